import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BackupError } from '../backup-error.ts';
import { checkLog, countBackups, makeBackup } from '../backups.ts';
import { systemClock } from '../clock.ts';
import { isAmongBackups, isOwnFile, ownFileWords } from '../own-files.ts';
import { restoreBackup } from '../restore.ts';
import { textOfKeys } from '../store/key.ts';
import { databaseFileOf } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import { RequestError } from './cli-error.ts';
import type { Command, CommandInput, CommandOutput } from './command.ts';
import { requireLog } from './with-store.ts';

/** A copy of the log, the way back, and a look at all of it. */

export const backupCommand = {
  usage: '[--out FILE]',
  help: [
    'A consistent copy of the log, checked after it was written, also while the app runs.',
    'Without --out it goes to the folder “backups” of the data folder. It is encrypted with the log’s key:',
    'keep a copy of key.json for it.',
  ],
  options: ['out'],
  words: { least: 0, most: 0 },
  run: backup,
} as const satisfies Command;

export const restoreCommand = {
  usage: 'FILE',
  help: [
    'Puts a backup in the place of the log, after checking all of it. What it replaces is kept as one more backup.',
    'Not while the app or another program has the log open.',
  ],
  options: [],
  words: { least: 1, most: 1 },
  run: restoreLog,
} as const satisfies Command;

export const verifyCommand = {
  usage: '',
  help: ['Reads all of the log, and prints its integrity, schema version and counts as JSON.'],
  options: [],
  words: { least: 0, most: 0 },
  run: verify,
} as const satisfies Command;

async function backup({ folder, options, key }: CommandInput): Promise<CommandOutput> {
  requireLog(folder);
  const file = options.out === undefined ? null : resolve(options.out);
  if (file !== null && isOwnFile(folder, file) && !isAmongBackups(folder, file)) {
    throw new RequestError(ownFileWords);
  }
  const logKey = await key();
  if (file !== null) refuseStranger(folder, file, logKey);
  const made = makeBackup({ folder, key: logKey, at: systemClock().stamp(), reason: 'by-hand', file });
  return { text: `${file ?? resolve(folder, 'backups', made.name)}\n` };
}

function refuseStranger(folder: string, file: string, key: string): void {
  if (!existsSync(file) || (!isAmongBackups(folder, file) && isBackup(file, key))) return;
  throw new RequestError(
    `There is a file ${file} already, and it is not a former backup of yours to write over. Nothing was changed. Choose another name.`,
  );
}

function isBackup(file: string, key: string): boolean {
  return countBackups([file], key)[0] !== null;
}

async function restoreLog({ folder, positionals, key, keys }: CommandInput): Promise<CommandOutput> {
  const file = resolve(positionals[0] ?? '');
  if (!existsSync(file)) throw new RequestError(`There is no file ${file}. Nothing was changed.`);
  const logKey = await key();
  const { contents, kept } = restoreBackup({
    folder,
    key: logKey,
    file,
    fileKey: textOfKeys(await keys()),
    at: systemClock().stamp(),
    isAlone: false,
  });
  return { text: `${JSON.stringify({ restored: contents, kept }, null, 2)}\n` };
}

async function verify({ folder, key }: CommandInput): Promise<CommandOutput> {
  requireLog(folder);
  const check = checkWhole(folder, await key());
  return {
    text: `${JSON.stringify(check, null, 2)}\n`,
    ...(check.integrity === 'ok'
      ? {}
      : {
          isFailure: true,
          remark: 'The log is damaged. Nothing was changed: start the app, it offers the newest good backup.',
        }),
  };
}

function checkWhole(folder: string, key: string) {
  try {
    return checkLog(databaseFileOf(folder), key);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    if (error.fault === 'not-openable') throw new StoreError('not-a-database', folder, { cause: error });
    if (error.fault === 'from-a-newer-version') {
      throw new StoreError('from-a-newer-version', folder, { cause: error });
    }
    if (error.fault === 'damaged' || error.fault === 'log-damaged') {
      throw new RequestError(
        'The log is damaged. Nothing was changed: start the app, it offers the newest good backup.',
      );
    }
    throw error;
  }
}
