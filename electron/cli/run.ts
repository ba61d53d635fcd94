import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json' with { type: 'json' };
import { type Keys, keyFileOf } from '../store/key.ts';
import { keyOfLog, keysFor } from '../store/key-for.ts';
import type { KeyStore } from '../store/key-wrapped.ts';
import { UsageError } from './cli-error.ts';
import type { Command } from './command.ts';
import { commandOf, commands } from './commands.ts';
import { passphraseFrom, print, put, sentenceOf } from './console.ts';

/** Exit statuses: done, the request could not be met, wrong usage. */
const done = 0;
const failed = 1;
const misused = 2;

/**
 * Runs one command and answers its exit status. `keyStore`: the system's, where this runs in the app's own runtime; null
 * on plain Node. Never rejects.
 */
export async function runCommandLine(argv: readonly string[], keyStore: KeyStore | null): Promise<number> {
  try {
    return await runCommand(argv, keyStore);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message} Try --help.`);
      return misused;
    }
    console.error(sentenceOf(error));
    return failed;
  }
}

async function runCommand(argv: readonly string[], keyStore: KeyStore | null): Promise<number> {
  const { values, positionals } = parse(argv);
  const [name, ...words] = positionals;
  const command = name === undefined ? null : commandOf(name);
  if (values.help) {
    if (name !== undefined && command === null) throw new UsageError(`There is no command “${name}”.`);
    return said(await print(command === null || name === undefined ? wholeHelp() : helpOf(name, command)));
  }
  if (values.version) return said(await print(`${version}\n`));
  if (name === undefined) throw new UsageError('Which command?');
  if (command === null) throw new UsageError(`There is no command “${name}”.`);
  checkUsage(name, command, values, words);

  const folder = resolve(values.data ?? installedDataFolder());
  let asked: Promise<Keys> | null = null;
  const keys = () => {
    asked ??= keysFor(folder, passphraseFrom(values['passphrase-file'] ?? null), keyStore);
    return asked;
  };
  const { text, out, remark, isFailure } = await command.run({
    folder,
    positionals: words,
    options: values,
    key: async () => keyOfLog(folder, await keys()),
    keys,
    hasKey: () => existsSync(keyFileOf(folder)),
  });
  const isTaken = await put(text, out ?? null);
  if (remark !== undefined && remark !== '') console.error(remark);
  return isFailure ? failed : said(isTaken);
}

/** The data folder of a command, before it runs: null where it names none, or is written wrongly. */
export function folderOfCommand(argv: readonly string[]): string | null {
  try {
    const { data } = parse(argv).values;
    return data === undefined ? null : resolve(data);
  } catch {
    return null;
  }
}

function said(isTaken: boolean): number {
  return isTaken ? done : failed;
}

/** Which options are not for one command only. */
const common: readonly string[] = ['data', 'passphrase-file', 'help', 'version'];

function checkUsage(
  name: string,
  { options, words }: Command,
  values: Readonly<Record<string, unknown>>,
  given: readonly string[],
): void {
  const allowed: readonly string[] = [...common, ...options];
  const stranger = Object.entries(values).find(
    ([option, value]) => value !== undefined && value !== false && !allowed.includes(option),
  );
  if (stranger !== undefined) throw new UsageError(`${name} knows no option --${stranger[0]}.`);
  if (given.length > words.most) {
    throw new UsageError(`“${given.slice(words.most).join(' ')}” is one word too many for ${name}.`);
  }
  if (given.length < words.least) throw new UsageError(`Something is missing behind ${name}.`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        'passphrase-file': { type: 'string' },
        out: { type: 'string' },
        format: { type: 'string' },
        week: { type: 'string' },
        json: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        'remove-personal': { type: 'boolean' },
        feelings: { type: 'boolean' },
        ratings: { type: 'boolean' },
        prejudice: { type: 'boolean' },
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

const program = 'unflappable-cli';

const commonHelp = `  --data DIR              the app's data folder (without it, the installed app's own)
  --passphrase-file FILE  the passphrase of a log that has one (without it, a terminal is asked)
`;

function wholeHelp(): string {
  const each = Object.entries(commands).map(([name, command]) => entryOf(name, command));
  return `Unflappable from the command line: no window, no network.

${each.join('\n')}
${commonHelp}  --version               the version
  --help                  this text; COMMAND --help for one command

Exit status: 0 done; 1 it could not be done, and one line on standard error says why; 2 wrong usage.
`;
}

function helpOf(name: string, command: Command): string {
  return `${entryOf(name, command)}\n${commonHelp}`;
}

function entryOf(name: string, { usage, help }: Command): string {
  return `  ${`${program} ${name} ${usage}`.trimEnd()}\n${help.map((line) => `      ${line}\n`).join('')}`;
}

/** Where the installed app keeps its data, as Electron's `userData` does. */
function installedDataFolder(): string {
  const name = 'unflappable';
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support', name);
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData/Roaming'), name);
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), name);
}
