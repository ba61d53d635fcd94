import { existsSync, statSync } from 'node:fs';
import { backupFolderOf, backupsIn } from './backup-file.ts';
import { oneAfterAnother } from './one-after-another.ts';
import type { KeyFile, KeyKind, PassphraseFile } from './store/key.ts';
import { makeKey, plainKeyFile, readKeyFile, replaceKeyFile, sweepUnfinishedKeys } from './store/key.ts';
import { openSealedKey, type Strength, sealKey } from './store/key-passphrase.ts';
import { type KeyStore, unwrapKey, wrapKey } from './store/key-wrapped.ts';
import { LockedError } from './store/locked-error.ts';
import { databaseFileOf, ensureWritable, openStoreWith, type Store } from './store/open.ts';
import { outboxPublicKey } from './store/outbox-key.ts';
import { StoreError } from './store/store-error.ts';

export interface VaultWorld {
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** What a guess at a new passphrase costs; the usual, unless many are tried on purpose, as in tests. */
  readonly strength?: Strength;
  /** Opens the log with its key; another one than the store's own where more is to be done about a damaged one. */
  readonly openLog?: (folder: string, key: string) => Store | Promise<Store>;
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
  /** For whom what happens meanwhile is sealed: public. */
  readonly outboxKey: () => string;
  /** Shuts the log and drops its key. Without a passphrase it does nothing. */
  readonly lock: () => void;
  /** False: that is not the passphrase. @throws StoreError when it is, and the log cannot be opened all the same. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  /** Sets or changes the passphrase. False: `current` is not the one that was set. */
  readonly setPassphrase: (passphrase: string, current: string | null) => Promise<boolean>;
  /** Keeps the key without a passphrase again. False: `current` is not the one that was set. */
  readonly removePassphrase: (current: string) => Promise<boolean>;
  /**
   * Hands the key to the system's key store, where there is a safe one and nothing else keeps it; and wraps it anew
   * where the key store asks for that. Never throws: the key stays as it is then.
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

type State =
  | { readonly kind: 'open'; readonly key: string; readonly store: Store }
  /** Something works on its files, or it could not be opened again afterwards. */
  | { readonly kind: 'busy'; readonly key: string }
  | { readonly kind: 'locked' };

/**
 * Opens the log in `folder`, making folder, key and database as needed; one with a passphrase stays locked.
 * @throws StoreError with a sentence for the rep; whatever was there is left as it was.
 */
export async function openVault(world: VaultWorld): Promise<Vault> {
  const { folder, keyStore, onTrouble, openLog = openStoreWith } = world;
  ensureWritable(folder);
  let file = readOrMakeKeyFile(folder);
  sweepUnfinishedKeys(folder);

  let isStale = false;
  let state: State = await firstState();
  let isWorking = false;
  let isLockWanted = false;
  let wasOpened = state.kind === 'open';
  const watchers: VaultWatcher[] = [];
  const inTurn = oneAfterAnother();

  async function firstState(): Promise<State> {
    switch (file.kind) {
      case 'file':
        return { kind: 'open', key: file.key, store: await openLog(folder, file.key) };
      case 'keystore': {
        const unwrapped = await unwrapKey(folder, file, keyStore);
        isStale = unwrapped.isStale;
        return { kind: 'open', key: unwrapped.key, store: await openLog(folder, unwrapped.key) };
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
  const open = async (key: string) => {
    isWorking = true;
    try {
      state = { kind: 'open', key, store: await openLog(folder, key) };
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

  const keep = (next: KeyFile) => {
    replaceKeyFile(folder, next);
    file = next;
    for (const { keyKindChanged } of watchers) {
      carefully('keeping the key in another way', () => keyKindChanged?.(next.kind));
    }
  };
  /** Whether this is the passphrase that is set; yes when none is. */
  const isCurrent = async (current: string | null): Promise<boolean> =>
    file.kind !== 'passphrase' || (current !== null && (await openSealedKey(file, current)) === key());
  /** As the key store keeps it; null when there is none that is safe, or it does not give back what it was given. */
  const wrapped = async (): Promise<KeyFile | null> => {
    try {
      return (await keyStore.worth()) === 'safe' ? await wrapKey(key(), keyStore) : null;
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
    outboxKey: () => (file.kind === 'passphrase' ? file.outboxKey : outboxPublicKey(key())),
    lock,
    unlock: (passphrase) =>
      inTurn(async () => {
        if (file.kind !== 'passphrase' || state.kind !== 'locked') return true;
        const found = await openSealedKey(file, passphrase);
        if (found === null) return false;
        await open(found);
        if (isLockWanted) lock();
        return true;
      }),
    setPassphrase: (passphrase, current) =>
      inTurn(async () => {
        if (!(await isCurrent(current))) return false;
        keep(await sealedForSure(key(), passphrase, world.strength));
        return true;
      }),
    removePassphrase: (current) =>
      inTurn(async () => {
        if (!(await isCurrent(current))) return false;
        keep((await wrapped()) ?? plainKeyFile(key()));
        return true;
      }),
    handToKeyStore: () =>
      inTurn(async () => {
        if (state.kind === 'locked') return;
        if (file.kind !== 'file' && !(file.kind === 'keystore' && isStale)) return;
        const next = await wrapped();
        if (next === null) return;
        try {
          keep(next);
          isStale = false;
        } catch (error) {
          onTrouble('handing the key to the key store', error);
        }
      }),
    whileClosed: async (work) => {
      if (state.kind === 'locked') throw new LockedError('locked');
      if (isWorking) throw new LockedError('busy');
      const held = state;
      isWorking = true;
      try {
        await tellClosing();
        if (held.kind === 'open') held.store.close();
        state = { kind: 'busy', key: held.key };
        return await work(held.key);
      } finally {
        isWorking = false;
        await open(held.key);
        if (isLockWanted) lock();
      }
    },
    watch: (watcher) => {
      watchers.push(watcher);
      if (state.kind !== 'open') return;
      const { key: openKey } = state;
      void carefully('opening the log', () => watcher.opened?.(openKey, true));
    },
    close: () => {
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
  return plainKeyFile(makeKey(folder));
}

/** Sealed, and opened again: a passphrase that would not open it must never be the only way in. */
async function sealedForSure(
  key: string,
  passphrase: string,
  strength: Strength | undefined,
): Promise<PassphraseFile> {
  const sealed = await sealKey(key, passphrase, strength);
  if ((await openSealedKey(sealed, passphrase)) !== key) {
    throw new Error('the sealed key does not open');
  }
  return sealed;
}

/** The store as others hold it: looked up at every use, because it is another one after each opening. */
function handleOf(current: () => Store): Store {
  return new Proxy<Store>(Object.create(null), { get: (_nothing, name) => Reflect.get(current(), name) });
}
