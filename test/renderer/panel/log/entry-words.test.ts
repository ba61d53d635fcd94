import { expect, test } from 'vitest';
import { toldFields } from '../../../../domain/call-history.ts';
import { localDaySchema } from '../../../../domain/time.ts';
import { type EntryLanguage, fieldWords, wordsOf } from '../../../../renderer/panel/log/entry-words.ts';
import { groupOf, groups } from '../../../../renderer/panel/log/log-form-groups.ts';
import { atLocalWall } from '../../../../renderer/panel/log/wall-time.ts';
import { at, buildCall, buildUse } from '../../../support/build-records.ts';

const language: EntryLanguage = {
  today: localDaySchema.parse('2026-11-18'),
  textOfLine: (line) => (line === 'gone' ? undefined : 'I heard that.'),
};

test('every field of a record has a place in the form, and only one', () => {
  const taps = ['situation', 'intensity', 'outcome'];
  const inGroups = groups.flatMap(({ fields }) => fields);
  expect([...taps, ...inGroups].toSorted()).toEqual([...toldFields].toSorted());
  expect(groupOf('ink')).toBe('notes');
  expect(groupOf('situation')).toBeNull();
});

test('no two parts share a letter, and none is typed by accident with another', () => {
  const letters = groups.map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(groups.length);
  expect(letters.every((letter) => /^[A-Z]$/u.test(letter))).toBe(true);
});

test('an empty record says nothing, and a full one says all of it in words', () => {
  const empty = buildCall();
  for (const { key, fields, summary } of groups) {
    if (fields.length === 0 || key === 'call') continue;
    expect(summary(empty, language), key).toBe('');
  }
  const full = buildCall({
    endedAt: at('2026-11-18T10:20:00+01:00'),
    minutes: 1,
    direction: 'in',
    alsoSituations: ['shouting'],
    promises: [
      { text: 'Call back', dueAt: at('2026-11-18T15:00:00+01:00'), doneAt: at('2026-11-18T14:00:00+01:00') },
    ],
    handovers: [
      { to: 'Tier 2', at: at('2026-11-18T10:15:00+01:00'), kind: 'warm' },
      { to: '', at: null, kind: 'cold' },
    ],
    linesUsed: [
      buildUse('insult-1', { result: 'helped' }),
      buildUse('gone'),
      buildUse('insult-2', { isSaid: false }),
    ],
  });
  const summaryOf = (wanted: string) => groups.find(({ key }) => key === wanted)?.summary(full, language);
  expect(summaryOf('call')).toBe('over at 10:20, 1 minute, they called, also shouting');
  expect(summaryOf('people')).toBe('to Tier 2, 10:15, told first; then to somebody, not told first');
  expect(wordsOf(full, ['promises'], language)).toBe('Call back, by 15:00, done');
  expect(fieldWords.linesUsed.words(full, language)).toBe('“I heard that.” helped');
});

test('a time that is promised has the offset that this computer will have then', () => {
  const stamp = atLocalWall('2026-07-01', '09:30');
  expect(stamp?.slice(0, 19)).toBe('2026-07-01T09:30:00');
  expect(new Date(stamp ?? '').getTime()).toBe(new Date('2026-07-01T09:30').getTime());
  expect(atLocalWall('2026-07-01', '')).toBeNull();
});
