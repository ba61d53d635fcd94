import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import {
  type BackupReason,
  backupsToDrop,
  daysWithoutBackup,
  isBackupDue,
  newestBackupsFirst,
} from '../domain/backup-rotation.ts';
import { momentWords } from '../domain/backup-words.ts';
import { epochOf } from '../domain/time.ts';
import { type BackupFile, backupFolderOf, backupsIn, type Contents } from './backup-file.ts';
import { dropBackups, sweepUnfinished } from './backups.ts';
import type { Clock } from './clock.ts';
import type { BackupLook, BackupsPage, RestoredBackup } from './contract/backups.ts';
import type { Reply } from './contract/intent.ts';
import type { Notice } from './contract.ts';
import {
  claimFolderJob,
  copyBackupJob,
  countBackupsJob,
  keepOnlyJob,
  lookInsideJob,
  makeBackupJob,
  removeKeyJob,
  restoreJob,
} from './files-jobs.ts';
import type { FilesThread, JobEnd } from './files-thread.ts';
import { ok, refuse } from './intents/reply.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { suspicionOf } from './open-log.ts';
import { secondFolderOf } from './second-folder.ts';
import type { SettingsFile } from './settings-file.ts';
import { textOfKeys } from './store/key.ts';
import { sweepPrepared } from './store/swap.ts';
import type { Vault } from './vault.ts';

export interface BackupKeeperWorld {
  /** The data folder. */
  readonly folder: string;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'stamp'>;
  readonly timeZone: () => string;
  readonly settingsFile: SettingsFile;
  readonly files: FilesThread;
  /** No call is under way: nothing is on the overlay. */
  readonly isFree: () => boolean;
  readonly askForFolder: () => Promise<string | null>;
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
  /** There is something new to show. */
  readonly onChange: () => void;
  /** Every record may be another one now. */
  readonly onReplaced: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Makes backups of the log, by itself and when asked to, and puts one back. */
export interface BackupKeeper {
  /** To be called once a day; a backup that fails disturbs nobody until there was none for three days. */
  readonly daily: () => Promise<void>;
  readonly page: () => Promise<Reply<BackupsPage>>;
  readonly make: (reason: BackupReason) => Promise<Reply<null>>;
  readonly look: (name: string) => Promise<Reply<BackupLook>>;
  readonly restore: (name: string) => Promise<Reply<RestoredBackup>>;
  readonly keepOnlyFresh: () => Promise<Reply<null>>;
  readonly chooseFolder: () => Promise<Reply<string | null>>;
  /** Answers what of it has to be removed by hand; empty when nothing has. */
  readonly leaveFolder: () => Promise<Reply<string>>;
  readonly putKeyBeside: (isThere: boolean) => Promise<Reply<null>>;
  /** The key is kept in another way: what lies beside the copies has to follow. */
  readonly keyChanged: () => Promise<void>;
}

const noticeId = 'backups';
const daysInSilence = 3;
/** A network home that does not answer is tried again the next day. */
const longestCopyMs = 120_000;
const didNotWork =
  'That did not work. Nothing was changed. Try again; the log file in your data folder says more.';

/** What is remembered of the second folder, in the log. */
const copyStateName = 'backup-copy';
const copyStateSchema = z.strictObject({ lastAt: z.number().nullable(), problem: z.string() });
type CopyState = Readonly<z.infer<typeof copyStateSchema>>;

export function createBackupKeeper(world: BackupKeeperWorld): BackupKeeper {
  const { folder, vault, files, settingsFile, onTrouble } = world;
  const backupFolder = backupFolderOf(folder);
  const inTurn = oneAfterAnother();
  /** What a backup holds never changes: it is counted once. */
  const counted = new Map<string, Contents | null>();
  const now = () => epochOf(world.clock.stamp());
  const settings = settingsFile.current;

  const told = <A>(where: string, end: JobEnd<A>): Reply<A> => {
    if (end.ok) return ok(end.value);
    onTrouble(where, end.trouble);
    return refuse(end.message ?? didNotWork);
  };

  const copyState = (): CopyState => {
    const parsed = copyStateSchema.safeParse(vault.store.state.get(copyStateName));
    return parsed.success ? parsed.data : { lastAt: null, problem: '' };
  };
  const hasKeyBeside = () => vault.kind() !== 'file' || settings().keyBesideBackups;

  const secondFolder = () => secondFolderOf(settings());
  const newestFirst = () => newestBackupsFirst(backupsIn(backupFolder), now());

  /** Copies a backup to the second folder. Null: there is none. */
  const copy = async (name: string): Promise<JobEnd<null> | null> => {
    const to = secondFolder();
    if (to === null) return null;
    const order = { folder, name, to, key: textOfKeys(vault.keys()), withKey: hasKeyBeside() };
    const end = await files(
      copyBackupJob,
      { ...order, now: now(), timeZone: world.timeZone() },
      longestCopyMs,
    );
    if (!end.ok) onTrouble('the copy of a backup', end.trouble);
    const problem = end.ok
      ? ''
      : isOfTheFolder(end.fault)
        ? `The last copy could not be made. ${end.message ?? ''}`
        : 'The last copy could not be made: the folder could not be reached or written to. It is tried again with the next backup.';
    if (!vault.isOpen()) return end;
    const { lastAt } = copyState();
    vault.store.state.set(copyStateName, { lastAt: end.ok ? now() : lastAt, problem });
    return end;
  };
  const copyNewest = async (): Promise<void> => {
    const [newest] = newestFirst();
    if (newest !== undefined) await copy(newest.name);
  };

  const rotate = () => {
    const drop = backupsToDrop(backupsIn(backupFolder), now(), world.timeZone());
    dropBackups(
      backupFolder,
      drop.map(({ name }) => name),
    );
    sweepUnfinished(backupFolder, now());
    sweepPrepared(folder, now());
  };

  /** What becomes of the copy is said on its card. */
  const makeNow = async (reason: BackupReason): Promise<JobEnd<BackupFile>> => {
    const made = await makeHere(reason);
    if (made.ok) await copy(made.value.name);
    world.onChange();
    return made;
  };
  const makeHere = async (reason: BackupReason): Promise<JobEnd<BackupFile>> => {
    const made = await files(makeBackupJob, {
      folder,
      key: vault.key(),
      at: world.clock.stamp(),
      reason,
      file: null,
    });
    if (made.ok) {
      rotate();
      world.dismiss(noticeId);
    } else if (made.fault === 'log-damaged') {
      // The next start reads all of the log, however large it is.
      writeFileSync(suspicionOf(folder), '', { mode: 0o600 });
      world.notify({ id: noticeId, text: made.message ?? didNotWork });
    }
    return made;
  };

  const fileOf = (name: string): string | null =>
    backupsIn(backupFolder).some((backup) => backup.name === name) ? join(backupFolder, name) : null;
  const withFile = <T>(name: string, work: (file: string) => Promise<Reply<T>>): Promise<Reply<T>> => {
    const file = fileOf(name);
    return file === null
      ? Promise.resolve(refuse('That backup is not there any more.'))
      : inTurn(() => work(file));
  };

  const count = async (backups: readonly BackupFile[]): Promise<void> => {
    const unknown = backups.filter(({ name }) => !counted.has(name));
    if (unknown.length === 0) return;
    const paths = unknown.map(({ name }) => join(backupFolder, name));
    const end = await files(countBackupsJob, { files: paths, key: textOfKeys(vault.keys()) });
    if (!end.ok) onTrouble('counting the backups', end.trouble);
    unknown.forEach(({ name }, index) => {
      if (end.ok) counted.set(name, end.value[index] ?? null);
    });
  };

  return {
    daily: () =>
      inTurn(async () => {
        if (!vault.isOpen() || vault.store.isEmpty()) return;
        if (!isBackupDue(backupsIn(backupFolder), now(), world.timeZone())) return;
        const made = await makeNow('daily');
        if (made.ok) return;
        onTrouble('the daily backup', made.trouble);
        const days = daysWithoutBackup(backupsIn(backupFolder), now(), world.timeZone());
        if (made.fault === 'log-damaged' || (days !== null && days < daysInSilence)) return;
        world.notify({
          id: noticeId,
          text: `No backup of your log could be made${days === null ? '' : ` for ${days} days`}. ${made.message ?? didNotWork}`,
        });
      }),

    page: async () => {
      const backups = newestFirst();
      await count(backups);
      const second = settings().backupFolder;
      return ok({
        backups: backups.map((backup) => ({
          ...backup,
          contents: counted.get(backup.name) ?? null,
          isCounted: counted.has(backup.name),
        })),
        timeZone: world.timeZone(),
        second:
          second === null
            ? null
            : {
                path: second,
                ...copyState(),
                hasPlainKey: vault.kind() === 'file' && settings().keyBesideBackups,
              },
        keyKind: vault.kind(),
      });
    },

    make: (reason) =>
      inTurn(async () => {
        const made = told('a backup', await makeNow(reason));
        return made.ok ? ok(null) : made;
      }),

    look: (name) =>
      withFile(name, async (file) =>
        told('a look into a backup', await files(lookInsideJob, { file, key: textOfKeys(vault.keys()) })),
      ),

    restore: (name) =>
      withFile(name, async (file) => {
        // It began in a log that would not be there any more when it ends.
        if (!world.isFree()) return refuse('Finish the call first, then restore. Nothing was changed.');
        const at = world.clock.stamp();
        const end = await vault.whileClosed((key) =>
          files(restoreJob, { folder, key, file, fileKey: textOfKeys(vault.keys()), at, isAlone: true }),
        );
        const restored = told('restoring a backup', end);
        if (!restored.ok) return restored;
        rotate();
        world.onReplaced();
        const made = backupsIn(backupFolder).find((backup) => backup.name === name);
        const when = made === undefined ? '' : ` of ${momentWords(made.at, world.timeZone())}`;
        const { kept } = restored.value;
        return ok({
          words: `Your log is the backup${when} now. What was there before is ${keptWords(kept)}.`,
          replaced: kept?.startsWith(keptAmongBackups) === true ? kept.slice(keptAmongBackups.length) : null,
        });
      }),

    keepOnlyFresh: () =>
      inTurn(async () => {
        const made = told('a backup', await makeHere('by-hand'));
        if (!made.ok) return made;
        const { name } = made.value;
        const here = await files(keepOnlyJob, { folder, second: null, name });
        // Only where the fresh one has arrived, and was read there, may the others go.
        const copied = await copy(name);
        const there =
          copied?.ok === true
            ? await files(keepOnlyJob, { folder, second: secondFolder(), name }, longestCopyMs)
            : copied;
        world.onChange();
        if (!here.ok) return told('removing old backups', here);
        if (there === null || there.ok) return ok(null);
        onTrouble('removing old copies', there.trouble);
        return refuse(
          `The backups on this computer were renewed. The copies in ${secondFolder()?.path ?? ''} were not, because that folder could not be used: they stay as they were.`,
        );
      }),

    chooseFolder: async () => {
      const chosen = await world.askForFolder();
      if (chosen === null) return ok(null);
      if (`${resolve(chosen)}${sep}`.startsWith(`${resolve(folder)}${sep}`)) {
        return refuse('That is where your log is already. Choose a folder on another disk.');
      }
      const mark = settings().backupFolderMark ?? randomUUID();
      const claim = { second: { path: chosen, mark }, key: textOfKeys(vault.keys()) };
      const claimed = told('a second folder for backups', await files(claimFolderJob, claim, longestCopyMs));
      if (!claimed.ok) return claimed;
      const saved = saveSettings({ backupFolder: chosen, backupFolderMark: mark });
      if (!saved.ok) return saved;
      return inTurn(async () => {
        vault.store.state.set(copyStateName, { lastAt: null, problem: '' });
        if (backupsIn(backupFolder).length === 0) {
          const made = told('a backup', await makeNow('by-hand'));
          if (!made.ok) return made;
        } else {
          await copyNewest();
        }
        world.onChange();
        return ok(chosen);
      });
    },

    leaveFolder: () =>
      inTurn(async () => {
        const second = secondFolder();
        const hadPlainKey = vault.kind() === 'file' && settings().keyBesideBackups;
        const saved = saveSettings({ backupFolder: null, keyBesideBackups: false });
        if (!saved.ok) return saved;
        world.onChange();
        if (second === null || !hadPlainKey) return ok('');
        const removed = await files(removeKeyJob, { second }, longestCopyMs);
        if (removed.ok) return ok('');
        onTrouble('removing the key beside the copies', removed.trouble);
        return ok(
          `The key that lies there could not be removed: whoever has key.json in ${second.path} can read the copies. Remove that file.`,
        );
      }),

    putKeyBeside: (isThere) =>
      inTurn(async () => {
        const saved = saveSettings({ keyBesideBackups: isThere });
        if (!saved.ok) return saved;
        await copyNewest();
        world.onChange();
        return ok(null);
      }),

    keyChanged: () => inTurn(copyNewest),
  };

  function saveSettings(change: {
    readonly backupFolder?: string | null;
    readonly backupFolderMark?: string;
    readonly keyBesideBackups?: boolean;
  }): Reply<null> {
    try {
      settingsFile.replace({ ...settings(), ...change });
      return ok(null);
    } catch (error) {
      onTrouble('the settings', error);
      return refuse('The settings could not be saved. Is the disk full, or the folder write-protected?');
    }
  }
}

/** Not of a disk that is away: trying again does not help. */
function isOfTheFolder(fault: string | null): boolean {
  return fault === 'another-folder' || fault === 'key-of-another-log';
}

/** How `restoreBackup` says that what was replaced is a backup like the others. */
const keptAmongBackups = 'backups/';

function keptWords(kept: string | null): string {
  if (kept === null) return 'gone';
  return kept.startsWith(keptAmongBackups)
    ? 'in the list of backups, too'
    : `kept in the folder ${kept} of your data, because it was damaged`;
}
