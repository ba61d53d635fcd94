import { z } from 'zod';
import type { PackPreview } from '../../domain/pack-change.ts';
import type { PersonalPiece } from '../../domain/personal-pieces.ts';

/** What each way of taking over a pack would change; empty lists change nothing. */
export interface PackPreviews {
  readonly merge: PackPreview;
  readonly replace: PackPreview;
}

/** A pack that was read from a file and waits for the rep's yes. */
export interface ChosenPack extends PackPreviews {
  readonly fileName: string;
  /** What may be somebody's personal data in it, and the same pack without that; null: nothing. */
  readonly personal: PersonalInChosenPack | null;
}

export interface PersonalInChosenPack {
  readonly count: number;
  /** The first of them. */
  readonly found: readonly PersonalPiece[];
  /** How many lines have nothing else to say, and go. */
  readonly emptied: number;
  readonly without: PackPreviews;
}

/** How a chosen pack is taken over. */
export const packImportSchema = z.strictObject({
  how: z.enum(['merge', 'replace']),
  /** Else the site's own stays as it is. */
  withPolicy: z.boolean(),
  /** What may be somebody's personal data in it is left out. */
  withoutPersonal: z.boolean(),
});
export type PackImport = Readonly<z.infer<typeof packImportSchema>>;
