import { z } from 'zod';

/** The most warnings a site's ladder has before a call may end. */
export const mostWarnings = 3;

/** How long each text may be, in characters. */
export const policyLimits = {
  words: 200,
  helpFrom: 120,
  channels: 120,
  support: 200,
  emergencyNumber: 60,
  alert: 120,
  steps: 600,
} as const;

const text = (limit: number) => z.string().trim().max(limit);

/** What the danger screen shows of this site. */
export const dangerPolicySchema = z.strictObject({
  /** The number to call in an emergency, as it is dialled from the desk. */
  emergencyNumber: text(policyLimits.emergencyNumber).default(''),
  /** Whom to alert silently, and how. */
  alert: text(policyLimits.alert).default(''),
  /** The site's own steps. */
  steps: text(policyLimits.steps).default(''),
});
export type DangerPolicy = Readonly<z.infer<typeof dangerPolicySchema>>;

/**
 * What this site allows, filled in once. Everything is blank until then, and is never guessed: rules about ending a
 * call and emergency numbers are local (evidence.md E).
 */
export const policySchema = z.strictObject({
  /** Warnings before the call ends; `not-allowed`: no warning ends a call here, a supervisor is fetched. Null: blank. */
  warnings: z
    .union([z.int().min(0).max(mostWarnings), z.literal('not-allowed')])
    .nullable()
    .default(null),
  /** Whether the rep may end the call after the last warning; else a supervisor does. Null: blank. */
  mayEndCall: z.boolean().nullable().default(null),
  /** The exact words of each warning, the first first; blank ones are said in the rep's own words. */
  warningWords: z.array(text(policyLimits.words)).max(mostWarnings).readonly().default([]),
  /** The exact words that end a call. */
  endWords: text(policyLimits.words).default(''),
  /** The exact words that hand a call to a supervisor. */
  supervisorWords: text(policyLimits.words).default(''),
  /** Whom to call on for help, and how. */
  helpFrom: text(policyLimits.helpFrom).default(''),
  /** Other channels that the caller can be offered. */
  channels: text(policyLimits.channels).default(''),
  /** How a rep reaches somebody to talk to after hard calls. */
  support: text(policyLimits.support).default(''),
  danger: dangerPolicySchema.prefault({}),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

export const blankPolicy: Policy = policySchema.parse({});

/** Words a site may start from, from situations.md B11; they count only once the rep takes them over. */
export const suggestedWords = {
  warnings: [
    'I want to help. Please stop the swearing so I can keep going.',
    'I’m asking a second time. If the abuse goes on, I’ll end the call.',
    'This is the last time I ask. If it goes on, I’ll end the call.',
  ],
  end: 'I’m ending this call now. You can reach us again by [channel].',
  supervisor: 'I’m bringing in my supervisor, who will take it from here.',
} as const;
