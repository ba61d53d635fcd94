import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newestBackupsFirst } from '../domain/backup-rotation.ts';
import { callsWords, momentWords } from '../domain/backup-words.ts';
import { epochOf, type Stamp } from '../domain/time.ts';
import { BackupError } from './backup-error.ts';
import { type BackupFile, backupFolderOf, backupsIn, type LogCheck } from './backup-file.ts';
import { checkLog } from './backups.ts';
import { LogLeftAlone } from './log-left-alone.ts';
import { openLog, suspectIfDamaged } from './open-log.ts';
import { restoreBackup, setLogAside } from './restore.ts';
import { databaseFileOf, isLogWritable, type Store } from './store/open.ts';
import { StoreError, type StoreFault } from './store/store-error.ts';
import { storeTroubleOf } from './store/store-trouble.ts';

/** Asked of the rep when the log cannot be opened as it is. */
export interface LogQuestion {
  readonly message: string;
  readonly detail: string;
  /** Their words, in order; the last one is what happens when the question is closed. */
  readonly choices: readonly [string, ...string[]];
}

export interface SoundLogWorld {
  /** What a backup may open with (`textOfKeys`); the log's own key where none are given. */
  readonly backupKeys?: string;
  readonly now: () => Stamp;
  readonly timeZone: () => string;
  /** Another folder with backups; null for none. */
  readonly secondFolder: () => string | null;
  /** The number of the choice. */
  readonly ask: (question: LogQuestion) => Promise<number>;
  /** Something that the rep has to be told of, once the log is open. */
  readonly onNote: (text: string) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** As `openLog` takes it. */
  readonly largestReadAtStart?: number;
  /** Reads what a start reads at once: where the log is too large to be read whole, damage there must not keep it from starting. */
  readonly tryOut?: (store: Store) => void;
}

/** What can be done about it here: put a backup back, or try once more. Everything else is for the rep to put right. */
const remedies: Partial<Readonly<Record<StoreFault, 'replace' | 'again'>>> = {
  damaged: 'replace',
  'not-a-database': 'replace',
  'log-missing': 'replace',
  'disk-full': 'again',
  'log-in-use': 'again',
  'no-backup-before-update': 'again',
};

/**
 * Opens the log; one that is damaged or gone gives way to the newest good backup, or to a new one, after asking. Whatever
 * was there is kept. @throws LogLeftAlone, and StoreError for what cannot be put right here
 */
export async function openSoundLog(folder: string, key: string, world: SoundLogWorld): Promise<Store> {
  let isAfresh = false;
  for (;;) {
    try {
      return triedOut(openLog({ ...world, folder, key, at: world.now(), isAfresh }), folder, world);
    } catch (error) {
      // Nothing can be put in its place where nothing can be written.
      const remedy = error instanceof StoreError && isLogWritable(folder) ? remedies[error.fault] : undefined;
      if (!(error instanceof StoreError) || remedy === undefined) throw error;
      world.onTrouble('opening the log', error);
      if (remedy === 'again') await askOnceMore(error, world);
      else isAfresh = (await replace(folder, key, error, world)) === 'afresh';
    }
  }
}

function triedOut(store: Store, folder: string, { tryOut = () => {} }: SoundLogWorld): Store {
  try {
    tryOut(store);
    return store;
  } catch (error) {
    store.close();
    if (storeTroubleOf(error) !== 'damaged') throw error;
    suspectIfDamaged(folder, error);
    throw new StoreError('damaged', folder, { cause: error });
  }
}

async function askOnceMore(fault: StoreError, { ask }: SoundLogWorld): Promise<void> {
  const question = { message: 'Your log cannot be opened yet.', detail: fault.message } as const;
  if ((await ask({ ...question, choices: ['Try again', 'Quit'] })) !== 0) {
    throw new LogLeftAlone(fault.message, { cause: fault });
  }
}

interface GoodBackup {
  readonly backup: BackupFile;
  readonly file: string;
  readonly check: LogCheck;
}

async function replace(
  folder: string,
  key: string,
  fault: StoreError,
  world: SoundLogWorld,
): Promise<'restored' | 'afresh'> {
  const good = newestGood(
    [backupFolderOf(folder), world.secondFolder()],
    world.backupKeys ?? key,
    epochOf(world.now()),
  );
  const isThere = existsSync(databaseFileOf(folder));
  const message =
    fault.fault === 'log-missing'
      ? 'Your log is not there any more.'
      : 'Your log is damaged and cannot be read.';
  const whenMade = good === null ? '' : momentWords(good.backup.at, world.timeZone());
  const detail = good === null ? noBackupWords(fault, isThere) : backupWords(good, whenMade, isThere);
  const choices = good === null ? ([afresh, quit] as const) : ([putBack, afresh, quit] as const);
  const chosen = choices[await world.ask({ message, detail, choices })] ?? quit;
  const at = world.now();
  if (chosen === putBack && good !== null) {
    const { kept } = restoreBackup({
      folder,
      key,
      file: good.file,
      fileKey: world.backupKeys ?? key,
      at,
      isAlone: true,
    });
    world.onNote(sentences(message, `The backup of ${whenMade} is in its place.`, keptWords(kept)));
    return 'restored';
  }
  if (chosen === afresh) {
    const kept = setLogAside(folder, at);
    world.onNote(sentences(message, 'You asked to start afresh.', keptWords(isThere ? kept : null)));
    return 'afresh';
  }
  throw new LogLeftAlone(fault.message, { cause: fault });
}

function sentences(...all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}

const putBack = 'Put the backup back';
const afresh = 'Start afresh';
const quit = 'Quit';

function backupWords({ check }: GoodBackup, whenMade: string, isThere: boolean): string {
  const { calls, drafts } = check.counts;
  return sentences(
    `The newest good backup was made on ${whenMade}. It holds ${callsWords(calls, drafts)}.`,
    'What was written after it would be missing.',
    keepingWords(isThere),
  );
}

function noBackupWords(fault: StoreError, isThere: boolean): string {
  return sentences(
    'There is no good backup of it. You can start afresh, or quit and put back a copy of your own.',
    keepingWords(isThere),
    fault.message,
  );
}

function keepingWords(isThere: boolean): string {
  return isThere ? 'The damaged file is kept in either case.' : '';
}

function keptWords(kept: string | null): string {
  return kept === null ? '' : `The damaged file is kept in the folder ${kept} of your data.`;
}

/** The newest backup that this key opens and that is whole, in any of the folders. */
function newestGood(folders: readonly (string | null)[], key: string, now: number): GoodBackup | null {
  const all = folders.flatMap((folder) =>
    folder === null
      ? []
      : backupsOf(folder).map((backup) => ({ ...backup, file: join(folder, backup.name) })),
  );
  for (const backup of newestBackupsFirst(all, now)) {
    const check = goodCheck(backup.file, key);
    if (check !== null) return { backup, file: backup.file, check };
  }
  return null;
}

/** A disk that is away has none. */
function backupsOf(folder: string): readonly BackupFile[] {
  try {
    return backupsIn(folder);
  } catch {
    return [];
  }
}

function goodCheck(file: string, key: string): LogCheck | null {
  try {
    const check = checkLog(file, key);
    return check.integrity === 'ok' ? check : null;
  } catch (error) {
    if (error instanceof BackupError) return null;
    throw error;
  }
}
