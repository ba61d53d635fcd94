import { existsSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { backupFolderOf, backupsIn } from './backup-file.ts';
import { changeLogKey, type KeyChange } from './change-log-key.ts';
import { LogLeftAlone } from './log-left-alone.ts';
import { oneAfterAnother } from './one-after-another.ts';
import type { KeyFile, KeyKind, Keys, PassphraseFile } from './store/key.ts';
import {
  makeKey,
  plainKeyFile,
  readKeyFile,
  replaceKeyFile,
  sweepUnfinishedKeys,
  withNewKey,
} from './store/key.ts';
import { keyOfLog } from './store/key-for.ts';
import { openSealedKeys, type Strength, sealKeys } from './store/key-passphrase.ts';
import { type KeyStore, unwrapKeys, wrapKeys } from './store/key-wrapped.ts';
import { LockedError } from './store/locked-error.ts';
import {
  databaseFileOf,
  ensureWritable,
  hasLog,
  isWritable,
  openStoreWith,
  type Store,
} from './store/open.ts';
import { outboxPublicKey } from './store/outbox-key.ts';
import { StoreError, type StoreFault } from './store/store-error.ts';

export interface VaultWorld {
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** What a guess at a new passphrase costs; the usual, unless many are tried on purpose, as in tests. */
  readonly strength?: Strength;
  /** Opens the log with its key; another one than the store's own where more is to be done about a damaged one. */
  readonly openLog?: (folder: string, key: string, keys: Keys) => Store | Promise<Store>;
  /** Writes the log anew under another key; in a thread of its own where a large one must not hold anything up. */
  readonly changeKey?: (change: KeyChange) => unknown;
}

/** Who has to know when the log opens and shuts. */
export interface VaultWatcher {
  /** The log is open: for the first time since the start, or again. What was read from it before may be another now. */
  readonly opened?: (key: string, isFirst: boolean) => void;
  /** The log is about to be shut: connections of one's own to its file are closed, and its key is forgotten. */
  readonly closing?: () => void | Promise<void>;
  /** Only the passphrase opens it from now on. */
  readonly locked?: () => void;
  /** The key is kept in another way now. */
  readonly keyKindChanged?: (kind: KeyKind) => void;
}

/** The key was not changed. `words` are for the rep, where there are any. */
export class KeyNotChanged extends Error {
  override readonly name = 'KeyNotChanged';
  readonly words: string | null;

  constructor(words: string | null, options?: ErrorOptions) {
    super('the key of the log was not changed', options);
    this.words = words;
  }
}

/** The one owner of the log's key and of the connection to it. */
export interface Vault {
  /** The records while the log is open; every use of them throws a `LockedError` while it is not. */
  readonly store: Store;
  readonly isOpen: () => boolean;
  /** Whether only the passphrase opens it. */
  readonly isLocked: () => boolean;
  readonly kind: () => KeyKind;
  /** The log's key, 64 hexadecimal digits. @throws LockedError */
  readonly key: () => string;
  /** It, and those that it had before, for what was sealed or backed up under them. @throws LockedError */
  readonly keys: () => Keys;
  /** For whom what happens meanwhile is sealed: public. */
  readonly outboxKey: () => string;
  /** Shuts the log and drops its key. Without a passphrase it does nothing. */
  readonly lock: () => void;
  /** False: that is not the passphrase. @throws StoreError when it is, and the log cannot be opened all the same. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  /**
   * Sets or changes the passphrase, and writes the log anew under a new key: a copy of the former key file opens what was
   * backed up before, and nothing else. False: `current` is not the one that was set.
   */
  readonly setPassphrase: (passphrase: string, current: string | null) => Promise<boolean>;
  /** Keeps the key without a passphrase again, and it is a new one, too. False: `current` is not the one that was set. */
  readonly removePassphrase: (current: string) => Promise<boolean>;
  /**
   * Hands the key to the system's key store, where there is a safe one and nothing else keeps it; and wraps it anew
   * where the key store asks for that. The key stays the same, as it does in the whole log. Finishes a change of the key
   * that was cut off. Never throws: the key stays as it is then.
   */
  readonly handToKeyStore: () => Promise<void>;
  /**
   * Closes the log, does `work` on its files, and opens it again, whatever became of the work.
   * @throws LockedError when it is not open.
   */
  readonly whileClosed: <T>(work: (key: string) => T | Promise<T>) => Promise<T>;
  /** Told from now on, and at once when the log is open already. */
  readonly watch: (watcher: VaultWatcher) => void;
  /** For good: the app ends. */
  readonly close: () => void;
}

/** How long until a log that would not open again is tried once more, in milliseconds; each time twice as long. */
const firstRetryMs = 250;
const longestRetryMs = 15_000;

/** What keeps a log from being opened, and may be over soon. */
const passing: ReadonlySet<StoreFault> = new Set([
  'disk-full',
  'folder-not-writable',
  'log-in-use',
  'no-backup-before-update',
]);

type State =
  | { readonly kind: 'open'; readonly keys: Keys; readonly key: string; readonly store: Store }
  /** Something works on its files, or it could not be opened again afterwards. */
  | { readonly kind: 'busy'; readonly keys: Keys; readonly key: string }
  | { readonly kind: 'locked' };

/**
 * Opens the log in `folder`, making folder, key and database as needed; one with a passphrase stays locked, and one that
 * is there already may be in a folder that cannot be written, if `openLog` can do with that.
 * @throws StoreError with a sentence for the rep; whatever was there is left as it was.
 */
export async function openVault(world: VaultWorld): Promise<Vault> {
  const { folder, keyStore, onTrouble, changeKey = changeLogKey } = world;
  const openLog = world.openLog ?? ((place: string, key: string) => openStoreWith(place, key));
  if (!hasLog(folder)) ensureWritable(folder);
  let file = readOrMakeKeyFile(folder);
  if (isWritable(folder)) sweepUnfinishedKeys(folder);

  let isStale = false;
  let state: State = await firstState();
  let isWorking = false;
  let isLockWanted = false;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  let wasOpened = state.kind === 'open';
  const watchers: VaultWatcher[] = [];
  const inTurn = oneAfterAnother();

  async function openedWith(keys: Keys): Promise<State & { readonly kind: 'open' }> {
    const key = keyOfLog(folder, keys);
    return { kind: 'open', keys, key, store: await openLog(folder, key, keys) };
  }

  async function firstState(): Promise<State> {
    switch (file.kind) {
      case 'file':
        return await openedWith([file.key, ...(file.former ?? [])]);
      case 'keystore': {
        const unwrapped = await unwrapKeys(folder, file, keyStore);
        isStale = unwrapped.isStale;
        return await openedWith(unwrapped.keys);
      }
      case 'passphrase':
        return { kind: 'locked' };
      default: {
        const never: never = file;
        return never;
      }
    }
  }

  /** It may take as long as the rep takes to say what is to become of a damaged log: a lock waits until then. */
  const open = async (keys: Keys) => {
    isWorking = true;
    let key: string;
    try {
      const next = await openedWith(keys);
      key = next.key;
      state = next;
    } finally {
      isWorking = false;
    }
    const isFirst = !wasOpened;
    wasOpened = true;
    for (const { opened } of watchers) carefully('opening the log', () => opened?.(key, isFirst));
  };
  /** One part that fails must not keep the others from hearing. */
  const carefully = (where: string, tell: () => void | Promise<void> | undefined): Promise<void> => {
    const fail = (error: unknown) => onTrouble(where, error);
    try {
      return Promise.resolve(tell()).catch(fail);
    } catch (error) {
      fail(error);
      return Promise.resolve();
    }
  };
  const tellClosing = () =>
    Promise.all(watchers.map(({ closing }) => carefully('closing the log', () => closing?.())));
  const opened = (): Store => {
    if (state.kind === 'open') return state.store;
    throw new LockedError(state.kind);
  };
  const key = (): string => {
    if (state.kind !== 'locked') return state.key;
    throw new LockedError('locked');
  };

  const keys = (): Keys => {
    if (state.kind !== 'locked') return state.keys;
    throw new LockedError('locked');
  };

  const whileClosed = async <T>(work: (key: string) => T | Promise<T>): Promise<T> => {
    if (state.kind === 'locked') throw new LockedError('locked');
    if (isWorking) throw new LockedError('busy');
    const held = state;
    isWorking = true;
    try {
      await tellClosing();
      if (held.kind === 'open') held.store.close();
      state = { kind: 'busy', keys: held.keys, key: held.key };
      return await work(held.key);
    } finally {
      isWorking = false;
      await openAgain(keys(), firstRetryMs);
      if (isLockWanted) lock();
    }
  };
  /** What was done meanwhile counts, whether the log opens again or not; what may pass is tried until it does. */
  const openAgain = async (held: Keys, delayMs: number): Promise<void> => {
    if (isClosed) return;
    try {
      await open(held);
      // One that fell while the log was opened.
      if (isLockWanted) lock();
    } catch (error) {
      onTrouble('opening the log again', error);
      // The rep was asked and said no, or nothing will have changed by then: they are not asked once more.
      if (error instanceof LogLeftAlone || (error instanceof StoreError && !passing.has(error.fault))) return;
      retry = setTimeout(() => {
        if (state.kind === 'busy' && !isWorking)
          void openAgain(state.keys, Math.min(delayMs * 2, longestRetryMs));
      }, delayMs);
    }
  };
  /** The log under the first of these keys, which `next` keeps; null: the key file does so already. */
  const changeTo = async (nextKeys: Keys, next: KeyFile | null): Promise<void> => {
    await whileClosed(async (from) => {
      try {
        await changeKey({ folder, from, to: nextKeys[0], keyFile: next });
      } catch (error) {
        if (next === null || !isDeepStrictEqual(readKeyFile(folder), next)) throw error;
        // Only the log was left behind: it opens with its former key, and follows when it is opened next.
        onTrouble('writing the log under its new key', error);
      }
      if (next !== null) file = next;
      state = { kind: 'busy', keys: nextKeys, key: from };
    });
    tellKind();
  };
  /** A change that was cut off. */
  const finishChange = async (): Promise<void> => {
    if (state.kind !== 'open' || state.key === state.keys[0]) return;
    try {
      await changeTo(state.keys, null);
    } catch (error) {
      onTrouble('writing the log under its new key', error);
    }
  };

  const keep = (next: KeyFile) => {
    replaceKeyFile(folder, next);
    file = next;
    tellKind();
  };
  const tellKind = () => {
    for (const { keyKindChanged } of watchers) {
      carefully('keeping the key in another way', () => keyKindChanged?.(file.kind));
    }
  };
  /** Whether this is the passphrase that is set; yes when none is. */
  const isCurrent = async (current: string | null): Promise<boolean> =>
    file.kind !== 'passphrase' || (current !== null && (await openSealedKeys(file, current)) !== null);
  /** As the key store keeps it; null when there is none that is safe, or it does not give back what it was given. */
  const wrapped = async (toWrap: Keys): Promise<KeyFile | null> => {
    try {
      return (await keyStore.worth()) === 'safe' ? await wrapKeys(toWrap, keyStore) : null;
    } catch (error) {
      onTrouble('the key store', error);
      return null;
    }
  };

  const lock = () => {
    if (file.kind !== 'passphrase' || state.kind === 'locked') return;
    if (isWorking) {
      isLockWanted = true;
      return;
    }
    isLockWanted = false;
    void tellClosing();
    // The last connection that closes writes the WAL back into the database and removes it. The key goes with the
    // state: JavaScript cannot wipe it, so its memory is free from here on but not overwritten.
    if (state.kind === 'open') state.store.close();
    state = { kind: 'locked' };
    for (const { locked } of watchers) void carefully('locking the log', () => locked?.());
  };

  return {
    store: handleOf(opened),
    isOpen: () => state.kind === 'open',
    isLocked: () => state.kind === 'locked',
    kind: () => file.kind,
    key,
    keys,
    outboxKey: () => ('outboxKey' in file && file.outboxKey) || outboxPublicKey(key()),
    lock,
    unlock: (passphrase) =>
      inTurn(async () => {
        if (file.kind !== 'passphrase' || state.kind !== 'locked') return true;
        const found = await openSealedKeys(file, passphrase);
        if (found === null) return false;
        await open(found);
        if (isLockWanted) lock();
        else await finishChange();
        return true;
      }),
    setPassphrase: (passphrase, current) =>
      inTurn(async () => {
        if (!(await isCurrent(current))) return false;
        const next = withNewKey(keys());
        await changeTo(next, await sealedForSure(next, passphrase, world.strength));
        return true;
      }),
    removePassphrase: (current) =>
      inTurn(async () => {
        if (!(await isCurrent(current))) return false;
        const next = withNewKey(keys());
        await changeTo(next, (await wrapped(next)) ?? plainKeyFile(next));
        return true;
      }),
    handToKeyStore: () =>
      inTurn(async () => {
        await finishChange();
        if (state.kind === 'locked') return;
        const isOld = file.kind === 'keystore' && (isStale || file.outboxKey === undefined);
        if (file.kind !== 'file' && !isOld) return;
        const next = await wrapped(keys());
        if (next === null) return;
        try {
          keep(next);
          isStale = false;
        } catch (error) {
          onTrouble('handing the key to the key store', error);
        }
      }),
    whileClosed,
    watch: (watcher) => {
      watchers.push(watcher);
      if (state.kind !== 'open') return;
      const { key: openKey } = state;
      void carefully('opening the log', () => watcher.opened?.(openKey, true));
    },
    close: () => {
      isClosed = true;
      clearTimeout(retry);
      void tellClosing();
      if (state.kind === 'open') state.store.close();
    },
  };
}

function readOrMakeKeyFile(folder: string): KeyFile {
  const known = readKeyFile(folder);
  if (known !== null) {
    return known;
  }
  const size = existsSync(databaseFileOf(folder)) ? statSync(databaseFileOf(folder)).size : 0;
  // A new key would make a log that none of its backups can be put back into.
  if (size > 0 || backupsIn(backupFolderOf(folder)).length > 0) {
    throw new StoreError('key-missing', folder);
  }
  return plainKeyFile([makeKey(folder)]);
}

/** Sealed, and opened again: a passphrase that would not open it must never be the only way in. */
async function sealedForSure(
  keys: Keys,
  passphrase: string,
  strength: Strength | undefined,
): Promise<PassphraseFile> {
  const sealed = await sealKeys(keys, passphrase, strength);
  if (!isDeepStrictEqual(await openSealedKeys(sealed, passphrase), keys)) {
    throw new Error('the sealed key does not open');
  }
  return sealed;
}

/** The store as others hold it: looked up at every use, because it is another one after each opening. */
function handleOf(current: () => Store): Store {
  return new Proxy<Store>(Object.create(null), { get: (_nothing, name) => Reflect.get(current(), name) });
}
