import { z } from 'zod';
import { deleteWord } from '../../domain/delete-word.ts';
import type { Expired } from '../../domain/retention.ts';
import type { LocalDay } from '../../domain/time.ts';
import { intent, nothing, panel } from './intent.ts';

/** Sizes in bytes. */
export interface StoredFiles {
  readonly folder: string;
  readonly log: number;
  /** With what a restore has set aside. */
  readonly backups: number;
  /** With the key, and where the overlay was dragged to. */
  readonly settings: number;
  /** Of the app about itself: starts, and what went wrong. */
  readonly notes: number;
  readonly other: number;
}

export interface StoredPage {
  readonly files: StoredFiles;
  readonly counts: {
    readonly calls: number;
    readonly drafts: number;
    readonly wins: number;
    readonly shifts: number;
    readonly pauses: number;
    /** What was chosen to try, a week each. */
    readonly tries: number;
    /** What logged calls said before they were changed. */
    readonly versions: number;
  };
  /** The day of the oldest record; null: there is none. */
  readonly since: LocalDay | null;
  readonly backupCount: number;
  /** The second folder for backups. */
  readonly backupFolder: { readonly path: string; readonly isThere: boolean } | null;
  /** What will be removed from a day on, after its time; null: nothing was announced. */
  readonly coming: { readonly dueOn: LocalDay; readonly expired: Expired } | null;
  /** What was removed last. */
  readonly removed: { readonly on: LocalDay; readonly expired: Expired } | null;
}

/** Intents about what is stored, for how long, and how to be rid of it. */
export const storedContract = {
  readStored: intent<StoredPage>()(panel, nothing),
  /** Deletes all of it and ends the app. An answer comes only when it could not begin. */
  deleteEverything: intent<null>()(panel, z.strictObject({ word: z.literal(deleteWord) })),
} as const;
