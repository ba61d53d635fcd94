import { expect, test } from 'vitest';
import type { Call } from '../../../domain/call.ts';
import { openStore } from '../../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildUse } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function talliesOf(calls: readonly Call[]) {
  const store = openStore(tempFolder());
  for (const call of calls) store.calls.save(call);
  const tallies = store.calls.lineTallies();
  store.close();
  return Object.fromEntries(tallies);
}

test('a line counts as said when the rep judged it, and as helpful when it helped', () => {
  const helped = buildUse('insult-1', { result: 'helped' });
  const didNot = buildUse('insult-1', { result: 'did-not-help' });
  expect(
    talliesOf([
      buildCall({ linesUsed: [helped, buildUse('insult-2', { result: 'did-not-help' })] }),
      buildCall({ linesUsed: [helped] }),
      buildCall({ linesUsed: [didNot] }),
    ]),
  ).toEqual({ 'insult-1': { said: 3, helped: 2 }, 'insult-2': { said: 1, helped: 0 } });
});

test('a line that was judged without a mark on screen counts all the same', () => {
  const use = buildUse('insult-1', { isSaid: false, result: 'helped' });
  expect(talliesOf([buildCall({ linesUsed: [use] })])).toEqual({ 'insult-1': { said: 1, helped: 1 } });
});

test('what was not judged, or was not said, counts nothing', () => {
  expect(
    talliesOf([
      buildCall({
        linesUsed: [
          buildUse('insult-1'),
          buildUse('insult-2', { result: 'not-said' }),
          buildUse('insult-3', { isSaid: false }),
        ],
      }),
    ]),
  ).toEqual({});
});

test('a draft counts nothing yet, and a binned call nothing any more', () => {
  const linesUsed = [buildUse('insult-1', { result: 'helped' })];
  const store = openStore(tempFolder());
  store.calls.save(buildDraft({ linesUsed }));
  expect(store.calls.lineTallies()).toEqual(new Map());
  store.calls.save(buildCall({ id: 'a', linesUsed }));
  store.calls.save(buildCall({ id: 'b', linesUsed }));
  store.calls.bin('a', at('2026-11-21T11:00:00+01:00'));
  expect(store.calls.lineTallies()).toEqual(new Map([['insult-1', { said: 1, helped: 1 }]]));
  store.calls.restore('a');
  expect(store.calls.lineTallies()).toEqual(new Map([['insult-1', { said: 2, helped: 2 }]]));
  store.close();
});
