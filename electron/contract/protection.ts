import { z } from 'zod';
import { passphraseSchema } from '../../domain/protection.ts';
import { intent, nothing, panel } from './intent.ts';

/** What became of a passphrase that was tried. `isMiss`: it was the wrong one, and not merely too early. */
export type Unlocked =
  | { readonly isOpen: true }
  | { readonly isOpen: false; readonly isMiss: boolean; readonly waitSeconds: number };

/** One that was set: however it came to be, it is only compared. */
const triedSchema = z.string().max(10_000);

/** Intents about what protects the log, and its lock. */
export const protectionContract = {
  /** Sets the passphrase, or changes it: then `current` is the one that was set. */
  setPassphrase: intent<null>()(
    panel,
    z.strictObject({ passphrase: passphraseSchema, current: triedSchema.nullable() }),
  ),
  removePassphrase: intent<null>()(panel, z.strictObject({ current: triedSchema })),
  lockLog: intent<null>()(panel, nothing),
  /** All that was half typed has been sent: the log may shut. */
  readyToLock: intent<null>()(panel, nothing),
  unlockLog: intent<Unlocked>()(panel, z.strictObject({ passphrase: triedSchema })),
  /** The rep did something in the panel: it is not idle. */
  stillHere: intent<null>()(panel, nothing),
} as const;
