import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** For whoever has to find out what went wrong. Never holds anything of a call: names and places, no messages. */
export interface LogFile {
  readonly note: (event: string) => void;
  readonly trouble: (where: string, error: unknown) => void;
}

const largestBytes = 1_000_000;

/** A log in `folder`; one older file is kept. It never throws: a full disk must not stop a pause. */
export function openLogFile(folder: string): LogFile {
  const file = join(folder, 'unflappable.log');
  const write = (line: string) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) {
        renameSync(file, `${file}.old`);
      }
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // Nowhere left to say it.
    }
  };
  return {
    note: write,
    trouble: (where, error) => write(`trouble in ${where}: ${withoutContent(error)}`),
  };
}

/**
 * The name, code and stack of an error and of its causes, without the messages: those can quote what a rep typed.
 */
export function withoutContent(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  const cause = error.cause === undefined ? '' : `\n  caused by ${withoutContent(error.cause)}`;
  return `${error.name}${code}\n${frames.join('\n')}${cause}`;
}
