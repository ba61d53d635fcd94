import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, changeCall, logCall, type Warning } from '../../domain/call.ts';
import { asChange, withoutBlankRows } from '../../domain/merge-call.ts';
import { at, buildCall, buildDraft } from '../support/build-records.ts';

const now = at('2026-11-18T11:00:00+01:00');
const first: Warning = { step: 1, at: at('2026-11-18T10:10:00+01:00') };
const second: Warning = { step: 2, at: at('2026-11-18T10:12:00+01:00') };
const third: Warning = { step: 3, at: at('2026-11-18T10:14:00+01:00') };

const changedBy = (call: Call, ...[part, known]: Parameters<typeof asChange>) =>
  changeCall(call, asChange(part, known), now);

describe('the warnings of a call', () => {
  it('keep a stamp that the overlay made while the form was open', () => {
    const stored = buildDraft({ warnings: [first, second, third] });
    expect(changedBy(stored, { warnings: [second] }, [first, second])?.warnings).toEqual([second, third]);
  });

  it('come back when they are ticked again, without being there twice', () => {
    const unticked = changedBy(buildDraft({ warnings: [first, second] }), { warnings: [second] }, [
      first,
      second,
    ]);
    expect(unticked?.warnings).toEqual([second]);
    const ticked = changedBy(unticked ?? buildDraft(), { warnings: [first, second] }, [first, second]);
    expect(ticked?.warnings).toEqual([first, second]);
  });

  it('are left alone by a change that says nothing of them, with logging too', () => {
    const stored = buildDraft({ warnings: [first], situation: 'insult', intensity: 3, outcome: 'solved' });
    expect(changedBy(stored, { pencil: 'words' }, [])?.warnings).toEqual([first]);
    expect(logCall(stored, now, asChange({ warnings: [] }, []))).toMatchObject({
      ok: true,
      call: { warnings: [first] },
    });
  });

  it('are exactly what the overlay and the form made of them, whatever the order', () => {
    const all = [first, second, third];
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), fc.subarray(all), (known, ticked, stamped) => {
        const stored = buildDraft({ warnings: all.filter((each) => [...known, ...stamped].includes(each)) });
        const after = changedBy(stored, { warnings: ticked }, known)?.warnings ?? [];
        for (const each of all) {
          const isExpected = known.includes(each) ? ticked.includes(each) : stamped.includes(each);
          expect(after.filter((one) => one === each || one.step === each.step)).toHaveLength(
            isExpected ? 1 : 0,
          );
        }
      }),
    );
  });
});

describe('the promises of a call', () => {
  const promise = { text: 'Call back', dueAt: null, doneAt: null };

  it('stay done when they were done while the form was open', () => {
    const done = { ...promise, doneAt: now };
    const stored = buildCall({ promises: [done, { ...promise, text: 'Send the form' }] });
    const change = {
      promises: [promise, { ...promise, text: 'Send the form by post' }, { ...promise, text: 'Ask Tier 2' }],
    };
    expect(changedBy(stored, change, [])?.promises).toEqual([
      done,
      { ...promise, text: 'Send the form by post' },
      { ...promise, text: 'Ask Tier 2' },
    ]);
  });

  it('are open again when that was taken back meanwhile, and keep a mark over new words', () => {
    const stored = buildCall({ promises: [promise] });
    expect(changedBy(stored, { promises: [{ ...promise, doneAt: now }] }, [])?.promises).toEqual([promise]);
    const reworded = { ...promise, text: 'Call back at four', doneAt: now };
    expect(changedBy(stored, { promises: [reworded] }, [])?.promises).toEqual([reworded]);
  });

  it('of the same words are marked one each', () => {
    const done = { ...promise, doneAt: now };
    const stored = buildCall({ promises: [done, promise] });
    expect(changedBy(stored, { promises: [promise, promise, promise] }, [])?.promises).toEqual([
      done,
      promise,
      promise,
    ]);
  });
});

describe('a note in pencil', () => {
  it('cools from when it was written, anew when it is rewritten', () => {
    const kept = buildCall({ pencil: 'old', pencilAt: first.at, pencilKeptAt: second.at });
    expect(changeCall(kept, { pencil: 'new' }, now)).toMatchObject({ pencilAt: now, pencilKeptAt: null });
    expect(changeCall(kept, { pencil: 'old', intensity: 2 }, now)).toMatchObject({
      pencilAt: first.at,
      pencilKeptAt: second.at,
    });
    expect(changeCall(kept, { pencil: '' }, now)).toMatchObject({ pencilAt: null, pencilKeptAt: null });
  });
});

it('rows of a form in which nothing was written are not kept', () => {
  expect(
    withoutBlankRows({
      promises: [
        { text: ' ', dueAt: now, doneAt: null },
        { text: 'Call', dueAt: null, doneAt: null },
      ],
      handovers: [
        { to: '', at: null, kind: null },
        { to: '', at: now, kind: null },
      ],
    }),
  ).toEqual({
    promises: [{ text: 'Call', dueAt: null, doneAt: null }],
    handovers: [{ to: '', at: now, kind: null }],
  });
  expect(withoutBlankRows({ pencil: '' })).toEqual({ pencil: '' });
});
