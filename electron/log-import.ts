import { existsSync } from 'node:fs';
import {
  nothingPersonal,
  type PersonalInLog,
  personalInLog,
  recordsWithoutPersonal,
} from '../domain/import-personal.ts';
import {
  asItIs,
  conflictWords,
  type ImportPlan,
  type PersonalInPlan,
  planImport,
  type StoredLog,
} from '../domain/import-plan.ts';
import type { ImportPreview, ImportResult } from '../domain/import-preview.ts';
import { fromLogFile } from '../domain/log-records.ts';
import type { Stamp } from '../domain/time.ts';
import type { Try } from '../domain/tries.ts';
import { makeBackup } from './backups.ts';
import { ImportError } from './import-error.ts';
import { type FileToImport, readImportFile } from './import-file.ts';
import { openLog, refuseMissing } from './open-log.ts';
import { regionsHere } from './regions-here.ts';
import { announceAnew } from './retention-keeper.ts';
import { makeKey } from './store/key.ts';
import { databaseFileOf, openExistingStore, type ReadOnlyStore, type Store } from './store/open.ts';

/**
 * Takes a file over into a log: all of it or nothing. The command line and the panel use the same two functions; each
 * opens the log by itself, so that a large file can be read in a thread of its own.
 */

export interface ImportOrder {
  /** The data folder. */
  readonly folder: string;
  /** The log's; null where there is none yet. */
  readonly key: string | null;
  readonly file: string;
  /** The file that was looked at; null: whichever is there now. */
  readonly digest: string | null;
  /** What may be a caller’s personal data is left out. */
  readonly withoutPersonal: boolean;
  readonly at: Stamp;
}

const patienceMs = 5_000;

/** @throws ImportError, StoreError; it changes nothing. */
export function previewImport({
  folder,
  key,
  file,
}: Pick<ImportOrder, 'folder' | 'key' | 'file'>): ImportPreview {
  const read = readImportFile(file);
  const plan = withLogToRead(folder, key, (stored) => planOf(read, stored, personalInPlan(false)));
  return {
    digest: read.digest,
    added: plan.added,
    unchanged: plan.unchanged,
    otherTries: plan.otherTries,
    conflict: conflictWords(plan.conflicts),
    personal: plan.conflicts.length > 0 ? nothingPersonal : personalInFresh(read, plan),
    days: plan.days,
  };
}

function personalInFresh(read: FileToImport, { fresh }: ImportPlan): PersonalInLog {
  const calls = new Set(fresh.calls.map(({ id }) => id));
  const wins = new Set(fresh.wins.map(({ id }) => id));
  const tries = new Set<string>(fresh.tries.map(({ week }) => week));
  return personalInLog(
    fromLogFile(read.log),
    { call: (id) => calls.has(id), win: (id) => wins.has(id), tried: (week) => tries.has(week) },
    regionsHere(),
  );
}

function personalInPlan(isLeftOut: boolean): PersonalInPlan {
  return { without: recordsWithoutPersonal(regionsHere()), isLeftOut };
}

/** @throws ImportError, StoreError, BackupError; then the log is as it was. */
export function importFile({ folder, key, file, digest, withoutPersonal, at }: ImportOrder): ImportResult {
  const read = readImportFile(file);
  if (digest !== null && digest !== read.digest) {
    throw new ImportError('the file has changed since it was looked at; choose it once more');
  }
  const personal = personalInPlan(withoutPersonal);
  const planned = refuseConflicts(withLogToRead(folder, key, (stored) => planOf(read, stored, personal)));
  if (isNothing(planned)) {
    const { added, unchanged, otherTries } = planned;
    return { added, unchanged, otherTries, note: '', backup: null };
  }
  const backup =
    key !== null && existsSync(databaseFileOf(folder))
      ? makeBackup({ folder, key, at, reason: 'import', file: null }).name
      : null;
  let note = '';
  const onNote = (text: string) => {
    note = text;
  };
  const store = openLog({ folder, key: key ?? makeKey(folder), at, onNote });
  // Nobody waits at a window here.
  store.waitForOthers(patienceMs);
  try {
    const { added, unchanged, otherTries } = takeOver(store, read, personal);
    return { added, unchanged, otherTries, note, backup };
  } finally {
    store.close();
  }
}

/** One transaction, planned anew inside it: the app may have written since. */
export function takeOver(store: Store, read: FileToImport, personal: PersonalInPlan = asItIs): ImportPlan {
  return store.transaction(() => {
    const plan = refuseConflicts(planOf(read, storedIn(store), personal));
    const { shifts, calls, pauses, wins, tries } = plan.fresh;
    for (const shift of shifts) store.shifts.save(shift);
    // What was binned in this session comes back as the file has it.
    for (const call of calls) store.calls.save(call);
    for (const pause of pauses) store.pauses.add(pause, false);
    for (const win of wins) store.wins.add(win);
    for (const chosen of tries) store.tries.save(chosen);
    if (!isNothing(plan)) announceAnew(store);
    return plan;
  });
}

export function planOf(read: FileToImport, stored: StoredLog, personal: PersonalInPlan = asItIs): ImportPlan {
  return planImport(fromLogFile(read.log), stored, read.isSameCall, personal);
}

function refuseConflicts(plan: ImportPlan): ImportPlan {
  const conflict = conflictWords(plan.conflicts);
  if (conflict !== '') throw new ImportError(conflict);
  return plan;
}

function isNothing({ added }: ImportPlan): boolean {
  return Object.values(added).every((count) => count === 0);
}

const nothingStored: StoredLog = {
  shift: () => null,
  pause: () => null,
  call: () => null,
  win: () => null,
  tried: () => null,
};

function withLogToRead<T>(folder: string, key: string | null, work: (stored: StoredLog) => T): T {
  refuseMissing(folder);
  if (key === null || !existsSync(databaseFileOf(folder))) return work(nothingStored);
  const store = openExistingStore(folder, key);
  try {
    return store.transaction(() => work(storedIn(store)));
  } finally {
    store.close();
  }
}

/** Of calls there can be very many: each is looked up. The other records are small. */
export function storedIn(store: ReadOnlyStore): StoredLog {
  const shifts = byId(store.shifts.all());
  const pauses = byId(store.pauses.all());
  const wins = byId(store.wins.all());
  const tries = new Map<string, Try>(store.tries.all().map((chosen) => [chosen.week, chosen]));
  return {
    shift: (id) => shifts.get(id) ?? null,
    pause: (id) => pauses.get(id) ?? null,
    call: store.calls.get,
    win: (id) => wins.get(id) ?? null,
    tried: (week) => tries.get(week) ?? null,
  };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
