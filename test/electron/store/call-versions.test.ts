import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open.ts';
import { at, buildCall } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const noon = at('2026-11-21T12:00:00+01:00');
const later = at('2026-11-21T12:30:00+01:00');
// Earlier than noon in truth, later on the wall.
const inAuckland = at('2026-11-21T23:00:00+13:00');

test('a visit keeps what the call said before it, once, and the newest visit comes first', () => {
  const store = openStore(tempFolder());
  const call = buildCall({ id: 'a', ink: 'First.' });
  store.calls.save(call);
  store.versions.keep('visit-1', inAuckland, call);
  store.versions.keep('visit-1', noon, { ...call, ink: 'Half typ' });
  store.versions.keep('visit-2', later, { ...call, ink: 'Second.' });
  expect(
    store.versions.of('a').map(({ visit, replacedAt, call: { ink } }) => ({ visit, replacedAt, ink })),
  ).toEqual([
    { visit: 'visit-2', replacedAt: later, ink: 'Second.' },
    { visit: 'visit-1', replacedAt: inAuckland, ink: 'First.' },
  ]);
  expect(store.versions.of('b')).toEqual([]);
  store.versions.forget('a');
  expect(store.versions.of('a')).toEqual([]);
  store.close();
});

test('a note can be taken out of the history, and old history can be dropped', () => {
  const store = openStore(tempFolder());
  const call = buildCall({ id: 'a', pencil: 'Grr.', ink: 'Neutral.' });
  store.calls.save(call);
  store.versions.keep('visit-1', inAuckland, call);
  store.versions.keep('visit-2', later, call);
  store.versions.stripNote('a', 'pencil');
  expect(store.versions.of('a').map(({ call: { pencil, ink } }) => [pencil, ink])).toEqual([
    [undefined, 'Neutral.'],
    [undefined, 'Neutral.'],
  ]);
  expect(store.versions.dropReplacedBefore(noon)).toBe(1);
  expect(store.versions.of('a').map(({ visit }) => visit)).toEqual(['visit-2']);
  store.close();
});

test('the history goes with its call', () => {
  const store = openStore(tempFolder());
  const call = buildCall({ id: 'a' });
  store.calls.save(call);
  store.versions.keep('visit-1', noon, call);
  store.calls.bin('a', noon);
  store.calls.restore('a');
  expect(store.versions.of('a')).toHaveLength(1);
  store.calls.bin('a', noon);
  store.calls.purge();
  expect(store.versions.count()).toBe(0);
  store.close();
});
