import { z } from 'zod';

/** The twelve kinds of hostile call, B1 to B12 in order; the keys of the public file format. */
export const situationKeys = [
  'insult',
  'shouting',
  'escalation',
  'condescension',
  'refuses-options',
  'blamed',
  'prejudice',
  'circular-demand',
  'starts-angry',
  'our-fault',
  'abuse',
  'danger',
] as const;

export const situationSchema = z.enum(situationKeys);
export type SituationKey = z.infer<typeof situationSchema>;

/** Danger is a safety protocol of its own: it has no calm lines and cannot be picked like the others. */
export type CalmSituationKey = Exclude<SituationKey, 'danger'>;
export const calmSituationKeys: readonly CalmSituationKey[] = situationKeys.filter((key) => key !== 'danger');
export const calmSituationSchema = situationSchema.exclude(['danger']);

/** A situation of the rep's own, beside the twelve. */
export const ownPageKeySchema = z.templateLiteral(['own-', z.string().regex(/^[a-z0-9-]{1,60}$/u)]);
export type OwnPageKey = z.infer<typeof ownPageKeySchema>;

/** A page of calm lines in the playbook: one of the eleven, or one of the rep's own. */
export const pageKeySchema = z.union([calmSituationSchema, ownPageKeySchema]);
export type PageKey = z.infer<typeof pageKeySchema>;

/** The words on screen. Tests and assistive technology rely on them. */
export const situationNames: Readonly<Record<SituationKey, string>> = {
  insult: 'Insult',
  shouting: 'Shouting',
  escalation: 'Wants a manager',
  condescension: 'Never satisfied',
  'refuses-options': 'Refuses every option',
  blamed: 'Blames me for what I can’t change',
  prejudice: 'Prejudice',
  'circular-demand': 'Same demand again',
  'starts-angry': 'Starts angry',
  'our-fault': 'Our mistake',
  abuse: 'Ongoing abuse',
  danger: 'Danger',
};

/** The situation that a digit 1 to 9 picks together with the hotkey's modifiers; the rest have none. */
export function situationOfDigit(digit: number): CalmSituationKey | undefined {
  return digit >= 1 && digit <= 9 ? calmSituationKeys[digit - 1] : undefined;
}

/** The digit that picks a situation, or null for those past nine. */
export function digitOfSituation(key: PageKey): number | null {
  const keys: readonly PageKey[] = calmSituationKeys;
  const index = keys.indexOf(key);
  return index >= 0 && index < 9 ? index + 1 : null;
}

/** Whether prejudice came in: that can say something about the rep themselves, so it leaves only when asked for. */
export function isAboutPrejudice(call: {
  readonly situation: SituationKey | null;
  readonly alsoSituations: readonly SituationKey[];
}): boolean {
  return call.situation === 'prejudice' || call.alsoSituations.includes('prejudice');
}
