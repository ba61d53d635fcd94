import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeCall } from '../../domain/call.ts';
import {
  callToRecoverFrom,
  isHard,
  noRecovery,
  recoveredOf,
  recoveryAskedFor,
  recoveryChange,
  recoveryKinds,
} from '../../domain/recovery.ts';
import { epochOf, shiftStamp, stampAt } from '../../domain/time.ts';
import { at, buildCall, buildDraft } from '../support/build-records.ts';

const now = at('2026-11-18T14:20:00+01:00');
const minute = 60_000;

describe('which call it is about', () => {
  test('the newest, draft or logged, by the moment it began', () => {
    const logged = buildCall({ startedAt: at('2026-11-18T14:00:00+01:00') });
    const draft = buildDraft({ startedAt: at('2026-11-18T15:05:00+02:00') });
    expect(callToRecoverFrom([logged, draft], now)).toBe(draft);
    expect(callToRecoverFrom([draft, logged], now)).toBe(draft);
    expect(callToRecoverFrom([], now)).toBeNull();
  });

  test('not an older one once the newest is answered or was a danger call', () => {
    const older = buildCall({ startedAt: at('2026-11-18T13:00:00+01:00') });
    const steady = buildCall({ startedAt: at('2026-11-18T14:00:00+01:00'), recoveredAt: now });
    const danger = buildDraft({ startedAt: at('2026-11-18T14:00:00+01:00'), situation: 'danger' });
    expect(callToRecoverFrom([older, steady], now)).toBe(steady);
    expect(callToRecoverFrom([older, danger], now)).toBeNull();
  });

  test('for four hours after its end, as far as that is known, else after its start', () => {
    const startedAt = at('2026-11-18T10:00:00+01:00');
    const last = (call: ReturnType<typeof buildCall>, from: string) => {
      const over = epochOf(at(from)) + recoveryAskedFor;
      expect(callToRecoverFrom([call], stampAt(over - 1, 'Europe/Berlin'))).toBe(call);
      expect(callToRecoverFrom([call], stampAt(over, 'Europe/Berlin'))).toBeNull();
    };
    last(buildCall({ startedAt }), '2026-11-18T10:00:00+01:00');
    last(buildCall({ startedAt, minutes: 30 }), '2026-11-18T10:30:00+01:00');
    last(
      buildCall({ startedAt, minutes: 30, endedAt: at('2026-11-18T10:45:00+01:00') }),
      '2026-11-18T10:45:00+01:00',
    );
  });
});

test('a draft is asked of for an hour after its pause, and again once it is logged', () => {
  const startedAt = at('2026-11-18T13:15:00+01:00');
  const draft = buildDraft({ startedAt, createdAt: at('2026-11-18T13:20:00+01:00') });
  expect(callToRecoverFrom([draft], shiftStamp(now, -1))).toBe(draft);
  expect(callToRecoverFrom([draft], now)).toBeNull();
  // What was said stands, and can be taken back.
  const steady = { ...draft, recoveredAt: at('2026-11-18T13:40:00+01:00') };
  expect(callToRecoverFrom([steady], now)).toBe(steady);
  const logged = buildCall({ startedAt, createdAt: draft.createdAt });
  expect(callToRecoverFrom([logged], now)).toBe(logged);
});

describe('one tap', () => {
  test('says when, and makes no end of the call up', () => {
    const draft = buildDraft({ startedAt: at('2026-11-18T14:00:00+01:00') });
    expect(recoveryChange(draft, 'steady', now)).toEqual({ recoveredAt: now });
    expect(recoveryChange(draft, 'next-call', now)).toEqual({ nextCallCameFirstAt: now });
  });

  test('knows the end from the minutes that were given, unless that is still to come', () => {
    const call = buildCall({ startedAt: at('2026-11-18T14:00:00+01:00'), minutes: 12 });
    expect(recoveryChange(call, 'steady', now)).toEqual({
      recoveredAt: now,
      endedAt: '2026-11-18T14:12:00.000+01:00',
    });
    expect(recoveryChange({ ...call, minutes: 40 }, 'steady', now)).toEqual({ recoveredAt: now });
    expect(recoveryChange({ ...call, endedAt: at('2026-11-18T14:10:00+01:00') }, 'steady', now)).toEqual({
      recoveredAt: now,
    });
  });

  test('never leaves an end after the recovery, and can be taken back', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 240 }), { nil: null }),
        fc.integer({ min: 0, max: 239 }),
        fc.constantFrom(...recoveryKinds),
        (minutes, ago, kind) => {
          const call = buildCall({ startedAt: shiftStamp(now, -ago * minute), minutes });
          const changed = changeCall(call, recoveryChange(call, kind, now), now);
          if (changed === null) throw new Error('a recovery is no turn to danger');
          expect(recoveredOf(changed)).toEqual({ kind, at: now });
          if (changed.endedAt !== null) expect(epochOf(changed.endedAt)).toBeLessThanOrEqual(epochOf(now));
          const back = changeCall(changed, noRecovery, now);
          expect(back === null ? 'refused' : recoveredOf(back)).toBeNull();
        },
      ),
    );
  });

  test('of two that are said the earlier decides', () => {
    const later = at('2026-11-18T14:40:00+01:00');
    expect(recoveredOf({ recoveredAt: later, nextCallCameFirstAt: now })).toEqual({
      kind: 'next-call',
      at: now,
    });
    expect(recoveredOf({ recoveredAt: now, nextCallCameFirstAt: later })).toEqual({
      kind: 'steady',
      at: now,
    });
  });
});

test('a few minutes are offered after a logged call of intensity 4 or 5', () => {
  expect([1, 2, 3, 4, 5].filter((intensity) => isHard(buildCall({ intensity })))).toEqual([4, 5]);
  expect(isHard(buildDraft({ intensity: 5 }))).toBe(false);
  expect(isHard(buildCall({ situation: 'danger', intensity: null }))).toBe(false);
});
