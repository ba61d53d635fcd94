import { describe, expect, it } from 'vitest';
import { localDaySchema, stampSchema } from '../../../../domain/time.ts';
import {
  atWallParts,
  clockWords,
  dayWords,
  nearDayWords,
  sinceWords,
  wallPartsOf,
} from '../../../../renderer/panel/log/wall-time.ts';

const stamp = (text: string) => stampSchema.parse(text);
const day = (text: string) => localDaySchema.parse(text);
const today = day('2026-11-21');

describe('wall time', () => {
  it('reads the clock of the record, not of the computer', () => {
    expect(clockWords(stamp('2026-11-21T23:05:00+11:00'))).toBe('23:05');
    expect(clockWords(stamp('2026-11-21T00:05:09.123-08:00'))).toBe('00:05');
  });

  it('names near days in words and others with the year only where it is needed', () => {
    expect(nearDayWords(today, today)).toBe('Today');
    expect(nearDayWords(day('2026-11-20'), today)).toBe('Yesterday');
    expect(nearDayWords(day('2026-11-19'), today)).toBe('Thursday 19 November');
    expect(dayWords(day('2025-12-31'), today)).toBe('Wednesday 31 December 2025');
  });

  it('says since when inside a sentence, with the day only where it is another', () => {
    expect(sinceWords(stamp('2026-11-21T14:05:00+01:00'), today)).toBe('14:05');
    expect(sinceWords(stamp('2026-11-20T14:05:00+01:00'), today)).toBe('yesterday, 14:05');
    expect(sinceWords(stamp('2026-11-19T14:05:00+01:00'), today)).toBe('Thursday 19 November, 14:05');
  });

  it('moves a stamp on its own clock and keeps its offset', () => {
    const lived = stamp('2026-11-21T14:05:30.250+01:00');
    expect(wallPartsOf(lived)).toEqual({ day: '2026-11-21', time: '14:05' });
    expect(atWallParts(lived, '2026-11-20', '09:30')).toBe('2026-11-20T09:30:00+01:00');
    expect(atWallParts(stamp('2026-11-21T14:05:00Z'), '2026-11-21', '14:00')).toBe('2026-11-21T14:00:00Z');
  });

  it('waits while a part is half typed', () => {
    const lived = stamp('2026-11-21T14:05:30.250+01:00');
    expect(atWallParts(lived, '', '09:30')).toBeNull();
    expect(atWallParts(lived, '2026-11-20', '')).toBeNull();
    expect(atWallParts(lived, '2026-02-30', '09:30')).toBeNull();
  });
});
