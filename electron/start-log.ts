import { join } from 'node:path';
import { likeliestSituation } from '../domain/choose-lines.ts';
import type { LineTallies } from '../domain/line-tally.ts';
import type { CalmSituationKey } from '../domain/situations.ts';
import { dayMs, localDayOf, shiftStamp } from '../domain/time.ts';
import { askAboutLog } from './backup-dialogs.ts';
import { type Clock, systemTimeZone } from './clock.ts';
import { changeLogKeyJob } from './files-jobs.ts';
import { createFilesThread, type FilesThread } from './files-thread.ts';
import type { LogFile } from './log-file.ts';
import { createLogReopener } from './log-reopener.ts';
import { suspectIfDamaged } from './open-log.ts';
import { createPlaybookCopy, type PlaybookCopy } from './playbook-copy.ts';
import { takeOverSafety } from './playbook-keeper.ts';
import { createRecordsReader, type RecordsReader } from './records-reader.ts';
import { startOfCallToRecoverFrom } from './recovery.ts';
import type { SettingsFile } from './settings-file.ts';
import { openSoundLog } from './sound-log.ts';
import { textOfKeys } from './store/key.ts';
import type { KeyStore } from './store/key-wrapped.ts';
import type { Store } from './store/open.ts';
import { KeyNotChanged, openVault, type Vault } from './vault.ts';

export interface LogToStart {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly keyStore: KeyStore;
  readonly settingsFile: SettingsFile;
  readonly log: LogFile;
}

/** The log, and what the rest of the app reads of it all the time. */
export interface StartedLog {
  readonly vault: Vault;
  readonly store: Store;
  /** What is read of the records, or what stands for it while they are locked. */
  readonly whenOpen: <T>(read: () => T, otherwise: T) => T;
  /** Searches, in a thread of its own. */
  readonly records: RecordsReader;
  /** The same for what nobody waits for, so that a search or a week never waits for that. */
  readonly upkeepRecords: RecordsReader;
  readonly playbookCopy: PlaybookCopy;
  readonly files: FilesThread;
  readonly likeliestSituation: () => CalmSituationKey;
  /** What each line has shown so far. */
  readonly tallies: () => LineTallies;
  /** A record changed: counts anew what hangs on it, if that was a logged call. */
  readonly recount: () => void;
  /** What opening the log found out is said here: now what came before, and from now on at once. */
  readonly onNote: (say: (text: string) => void) => void;
  /** Opens a log that could only be read again, once it can be written. */
  readonly lookAgain: () => void;
  /**
   * For whoever works on the log: notes what went wrong, opens the log again when its disk was gone and is back, and has
   * the next start read all of it when it is damaged.
   */
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** The likeliest situation is counted over this much of the past. */
const recentDays = 90;

/** Opens the log, or leaves it locked. @throws StoreError when it cannot be opened. */
export async function startLog({
  dataFolder,
  clock,
  keyStore,
  settingsFile,
  log,
}: LogToStart): Promise<StartedLog> {
  /** What is to be said once there is somewhere to say it. */
  const earlyNotes: string[] = [];
  let onLogNote = (text: string): void => {
    earlyNotes.push(text);
  };
  const countSituations = (counted: Store) =>
    counted.calls.situationCounts(localDayOf(shiftStamp(clock.stamp(), -recentDays * dayMs)));
  const files = createFilesThread(join(import.meta.dirname, 'files-worker.cjs'));
  const vault = await openVault({
    folder: dataFolder,
    keyStore,
    onTrouble: log.trouble,
    changeKey: async (change) => {
      const end = await files(changeLogKeyJob, change);
      if (!end.ok) throw new KeyNotChanged(end.message, { cause: end.trouble });
    },
    openLog: (folder, key, keys) =>
      openSoundLog(folder, key, {
        backupKeys: textOfKeys(keys),
        now: clock.stamp,
        timeZone: systemTimeZone,
        secondFolder: () => settingsFile.current().backupFolder,
        ask: askAboutLog,
        onNote: (text) => onLogNote(text),
        onTrouble: log.trouble,
        tryOut: (store) => {
          countSituations(store);
          store.calls.lineTallies();
          store.shifts.running();
          store.calls.countDrafts();
          store.calls.openPromises();
          startOfCallToRecoverFrom(store, clock.stamp());
        },
      }),
  });
  const reopener = createLogReopener({ folder: dataFolder, vault, onTrouble: log.trouble });
  const { store } = vault;
  const whenOpen = <T>(read: () => T, otherwise: T): T => (vault.isOpen() ? read() : otherwise);
  const { formerSafety } = settingsFile;
  let isBegun = false;
  vault.watch({
    opened: () => {
      // Once it can be written for the first time.
      if (isBegun || store.isReadOnly) return;
      isBegun = true;
      store.emptyBin();
      if (formerSafety === null) return;
      try {
        if (takeOverSafety(store.playbook, formerSafety)) settingsFile.safetyTakenOver();
      } catch (error) {
        log.trouble('taking over the danger steps', error);
      }
    },
  });
  const reading = {
    worker: join(import.meta.dirname, 'records-worker.cjs'),
    whyShut: () => (vault.isLocked() ? ('locked' as const) : ('busy' as const)),
  };
  const records = createRecordsReader(reading);
  const upkeepRecords = createRecordsReader({ ...reading, isInBackground: true });
  for (const reader of [records, upkeepRecords]) {
    vault.watch({
      opened: (key) => reader.open({ folder: store.place, key }),
      closing: reader.close,
    });
  }
  const playbookCopy = createPlaybookCopy(dataFolder, vault, log.trouble);

  /** What was counted last; null: the log is another one since. */
  let counted: string | null = null;
  vault.watch({
    opened: () => {
      counted = null;
    },
  });
  let likeliest = likeliestSituation(whenOpen(() => countSituations(store), new Map()));
  let tallies = whenOpen(() => store.calls.lineTallies(), new Map());

  return {
    vault,
    store,
    whenOpen,
    records,
    upkeepRecords,
    playbookCopy,
    files,
    likeliestSituation: () => likeliest,
    tallies: () => tallies,
    recount: () => {
      // It may have been locked since: then all is counted when it opens.
      if (!vault.isOpen()) return;
      // Drafts are not counted, and change with every few keys.
      const now = `${store.changesByOthers()} ${store.calls.countsRevision()}`;
      if (now === counted) return;
      counted = now;
      likeliest = likeliestSituation(countSituations(store));
      tallies = store.calls.lineTallies();
    },
    onNote: (say) => {
      onLogNote = say;
      if (earlyNotes.length > 0) say(earlyNotes.splice(0).join(' '));
    },
    lookAgain: reopener.look,
    onTrouble: (where, error) => {
      log.trouble(where, error);
      suspectIfDamaged(dataFolder, error);
      reopener.afterTrouble(error);
    },
  };
}
