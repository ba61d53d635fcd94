import { describe, expect, it } from 'vitest';
import { callEntrySchema } from '../../domain/call.ts';
import { differingFields, toldFields, withVersion } from '../../domain/call-history.ts';
import { callInFile, callOf } from '../../domain/log-records.ts';
import { at, buildCall, buildUse } from '../support/build-records.ts';

const now = at('2026-11-18T11:00:00+01:00');

it('every field of an entry is a matter of history, but for what is marked elsewhere', () => {
  const elsewhere = ['pencilAt', 'pencilKeptAt', 'recoveredAt', 'nextCallCameFirstAt'];
  expect([...toldFields, ...elsewhere].toSorted()).toEqual(callEntrySchema.keyof().options.toSorted());
});

describe('differingFields', () => {
  it('names what says something else', () => {
    const call = buildCall({ pencil: 'one', intensity: 3 });
    expect(differingFields(call, { ...call, pencil: 'two', intensity: 4 })).toEqual(['intensity', 'pencil']);
  });

  it('does not count what was marked elsewhere, nor lines that were only on screen', () => {
    const call = buildCall({ promises: [{ text: 'Call', dueAt: null, doneAt: null }] });
    expect(
      differingFields(call, {
        ...call,
        promises: [{ text: 'Call', dueAt: null, doneAt: now }],
        recoveredAt: now,
        pencilKeptAt: now,
        linesUsed: [buildUse('insult-1', { isSaid: false })],
      }),
    ).toEqual([]);
  });
});

describe('withVersion', () => {
  const before = buildCall({
    id: 'a',
    pencil: 'what I wrote',
    askedFor: 'A refund',
    promises: [{ text: 'Call', dueAt: null, doneAt: null }],
    linesUsed: [buildUse('insult-1', { result: 'helped' }), buildUse('insult-2', { isSaid: false })],
    warnings: [{ step: 1, at: now }],
  });
  const edited = {
    ...before,
    pencil: '',
    askedFor: 'Something else',
    promises: [
      { text: 'Call', dueAt: null, doneAt: now },
      { text: 'Write', dueAt: null, doneAt: null },
    ],
    linesUsed: [
      buildUse('insult-1', { result: 'did-not-help' }),
      buildUse('insult-2', { isSaid: false, result: 'helped' }),
    ],
    warnings: [],
    recoveredAt: now,
  };

  it('says again what it said, as the file of it remembers', () => {
    const version = callOf(callInFile(before));
    const restored = withVersion(edited, version, now);
    expect(differingFields(restored, before)).toEqual([]);
    expect(restored.linesUsed).toEqual(before.linesUsed);
    expect(restored).toMatchObject({ pencilAt: now, pencilKeptAt: null, editedAt: now });
  });

  it('leaves what was marked elsewhere since', () => {
    const restored = withVersion(edited, before, now);
    expect(restored.recoveredAt).toBe(now);
    expect(restored.promises).toEqual([{ text: 'Call', dueAt: null, doneAt: now }]);
  });
});
