import type { protectionContract } from '../contract/protection.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Protection } from '../protection.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok } from './reply.ts';

/** What the intents about the log's protection need besides. */
export interface ProtectionIntentsWorld extends Surroundings {
  readonly protection: Protection;
}

/** Serves the intents about what protects the log, and its lock. */
export function protectionIntents({
  protection,
}: ProtectionIntentsWorld): HandlersOf<typeof protectionContract> {
  return {
    setPassphrase: ({ passphrase, current }) => protection.setPassphrase(passphrase, current),
    removePassphrase: ({ current }) => protection.removePassphrase(current),
    lockLog: () => {
      protection.lock();
      return ok(null);
    },
    readyToLock: () => {
      protection.readyToLock();
      return ok(null);
    },
    unlockLog: ({ passphrase }) => protection.unlock(passphrase),
    stillHere: () => {
      protection.stillHere();
      return ok(null);
    },
  };
}
