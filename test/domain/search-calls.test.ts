import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesIn, searchedTexts, wordsOf } from '../../domain/search-calls.ts';
import { buildCall } from '../support/build-records.ts';

/** The text with what is marked between brackets. */
function marked(text: string, query: string): string {
  let rest = 0;
  const parts = matchesIn(text, wordsOf(query)).map(({ start, end }) => {
    const part = `${text.slice(rest, start)}[${text.slice(start, end)}]`;
    rest = end;
    return part;
  });
  return parts.join('') + text.slice(rest);
}

describe('the words of a query', () => {
  test.each([
    ['box', ['box']],
    ['  the   box ', ['the', 'box']],
    ['AB-100', ['AB', '100']],
    ["caller's", ['caller', 's']],
    ['"no!" (really?)', ['no', 'really']],
    ['***', []],
    ['', []],
    ['\u0301', []],
  ])('%j', (query, words) => {
    expect(wordsOf(query)).toEqual(words);
  });
});

describe('what matched', () => {
  test.each([
    ['The caller called about calls', 'call', 'The [call]er [call]ed about [call]s'],
    ['recall', 'call', 'recall'],
    ['caller', 'ca call', '[call]er'],
    ['Žluťoučký kůň', 'zlutou kun', '[Žluťou]čký [kůň]'],
    ['nai\u0308ve', 'nai', '[nai\u0308]ve'],
    ['naïve', 'nai\u0308', '[naï]ve'],
    ['İstanbul', 'ist', '[İst]anbul'],
    ['ΟΔΟΣ οδός', 'οδος', '[ΟΔΟΣ] [οδός]'],
    ['case AB-100', 'ab-1', 'case [AB]-[1]00'],
    ['한국어 지원', '한국', '[한국]어 지원'],
    ['nothing here', '', 'nothing here'],
  ])('%j, looked for with %j', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test('ranges are in order, whole, and never empty or overlapping', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aAbé\u0301 ßİ한-’😀'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (within, query) => {
        let last = 0;
        for (const { start, end } of matchesIn(within, wordsOf(query))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(within.slice(start, end).isWellFormed()).toBe(true);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(within.length);
      }),
    );
  });
});

test('the searched texts of a call are those that say something, each with its field', () => {
  const call = buildCall({
    caseRef: 'AB-100',
    promises: [
      { text: 'Call back', dueAt: null, doneAt: null },
      { text: 'Write', dueAt: null, doneAt: null },
    ],
    handovers: [{ to: 'Team lead', at: null, kind: 'warm' }],
    pencil: 'Grr.',
  });
  expect(searchedTexts(call)).toEqual([
    { field: 'caseRef', text: 'AB-100' },
    { field: 'promises', text: 'Call back' },
    { field: 'promises', text: 'Write' },
    { field: 'pencil', text: 'Grr.' },
    { field: 'handovers', text: 'Team lead' },
  ]);
});
