import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallSearch, noFilter } from '../../../domain/call-filter.ts';
import { openStore, type Store } from '../../../electron/store/open.ts';
import { at, buildCall, buildDraft } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const query = (words: string, some: Partial<CallSearch> = {}): CallSearch => ({
  words,
  filter: noFilter,
  status: 'logged',
  before: null,
  limit: 50,
  ...some,
});
const idsOf = (store: Store, words: string, some: Partial<CallSearch> = {}) =>
  store.search(query(words, some)).calls.map(({ call }) => call.id);
const binnedAt = at('2026-11-21T10:00:00+01:00');

describe('search', () => {
  test('finds a word in each text of a call', () => {
    const store = openStore(tempFolder());
    store.calls.save(
      buildCall({
        id: 'a',
        askedFor: 'aardvark',
        did: 'badger',
        saidNoTo: 'cheetah',
        promises: [
          { text: 'dormouse', dueAt: null, doneAt: null },
          { text: 'echidna', dueAt: null, doneAt: null },
        ],
        toldBy: 'ferret',
        handovers: [{ to: 'gazelle', at: null, kind: null }],
        witness: 'hedgehog',
        caseRef: 'IBEX-77',
        recordingRef: 'jackal',
        pencil: 'koala',
        ink: 'lynx',
      }),
    );
    store.calls.save(buildCall({ id: 'b', ink: 'nothing of the kind' }));
    for (const word of [
      ...['aardvark', 'badger', 'cheetah', 'dormouse', 'echidna', 'ferret', 'gazelle', 'hedgehog'],
      ...['ibex', '77', 'ibex-77', 'jackal', 'koala', 'lynx', 'lynx badger', 'lyn', 'LYNX!', '“lynx”'],
    ]) {
      expect(idsOf(store, word), word).toEqual(['a']);
    }
    for (const word of ['ynx', 'lynx nothing', 'shouting']) expect(idsOf(store, word), word).toEqual([]);
    store.close();
  });

  test('case, accents and other alphabets do not matter', () => {
    const store = openStore(tempFolder());
    store.calls.save(buildCall({ id: 'a', ink: 'Žluťoučký kůň, ÇAY, Ёлка, ΟΔΟΣ, naïve' }));
    for (const word of ['zlutoucky', 'KUN', 'cay', 'елка', 'οδος', 'ΟΔΟΣ', 'naive', 'nai\u0308ve']) {
      expect(idsOf(store, word), word).toEqual(['a']);
    }
    store.close();
  });

  test('what is no word finds nothing, and nothing that is typed is a mistake', () => {
    const store = openStore(tempFolder());
    store.calls.save(buildCall({ id: 'a', ink: 'He said: "no AND no" (NEAR) text:x* ^y -z caller’s' }));
    for (const words of ['', '   ', '"', '***', '-', '\u0000', "'", '’']) {
      expect(store.search(query(words)), words).toEqual({ calls: [], next: null, count: 0 });
    }
    for (const words of ['"no AND', 'NEAR(', 'text:x', '^y', '-z', 'he AND', "caller's", 'OR']) {
      expect(() => idsOf(store, words), words).not.toThrow();
    }
    expect(idsOf(store, '"no AND no" (NEAR) caller’s')).toEqual(['a']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        store.search(query(words));
      }),
      { numRuns: 300 },
    );
    store.close();
  });

  test('the newest come first, a page at a time, with how many there are', () => {
    const store = openStore(tempFolder());
    for (const [index, hour] of [...'3150426'].entries()) {
      store.calls.save(
        buildCall({
          id: `at-${hour}`,
          startedAt: at(`2026-11-2${index % 2}T1${hour}:00:00+01:00`),
          ink: 'box',
        }),
      );
    }
    const first = store.search(query('box', { limit: 3 }));
    const second = store.search(query('box', { limit: 3, before: first.next }));
    const third = store.search(query('box', { limit: 3, before: second.next }));
    const times = [first, second, third].flatMap(({ calls }) => calls.map(({ call }) => call.startedAt));
    expect(times.length).toBe(7);
    expect(times).toEqual(times.toSorted().toReversed());
    expect([first, second, third].map(({ count }) => count)).toEqual([7, null, null]);
    expect(third.next).toBeNull();
    store.close();
  });

  test('drafts are found when they are asked for, and filters narrow', () => {
    const store = openStore(tempFolder());
    store.calls.save(buildCall({ id: 'a', ink: 'box', situation: 'insult' }));
    store.calls.save(buildCall({ id: 'b', ink: 'box', outcome: 'contained' }));
    store.calls.save(buildDraft({ id: 'c', pencil: 'box' }));
    expect(idsOf(store, 'box').toSorted()).toEqual(['a', 'b']);
    expect(idsOf(store, 'box', { status: 'any' }).toSorted()).toEqual(['a', 'b', 'c']);
    expect(idsOf(store, 'box', { filter: { ...noFilter, situation: 'insult' } })).toEqual(['a']);
    expect(store.search(query('box', { filter: { ...noFilter, outcome: 'contained' } })).count).toBe(1);
    store.close();
  });

  test('what was changed, binned and brought back is found as it now is', () => {
    const store = openStore(tempFolder());
    const call = buildCall({ id: 'a', ink: 'a yellow box' });
    store.calls.save(call);
    store.calls.save({ ...call, ink: 'a green box' });
    expect(idsOf(store, 'yellow')).toEqual([]);
    expect(idsOf(store, 'green')).toEqual(['a']);
    store.calls.bin('a', binnedAt);
    expect(idsOf(store, 'green')).toEqual([]);
    store.calls.restore('a');
    expect(idsOf(store, 'green')).toEqual(['a']);
    store.calls.save({ ...call, ink: '' });
    expect(idsOf(store, 'box')).toEqual([]);
    store.close();
  });
});
