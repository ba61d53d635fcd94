import { z } from 'zod';

/**
 * The words of a call's record: keys of the public file format, their names on screen, bounds and lengths
 * (log-record.md C1).
 */

/** Text that can be written as UTF-8: no half of a surrogate pair. At most `limit` UTF-16 units. */
export function textSchema(limit: number) {
  return z
    .string()
    .max(limit)
    .refine((text) => text.isWellFormed(), 'expected whole characters, got half of one');
}

/** Any non-empty string up to 64 characters; the app makes UUIDs. */
export const idSchema = textSchema(64).min(1);

/** Intensity 1 to 5, anchored in behaviour, not in feeling (log-record.md C2; home-made, not a validated scale). */
export const intensityAnchors = [
  { value: 1, words: 'Curt, cold' },
  { value: 2, words: 'Raised voice or sarcasm' },
  { value: 3, words: 'Sustained shouting or contempt' },
  { value: 4, words: 'Insults or swearing at me' },
  { value: 5, words: 'Slur, sexual remark, threat, or I was frightened' },
] as const;

export const outcomeKeys = [
  'solved',
  'partly-solved',
  'follow-up-due',
  'handed-over',
  'caller-hung-up',
  'ended-after-warning',
  'contained',
  'safety-protocol',
] as const;
export const outcomeSchema = z.enum(outcomeKeys);
export type Outcome = z.infer<typeof outcomeSchema>;

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  solved: 'Solved',
  'partly-solved': 'Partly solved',
  'follow-up-due': 'Follow-up due',
  'handed-over': 'Handed over',
  'caller-hung-up': 'Caller hung up',
  'ended-after-warning': 'I ended it after a warning',
  contained: 'Contained',
  'safety-protocol': 'Safety protocol',
};

/** Whole numbers 1 (calm) over 5 (on edge) to 9 (boiling). */
export const woundUpSchema = z.int().min(1).max(9);
export const intensitySchema = z.int().min(1).max(5);

/** Longest private note, in characters (C1). */
export const noteLimit = 600;
/** Longest role or initials. */
export const roleLimit = 60;

export const lineResults = ['helped', 'did-not-help', 'not-said'] as const;
export const lineResultSchema = z.enum(lineResults);
export type LineResult = z.infer<typeof lineResultSchema>;

export const lineResultNames: Readonly<Record<LineResult, string>> = {
  helped: 'Helped',
  'did-not-help': 'Did not help',
  'not-said': 'Not said',
};

export const directions = ['in', 'out'] as const;
export const directionSchema = z.enum(directions);
export type Direction = z.infer<typeof directionSchema>;

export const directionNames: Readonly<Record<Direction, string>> = { in: 'They called', out: 'I called' };

/** How far the rep went in keeping a limit. */
export const boundaryKeys = ['none', 'limit-said', 'warned-once', 'warned-twice', 'ended'] as const;
export const boundarySchema = z.enum(boundaryKeys);
export type Boundary = z.infer<typeof boundarySchema>;

export const boundaryNames: Readonly<Record<Boundary, string>> = {
  none: 'None',
  'limit-said': 'Said the limit',
  'warned-once': 'Warned once',
  'warned-twice': 'Warned twice',
  ended: 'Ended the call',
};

/** What the call was really about. Never the rep's fault: “our slip” is an item for a list of things to mend. */
export const causeKeys = [
  'our-slip',
  'unclear-message',
  'system-said-otherwise',
  'outage',
  'rule-or-price',
  'wait-or-repeat-contact',
  'callers-own-constraint',
  'unknown',
] as const;
export const causeSchema = z.enum(causeKeys);
export type Cause = z.infer<typeof causeSchema>;

export const causeNames: Readonly<Record<Cause, string>> = {
  'our-slip': 'A slip of ours',
  'unclear-message': 'An unclear message',
  'system-said-otherwise': 'The system said otherwise',
  outage: 'An outage',
  'rule-or-price': 'A rule or a price',
  'wait-or-repeat-contact': 'A long wait, or contacting us again',
  'callers-own-constraint': 'Their own constraint',
  unknown: 'Not known',
};

/** A word for one's own feeling, after the call and never in the pause (evidence.md A3). At most two of a call. */
export const feelings = [
  'angry',
  'frustrated',
  'insulted',
  'hurt',
  'ashamed',
  'anxious',
  'afraid',
  'sad',
  'drained',
  'numb',
  'calm',
  'relieved',
] as const;
export const mostFeelings = 2;
/** A file may hold other words than these twelve. */
export const feelingSchema = textSchema(40).min(1);

/** More situations that one call can have, beside its main one. */
export const mostAlsoSituations = 2;

/** A call lasts at most this many minutes. */
export const longestCall = 240;
export const minutesSchema = z.number().min(0).max(longestCall);

/** Longest case or recording reference. */
export const referenceLimit = 32;
export const askedForLimit = 120;
/** Longest “what I did” and “what I said no to”. */
export const didLimit = 200;
export const promiseLimit = 200;

/** Most lines, warnings, promises or handovers that one call remembers, each. */
export const mostLines = 100;
export const mostInACall = 100;
