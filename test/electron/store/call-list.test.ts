import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call.ts';
import { type CallFilter, noFilter } from '../../../domain/call-filter.ts';
import { situationKeys } from '../../../domain/situations.ts';
import { epochOf, localDayOf, localDaySchema, stampAt } from '../../../domain/time.ts';
import { mostCounted } from '../../../electron/store/call-list.ts';
import { openStore, type Store } from '../../../electron/store/open.ts';
import { at, buildCall, buildDraft, many } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = (text: string) => localDaySchema.parse(text);

/** All pages of a list, one after the other. */
function idsOf(store: Store, filter: CallFilter, limit: number): readonly string[] {
  const ids: string[] = [];
  let before: number | null = null;
  do {
    const page = store.calls.page({ filter, before, limit });
    ids.push(...page.calls.map(({ call }) => call.id));
    before = page.next;
  } while (before !== null);
  return ids;
}

const someCall = fc
  .record({
    at: fc.integer({ min: 0, max: 20 * 86_400 }),
    zone: fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Niue'),
    situation: fc.constantFrom(...situationKeys),
    intensity: fc.constantFrom(1, 2, 3),
    outcome: fc.constantFrom('solved', 'contained'),
    promises: fc.constantFrom([], [{ text: 'Call back', dueAt: null, doneAt: null }]),
    pencil: fc.constantFrom('', 'Grr.'),
    isDraft: fc.boolean(),
    isBinned: fc.boolean(),
  })
  .map(({ at: seconds, zone, isDraft, isBinned, situation, intensity, ...entry }) => ({
    isBinned,
    call: (call: Partial<Call>) =>
      buildCall({
        startedAt: stampAt(Date.UTC(2026, 10, 1) + seconds * 1000, zone),
        situation,
        intensity: situation === 'danger' ? null : intensity,
        status: isDraft ? 'draft' : 'logged',
        ...(entry as Partial<Call>),
        ...call,
      }),
  }));

const someFilter = fc.record({
  situation: fc.constantFrom(null, 'shouting', 'danger'),
  outcome: fc.constantFrom(null, 'solved'),
  intensity: fc.constantFrom(null, 2),
  hasPromise: fc.boolean(),
  hasPencil: fc.boolean(),
  from: fc.constantFrom(null, day('2026-11-05'), day('2026-11-12')),
  to: fc.constantFrom(null, day('2026-11-12'), day('2026-11-15')),
}) satisfies fc.Arbitrary<CallFilter>;

function passes(filter: CallFilter, call: Call): boolean {
  const isAsked = (wanted: unknown, is: unknown) => wanted === null || wanted === is;
  const lived = localDayOf(call.startedAt);
  return (
    isAsked(filter.situation, call.situation) &&
    isAsked(filter.outcome, call.outcome) &&
    isAsked(filter.intensity, call.intensity) &&
    (!filter.hasPromise || call.promises.length > 0) &&
    (!filter.hasPencil || call.pencil !== '') &&
    (filter.from === null || lived >= filter.from) &&
    (filter.to === null || lived <= filter.to)
  );
}

describe('the list', () => {
  test('pages hold every logged call that passes the filter, once, newest first, and no other', () => {
    const store = openStore(tempFolder());
    fc.assert(
      fc.property(
        fc.array(someCall, { maxLength: 40 }),
        someFilter,
        fc.integer({ min: 1, max: 7 }),
        (made, filter, limit) => {
          for (const { id } of store.calls.all()) store.calls.bin(id, at('2026-11-21T10:00:00+01:00'));
          store.calls.purge();
          const calls = made.map(({ call }, index) => call({ id: `call-${index}` }));
          for (const call of calls) store.calls.save(call);
          for (const [index, { isBinned }] of made.entries()) {
            if (isBinned) store.calls.bin(`call-${index}`, at('2026-11-21T10:00:00+01:00'));
          }
          const wanted = calls
            .filter(
              (call, index) => !made[index]?.isBinned && call.status === 'logged' && passes(filter, call),
            )
            .toSorted((one, other) => epochOf(other.startedAt) - epochOf(one.startedAt));
          const listed = idsOf(store, filter, limit);
          expect(listed.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
          const starts = listed.map((id) =>
            epochOf(store.calls.get(id)?.startedAt ?? at('1970-01-01T00:00:00Z')),
          );
          expect(starts).toEqual(wanted.map(({ startedAt }) => epochOf(startedAt)));
          expect(store.calls.count(filter)).toBe(wanted.length);
        },
      ),
      { numRuns: 60 },
    );
    store.close();
  });

  test('a thousand and more calls of one second have a place each, and keep it when they are changed', () => {
    const store = openStore(tempFolder());
    const calls = many(1100, () => buildCall({ startedAt: at('2026-11-21T10:00:00+01:00') }));
    const later = buildCall({ id: 'later', startedAt: at('2026-11-21T10:00:30+01:00') });
    store.transaction(() => {
      store.calls.save(later);
      for (const call of calls) store.calls.save(call);
    });
    const before = idsOf(store, noFilter, 400);
    expect(before.length).toBe(1101);
    expect(before[0]).toBe('later');
    for (const call of [calls[3], calls[1050]]) if (call) store.calls.save({ ...call, ink: 'More.' });
    expect(idsOf(store, noFilter, 400)).toEqual(before);
    expect(store.calls.count(noFilter)).toBe(mostCounted);
    expect(store.calls.countLogged()).toBe(1101);
    store.close();
  });

  test('a call whose start is put right moves to its place, in the list and in the search', () => {
    const store = openStore(tempFolder());
    const call = buildCall({ id: 'a', startedAt: at('2026-11-21T10:00:00+01:00'), ink: 'The box.' });
    store.calls.save(call);
    store.calls.save(buildCall({ id: 'b', startedAt: at('2026-11-21T11:00:00+01:00'), ink: 'The box.' }));
    const moved = {
      ...call,
      startedAt: at('2026-11-21T12:00:00+01:00'),
      promises: [{ text: 'Call', dueAt: null, doneAt: null }],
    };
    store.calls.save(moved);
    expect(idsOf(store, noFilter, 10)).toEqual(['a', 'b']);
    expect(store.calls.get('a')).toEqual(moved);
    const found = store.search({ words: 'box', filter: noFilter, status: 'any', before: null, limit: 10 });
    expect(found.calls.map(({ call: { id } }) => id)).toEqual(['a', 'b']);
    store.close();
  });

  test('what comes back from elsewhere while it is in the bin is in the log again', () => {
    const store = openStore(tempFolder());
    const call = buildCall({ id: 'a', ink: 'The box.' });
    store.calls.save(call);
    store.calls.bin('a', at('2026-11-21T10:00:00+01:00'));
    store.calls.save(call);
    expect(store.calls.all()).toEqual([call]);
    expect(store.calls.countLogged()).toBe(1);
    store.close();
  });
});

describe('calls to come back to', () => {
  test('earlier calls on a case: logged ones with that reference, newest first, however it was typed', () => {
    const store = openStore(tempFolder());
    const on = (id: string, caseRef: string, hour: string) =>
      buildCall({ id, caseRef, startedAt: at(`2026-11-21T${hour}:00:00+01:00`) });
    store.calls.save(on('a', 'Ab-100', '09'));
    store.calls.save(on('b', 'AB-100', '11'));
    store.calls.save(on('c', 'AB-1000', '12'));
    store.calls.save(on('d', '', '13'));
    store.calls.save(buildDraft({ id: 'e', caseRef: 'AB-100' }));
    const ids = (caseRef: string, limit = 10) => store.calls.onCase(caseRef, limit).map(({ id }) => id);
    expect(ids('ab-100')).toEqual(['b', 'a']);
    expect(ids('ab-100', 1)).toEqual(['b']);
    expect(ids('#ab 100')).toEqual(['b', 'a']);
    expect(ids('AB1000')).toEqual(['c']);
    expect(ids('')).toEqual([]);
    expect(ids('#')).toEqual([]);
    store.close();
  });

  test('pencil notes that wait: those that were not kept', () => {
    const store = openStore(tempFolder());
    const noon = at('2026-11-21T12:00:00+01:00');
    store.calls.save(buildCall({ id: 'a', startedAt: at('2026-11-20T10:00:00+01:00'), pencil: 'Grr.' }));
    store.calls.save(buildCall({ id: 'b', startedAt: at('2026-11-21T10:00:00+01:00'), pencil: 'Grr.' }));
    store.calls.save(buildCall({ id: 'c', pencil: 'Grr.', pencilKeptAt: noon }));
    store.calls.save(buildCall({ id: 'd' }));
    expect(store.calls.inPencil(10).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(store.calls.inPencil(1).map(({ id }) => id)).toEqual(['b']);
    store.close();
  });

  test('open promises: soonest in truth first, those without a time last, done ones and binned calls left out', () => {
    const store = openStore(tempFolder());
    const promise = (text: string, dueAt: string | null, doneAt: string | null = null) => ({
      text,
      dueAt: dueAt === null ? null : at(dueAt),
      doneAt: doneAt === null ? null : at(doneAt),
    });
    const startedAt = at('2026-11-21T10:00:00+01:00');
    store.calls.save(
      buildCall({
        id: 'a',
        startedAt,
        promises: [
          promise('Some day', null),
          promise('At three', '2026-11-21T15:00:00+01:00'),
          promise('Done', '2026-11-21T11:00:00+01:00', '2026-11-21T10:30:00+01:00'),
        ],
      }),
    );
    // Later on the wall, earlier in truth.
    store.calls.save(
      buildDraft({ id: 'b', startedAt, promises: [promise('From Auckland', '2026-11-21T23:30:00+13:00')] }),
    );
    store.calls.save(buildCall({ id: 'c', promises: [promise('Binned', null)] }));
    store.calls.bin('c', startedAt);
    const texts = () => store.calls.openPromises().map(({ promise: { text } }) => text);
    expect(texts()).toEqual(['From Auckland', 'At three', 'Some day']);
    expect(store.calls.openPromises()[1]).toMatchObject({
      callId: 'a',
      position: 1,
      promise: promise('At three', '2026-11-21T15:00:00+01:00'),
      situation: 'shouting',
      startedAt,
    });

    const done = at('2026-11-21T14:00:00+01:00');
    expect(store.calls.setPromiseDone('a', 1, 'At three', done)).toBe(true);
    expect(texts()).toEqual(['From Auckland', 'Some day']);
    expect(store.calls.get('a')?.promises[1]?.doneAt).toBe(done);
    expect(store.calls.setPromiseDone('a', 1, 'At three', null)).toBe(true);
    expect(texts()).toEqual(['From Auckland', 'At three', 'Some day']);
    // The call was changed meanwhile, or binned: nothing else is marked.
    expect(store.calls.setPromiseDone('a', 0, 'At three', done)).toBe(false);
    expect(store.calls.setPromiseDone('c', 0, 'Binned', done)).toBe(false);
    store.close();
  });
});
