import { fstatSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toLogFile } from '../domain/log-records.ts';
import { version } from '../package.json' with { type: 'json' };
import { systemClock } from './clock.ts';
import { withoutContent } from './log-file.ts';
import { openExistingStore } from './store/open.ts';
import { StoreError } from './store/store-error.ts';
import { writeWhole } from './write-whole.ts';

/** Exit statuses: done, the request could not be met, wrong usage. */
const done = 0;
const failed = 1;
const misused = 2;

const help = `Unflappable from the command line: no window, no network.

  unflappable-cli export [--data DIR] [--out FILE]
      Writes the whole log as unflappable-log JSON, to standard output without --out.
      It holds everything, private notes included.

  --data DIR   the app's data folder (without it, the installed app's own)
  --version    the version
  --help       this text
`;

class UsageError extends Error {}

/** Where the export should go it could not be put; the cause has the system's word for it. */
class TargetError extends Error {}

process.umask(0o077);
process.exitCode = run(process.argv.slice(2));

function run(argv: readonly string[]): number {
  try {
    return runCommand(argv);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message} Try --help.`);
      return misused;
    }
    console.error(sentenceOf(error));
    return failed;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StoreError) {
    return error.message;
  }
  const [what] = withoutContent(error instanceof TargetError ? error.cause : error).split('\n');
  return error instanceof TargetError ? `${error.message}: ${what}.` : `That did not work: ${what}.`;
}

function runCommand(argv: readonly string[]): number {
  const { values, positionals } = parse(argv);
  if (values.help) {
    print(help);
    return done;
  }
  if (values.version) {
    print(`${version}\n`);
    return done;
  }
  const [command, ...rest] = positionals;
  if (command === undefined) {
    throw new UsageError('Which command?');
  }
  if (command !== 'export') {
    throw new UsageError(`There is no command “${command}”.`);
  }
  if (rest.length > 0) {
    throw new UsageError(`“${rest.join(' ')}” is one word too many for export.`);
  }
  exportLog(values.data ?? installedDataFolder(), values.out ?? null);
  return done;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? `${error.message.split('. ')[0]}.` : 'That could not be read.',
    );
  }
}

function exportLog(folder: string, out: string | null): void {
  const store = openExistingStore(resolve(folder));
  try {
    // One transaction, so that the app may go on writing meanwhile.
    const log = store.transaction(() =>
      toLogFile(systemClock().stamp(), {
        calls: store.calls.all(),
        shifts: store.shifts.all(),
        pauses: store.pauses.all(),
        wins: store.wins.all(),
      }),
    );
    const text = `${JSON.stringify(log, null, 2)}\n`;
    if (out === null) {
      print(text);
    } else {
      try {
        writeWhole(resolve(out), text);
      } catch (error) {
        throw new TargetError(`${resolve(out)} could not be written, and is as it was`, { cause: error });
      }
    }
  } finally {
    store.close();
  }
}

/**
 * Writes to standard output, all of it. A file at its end may lie on a disk that is filling up, of which Node's own
 * stream says nothing; whatever else stands there tells of a failure later on.
 */
function print(text: string): void {
  if (fstatSync(process.stdout.fd).isFile()) {
    writeFileSync(process.stdout.fd, text);
    return;
  }
  process.stdout.on('error', (error) => {
    process.exitCode = failed;
    // A reader that has had enough, such as `head`, has not to be told.
    if (!('code' in error && error.code === 'EPIPE')) {
      console.error(sentenceOf(error));
    }
  });
  process.stdout.write(text);
}

/** Where the installed app keeps its data, as Electron's `userData` does. */
function installedDataFolder(): string {
  const name = 'unflappable';
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support', name);
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData/Roaming'), name);
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), name);
}
