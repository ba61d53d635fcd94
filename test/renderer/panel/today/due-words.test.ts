import { expect, test } from 'vitest';
import { localDaySchema } from '../../../../domain/time.ts';
import { dueWords } from '../../../../renderer/panel/today/due-words.ts';
import { at } from '../../../support/build-records.ts';

const today = localDaySchema.parse('2026-11-18');
const now = at('2026-11-18T14:00:00+01:00');

test.each([
  ['2026-11-18T15:00:00+01:00', 'by 15:00'],
  ['2026-11-19T09:00:00+01:00', 'by tomorrow, 09:00'],
  ['2026-11-20T09:00:00+01:00', 'by Friday 20 November, 09:00'],
  ['2026-11-18T13:00:00+01:00', 'was due at 13:00'],
  ['2026-11-17T13:00:00+01:00', 'was due yesterday, 13:00'],
  ['2026-11-16T13:00:00+01:00', 'was due Monday 16 November, 13:00'],
])('a promise for %s is said as “%s”', (dueAt, words) => {
  expect(dueWords(at(dueAt), now, today)).toBe(words);
});
