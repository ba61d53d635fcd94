import { type IdleMinutes, type LockState, waitAfter } from '../domain/protection.ts';
import { alarm, type Clock } from './clock.ts';
import type { Reply } from './contract/intent.ts';
import type { Unlocked } from './contract/protection.ts';
import type { PlaybookCopy } from './playbook-copy.ts';
import { LockedError } from './store/locked-error.ts';
import { StoreError } from './store/store-error.ts';
import { KeyNotChanged, type Vault } from './vault.ts';

export interface ProtectionWorld {
  readonly vault: Vault;
  readonly playbookCopy: PlaybookCopy;
  readonly clock: Pick<Clock, 'now'>;
  readonly idleMinutes: () => IdleMinutes;
  /** Whether the panel's page is there, and may hold half-typed words. */
  readonly isPanelThere: () => boolean;
  /** The lock's state is another one. */
  readonly onChange: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** The passphrase and the lock, as the rep knows them. */
export interface Protection {
  readonly lockState: () => LockState;
  /** Locks, once the panel has saved what is half typed in it. Without a passphrase it does nothing. */
  readonly lock: () => void;
  /**
   * Locks now: the computer is about to sleep, and whatever is open then stays open. Words of the last moments wait in
   * the panel, which sends them again after the unlock.
   */
  readonly lockAtOnce: () => void;
  /** The panel has sent all that was unsaved. */
  readonly readyToLock: () => void;
  readonly unlock: (passphrase: string) => Promise<Reply<Unlocked>>;
  readonly setPassphrase: (passphrase: string, current: string | null) => Promise<Reply<null>>;
  readonly removePassphrase: (current: string) => Promise<Reply<null>>;
  /** The rep did something in the panel, or how long it may rest was changed: it is counted from now. */
  readonly stillHere: () => void;
}

/** A page that does not answer must not keep the log open, in milliseconds. */
const longestFlush = 1500;

const notCurrent: Reply<never> = { ok: false, message: 'That is not the passphrase that is set now.' };

export function createProtection(world: ProtectionWorld): Protection {
  const { vault, clock } = world;
  let isLocking = false;
  let isTrying = false;
  let misses = 0;
  let nextTryAt = 0;
  // Both exist only while there is a passphrase: without one an app that nobody uses does nothing at all.
  const rest = alarm(clock, () => lock());
  const flush = alarm(clock, () => lockNow());

  const stillHere = () => {
    const minutes = world.idleMinutes();
    const mayRest = minutes !== null && vault.kind() === 'passphrase' && vault.isOpen() && !isLocking;
    rest.set(mayRest ? clock.now() + minutes * 60_000 : null);
  };
  const lockNow = () => {
    isLocking = false;
    flush.set(null);
    rest.set(null);
    vault.lock();
    world.onChange();
  };
  const lock = () => {
    if (vault.kind() !== 'passphrase' || vault.isLocked() || isLocking) return;
    if (!world.isPanelThere()) {
      lockNow();
      return;
    }
    isLocking = true;
    rest.set(null);
    flush.set(clock.now() + longestFlush);
    world.onChange();
  };
  /** A wrong passphrase counts wherever it is typed: a second door would be one without a wait. */
  const tried = async (attempt: () => Promise<boolean>): Promise<Unlocked> => {
    const wait = isTrying ? 1 : Math.ceil((nextTryAt - clock.now()) / 1000);
    if (wait > 0) return { isOpen: false, waitSeconds: wait, isMiss: false };
    isTrying = true;
    try {
      if (await attempt()) {
        misses = 0;
        nextTryAt = 0;
        return { isOpen: true };
      }
    } finally {
      isTrying = false;
    }
    misses += 1;
    const waitSeconds = waitAfter(misses);
    nextTryAt = clock.now() + waitSeconds * 1000;
    return { isOpen: false, waitSeconds, isMiss: true };
  };
  const changed = (result: Unlocked): Reply<null> => {
    if (result.isOpen) {
      stillHere();
      world.onChange();
      return { ok: true, value: null };
    }
    if (result.isMiss) return notCurrent;
    return { ok: false, message: `Please wait ${result.waitSeconds} seconds and try again.` };
  };
  const notKept = (error: unknown): Reply<never> => {
    world.onTrouble('changing the passphrase', error);
    if (error instanceof LockedError) return { ok: false, message: error.message };
    const words = error instanceof KeyNotChanged ? error.words : null;
    return {
      ok: false,
      message: words ?? 'That could not be saved, so all is as it was. Is the disk full?',
    };
  };

  vault.watch({
    opened: () => {
      try {
        if (vault.kind() === 'passphrase') world.playbookCopy.write();
        else world.playbookCopy.remove();
      } catch (error) {
        world.onTrouble('copying the playbook', error);
      }
      stillHere();
    },
    // Not always at once: a lock that falls while a backup is put back waits until that is done.
    locked: () => {
      rest.set(null);
      world.onChange();
    },
  });

  return {
    lockState: () => {
      if (vault.kind() !== 'passphrase') return 'none';
      if (vault.isLocked()) return 'locked';
      return isLocking ? 'locking' : 'open';
    },
    lock,
    lockAtOnce: () => {
      if (vault.kind() === 'passphrase' && !vault.isLocked()) lockNow();
    },
    readyToLock: () => {
      if (isLocking) lockNow();
    },
    unlock: async (passphrase) => {
      let result: Unlocked;
      try {
        result = await tried(() => vault.unlock(passphrase));
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        world.onTrouble('unlocking', error);
        return { ok: false, message: error.message };
      }
      if (result.isOpen) world.onChange();
      return { ok: true, value: result };
    },
    setPassphrase: async (passphrase, current) => {
      try {
        // First: a crash in between must not leave a locked log without its playbook.
        world.playbookCopy.write();
        return changed(await tried(() => vault.setPassphrase(passphrase, current)));
      } catch (error) {
        return notKept(error);
      }
    },
    removePassphrase: async (current) => {
      try {
        const result = changed(await tried(() => vault.removePassphrase(current)));
        if (result.ok) world.playbookCopy.remove();
        return result;
      } catch (error) {
        return notKept(error);
      }
    },
    stillHere,
  };
}
