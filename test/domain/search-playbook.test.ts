import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SearchEntry, search, searchIndex } from '../../domain/search-playbook.ts';

const entries: readonly SearchEntry[] = [
  { id: 'a', title: 'Wants a manager', text: 'You can speak to a manager. I’ll write your summary.' },
  { id: 'b', title: 'Wants a manager', text: 'No manager is free this minute.' },
  { id: 'c', title: 'Shouting', text: 'Here’s what I have so far. Tell me what I’ve missed.' },
  { id: 'd', title: 'Réclamation', text: 'La réponse sera là à [time], Zoë.' },
];
const index = searchIndex(entries);
const idsOf = (query: string) => search(index, query, 50).hits.map(({ id }) => id);
const marked = (query: string, id: string) => {
  const text = entries.find((entry) => entry.id === id)?.text ?? '';
  const ranges = search(index, query, 50).hits.find((hit) => hit.id === id)?.ranges ?? [];
  return ranges.map(({ start, end }) => text.slice(start, end));
};

describe('a search over the playbook', () => {
  test('finds a word while it is typed, and marks what was typed of it', () => {
    expect(idsOf('summ')).toEqual(['a']);
    expect(marked('summ', 'a')).toEqual(['summ']);
  });

  test('does not mind case, accents or which apostrophe', () => {
    expect(idsOf('REPONSE')).toEqual(['d']);
    expect(marked('reponse zoe', 'd')).toEqual(['réponse', 'Zoë']);
    expect(idsOf('réponse')).toEqual(['d']);
    expect(idsOf('heres')).toContain('c');
    expect(idsOf("here's")).toContain('c');
    expect(idsOf('here’s')).toContain('c');
  });

  test('forgives one slip in a word', () => {
    for (const query of ['sumary', 'sumnary', 'summarry', 'summray']) {
      expect(idsOf(query), query).toContain('a');
    }
  });

  test('wants all words, in any order, and shows what has any where nothing has all', () => {
    expect(idsOf('free manager')).toEqual(['b']);
    expect(idsOf('summary shouting').sort()).toEqual(['a', 'c']);
  });

  test('finds a chapter by its name and marks nothing in the text', () => {
    expect(idsOf('shouting')).toEqual(['c']);
    expect(marked('shouting', 'c')).toEqual([]);
  });

  test('says how many there are beyond those asked for', () => {
    expect(search(index, 'manager', 1)).toMatchObject({ total: 2, hits: [{ id: 'a' }] });
  });

  test('finds nothing in nothing', () => {
    expect(search(index, '', 50)).toEqual({ hits: [], total: 0 });
    expect(search(index, ' …!', 50)).toEqual({ hits: [], total: 0 });
  });

  test('marks stretches of the text that do not overlap, whatever is asked of whatever text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 }),
        fc.string({ maxLength: 20 }),
        (texts, query) => {
          const made = texts.map((text, at) => ({ id: String(at), title: 'x', text }));
          for (const { id, ranges } of search(searchIndex(made), query, 50).hits) {
            const text = texts[Number(id)] ?? '';
            let last = 0;
            for (const { start, end } of ranges) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              last = end;
            }
          }
        },
      ),
    );
  });
});
