import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Call,
  type CallChange,
  callSchema,
  changeCall,
  entryOf,
  isTurned,
  logCall,
  missingTaps,
  newDraft,
  settleEntry,
  withResult,
  withSaid,
  withShown,
} from '../../domain/call.ts';
import { mostLines, outcomeKeys } from '../../domain/call-fields.ts';
import { situationKeys } from '../../domain/situations.ts';
import { at, buildCall, buildUse } from '../support/build-records.ts';

const now = at('2026-11-18T10:30:00+01:00');

describe('newDraft', () => {
  it('guesses that the call started five minutes before the pause', () => {
    const draft = newDraft('id', now, { pausedAt: at('2026-11-18T10:29:00+01:00') });
    expect(draft).toMatchObject({
      id: 'id',
      status: 'draft',
      startedAt: '2026-11-18T10:24:00.000+01:00',
      situation: null,
      intensity: null,
      outcome: null,
      createdAt: now,
      editedAt: now,
    });
    expect(callSchema.safeParse(draft).success).toBe(true);
  });

  it('starts now without a pause, and takes what is already known', () => {
    const draft = newDraft('id', now, { pausedAt: null, situation: 'danger' });
    expect(draft).toMatchObject({ startedAt: now, situation: 'danger' });
    expect(draft).not.toHaveProperty('pausedAt');
  });
});

describe('missingTaps', () => {
  it('asks in the order of the form', () => {
    expect(missingTaps({ situation: null, intensity: null, outcome: null })).toEqual([
      'situation',
      'intensity',
      'outcome',
    ]);
    expect(missingTaps({ situation: 'insult', intensity: null, outcome: 'solved' })).toEqual(['intensity']);
    expect(missingTaps({ situation: 'insult', intensity: 1, outcome: 'solved' })).toEqual([]);
  });

  it('asks nothing of a danger call', () => {
    expect(missingTaps({ situation: 'danger', intensity: null, outcome: null })).toEqual([]);
  });
});

describe('settleEntry', () => {
  it('keeps of a danger call only that the protocol was used, when, and who took over', () => {
    const call = buildCall({
      situation: 'danger',
      intensity: 5,
      outcome: 'solved',
      woundUpPeak: 9,
      woundUpNow: 8,
      pencil: 'what they said',
      linesUsed: [buildUse('insult-1', { result: 'helped' })],
      warnings: [{ step: 1, at: now }],
      handovers: [{ to: 'AB', at: null, kind: null }],
    });
    expect(settleEntry(call)).toEqual({
      ...call,
      intensity: null,
      outcome: 'safety-protocol',
      woundUpPeak: null,
      woundUpNow: null,
      pencil: '',
      linesUsed: [],
      warnings: [],
      handovers: [{ to: 'AB', at: null, kind: null }],
    });
  });

  it('keeps all of any other call', () => {
    const call = buildCall({
      pencil: 'a note',
      linesUsed: [buildUse('insult-1')],
      warnings: [{ step: 1, at: now }],
      handovers: [{ to: 'AB', at: null, kind: null }],
    });
    expect(settleEntry(call)).toEqual(call);
  });
});

describe('logCall', () => {
  it('refuses while taps are missing, and names them', () => {
    const draft = newDraft('id', now, { pausedAt: null, situation: 'insult' });
    expect(logCall(draft, now)).toEqual({ ok: false, missing: ['intensity', 'outcome'] });
  });

  it('logs with the four taps', () => {
    const draft = newDraft('id', now, {
      pausedAt: null,
      situation: 'insult',
      intensity: 4,
      outcome: 'contained',
    });
    const later = at('2026-11-18T10:31:00+01:00');
    expect(logCall(draft, later)).toEqual({
      ok: true,
      call: { ...draft, status: 'logged', editedAt: later },
    });
  });

  it('settles danger', () => {
    const draft = newDraft('id', now, { pausedAt: null, situation: 'danger', intensity: 5, pencil: 'words' });
    expect(logCall(draft, now)).toMatchObject({
      ok: true,
      call: { status: 'logged', intensity: null, outcome: 'safety-protocol', pencil: '' },
    });
  });
});

describe('changeCall', () => {
  const later = at('2026-11-18T11:00:00+01:00');

  it('changes what is named and nothing else', () => {
    const call = buildCall({ pencil: 'old' });
    expect(changeCall(call, { intensity: 5, outcome: undefined }, later)).toEqual({
      ...call,
      intensity: 5,
      editedAt: later,
    });
  });

  it('lets a draft turn to danger and back with everything in it', () => {
    const draft = buildCall({ status: 'draft', pencil: 'a note', intensity: 4 });
    const danger = changeCall(draft, { situation: 'danger' }, later);
    expect(danger).toEqual({ ...draft, situation: 'danger', editedAt: later });
    expect(changeCall(danger ?? draft, { situation: 'insult' }, later)).toMatchObject({
      situation: 'insult',
      pencil: 'a note',
      intensity: 4,
    });
  });

  it('refuses what would take a logged call out of the log', () => {
    const call = buildCall({ pencil: 'a note' });
    expect(changeCall(call, { outcome: null }, later)).toBeNull();
    expect(changeCall(call, { situation: 'danger' }, later)).toBeNull();
    const danger = settleEntry(buildCall({ situation: 'danger' }));
    expect(changeCall(danger, { situation: 'insult' }, later)).toBeNull();
  });

  it('takes what the form made of the lines, and keeps what happened on screen meanwhile', () => {
    const opened = [buildUse('insult-1'), buildUse('insult-2', { isSaid: false })];
    // While the form was open the overlay marked the second line as said and showed a third.
    const draft = buildCall({
      status: 'draft',
      linesUsed: [...withSaid(opened, ['insult-1', 'insult-2']), buildUse('insult-3', { isSaid: false })],
    });
    const change = { linesUsed: withResult(opened, 'insult-1', 'helped') };
    const kept = [
      buildUse('insult-1', { result: 'helped' }),
      buildUse('insult-2'),
      buildUse('insult-3', { isSaid: false }),
    ];
    expect(changeCall(draft, change, later)).toEqual({ ...draft, linesUsed: kept, editedAt: later });
    const logged = logCall({ ...draft, situation: 'insult' }, later, change);
    expect(logged).toMatchObject({ ok: true, call: { linesUsed: kept } });
  });

  it('stores no details with a logged danger call, whatever the change carries', () => {
    const danger = settleEntry(buildCall({ situation: 'danger' }));
    expect(
      changeCall(
        danger,
        {
          pencil: 'what they said',
          woundUpPeak: 9,
          linesUsed: [buildUse('insult-1')],
          warnings: [{ step: 1, at: now, isSaid: true }],
          handovers: [{ to: 'AB', at: null, kind: null }],
        },
        later,
      ),
    ).toEqual({
      ...danger,
      handovers: [{ to: 'AB', at: null, kind: null }],
      editedAt: later,
    });
  });
});

describe('the lines of a call', () => {
  it('grow by those that come on screen, each once, in that order', () => {
    const first = withShown([], ['return-1', 'insult-1']);
    expect(first).toEqual([buildUse('return-1', { isSaid: false }), buildUse('insult-1', { isSaid: false })]);
    expect(withShown(first, ['insult-1', 'insult-2', 'insult-2']).map(({ line }) => line)).toEqual([
      'return-1',
      'insult-1',
      'insult-2',
    ]);
  });

  it('lose neither their mark nor their judgement when more are shown', () => {
    const used = [buildUse('insult-1', { result: 'helped' })];
    expect(withShown(used, ['insult-1', 'insult-2'])[0]).toEqual(used[0]);
  });

  it('are said exactly as marked: a mark can be taken back', () => {
    const used = withSaid(withShown([], ['insult-1', 'insult-2']), ['insult-1']);
    expect(used.map(({ isSaid }) => isSaid)).toEqual([true, false]);
    expect(withSaid(used, ['insult-2']).map(({ isSaid }) => isSaid)).toEqual([false, true]);
    expect(withSaid([], ['insult-3'])).toEqual([buildUse('insult-3')]);
  });

  it('are judged one by one, and a judgement can be taken back', () => {
    const used = [buildUse('insult-1'), buildUse('insult-2')];
    const judged = withResult(used, 'insult-2', 'did-not-help');
    expect(judged.map(({ result }) => result)).toEqual([null, 'did-not-help']);
    expect(withResult(judged, 'insult-2', null)).toEqual(used);
  });

  it('are never more than a call can hold', () => {
    const many = Array.from({ length: mostLines + 5 }, (_, index) => `line-${index}`);
    const call = buildCall({ linesUsed: withShown([], many) });
    expect(callSchema.safeParse(call).success).toBe(true);
  });
});

describe('a logged call that turns to danger, and back', () => {
  const later = at('2026-11-18T11:00:00+01:00');
  const call = buildCall({ pencil: 'a note', intensity: 4, outcome: 'contained' });

  it('turns only by being logged anew, and then keeps next to nothing', () => {
    expect(
      logCall(call, later, { situation: 'danger', handovers: [{ to: 'AB', at: null, kind: null }] }),
    ).toMatchObject({
      ok: true,
      call: {
        status: 'logged',
        outcome: 'safety-protocol',
        intensity: null,
        pencil: '',
        handovers: [{ to: 'AB', at: null, kind: null }],
      },
    });
  });

  it('asks anew how it ended: nobody chose “Safety protocol”', () => {
    const danger = settleEntry(buildCall({ situation: 'danger' }));
    expect(entryOf(danger).outcome).toBeNull();
    expect(logCall(danger, later, { situation: 'insult', intensity: 3 })).toEqual({
      ok: false,
      missing: ['outcome'],
    });
    expect(
      logCall(danger, later, { situation: 'insult', intensity: 3, outcome: 'safety-protocol' }),
    ).toMatchObject({ ok: true, call: { situation: 'insult', outcome: 'safety-protocol' } });
  });

  it('keeps an outcome that was chosen', () => {
    const chosen = buildCall({ situation: 'abuse', outcome: 'safety-protocol' });
    expect(entryOf(chosen).outcome).toBe('safety-protocol');
    expect(isTurned(call, chosen)).toBe(false);
  });
});

it('a call that was logged once stays logged, whatever is changed in whatever order', () => {
  const now = at('2026-11-18T11:00:00+01:00');
  const change: fc.Arbitrary<CallChange> = fc.record(
    {
      situation: fc.option(fc.constantFrom(...situationKeys)),
      intensity: fc.option(fc.integer({ min: 1, max: 5 })),
      outcome: fc.option(fc.constantFrom(...outcomeKeys)),
      pencil: fc.string({ maxLength: 20 }),
    },
    { requiredKeys: [] },
  );
  const isStorable = (call: Call) =>
    callSchema.safeParse(call).success &&
    call.status === 'logged' &&
    missingTaps(call).length === 0 &&
    call.outcome !== null &&
    (call.situation === 'danger') === (call.intensity === null);
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 12 }), (changes) => {
      let call = buildCall();
      for (const [each, isDone] of changes) {
        const logged = logCall(call, now, each);
        if (isDone && logged.ok) call = logged.call;
        else call = changeCall(call, each, now) ?? call;
        expect(isStorable(call)).toBe(true);
      }
    }),
  );
});
