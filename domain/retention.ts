import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type LocalDay, localDaySchema } from './time.ts';

/**
 * How long the log keeps things (log-record.md C4), and when what is older may go. Nothing goes that the rep was not told
 * of a week before: not for the first time, not after a rule was made shorter, and not when old records came in from
 * outside or the computer’s clock made a leap.
 */

/** How long each part is kept; null: for as long as the rep likes. */
export const retentionRulesSchema = z.strictObject({
  pencilDays: z.int().min(1).max(3_660).nullable(),
  inkDays: z.int().min(1).max(3_660).nullable(),
  /** The whole record: calls, pauses, shifts, wins and things to try. */
  recordMonths: z.int().min(1).max(120).nullable(),
});
export type RetentionRules = Readonly<z.infer<typeof retentionRulesSchema>>;

/** What is of a day before goes; null: none of it. */
export const cutoffsSchema = z.strictObject({
  pencil: localDaySchema.nullable(),
  ink: localDaySchema.nullable(),
  record: localDaySchema.nullable(),
});
export type Cutoffs = Readonly<z.infer<typeof cutoffsSchema>>;

/** By the rep’s calendar: a month before 31 March is the end of February. */
export function cutoffsOn(rules: RetentionRules, today: LocalDay): Cutoffs {
  const date = Temporal.PlainDate.from(today);
  const before = (duration: Temporal.DurationLike | null) =>
    duration === null ? null : localDaySchema.parse(date.subtract(duration).toString());
  return {
    pencil: before(rules.pencilDays === null ? null : { days: rules.pencilDays }),
    ink: before(rules.inkDays === null ? null : { days: rules.inkDays }),
    record: before(rules.recordMonths === null ? null : { months: rules.recordMonths }),
  };
}

/** How much there is of each. */
export const expiredSchema = z.strictObject({
  pencil: z.int().min(0),
  ink: z.int().min(0),
  calls: z.int().min(0),
  pauses: z.int().min(0),
  shifts: z.int().min(0),
  wins: z.int().min(0),
  /** Before there were any, none was announced. */
  tries: z.int().min(0).default(0),
});
export type Expired = Readonly<z.infer<typeof expiredSchema>>;

export const nothingExpired: Expired = {
  pencil: 0,
  ink: 0,
  calls: 0,
  pauses: 0,
  shifts: 0,
  wins: 0,
  tries: 0,
};
const parts = ['pencil', 'ink', 'calls', 'pauses', 'shifts', 'wins', 'tries'] as const;

export function isAnyExpired(expired: Expired): boolean {
  return parts.some((part) => expired[part] > 0);
}

export function sumExpired(one: Expired, other: Expired): Expired {
  return {
    pencil: one.pencil + other.pencil,
    ink: one.ink + other.ink,
    calls: one.calls + other.calls,
    pauses: one.pauses + other.pauses,
    shifts: one.shifts + other.shifts,
    wins: one.wins + other.wins,
    tries: one.tries + other.tries,
  };
}

/** What the rep knows will go: under these rules, as of a day, and so much of it. */
export const announcementSchema = z.strictObject({
  rules: retentionRulesSchema,
  on: localDaySchema,
  /** All zero once it is gone: from then on nothing of before is left. */
  expired: expiredSchema,
  /** From this day on it may go; null: the rep has not seen the notice yet. */
  dueOn: localDaySchema.nullable(),
  /** The rep has put the notice away. */
  isDismissed: z.boolean().optional(),
});
export type Announcement = Readonly<z.infer<typeof announcementSchema>>;

/** From the notice to the first removal. */
export const noticeDays = 7;
/** What was announced so long ago is announced anew. */
const longestAgo = noticeDays + 31;

export interface RetentionCase {
  readonly rules: RetentionRules;
  readonly today: LocalDay;
  /** The newest announcement; null: there was none. */
  readonly announced: Announcement | null;
  /** What is over its time today. */
  readonly expired: Expired;
  /** What was already over its time on the day of the announcement, under its rules, and is still there. */
  readonly expiredThen: Expired;
}

/** `tell`: the rep has to be told, and nothing may go yet. `wait`: they were told. `rest`: there is nothing to do. */
export type RetentionStep =
  | { readonly do: 'remove' | 'wait' | 'rest'; readonly announced: Announcement | null }
  | { readonly do: 'tell'; readonly announced: Announcement };

/** What is to be done today, and what is announced from now on. */
export function nextRetentionStep(facts: RetentionCase): RetentionStep {
  const { rules, today, announced, expired } = facts;
  const isCovered = announced !== null && covers(announced, facts);
  if (!isAnyExpired(expired)) {
    // What is done stays done, as of today; what was announced has become pointless.
    const isDone = isCovered && !isAnyExpired(announced.expired);
    return { do: 'rest', announced: isDone ? { ...announced, rules, on: today } : null };
  }
  if (!isCovered) {
    return { do: 'tell', announced: { rules, on: today, expired, dueOn: null } };
  }
  if (announced.dueOn === null) return { do: 'tell', announced };
  return { do: today >= announced.dueOn ? 'remove' : 'wait', announced };
}

/** The announcement once the rep has seen it. */
export function seenOn(announced: Announcement, today: LocalDay): Announcement {
  const dueOn = localDaySchema.parse(Temporal.PlainDate.from(today).add({ days: noticeDays }).toString());
  return announced.dueOn === null ? { ...announced, dueOn } : announced;
}

/** What is announced once all that was over its time is gone. */
export function removedOn(rules: RetentionRules, today: LocalDay): Announcement {
  return { rules, on: today, expired: nothingExpired, dueOn: today };
}

function covers(announced: Announcement, { rules, today, expiredThen }: RetentionCase): boolean {
  const age = Temporal.PlainDate.from(announced.on).until(today, { largestUnit: 'day' }).days;
  return (
    age >= 0 &&
    age <= longestAgo &&
    !isShorter(rules, announced.rules) &&
    parts.every((part) => expiredThen[part] <= announced.expired[part])
  );
}

function isShorter(rules: RetentionRules, than: RetentionRules): boolean {
  return (['pencilDays', 'inkDays', 'recordMonths'] as const).some(
    (part) => (rules[part] ?? Infinity) < (than[part] ?? Infinity),
  );
}
