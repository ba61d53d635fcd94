import { fstatSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BackupError } from '../backup-error.ts';
import { ImportError } from '../import-error.ts';
import { withoutContent } from '../log-file.ts';
import { StoreError } from '../store/store-error.ts';
import { writeWhole } from '../write-whole.ts';
import { RequestError, TargetError } from './cli-error.ts';

/** What went wrong, in one line and without a stack. */
export function sentenceOf(error: unknown): string {
  if (
    error instanceof StoreError ||
    error instanceof BackupError ||
    error instanceof ImportError ||
    error instanceof RequestError
  ) {
    return error.message;
  }
  const [what] = withoutContent(error instanceof TargetError ? error.cause : error).split('\n');
  return error instanceof TargetError ? `${error.message}: ${what}.` : `That did not work: ${what}.`;
}

/**
 * Writes to standard output, all of it; answers whether somebody took it. A file at its end may lie on a disk that is
 * filling up, of which Node's own stream says nothing.
 */
export function print(text: string): Promise<boolean> {
  if (fstatSync(process.stdout.fd).isFile()) {
    writeFileSync(process.stdout.fd, text);
    return Promise.resolve(true);
  }
  return new Promise((done) => {
    process.stdout.on('error', (error) => {
      // A reader that has had enough, such as `head`, has not to be told.
      if (!('code' in error && error.code === 'EPIPE')) console.error(sentenceOf(error));
      done(false);
    });
    process.stdout.write(text, (error) => {
      if (!error) done(true);
    });
  });
}

/** Writes the text to a file, or to standard output where there is none. */
export async function put(text: string, file: string | null): Promise<boolean> {
  if (file === null) return print(text);
  try {
    writeWhole(resolve(file), text);
    return true;
  } catch (error) {
    throw new TargetError(`${resolve(file)} could not be written, and is as it was`, { cause: error });
  }
}

/** The passphrase from its file, or asked for on the terminal without showing it. @throws RequestError */
export function passphraseFrom(file: string | null): () => string | Promise<string> {
  return () => (file === null ? askPassphrase() : readPassphrase(file));
}

function readPassphrase(file: string): string {
  try {
    // The line break that editors put at the end is none of it.
    return readFileSync(resolve(file), 'utf8').replace(/\r?\n$/u, '');
  } catch {
    throw new RequestError(`The passphrase file ${resolve(file)} could not be read.`);
  }
}

function askPassphrase(): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    return Promise.reject(
      new RequestError('This log has a passphrase. Put it into a file and give that with --passphrase-file.'),
    );
  }
  return new Promise((resolvePassphrase, reject) => {
    stderr.write('Passphrase: ');
    let typed = '';
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    const end = () => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const take = (chunk: string) => {
      for (const character of chunk) {
        if (character === '\r' || character === '\n') {
          end();
          resolvePassphrase(typed);
          return;
        }
        // Ctrl+C and Ctrl+D; a terminal in raw mode leaves them to us.
        if (character === '\u0003' || character === '\u0004') {
          end();
          reject(new RequestError('No passphrase was given.'));
          return;
        }
        typed =
          character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', take);
    stdin.resume();
  });
}
