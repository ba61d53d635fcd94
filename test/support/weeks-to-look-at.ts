import { Temporal } from 'temporal-polyfill';
import { type Call, logCall, newDraft } from '../../domain/call.ts';
import type { Cause, Outcome } from '../../domain/call-fields.ts';
import type { WinKind } from '../../domain/records.ts';
import type { SituationKey } from '../../domain/situations.ts';
import { type Stamp, stampAt } from '../../domain/time.ts';
import type { Store } from '../../electron/store/open.ts';

/**
 * Weeks as a rep may meet them. The busy and the terrible one are the week before `now`, whole whatever day it is, with twelve
 * weeks behind them; the empty and the first one are the week of `now`.
 */
export const weeksToLookAt = {
  first: firstWeek,
  empty: emptyWeek,
  busy: busyWeek,
  terrible: terribleWeek,
} as const;
export type WeekToLookAt = keyof typeof weeksToLookAt;

type Now = Temporal.ZonedDateTime;

/** One shift, one call and one win, today. */
function firstWeek(store: Store, now: Now = Temporal.Now.zonedDateTimeISO()): void {
  const diary = diaryIn(store, now);
  const ago = (minutes: number) => stampOf(now.subtract({ minutes }));
  store.shifts.save({
    id: diary.id('shift'),
    startedAt: ago(240),
    endedAt: null,
    callsTaken: null,
    stillOnMyMind: null,
  });
  diary.log(ago(90), {
    situation: 'shouting',
    intensity: 3,
    outcome: 'partly-solved',
    woundUpPeak: 7,
    woundUpNow: 4,
    linesUsed: [{ line: 'shouting-1', isSaid: true, result: 'helped' }],
  });
  store.wins.add({
    id: diary.id('win'),
    at: ago(30),
    kind: 'kept-my-cool',
    text: 'Let him finish, and kept my voice low.',
  });
}

/** Nothing yet this week, after twelve that had something. */
function emptyWeek(store: Store, now: Now = Temporal.Now.zonedDateTimeISO()): void {
  writeHistory(diaryIn(store, now), 1);
}

interface ToldCall {
  readonly day: number;
  readonly hour: number;
  readonly minute?: number;
  readonly situation: SituationKey;
  readonly intensity: number;
  readonly outcome: Outcome;
  readonly wound?: readonly [peak: number, now: number];
  readonly minutes?: number;
  readonly cause?: Cause;
  /** Minutes until steady; or until the next call, which came first. */
  readonly steady?: number;
  readonly next?: number;
  readonly line?: readonly [line: string, result: 'helped' | 'did-not-help'];
  readonly promise?: string;
}

const busy: readonly ToldCall[] = [
  {
    day: 0,
    hour: 9,
    situation: 'starts-angry',
    intensity: 3,
    outcome: 'solved',
    wound: [6, 3],
    minutes: 14,
    cause: 'our-slip',
    steady: 6,
    line: ['starts-angry-1', 'helped'],
  },
  {
    day: 0,
    hour: 11,
    situation: 'shouting',
    intensity: 4,
    outcome: 'partly-solved',
    wound: [8, 4],
    minutes: 22,
    cause: 'outage',
    next: 4,
    line: ['shouting-1', 'helped'],
  },
  {
    day: 0,
    hour: 11,
    minute: 30,
    situation: 'blamed',
    intensity: 2,
    outcome: 'contained',
    wound: [6, 5],
    minutes: 9,
    cause: 'outage',
    steady: 11,
    promise: 'Ring back when the line is up',
  },
  {
    day: 1,
    hour: 10,
    situation: 'shouting',
    intensity: 3,
    outcome: 'solved',
    wound: [7, 3],
    minutes: 17,
    cause: 'outage',
    steady: 8,
    line: ['shouting-2', 'helped'],
  },
  {
    day: 1,
    hour: 14,
    situation: 'refuses-options',
    intensity: 2,
    outcome: 'follow-up-due',
    wound: [5, 3],
    minutes: 25,
    cause: 'rule-or-price',
    steady: 3,
    line: ['refuses-options-1', 'did-not-help'],
    promise: 'Send the terms in writing',
  },
  {
    day: 2,
    hour: 9,
    situation: 'insult',
    intensity: 4,
    outcome: 'ended-after-warning',
    wound: [9, 5],
    minutes: 8,
    next: 2,
    line: ['insult-1', 'helped'],
  },
  {
    day: 2,
    hour: 9,
    minute: 20,
    situation: 'circular-demand',
    intensity: 2,
    outcome: 'contained',
    wound: [7, 6],
    minutes: 12,
    cause: 'rule-or-price',
  },
  {
    day: 2,
    hour: 15,
    situation: 'shouting',
    intensity: 3,
    outcome: 'handed-over',
    wound: [6, 4],
    minutes: 21,
    cause: 'outage',
    steady: 15,
  },
  {
    day: 3,
    hour: 13,
    situation: 'escalation',
    intensity: 3,
    outcome: 'handed-over',
    wound: [6, 3],
    minutes: 19,
    cause: 'wait-or-repeat-contact',
    steady: 5,
    line: ['escalation-1', 'helped'],
  },
  {
    day: 4,
    hour: 10,
    situation: 'blamed',
    intensity: 2,
    outcome: 'solved',
    wound: [4, 2],
    minutes: 11,
    cause: 'unclear-message',
    steady: 2,
    line: ['blamed-1', 'helped'],
  },
  {
    day: 4,
    hour: 16,
    situation: 'starts-angry',
    intensity: 3,
    outcome: 'solved',
    wound: [5, 2],
    minutes: 13,
    cause: 'our-slip',
    steady: 4,
    line: ['starts-angry-1', 'helped'],
  },
];

const busyWins = [
  { day: 0, kind: 'thanked', text: 'She went from shouting to thanking me for the callback.' },
  { day: 2, kind: 'kept-my-cool', text: 'Kept my cool with both of them on the line.' },
  { day: 3, kind: 'thanked', text: 'Somebody rang only to say that it works now.' },
  { day: 4, kind: 'colleague', text: 'Seth took the next call so that I could breathe.' },
] as const;

function busyWeek(store: Store, now: Now = Temporal.Now.zonedDateTimeISO()): void {
  const diary = diaryIn(store, now);
  writeHistory(diary, 2);
  diary.shifts(1, [3, 4, 6, 2, 2], [38, 41, 36, 44, 40]);
  for (const call of busy) diary.tell(1, call);
  for (const { day, kind, text } of busyWins) diary.win(1, day, kind, text);
}

/** Twenty calls, none of them solved, all of them as bad as it gets, after a week that was still on the mind too. */
function terribleWeek(store: Store, now: Now = Temporal.Now.zonedDateTimeISO()): void {
  const diary = diaryIn(store, now);
  writeHistory(diary, 2, [7, 8, 7, 4, 2]);
  diary.shifts(1, [7, 8, 9, 8, 10], [41, 39, 44, 40, 37]);
  const situations = ['abuse', 'insult', 'shouting', 'prejudice'] as const;
  const outcomes = [
    'contained',
    'caller-hung-up',
    'ended-after-warning',
    'handed-over',
    'follow-up-due',
  ] as const;
  const causes = ['outage', 'wait-or-repeat-contact', 'outage', 'rule-or-price'] as const;
  for (let index = 0; index < 20; index += 1) {
    const isFollowed = index % 4 !== 3;
    diary.tell(1, {
      day: Math.floor(index / 4),
      hour: 9 + (index % 4) * 2,
      situation: at(situations, index),
      intensity: 5,
      outcome: at(outcomes, index),
      wound: [8 + (index % 2), 6 + (index % 3)],
      minutes: 9 + (index % 7) * 3,
      cause: at(causes, index),
      ...(isFollowed ? { next: 2 + (index % 5) } : { steady: 25 + index }),
      ...(index % 10 === 0 && { promise: 'Ring back on Monday' }),
    });
  }
  diary.win(1, 3, 'colleague', 'Seth sat with me for ten minutes after the third one.');
}

/** Hostile calls of the weeks before, the latest first; five shifts a week. */
const historyCounts = [5, 8, 3, 6, 4, 7, 5, 2, 6, 4, 9, 3] as const;
const historyLines = ['shouting-1', 'starts-angry-1', 'insult-1', 'shouting-2', 'refuses-options-1'] as const;

const usuallyOnMyMind = [2, 3, 1, 4, 2] as const;

/** `lastOnMyMind`: at the end of the shifts of the latest of these weeks. */
function writeHistory(
  diary: Diary,
  firstWeeksAgo: number,
  lastOnMyMind: readonly number[] = usuallyOnMyMind,
): void {
  let told = 0;
  historyCounts.forEach((count, index) => {
    const weeksAgo = index + firstWeeksAgo;
    diary.shifts(weeksAgo, index === 0 ? lastOnMyMind : usuallyOnMyMind, null);
    for (let call = 0; call < count; call += 1) {
      told += 1;
      const peak = 4 + (told % 5);
      diary.tell(weeksAgo, {
        day: call % 5,
        hour: 9 + ((call * 3 + index) % 7),
        situation: at(['shouting', 'starts-angry', 'insult', 'blamed'] as const, told),
        intensity: 2 + (told % 3),
        outcome: at(['solved', 'contained', 'partly-solved', 'handed-over'] as const, told),
        wound: [peak, Math.max(1, peak - 1 - (told % 3))],
        minutes: 8 + (told % 9),
        line: [at(historyLines, told), told % 6 === 0 ? 'did-not-help' : 'helped'],
      });
    }
  });
}

interface Diary {
  readonly id: (kind: string) => string;
  readonly log: (startedAt: Stamp, entry: Partial<Call>) => string;
  /** Five shifts from nine to five, and what was said at the end of each. */
  readonly shifts: (
    weeksAgo: number,
    onMyMind: readonly number[],
    callsTaken: readonly number[] | null,
  ) => void;
  /** A call with a pause in it. */
  readonly tell: (weeksAgo: number, call: ToldCall) => void;
  readonly win: (weeksAgo: number, day: number, kind: WinKind, text: string) => void;
}

function diaryIn(store: Store, now: Now): Diary {
  const monday = now.subtract({ days: now.dayOfWeek - 1 }).startOfDay();
  const moment = (weeksAgo: number, day: number, hour: number, minute = 0) =>
    monday.subtract({ weeks: weeksAgo }).add({ days: day }).with({ hour, minute });
  let serial = 0;
  const id = (kind: string) => {
    serial += 1;
    return `${kind}-${String(serial).padStart(4, '0')}`;
  };
  const log = (startedAt: Stamp, entry: Partial<Call>) => {
    const logged = logCall(
      newDraft(id('call'), startedAt, { pausedAt: null, startedAt, ...entry }),
      startedAt,
    );
    if (!logged.ok) throw new Error('a told call lacks a tap');
    store.calls.save(logged.call);
    return logged.call.id;
  };
  return {
    id,
    log,
    shifts: (weeksAgo, onMyMind, callsTaken) => {
      onMyMind.forEach((stillOnMyMind, day) => {
        store.shifts.save({
          id: id('shift'),
          startedAt: stampOf(moment(weeksAgo, day, 9)),
          endedAt: stampOf(moment(weeksAgo, day, 17)),
          callsTaken: callsTaken?.[day] ?? null,
          stillOnMyMind,
        });
      });
    },
    tell: (weeksAgo, call) => {
      const began = moment(weeksAgo, call.day, call.hour, call.minute ?? 12);
      const ended = began.add({ minutes: call.minutes ?? 10 });
      const callId = log(stampOf(began), {
        situation: call.situation,
        intensity: call.intensity,
        outcome: call.outcome,
        minutes: call.minutes ?? null,
        cause: call.cause ?? null,
        woundUpPeak: call.wound?.[0] ?? null,
        woundUpNow: call.wound?.[1] ?? null,
        endedAt: stampOf(ended),
        recoveredAt: call.steady === undefined ? null : stampOf(ended.add({ minutes: call.steady })),
        nextCallCameFirstAt: call.next === undefined ? null : stampOf(ended.add({ minutes: call.next })),
        linesUsed:
          call.line === undefined ? [] : [{ line: call.line[0], isSaid: true, result: call.line[1] }],
        promises: call.promise === undefined ? [] : [{ text: call.promise, dueAt: null, doneAt: null }],
      });
      store.pauses.add({
        id: id('pause'),
        callId,
        startedAt: stampOf(began.add({ minutes: 4 })),
        plannedSeconds: 8,
        actualSeconds: 6 + (serial % 5),
        ending: 'ran-its-length',
        bridge: 'bridge-2',
      });
    },
    win: (weeksAgo, day, kind, text) => {
      store.wins.add({ id: id('win'), at: stampOf(moment(weeksAgo, day, 16, 40)), kind, text });
    },
  };
}

function stampOf(moment: Now): Stamp {
  return stampAt(moment.epochMilliseconds, moment.timeZoneId);
}

/** Round and round. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}
