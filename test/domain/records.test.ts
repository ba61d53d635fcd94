import { describe, expect, it } from 'vitest';
import { endProblem, isForgotten, likelyEnd, winDraftSchema, winEntrySchema } from '../../domain/records.ts';
import { at, buildShift } from '../support/build-records.ts';

describe('a shift that still runs', () => {
  const started = (text: string) => buildShift({ startedAt: at(text), endedAt: null });

  it('is forgotten once it began on an earlier day and has run longer than any shift', () => {
    const shift = started('2026-11-20T15:16:00+01:00');
    expect(isForgotten(shift, at('2026-11-20T23:59:00+01:00'))).toBe(false);
    expect(isForgotten(shift, at('2026-11-21T03:17:00+01:00'))).toBe(true);
    expect(isForgotten({ ...shift, endedAt: at('2026-11-20T17:00:00+01:00') }, shift.startedAt)).toBe(false);
  });

  it('is not forgotten while it is a night shift, or a long one of today', () => {
    expect(isForgotten(started('2026-11-20T22:00:00+01:00'), at('2026-11-21T06:30:00+01:00'))).toBe(false);
    expect(isForgotten(started('2026-11-21T06:00:00+01:00'), at('2026-11-21T20:00:00+01:00'))).toBe(false);
  });

  it('is guessed to have lasted eight hours, and never into the future', () => {
    const shift = started('2026-11-20T15:16:00+01:00');
    expect(likelyEnd(shift, at('2026-11-21T09:00:00+01:00'))).toBe('2026-11-20T23:16:00.000+01:00');
    const now = at('2026-11-20T16:00:00+01:00');
    expect(likelyEnd(shift, now)).toBe(now);
  });

  it('cannot have ended before it began or in the future', () => {
    const shift = started('2026-11-20T15:16:00+01:00');
    const now = at('2026-11-21T09:00:00+01:00');
    expect(endProblem(shift, at('2026-11-20T15:15:59+01:00'), now)).toBe('That is before the shift began.');
    expect(endProblem(shift, at('2026-11-21T09:00:01+01:00'), now)).toBe('That is still to come.');
    expect(endProblem(shift, shift.startedAt, now)).toBe('');
    // 09:30 on another wall, but already past.
    expect(endProblem(shift, at('2026-11-21T09:30:00+02:00'), now)).toBe('');
  });
});

describe('a win', () => {
  it('may be empty and half written while it is typed, but not once it is kept', () => {
    expect(winDraftSchema.safeParse({ kind: 'other', text: ' ' }).success).toBe(true);
    expect(winDraftSchema.safeParse({ kind: 'other', text: 'x'.repeat(141) }).success).toBe(false);
    expect(winEntrySchema.safeParse({ kind: 'other', text: ' ' }).success).toBe(false);
  });
});
