import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call.ts';
import type { OpenPromise } from '../../../domain/promises.ts';
import {
  askFigure,
  askLines,
  askList,
  askTable,
  askText,
  type OpenItem,
  openItemsOf,
} from '../../../domain/review/ask-list.ts';
import { localDaySchema } from '../../../domain/time.ts';
import { at, buildCall, buildDraft, buildRecords, buildWin, many } from '../../support/build-records.ts';
import { week47 } from '../../support/build-team-week.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';

const promised = (text: string): Partial<Call> => ({ promises: [{ text, dueAt: null, doneAt: null }] });

/** A week with everything to ask with, and with texts and ratings that must not be among it. */
const calls = [
  ...many(3, () => buildCall({ cause: 'outage', outcome: 'contained', pencil: 'planted', ink: 'planted' })),
  buildCall({
    cause: 'unknown',
    outcome: 'ended-after-warning',
    woundUpPeak: 9,
    woundUpNow: 9,
    askedFor: 'planted',
  }),
  buildCall({
    endedAt: at('2026-11-18T10:10:00+01:00'),
    nextCallCameFirstAt: at('2026-11-18T10:11:00+01:00'),
    ...promised('Call back about the parcel.'),
  }),
];

function itemsOf(all: readonly Call[]): readonly OpenItem[] {
  const open = all.flatMap(({ id, promises, situation, startedAt, editedAt }) =>
    promises.map(
      (promise, position): OpenPromise => ({
        callId: id,
        position,
        promise,
        situation,
        startedAt,
        editedAt,
      }),
    ),
  );
  const isLogged = (id: string) => all.find((call) => call.id === id)?.status === 'logged';
  return openItemsOf(open, isLogged, localDaySchema.parse('2026-11-22'));
}

function listOf(all: readonly Call[], isOn: 'usual' | 'all') {
  const review = reviewOfRecords(week47, buildRecords({ calls: all, wins: [buildWin({ text: 'planted' })] }));
  const lines = askLines(review, itemsOf(all)).filter(({ isUsual }) => isOn === 'all' || isUsual);
  return askList(lines, { title: '  ', week: review, madeOn: localDaySchema.parse('2026-11-23') });
}

describe('the list to ask with', () => {
  test('is neutral facts with their n, and no text that was typed', () => {
    const text = askText(listOf(calls, 'usual'));
    expect(text).toBe(`What would help
Week of 16 – 22 November 2026

What the calls were about
- An outage: 3 of 5 difficult calls

What happened
- The next call came before there was time to recover: 1 of 1 call with a time noted
- Ended after a warning: 1 of 5 difficult calls

Promised, and still open
- Promise: 1

From the record of the person who took the calls, 23 November 2026.
`);
  });

  test('has a promise in words where that line is chosen, and never a note, a rating or a win', () => {
    const text = askText(listOf(calls, 'all'));
    expect(text).toContain('- Call back about the parcel.\n');
    // Some of these may have been held to a limit: it is for the rep to say.
    expect(text).toContain('- Not solved, for a reason outside my control: 3 of 4 calls not solved\n');
    expect(text).not.toMatch(/planted|wound|9/u);
  });

  test('says as many open promises as it has lines for: of logged calls of the week and before', () => {
    const all = [
      ...calls,
      buildCall({ startedAt: at('2026-10-01T10:00:00+02:00'), ...promised('An old one.') }),
      buildCall({ startedAt: at('2026-11-23T10:00:00+01:00'), ...promised('A later one.') }),
      buildDraft(promised('Of a draft.')),
    ];
    expect(itemsOf(all).map(({ text }) => text)).toEqual(['Call back about the parcel.', 'An old one.']);
    expect(askText(listOf(all, 'usual'))).toContain('- Promises: 2\n');
  });

  test('keeps the key of a fact whatever its number, so that a tick stays where it was put', () => {
    const keys = (all: readonly Call[]) =>
      listOf(all, 'usual').groups.flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(keys([...calls, buildCall({ cause: 'outage', outcome: 'contained' })])).toEqual(keys(calls));
  });

  test('is empty where nothing happened, not a row of zeros', () => {
    expect(listOf([], 'all').groups).toEqual([]);
    expect(listOf([buildCall()], 'all').groups).toEqual([]);
  });

  test('is the same as a table', () => {
    const list = listOf(calls, 'all');
    const [head, ...rows] = askTable(list);
    expect(head).toEqual(['Part', 'Fact', 'Count', 'Of', 'Of what']);
    expect(rows.map(([, fact]) => fact)).toEqual(
      list.groups.flatMap(({ lines }) => lines.map((line) => line.fact)),
    );
    expect(rows[0]).toEqual(['What the calls were about', 'An outage', 3, 5, 'difficult calls']);
    expect(rows.at(-1)).toEqual(['Promised, and still open', 'Call back about the parcel.', null, null, '']);
  });

  test('puts a promise of several lines on one, with the day it is due', () => {
    const [item] = itemsOf([
      buildCall({ promises: [{ text: 'One\ntwo', dueAt: at('2026-11-25T09:00:00+01:00'), doneAt: null }] }),
    ]);
    const line = askLines(reviewOfRecords(week47, buildRecords()), item === undefined ? [] : [item])[0];
    expect(line?.fact).toBe('One two (by 25 November 2026)');
    expect(line === undefined ? '?' : askFigure(line)).toBe('');
  });
});
