import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOf, localDayOf, shiftStamp, stampAt, stampSchema } from '../../domain/time.ts';
import { at } from '../support/build-records.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

const anyMoment = fc.record({
  epochMs: fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }),
  zone: fc.constantFrom(...zones),
});

describe('stampAt', () => {
  it.each([
    ['2026-11-21T18:00:00Z', 'Europe/Berlin', '2026-11-21T19:00:00.000+01:00'],
    ['2026-07-01T18:00:00Z', 'Europe/Berlin', '2026-07-01T20:00:00.000+02:00'],
    ['2026-07-01T20:00:00Z', 'Asia/Kolkata', '2026-07-02T01:30:00.000+05:30'],
    ['2026-07-01T02:00:00Z', 'America/New_York', '2026-06-30T22:00:00.000-04:00'],
    ['2026-07-01T02:00:00.250Z', 'UTC', '2026-07-01T02:00:00.250+00:00'],
  ])('lives %s in %s as %s', (instant, zone, stamp) => {
    expect(stampAt(Date.parse(instant), zone)).toBe(stamp);
  });

  it('tells the doubled hour at the end of summer time apart', () => {
    const first = stampAt(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Berlin');
    const second = stampAt(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Berlin');
    expect([first, second]).toEqual(['2026-10-25T02:30:00.000+02:00', '2026-10-25T02:30:00.000+01:00']);
    expect(epochOf(second) - epochOf(first)).toBe(3_600_000);
  });

  it('keeps the moment, in any zone', () => {
    fc.assert(
      fc.property(anyMoment, ({ epochMs, zone }) => {
        expect(epochOf(stampAt(epochMs, zone))).toBe(epochMs);
      }),
    );
  });

  it('rounds to the millisecond', () => {
    expect(stampAt(1000.6, 'UTC')).toBe('1970-01-01T00:00:01.001+00:00');
  });
});

describe('localDayOf', () => {
  it('is the day on the wall, not the day in UTC', () => {
    expect(localDayOf(at('2026-11-23T00:30:00+01:00'))).toBe('2026-11-23');
    expect(localDayOf(at('2026-11-22T23:30:00-05:00'))).toBe('2026-11-22');
    expect(localDayOf(at('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
  });
});

describe('shiftStamp', () => {
  it('keeps the offset, also over midnight and over a change of summer time', () => {
    expect(shiftStamp(at('2026-11-21T00:02:00+01:00'), -300_000)).toBe('2026-11-20T23:57:00.000+01:00');
    expect(shiftStamp(at('2026-10-25T02:58:00+02:00'), 300_000)).toBe('2026-10-25T03:03:00.000+02:00');
    expect(shiftStamp(at('2026-11-21T00:02:00-09:30'), 60_000)).toBe('2026-11-21T00:03:00.000-09:30');
  });

  it('reads Z as no offset', () => {
    expect(shiftStamp(at('2026-11-21T00:00:00Z'), 1)).toBe('2026-11-21T00:00:00.001+00:00');
  });

  it('rounds to the millisecond', () => {
    // A file may say that a call took 12.34567 minutes.
    expect(shiftStamp(at('2026-11-21T10:00:00+01:00'), 12.34567 * 60_000)).toBe(
      '2026-11-21T10:12:20.740+01:00',
    );
    expect(shiftStamp(at('2026-11-21T10:00:00+01:00'), 5e-324)).toBe('2026-11-21T10:00:00.000+01:00');
  });

  it('moves the moment by exactly that much', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -1e9, max: 1e9 }), ({ epochMs, zone }, milliseconds) => {
        const stamp = stampAt(epochMs, zone);
        const moved = shiftStamp(stamp, milliseconds);
        expect(epochOf(moved)).toBe(epochMs + milliseconds);
        expect(moved.slice(-6)).toBe(stamp.slice(-6));
      }),
    );
  });
});

describe('stampSchema', () => {
  it.each([
    '2026-11-21T19:00:00+01:00',
    '2026-11-21T19:00:00Z',
    '2026-11-21T19:00:00.123456-09:30',
    '2024-02-29T00:00:00+14:00',
  ])('accepts %s', (text) => {
    expect(stampSchema.safeParse(text).success).toBe(true);
    expect(() => epochOf(stampSchema.parse(text))).not.toThrow();
  });

  it.each([
    '2026-11-21T19:00:00',
    '2026-11-21',
    '2026-02-29T00:00:00+01:00',
    '2026-11-21T25:00:00+01:00',
    '2026-11-21 19:00:00+01:00',
    '2026-11-21T19:00:00+01:00[Europe/Berlin]',
    1_700_000_000_000,
  ])('refuses %s', (value) => {
    const parsed = stampSchema.safeParse(value);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.message).toContain('UTC offset');
  });

  it('accepts nothing that the clock cannot read', () => {
    const number = (max: number, width = 2) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(width, '0'));
    const almost = fc
      .tuple(
        number(9999, 4),
        number(13),
        number(32),
        number(24),
        number(60),
        fc.constantFrom('', ':00', ':60', ':59.9', ':00.123456789'),
        fc.constantFrom('Z', 'z', '+00:00', '-00:00', '+23:59', '-12:00', '+24:00', '+0100', ''),
      )
      .map(
        ([year, month, day, hour, minute, rest, zone]) =>
          `${year}-${month}-${day}T${hour}:${minute}${rest}${zone}`,
      );
    fc.assert(
      fc.property(almost, (text) => {
        const parsed = stampSchema.safeParse(text);
        if (parsed.success) {
          expect(Number.isFinite(epochOf(parsed.data))).toBe(true);
          expect(() => shiftStamp(parsed.data, 1000)).not.toThrow();
          expect(localDayOf(parsed.data)).toBe(text.slice(0, 10));
        }
      }),
      {
        numRuns: 3000,
        examples: [
          ['2026-11-21T19:00+01:00'],
          ['2026-11-21T19:00:00-00:00'],
          ['2026-11-21T19:00:00z'],
          ['2016-12-31T23:59:60Z'],
          ['0000-01-01T00:00:00+23:59'],
          ['2026-11-21T19:00:00.1234567891Z'],
        ],
      },
    );
  });
});
