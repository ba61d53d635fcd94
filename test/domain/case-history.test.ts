import { expect, it } from 'vitest';
import { caseHistory, caseHistoryWords, caseKey } from '../../domain/case-history.ts';
import { at, buildCall, buildUse } from '../support/build-records.ts';

const textOf = (line: string) => (line === 'gone' ? undefined : `The words of ${line}.`);
const last = buildCall({
  outcome: 'contained',
  startedAt: at('2026-11-17T10:00:00+01:00'),
  linesUsed: [buildUse('gone', { result: 'helped' }), buildUse('insult-2')],
});
const before = buildCall({
  outcome: 'ended-after-warning',
  linesUsed: [
    buildUse('insult-1', { result: 'did-not-help' }),
    buildUse('insult-3', { result: 'helped' }),
    buildUse('insult-4', { result: 'helped' }),
    buildUse('insult-5', { result: 'helped' }),
  ],
});

it('a case without an earlier hard call says nothing', () => {
  expect(caseHistory('C-1', [], textOf)).toBeNull();
});

it('says how many there were, how the last one ended, and what helped when anything did', () => {
  const history = caseHistory('C-1', [last, before], textOf);
  expect(history && caseHistoryWords(history, 'yesterday')).toBe(
    'Third hard call on this case. Last time: yesterday, contained. What helped: “The words of insult-3.” “The words of insult-4.”',
  );
});

it('keeps quiet about what is not known, and keeps counting past ten', () => {
  const history = caseHistory(
    'C-1',
    Array.from({ length: 11 }, () => buildCall({ outcome: null })),
    textOf,
  );
  expect(history && caseHistoryWords(history, 'Monday 2 November')).toBe(
    '11 hard calls on this case before. Last time: Monday 2 November.',
  );
  const ended = caseHistory('C-1', [before], () => undefined);
  expect(ended && caseHistoryWords(ended, 'today')).toBe(
    'Second hard call on this case. Last time: today, I ended it after a warning.',
  );
});

it('a reference is known again however it is written, and another one is not', () => {
  expect(new Set(['CS-77', 'cs77', '#CS 77', ' c.s./77', 'ＣＳ－７７'].map(caseKey))).toEqual(
    new Set(['cs77']),
  );
  expect(caseKey('CS-770')).toBe('cs770');
  expect(caseKey(' #-')).toBe('');
});
