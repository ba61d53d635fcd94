import { z } from 'zod';
import type { BackupReason } from '../../domain/backup-rotation.ts';
import type { Outcome } from '../../domain/call-fields.ts';
import type { SituationKey } from '../../domain/situations.ts';
import type { LocalDay } from '../../domain/time.ts';
import { intent, nothing, panel } from './intent.ts';

/** What a backup holds. */
export interface BackupContents {
  readonly counts: {
    readonly calls: number;
    readonly drafts: number;
    readonly pauses: number;
    readonly shifts: number;
    readonly wins: number;
  };
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
}

export interface BackupEntry {
  readonly name: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly reason: BackupReason;
  readonly bytes: number;
  /** Null: it could not be opened. */
  readonly contents: BackupContents | null;
  /** It was looked at; else nothing is known of it yet. */
  readonly isCounted: boolean;
}

export interface BackupsPage {
  /** Newest first. */
  readonly backups: readonly BackupEntry[];
  readonly timeZone: string;
  /** The other folder that copies go to; null for none. */
  readonly second: SecondFolder | null;
  /** How the log's key is kept: that decides what opens a copy elsewhere. */
  readonly keyKind: 'file' | 'keystore' | 'passphrase';
}

export interface SecondFolder {
  readonly path: string;
  /** When the last copy was made; null when there is none yet. */
  readonly lastAt: number | null;
  /** Why the last one failed, in the rep's words; empty when it did not. */
  readonly problem: string;
  /** The key lies beside the copies, readable for whoever has the folder. */
  readonly hasPlainKey: boolean;
}

/** What is shown of a backup before it is put back. */
export interface BackupLook extends BackupContents {
  /** Newest first; none of their words. */
  readonly newest: readonly {
    readonly day: LocalDay;
    readonly isDraft: boolean;
    readonly situation: SituationKey | null;
    readonly outcome: Outcome | null;
  }[];
}

export interface RestoredBackup {
  /** What was done. */
  readonly words: string;
  /** The backup that holds what was there before; null where that was damaged, and is kept in another way. */
  readonly replaced: string | null;
}

const byName = z.strictObject({ name: z.string().min(1).max(200) });

/** Intents about backups. */
export const backupsContract = {
  readBackups: intent<BackupsPage>()(panel, nothing),
  makeBackup: intent<null>()(panel, nothing),
  lookInBackup: intent<BackupLook>()(panel, byName),
  /** What the log holds now is kept as one more backup. Not while a call is under way. */
  restoreBackup: intent<RestoredBackup>()(panel, byName),
  /** A fresh one is made, and all others go, in the second folder too. */
  keepOnlyFreshBackup: intent<null>()(panel, nothing),
  /** Asks for a folder, and copies the newest backup there. Null: none was chosen. */
  chooseBackupFolder: intent<string | null>()(panel, nothing),
  /** Copies there are left where they are. The answer: what has to be removed by hand; empty when nothing has. */
  leaveBackupFolder: intent<string>()(panel, nothing),
  putKeyBesideBackups: intent<null>()(panel, z.strictObject({ isThere: z.boolean() })),
} as const;
