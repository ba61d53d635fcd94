import { Temporal } from 'temporal-polyfill';
import { type Call, logCall, newDraft } from '../../domain/call.ts';
import { stampAt } from '../../domain/time.ts';
import type { Store } from '../../electron/store/open.ts';

type Told = Pick<Call, 'situation' | 'intensity' | 'outcome' | 'woundUpPeak' | 'woundUpNow' | 'pencil'> &
  Partial<
    Pick<Call, 'ink' | 'caseRef' | 'askedFor' | 'did' | 'promises' | 'handovers' | 'cause' | 'minutes'>
  >;

/** What this week's calls were like, one a working day and two on some: what a rep could really have written. */
const told: readonly (Told & { readonly day: number; readonly hour: number })[] = [
  {
    day: 0,
    hour: 9,
    situation: 'starts-angry',
    intensity: 3,
    outcome: 'solved',
    woundUpPeak: 6,
    woundUpNow: 3,
    pencil:
      'Third time she called about the same box. Gave her two minutes of plain talk, then it went well.',
    caseRef: 'CS-20417',
    minutes: 14,
    askedFor: 'A new box, today',
    did: 'Ordered the box by express, wrote the case up',
    cause: 'our-slip',
    promises: [{ text: 'Ring back when the box has left', dueAt: null, doneAt: null }],
  },
  {
    day: 0,
    hour: 15,
    situation: 'blamed',
    intensity: 2,
    outcome: 'contained',
    woundUpPeak: 5,
    woundUpNow: 3,
    pencil: 'Outage again. Nothing I could do but say what I knew.',
  },
  {
    day: 1,
    hour: 11,
    situation: 'shouting',
    intensity: 4,
    outcome: 'solved',
    woundUpPeak: 8,
    woundUpNow: 4,
    pencil: 'Let him run, wrote the points down, read them back. He said thank you at the end.',
  },
  {
    day: 2,
    hour: 10,
    situation: 'insult',
    intensity: 4,
    outcome: 'partly-solved',
    woundUpPeak: 7,
    woundUpNow: 5,
    pencil: '',
  },
  {
    day: 2,
    hour: 16,
    situation: 'abuse',
    intensity: 5,
    outcome: 'ended-after-warning',
    woundUpPeak: 9,
    woundUpNow: 6,
    pencil: 'Said the limit twice, then ended it. Took five minutes off the phone.',
    ink: 'Caller was warned twice by the site’s policy and the call was ended at 16:24.',
    caseRef: 'CS-20388',
    minutes: 12,
  },
  {
    day: 3,
    hour: 14,
    situation: 'shouting',
    intensity: 3,
    outcome: 'handed-over',
    woundUpPeak: 6,
    woundUpNow: 4,
    pencil: '',
    ink: 'Handed over with the summary; the caller agreed.',
    handovers: [{ to: 'Rickey, second line', at: null, kind: 'warm' }],
    cause: 'outage',
    minutes: 21,
  },
  {
    day: 4,
    hour: 9,
    situation: 'circular-demand',
    intensity: 2,
    outcome: 'contained',
    woundUpPeak: 4,
    woundUpNow: 3,
    pencil: 'Same sentence three times. It held.',
  },
];

const wins = [
  { day: 1, kind: 'thanked', text: 'She went from shouting to thanking me for the callback.' },
  { day: 2, kind: 'kept-my-cool', text: 'Kept my cool with both of them on the line.' },
  { day: 4, kind: 'colleague', text: 'Seth took the next call so that I could breathe.' },
] as const;

/** Earlier weeks: hostile calls in each, the latest first; five shifts a week. */
const earlierWeeks = [5, 8, 3, 6, 4, 7, 5, 2, 6] as const;

/**
 * Fills a store with a realistic week around `now`, and with the weeks before it. Days of this week that are still to
 * come are told on the days that have been, so that it looks the same on a Monday.
 */
export function recordsOfAWeek(store: Store, now = Temporal.Now.zonedDateTimeISO()): void {
  const monday = now.subtract({ days: now.dayOfWeek - 1 }).startOfDay();
  const lastDay = Math.min(4, now.dayOfWeek - 1);
  const stamp = (weeksAgo: number, day: number, hour: number, minute = 0) => {
    const wanted = monday
      .subtract({ weeks: weeksAgo })
      .add({ days: weeksAgo === 0 ? Math.min(day, lastDay) : day })
      .with({ hour, minute });
    const latest = now.subtract({ minutes: 20 });
    const moment = Temporal.ZonedDateTime.compare(wanted, latest) > 0 ? latest : wanted;
    return stampAt(moment.epochMilliseconds, moment.timeZoneId);
  };
  let serial = 0;
  const id = (kind: string) => {
    serial += 1;
    return `${kind}-${serial}`;
  };
  const log = (startedAt: ReturnType<typeof stamp>, entry: Partial<Call>) => {
    const draft = newDraft(id('call'), startedAt, { pausedAt: null, startedAt, ...entry });
    const logged = logCall(draft, startedAt);
    if (!logged.ok) throw new Error('a told call lacks a tap');
    store.calls.save(logged.call);
    return logged.call.id;
  };

  earlierWeeks.forEach((count, index) => {
    const weeksAgo = index + 1;
    for (let day = 0; day < 5; day += 1) {
      store.shifts.save({
        id: id('shift'),
        startedAt: stamp(weeksAgo, day, 9),
        endedAt: stamp(weeksAgo, day, 17),
        callsTaken: null,
        stillOnMyMind: null,
      });
    }
    for (let call = 0; call < count; call += 1) {
      log(stamp(weeksAgo, call % 5, 10 + (call % 6)), {
        situation: call % 2 === 0 ? 'shouting' : 'blamed',
        intensity: 2 + (call % 3),
        outcome: call % 3 === 0 ? 'solved' : 'contained',
      });
    }
  });

  for (let day = 0; day <= lastDay; day += 1) {
    store.shifts.save({
      id: id('shift'),
      startedAt: stamp(0, day, 8, 30),
      endedAt: stamp(0, day, 17),
      callsTaken: null,
      stillOnMyMind: null,
    });
  }
  for (const { day, hour, ...entry } of told) {
    const startedAt = stamp(0, day, hour, 12);
    const callId = log(startedAt, entry);
    store.pauses.add({
      id: id('pause'),
      callId,
      startedAt: stamp(0, day, hour, 17),
      plannedSeconds: 8,
      actualSeconds: 8,
      ending: 'ran-its-length',
      bridge: 'bridge-2',
    });
  }
  for (const { day, kind, text } of wins) {
    store.wins.add({ id: id('win'), at: stamp(0, day, 16, 40), kind, text });
  }
  const waiting = newDraft(id('call'), stamp(0, 4, 16, 5), { pausedAt: null, situation: 'escalation' });
  store.calls.save({ ...waiting, startedAt: stamp(0, 4, 16, 5) });
}
