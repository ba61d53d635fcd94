import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../../domain/load-words.ts';
import { usualRange } from '../../../domain/review/hostile-calls.ts';
import { hardLoad } from '../../../domain/review/load.ts';
import { type Stamp, shiftStamp } from '../../../domain/time.ts';
import { at, buildCall, buildDraft, buildShift } from '../../support/build-records.ts';

const shift = buildShift({ endedAt: null });
const minute = 60_000;
const callsAt = (...minutes: readonly number[]) =>
  minutes.map((after) => buildCall({ startedAt: shiftStamp(shift.startedAt, after * minute) }));
/** Six calls in twenty shifts: up to two in one are as usual. */
const baseline = { calls: 6, shifts: 20 };

describe('hardLoad', () => {
  test('is there from the first call above the rep’s own usual range on', () => {
    expect(usualRange(baseline, 1)?.high).toBe(2);
    expect(hardLoad(callsAt(60, 90), shift, baseline)).toBeNull();
    const calls = callsAt(120, 60, 90);
    expect(hardLoad(calls, shift, baseline)).toEqual({
      count: 3,
      since: calls[1]?.startedAt,
      shiftId: shift.id,
    });
  });

  test('counts drafts, and leaves alone what began before the shift', () => {
    const before = buildCall({ startedAt: shiftStamp(shift.startedAt, -1) });
    const draft = buildDraft({ startedAt: shift.startedAt });
    expect(hardLoad([before, ...callsAt(60, 90)], shift, baseline)).toBeNull();
    expect(hardLoad([before, draft, ...callsAt(60, 90)], shift, baseline)?.count).toBe(3);
  });

  test('says nothing without enough history, however much comes', () => {
    const calls = callsAt(...Array.from({ length: 40 }, (_, index) => index));
    expect(hardLoad(calls, shift, { calls: 30, shifts: 9 })).toBeNull();
    expect(hardLoad(calls, shift, { calls: 4, shifts: 40 })).toBeNull();
  });

  test('stays once it is there, whatever comes, and the order of the calls makes no difference', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: -300, max: 600 }), { maxLength: 12 });
    const anyBaseline = fc.record({
      calls: fc.integer({ min: 0, max: 60 }),
      shifts: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(minutes, anyBaseline, fc.integer({ min: 0, max: 600 }), (given, usual, another) => {
        const calls = callsAt(...given);
        const load = hardLoad(calls, shift, usual);
        expect(hardLoad(calls.toReversed(), shift, usual)).toEqual(load);
        const more = hardLoad([...calls, ...callsAt(another)], shift, usual);
        if (load !== null) expect(more?.count).toBe(load.count + 1);
        const high = usualRange(usual, 1)?.high ?? Infinity;
        expect(load === null).toBe(given.filter((after) => after >= 0).length <= high);
      }),
    );
  });
});

test.each<[number, Stamp, string]>([
  [3, at('2026-11-18T10:00:00+01:00'), 'Your third hard call since ten: a few minutes now may help.'],
  [3, at('2026-11-18T10:40:00+01:00'), 'Your third hard call since 10:40: a few minutes now may help.'],
  [2, at('2026-11-18T14:00:30-05:00'), 'Your second hard call since two: a few minutes now may help.'],
  [9, at('2026-11-18T12:00:00Z'), 'Your ninth hard call since noon: a few minutes now may help.'],
  [11, at('2026-11-18T00:00:00Z'), 'Your 11th hard call since midnight: a few minutes now may help.'],
  [22, at('2026-11-18T09:05:00Z'), 'Your 22nd hard call since 09:05: a few minutes now may help.'],
])('%i since %s', (count, since, words) => {
  expect(loadWords({ count, since })).toBe(words);
});
