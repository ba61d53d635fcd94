import { type Call, emptyEntry } from '../../../domain/call.ts';
import { causeKeys, outcomeKeys } from '../../../domain/call-fields.ts';
import type { PauseRecord, Shift, Win } from '../../../domain/records.ts';
import { calmSituationKeys } from '../../../domain/situations.ts';
import { epochOf, stampAt } from '../../../domain/time.ts';
import { seededChance } from '../../support/seeded-chance.ts';

/** Months of shifts: five days a week, ten hard calls in each. */
export const callsAWeek = 50;
const callsADay = 10;
const daysAWeek = 5;

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A Monday. */
export const firstDay = Date.UTC(1970, 0, 5);
/** No summer time, so that every week is as long as the others. */
const zone = 'Africa/Lagos';

export interface SomeMonths {
  readonly calls: readonly Call[];
  readonly pauses: readonly PauseRecord[];
  readonly shifts: readonly Shift[];
  readonly wins: readonly Win[];
}

/** As many calls, oldest first, from a Monday on, and what belongs to them. The same for the same count. */
export function monthsOf(count: number, first = firstDay): SomeMonths {
  const chance = seededChance(count);
  const pick = <T>(list: readonly T[], fallback: T): T =>
    list[Math.floor(chance() * list.length)] ?? fallback;
  /** Some words are said often and most seldom. */
  const word = () => wordOf(Math.floor(words * chance() ** 3));
  const text = (share: number, least: number, most: number) =>
    chance() < share
      ? Array.from({ length: least + Math.floor(chance() * (most - least)) }, word).join(' ')
      : '';

  const calls = Array.from({ length: count }, (_, index): Call => {
    const startedAt = stampAt(first + startOf(index) + Math.floor(chance() * 20 * minuteMs), zone);
    return {
      ...emptyEntry(startedAt),
      id: idOf('call', index),
      status: 'logged',
      createdAt: startedAt,
      editedAt: startedAt,
      minutes: Math.floor(chance() * 40),
      situation: pick(calmSituationKeys, 'insult'),
      intensity: 1 + Math.floor(chance() * 5),
      outcome: pick(outcomeKeys.slice(0, 7), 'solved'),
      cause: pick(causeKeys, 'unknown'),
      woundUpPeak: 1 + Math.floor(chance() * 9),
      askedFor: text(0.6, 4, 12),
      did: text(0.4, 4, 16),
      saidNoTo: text(0.1, 3, 8),
      caseRef: `CASE-${1000 + Math.floor(chance() * 900_000)}`,
      pencil: text(0.15, 10, 40),
      ink: text(0.3, 10, 50),
      promises:
        chance() < 0.1 ? [{ text: `${word()} ${word()} back`, dueAt: startedAt, doneAt: startedAt }] : [],
      linesUsed: Array.from({ length: 3 }, (_line, at) => ({
        line: `insult-${1 + Math.floor(chance() * 40)}`,
        isSaid: at === 0,
        result: at === 0 ? 'helped' : null,
      })),
    };
  });
  return {
    calls,
    pauses: calls.map(({ id, startedAt }, index) => ({
      id: idOf('pause', index),
      startedAt,
      plannedSeconds: 8,
      actualSeconds: 8,
      ending: 'ran-its-length',
      bridge: null,
      callId: id,
    })),
    shifts: Array.from({ length: Math.ceil(count / callsADay) }, (_, day) => ({
      id: idOf('shift', day),
      startedAt: stampAt(first + dayOf(day) + 8 * hourMs, zone),
      endedAt: stampAt(first + dayOf(day) + 16 * hourMs, zone),
      callsTaken: 60,
      stillOnMyMind: null,
    })),
    wins: Array.from({ length: Math.ceil(count / callsADay) }, (_, day) => ({
      id: idOf('win', day),
      at: stampAt(first + dayOf(day) + 15 * hourMs, zone),
      kind: 'thanked',
      text: `${word()} ${word()} ${word()}`,
    })),
  };
}

/** Saves while one call is taken down: a draft, then some words more each time. */
const savesACall = 10;

/** What is saved in the `round`th second of typing, after a log of so many calls has ended: one new call after another. */
export function typedAfter(count: number, round: number): Call {
  const serial = Math.floor(round / savesACall);
  const startedAt = stampAt(firstDay + lengthOf(count) + serial * 10 * minuteMs, zone);
  const typed = Array.from({ length: (round % savesACall) * 3 }, (_, at) => wordOf(serial * 31 + at * 17));
  return {
    ...emptyEntry(startedAt),
    id: idOf('typed', serial),
    status: 'draft',
    createdAt: startedAt,
    editedAt: stampAt(epochOf(startedAt) + round * 1000, zone),
    situation: 'insult',
    ink: typed.join(' '),
  };
}

/** How long a log of so many calls goes on. */
export function lengthOf(count: number): number {
  return (count / callsAWeek) * 7 * dayMs;
}

/** Milliseconds from the first day on. */
function dayOf(day: number): number {
  return (Math.floor(day / daysAWeek) * 7 + (day % daysAWeek)) * dayMs;
}

function startOf(index: number): number {
  return dayOf(Math.floor(index / callsADay)) + 8 * hourMs + (index % callsADay) * 45 * minuteMs;
}

/** As long as the app's own ids. */
function idOf(kind: string, index: number): string {
  return `${kind}-${String(index).padStart(10, '0')}-8f3c-4a51-9d2e`.slice(0, 36);
}

const words = 4000;
const beginnings = [
  'par',
  'con',
  're',
  'de',
  'mi',
  'sta',
  'vo',
  'lu',
  'tra',
  'ba',
  'fer',
  'ni',
  'sol',
  'ca',
  'pro',
  'un',
];
const middles = [
  'ti',
  'ma',
  'ru',
  'so',
  'le',
  'cha',
  'di',
  'no',
  'ven',
  'pla',
  'gi',
  'to',
  'ser',
  'ki',
  'lo',
  'be',
];
const endings = [
  'n',
  'ted',
  'ing',
  's',
  'ment',
  'er',
  'al',
  'y',
  'ce',
  'ra',
  'de',
  'ful',
  'ness',
  'ly',
  'or',
  'ed',
];

function wordOf(index: number): string {
  const at = (list: readonly string[], place: number) => list[Math.floor(index / place) % list.length] ?? '';
  return `${at(beginnings, 1)}${at(middles, 16)}${at(endings, 256)}`;
}

/** What a rep looks for: typed letter by letter, words that are said often and seldom, several of them, and a case. */
export const queries: readonly string[] = [
  wordOf(3),
  wordOf(40),
  wordOf(700),
  wordOf(3900),
  `${wordOf(5)} ${wordOf(77)}`,
  `${wordOf(0)} ${wordOf(1)} ${wordOf(2)}`,
  'case-12345',
  'zzz',
].flatMap((query) => Array.from({ length: query.length }, (_, end) => query.slice(0, end + 1)));
