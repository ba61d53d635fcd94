import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayInCall,
  endByOpening,
  endTimeProblem,
  withEnd,
  withMinutes,
  withStart,
} from '../../domain/call-times.ts';
import { shiftStamp } from '../../domain/time.ts';
import { at, buildCall, buildDraft } from '../support/build-records.ts';

const startedAt = at('2026-11-18T10:00:00.000+01:00');
const minute = 60_000;
const draft = buildDraft({ startedAt, createdAt: shiftStamp(startedAt, 5 * minute) });

it('a time alone in a call is of its own day, and of the next where the call went on over midnight', () => {
  const late = at('2026-11-30T23:50:30+01:00');
  expect(dayInCall('23:50', late)).toBe('2026-11-30');
  expect(dayInCall('00:05', late)).toBe('2026-12-01');
  expect(dayInCall('03:50', late)).toBe('2026-12-01');
  // Longer than a call can be: a slip, which is said.
  expect(dayInCall('03:51', late)).toBe('2026-11-30');
  expect(dayInCall('09:00', startedAt)).toBe('2026-11-18');
});

describe('endByOpening', () => {
  it('is now for whoever has just hung up', () => {
    const now = at('2026-11-18T10:10:00+01:00');
    expect(endByOpening(draft, now)).toBe(now);
  });

  it('is not guessed hours later, before the call, for a logged call or for danger', () => {
    expect(endByOpening(draft, at('2026-11-18T13:00:00+01:00'))).toBeNull();
    expect(endByOpening(draft, at('2026-11-18T09:00:00+01:00'))).toBeNull();
    expect(endByOpening(buildCall({ startedAt }), at('2026-11-18T10:10:00+01:00'))).toBeNull();
    expect(endByOpening({ ...draft, situation: 'danger' }, at('2026-11-18T10:10:00+01:00'))).toBeNull();
  });

  it('stays what it was when the log is opened again', () => {
    const endedAt = at('2026-11-18T10:08:00+01:00');
    expect(endByOpening({ ...draft, endedAt }, at('2026-11-18T18:00:00+01:00'))).toBe(endedAt);
  });
});

it('minutes, start and end follow each other, and never disagree', () => {
  const anyMinutes = fc.integer({ min: 0, max: 240 });
  fc.assert(
    fc.property(anyMinutes, anyMinutes, anyMinutes, (minutes, later, taken) => {
      let times = { startedAt, minutes: null as number | null, endedAt: null as typeof startedAt | null };
      times = { ...times, ...withMinutes(times, minutes) };
      expect(times.endedAt).toBe(shiftStamp(startedAt, minutes * minute));
      times = { ...times, ...withStart(times, shiftStamp(startedAt, later * minute)) };
      expect(times.endedAt).toBe(shiftStamp(startedAt, (later + minutes) * minute));
      times = { ...times, ...withEnd(times, shiftStamp(times.startedAt, taken * minute)) };
      expect(times.minutes).toBe(taken);
    }),
  );
});

it('an end that was not counted from the start stays where it is', () => {
  const endedAt = at('2026-11-18T10:10:00.000+01:00');
  const times = { startedAt, minutes: null, endedAt };
  expect(withStart(times, at('2026-11-18T09:50:00+01:00'))).not.toHaveProperty('endedAt');
  expect(withMinutes({ ...times, minutes: 5 }, null)).toEqual({ minutes: null, endedAt });
  expect(withEnd(times, null)).toEqual({ endedAt: null });
});

it('a call is not over before it began', () => {
  const times = { startedAt, recoveredAt: null, nextCallCameFirstAt: null };
  expect(endTimeProblem(times, at('2026-11-18T09:59:00+01:00'))).not.toBe('');
  expect(endTimeProblem(times, startedAt)).toBe('');
  expect(endTimeProblem(times, null)).toBe('');
});

it('a call is not over after the rep was back to steady, or the next one came', () => {
  const steady = { startedAt, recoveredAt: at('2026-11-18T10:10:00+01:00'), nextCallCameFirstAt: null };
  expect(endTimeProblem(steady, at('2026-11-18T10:10:00+01:00'))).toBe('');
  expect(endTimeProblem(steady, at('2026-11-18T10:11:00+01:00'))).toBe(
    'You were back to steady at 10:10, before that.',
  );
  const next = { startedAt, recoveredAt: null, nextCallCameFirstAt: at('2026-11-18T10:10:00+01:00') };
  expect(endTimeProblem(next, at('2026-11-18T10:11:00+01:00'))).toBe(
    'The next call came at 10:10, before that.',
  );
});
