import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atRest,
  breathOf,
  cutOffAfter,
  type Face,
  type Moment,
  type PauseEffect,
  type PauseEvent,
  type PauseStart,
  samePress,
  secondsLeft,
  step,
  wakeAt,
} from '../../domain/pause.ts';
import { calmSituationKeys } from '../../domain/situations.ts';

const start: PauseStart = {
  pauseId: 'pause-1',
  callId: 'call-1',
  lengthSeconds: 8,
  situation: 'insult',
  bridge: 'bridge-1',
  cue: 'cue-1',
  returnLine: 'return-1',
};
const key: PauseEvent = { type: 'key', start };

/** Runs events, each with its time, from `moment`. */
function run(
  events: readonly (readonly [number, PauseEvent])[],
  moment: Moment = atRest,
): { readonly moment: Moment; readonly effects: readonly PauseEffect[] } {
  const effects: PauseEffect[] = [];
  let current = moment;
  for (const [now, event] of events) {
    const next = step(current, event, now);
    current = next.moment;
    effects.push(...next.effects);
  }
  return { moment: current, effects };
}

const pausing = run([[0, key]]).moment;
const lines = run([[8000, { type: 'wake' }]], pausing).moment;
const danger = run([[9000, { type: 'danger' }]], lines).moment;

function faceOf(moment: Moment): Face['face'] {
  return moment.now.face;
}

describe('the key', () => {
  it('starts a pause and records it', () => {
    const { moment, effects } = run([[1000, key]]);
    expect(moment.now).toEqual({
      face: 'pausing',
      episode: { callId: 'call-1', situation: 'insult', isPicked: false, returnLine: 'return-1', said: [] },
      pauseId: 'pause-1',
      bridge: 'bridge-1',
      cue: 'cue-1',
      lengthSeconds: 8,
      startedAt: 1000,
      deadline: 9000,
      isExtended: false,
    });
    expect(effects).toEqual([{ type: 'record-start', start, at: 1000 }]);
    expect(wakeAt(moment)).toBe(9000);
  });

  it('ends a pause early, then puts the lines away, and never closes danger', () => {
    const early = run([[3000, key]], pausing);
    expect(faceOf(early.moment)).toBe('lines');
    expect(early.effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'ended-by-rep', actualSeconds: 3 },
    ]);
    expect(run([[4000, key]], early.moment).moment.now).toEqual({ face: 'idle' });
    expect(run([[20_000, key]], danger).moment.now).toEqual(danger.now);
  });

  it('counts a press after a button as one of its own, however soon it comes', () => {
    const away = run(
      [
        [0, key],
        [120, { type: 'go-on' }],
        [200, { type: 'later' }],
      ],
      atRest,
    );
    expect(away.moment.now).toEqual({ face: 'idle' });
    expect(faceOf(run([[260, key]], away.moment).moment)).toBe('pausing');
  });

  it('counts presses within 400 ms once, as long as it is held', () => {
    const held = run(
      Array.from({ length: 100 }, (_, index) => [index * 30, key] as const),
      atRest,
    );
    expect(faceOf(held.moment)).toBe('pausing');
    expect(held.effects).toHaveLength(1);
    const released = 99 * 30;
    expect(faceOf(run([[released + samePress - 1, key]], held.moment).moment)).toBe('pausing');
    expect(faceOf(run([[released + samePress, key]], held.moment).moment)).toBe('lines');
  });
});

describe('the end of a pause', () => {
  it('comes by itself at the deadline and not before', () => {
    expect(run([[7999, { type: 'wake' }]], pausing).moment).toEqual(pausing);
    const { moment, effects } = run([[8000, { type: 'wake' }]], pausing);
    expect(moment.now).toMatchObject({ face: 'lines', page: 0, isUnmuteShown: true });
    expect(effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'ran-its-length', actualSeconds: 8 },
    ]);
    expect(wakeAt(moment)).toBeNull();
  });

  it.each([
    ['go-on', 'lines'],
    ['later', 'idle'],
    ['log-now', 'idle'],
    ['danger', 'danger'],
  ] as const)('comes with %s, which leads to %s', (type, face) => {
    const { moment, effects } = run([[2500, { type }]], pausing);
    expect(faceOf(moment)).toBe(face);
    expect(effects[0]).toEqual({
      type: 'record-end',
      pauseId: 'pause-1',
      ending: 'ended-by-rep',
      actualSeconds: 2.5,
    });
  });

  it('ran its length when a press comes after the deadline but before its timer', () => {
    expect(run([[8100, key]], pausing).effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'ran-its-length', actualSeconds: 8 },
    ]);
  });

  it('was cut off when nobody looked at the clock for long', () => {
    const late = 8000 + cutOffAfter;
    expect(run([[late, { type: 'wake' }]], pausing).effects[0]).toMatchObject({ ending: 'ran-its-length' });
    expect(run([[late + 1, { type: 'wake' }]], pausing).effects[0]).toMatchObject({
      ending: 'interrupted',
      actualSeconds: 8,
    });
    expect(run([[late + 1, { type: 'longer' }]], pausing).effects[0]).toMatchObject({
      ending: 'interrupted',
    });
  });
});

describe('longer', () => {
  it('adds the same length again, as often as wanted', () => {
    const { moment, effects } = run(
      [
        [1000, { type: 'longer' }],
        [2000, { type: 'longer' }],
      ],
      pausing,
    );
    expect(moment.now).toMatchObject({ deadline: 24_000, isExtended: true });
    expect(effects).toEqual([]);
    expect(run([[24_000, { type: 'wake' }]], moment).effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'extended', actualSeconds: 24 },
    ]);
  });

  it('does not bring a pause back whose time is over', () => {
    expect(faceOf(run([[8000, { type: 'longer' }]], pausing).moment)).toBe('lines');
  });
});

describe('the situation', () => {
  it('is recorded when the rep picks it, during the pause and with the lines', () => {
    const picked = run([[1000, { type: 'pick-situation', situation: 'shouting' }]], pausing);
    expect(picked.moment.now).toMatchObject({ episode: { situation: 'shouting', isPicked: true } });
    expect(picked.effects).toEqual([{ type: 'record-situation', callId: 'call-1', situation: 'shouting' }]);
    const again = run([[9000, { type: 'pick-situation', situation: 'abuse' }]], lines);
    expect(again.effects).toEqual([{ type: 'record-situation', callId: 'call-1', situation: 'abuse' }]);
  });

  it('shows the first lines of another situation, and stays on the page of the same', () => {
    const paged = run([[9000, { type: 'next-lines' }]], lines).moment;
    expect(paged.now).toMatchObject({ page: 1 });
    const same = run([[9100, { type: 'pick-situation', situation: 'insult' }]], paged).moment;
    expect(same.now).toMatchObject({ page: 1, episode: { isPicked: true } });
    const other = run([[9100, { type: 'pick-situation', situation: 'blamed' }]], paged).moment;
    expect(other.now).toMatchObject({ page: 0 });
  });
});

describe('the lines', () => {
  it('remember what was said, in that order, and can forget it', () => {
    const said = run(
      [
        [9000, { type: 'mark-said', line: 'insult-2', isSaid: true }],
        [9100, { type: 'mark-said', line: 'insult-1', isSaid: true }],
        [9200, { type: 'mark-said', line: 'insult-2', isSaid: true }],
        [9300, { type: 'mark-said', line: 'insult-1', isSaid: false }],
      ],
      lines,
    );
    expect(said.effects.map((effect) => (effect.type === 'record-said' ? effect.lines : null))).toEqual([
      ['insult-2'],
      ['insult-2', 'insult-1'],
      ['insult-1', 'insult-2'],
      ['insult-2'],
    ]);
    expect(said.moment.now).toMatchObject({ episode: { said: ['insult-2'] } });
  });

  it('keep the unmute reminder until it is dismissed', () => {
    expect(lines.now).toMatchObject({ isUnmuteShown: true });
    expect(run([[9000, { type: 'unmuted' }]], lines).moment.now).toMatchObject({ isUnmuteShown: false });
  });

  it('go away with log now, which opens the form, and with later', () => {
    expect(run([[9000, { type: 'log-now' }]], lines)).toMatchObject({
      moment: { now: { face: 'idle' } },
      effects: [{ type: 'open-log', callId: 'call-1' }],
    });
    expect(run([[9000, { type: 'later' }]], lines)).toMatchObject({
      moment: { now: { face: 'idle' } },
      effects: [],
    });
  });
});

describe('danger', () => {
  it('is one press from every face and recorded where there is a call', () => {
    expect(run([[0, { type: 'danger' }]])).toMatchObject({
      moment: { now: { face: 'danger', back: null } },
      effects: [],
    });
    expect(run([[2000, { type: 'danger' }]], pausing).effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'ended-by-rep', actualSeconds: 2 },
      { type: 'record-situation', callId: 'call-1', situation: 'danger' },
    ]);
    expect(run([[9000, { type: 'danger' }]], lines).effects).toEqual([
      { type: 'record-situation', callId: 'call-1', situation: 'danger' },
    ]);
  });

  it('goes back to the lines after a press by mistake, and un-records itself', () => {
    const back = run([[9500, { type: 'not-danger' }]], danger);
    expect(back.moment.now).toEqual(lines.now);
    expect(back.effects).toEqual([{ type: 'record-situation', callId: 'call-1', situation: null }]);

    const picked = run(
      [
        [8500, { type: 'pick-situation', situation: 'abuse' }],
        [9000, { type: 'danger' }],
        [9500, { type: 'not-danger' }],
      ],
      lines,
    );
    expect(picked.effects.at(-1)).toEqual({
      type: 'record-situation',
      callId: 'call-1',
      situation: 'abuse',
    });
  });

  it('opened outside a pause is kept by log now and by later, and leaves no trace after a press by mistake', () => {
    const opened = run([[0, { type: 'danger' }]]).moment;
    const idle = { now: { face: 'idle' } };
    expect(run([[100, { type: 'not-danger' }]], opened)).toMatchObject({ moment: idle, effects: [] });
    expect(run([[100, { type: 'later' }]], opened)).toMatchObject({
      moment: idle,
      effects: [{ type: 'record-danger' }],
    });
    expect(run([[100, { type: 'log-now' }]], opened)).toMatchObject({
      moment: idle,
      effects: [{ type: 'open-log', callId: null }],
    });
  });

  it('is left with log now and with later', () => {
    expect(run([[9500, { type: 'log-now' }]], danger)).toMatchObject({
      moment: { now: { face: 'idle' } },
      effects: [{ type: 'open-log', callId: 'call-1' }],
    });
    // Its draft is there since the pause.
    expect(run([[9500, { type: 'later' }]], danger)).toMatchObject({
      moment: { now: { face: 'idle' } },
      effects: [],
    });
  });
});

describe('an event that makes no sense', () => {
  const nowhere: readonly (readonly [string, Moment, readonly PauseEvent['type'][]])[] = [
    [
      'idle',
      atRest,
      [
        'go-on',
        'longer',
        'wake',
        'pick-situation',
        'next-lines',
        'mark-said',
        'unmuted',
        'not-danger',
        'log-now',
        'later',
      ],
    ],
    ['pausing', pausing, ['wake', 'next-lines', 'mark-said', 'unmuted', 'not-danger']],
    ['lines', lines, ['go-on', 'longer', 'wake', 'not-danger']],
    [
      'danger',
      danger,
      ['key', 'go-on', 'longer', 'wake', 'pick-situation', 'next-lines', 'mark-said', 'unmuted', 'danger'],
    ],
  ];

  it.each(nowhere)('leaves %s as it is', (_name, moment, types) => {
    for (const type of types) {
      const { moment: after, effects } = run([[7000, eventOf(type)]], moment);
      expect(after.now, type).toEqual(moment.now);
      expect(effects, type).toEqual([]);
    }
  });
});

describe('secondsLeft', () => {
  it.each([
    [8000, 0, 8],
    [8000, 1, 8],
    [8000, 1000, 7],
    [8000, 7999, 1],
    [8000, 8000, 0],
    [8000, 60_000, 0],
  ])('with the deadline at %d, at %d, is %d', (deadline, now, seconds) => {
    expect(secondsLeft(deadline, now)).toBe(seconds);
  });
});

describe('breathOf', () => {
  it('follows the evidence: 5 s is 2/3, 8 s is 3/5, 10 s is 4/6', () => {
    expect(breathOf(5)).toEqual({ inSeconds: 2, outSeconds: 3 });
    expect(breathOf(8)).toEqual({ inSeconds: 3, outSeconds: 5 });
    expect(breathOf(10)).toEqual({ inSeconds: 4, outSeconds: 6 });
  });

  it.each([5, 6, 7, 8, 9, 10])('fills %d s, with the longer part out', (seconds) => {
    const { inSeconds, outSeconds } = breathOf(seconds);
    expect(inSeconds + outSeconds).toBeCloseTo(seconds, 10);
    expect(outSeconds).toBeGreaterThan(inSeconds);
  });
});

describe('whatever happens, in whatever order', () => {
  it('never throws, and every face stays whole', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { after } of replay(history)) {
          expect(['idle', 'pausing', 'lines', 'danger']).toContain(faceOf(after));
          expect(wakeAt(after) === null).toBe(faceOf(after) !== 'pausing');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never stuck: later always leads away, the key too unless the rep is in danger', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: samePress, max: 20_000 }), (history, gap) => {
        const { moment, now } = endOf(history);
        expect(faceOf(step(moment, { type: 'later' }, now).moment)).toBe('idle');

        if (moment.now.face === 'danger') {
          for (const type of ['later', 'log-now'] as const) {
            expect(faceOf(step(moment, { type }, now).moment)).toBe('idle');
          }
          expect(faceOf(step(moment, { type: 'not-danger' }, now).moment)).toBe(
            moment.now.back === null ? 'idle' : 'lines',
          );
          return;
        }
        let pressed = moment;
        let presses = 0;
        // From idle, the first press starts a pause: away again is at most two more.
        while (faceOf(pressed) !== 'idle' || presses === 0) {
          presses += 1;
          expect(presses).toBeLessThanOrEqual(3);
          pressed = step(pressed, { type: 'key', start }, now + presses * gap).moment;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never shows more seconds left than before, unless the rep asked for longer', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, after, event, now, earlier } of replay(history)) {
          if (before.now.face === 'pausing' && after.now.face === 'pausing') {
            const left = secondsLeft(after.now.deadline, now);
            const added = event.type === 'longer' ? after.now.lengthSeconds : 0;
            expect(after.now.pauseId).toBe(before.now.pauseId);
            expect(left).toBeLessThanOrEqual(secondsLeft(before.now.deadline, earlier) + added);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('records each pause once, and ends it once it is not running any more', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const open = new Set<string>();
        const ended = new Set<string>();
        for (const { after, effects } of replay(history)) {
          for (const effect of effects) {
            if (effect.type === 'record-start') {
              expect(open.size).toBe(0);
              open.add(effect.start.pauseId);
            } else if (effect.type === 'record-end') {
              expect(open.delete(effect.pauseId)).toBe(true);
              expect(ended.has(effect.pauseId)).toBe(false);
              ended.add(effect.pauseId);
            }
          }
          expect(open.size).toBe(faceOf(after) === 'pausing' ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('records a length between nothing and all that was asked for', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        let planned = 0;
        for (const { before, after, event, effects } of replay(history)) {
          for (const effect of effects) {
            if (effect.type === 'record-start') planned = effect.start.lengthSeconds;
            if (effect.type === 'record-end') {
              expect(effect.actualSeconds).toBeGreaterThanOrEqual(0);
              expect(effect.actualSeconds).toBeLessThanOrEqual(planned);
            }
          }
          if (event.type === 'longer' && before.now.face === 'pausing' && after.now.face === 'pausing') {
            planned += after.now.lengthSeconds;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts a press within 400 ms of another as the same press', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: samePress - 1 }), (history, gap) => {
        const { moment, now } = endOf(history);
        const once = step(moment, { type: 'key', start }, now);
        const twice = step(once.moment, { type: 'key', start }, now + gap);
        expect(twice.moment.now).toEqual(once.moment.now);
        expect(twice.effects).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('calls a pause interrupted when, and only when, it was seen to end too late', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, effects, now } of replay(history)) {
          for (const effect of effects) {
            if (effect.type === 'record-end' && before.now.face === 'pausing') {
              expect(effect.ending === 'interrupted').toBe(now > before.now.deadline + cutOffAfter);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every face (or these properties would say little)', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { after, effects } of replay(history)) {
          seen.add(faceOf(after));
          for (const effect of effects) {
            seen.add(effect.type === 'record-end' ? effect.ending : effect.type);
          }
        }
      }),
      { numRuns: 500, seed: 1 },
    );
    expect([...seen].sort()).toEqual([
      'danger',
      'ended-by-rep',
      'extended',
      'idle',
      'interrupted',
      'lines',
      'open-log',
      'pausing',
      'ran-its-length',
      'record-danger',
      'record-said',
      'record-situation',
      'record-start',
    ]);
  });
});

function eventOf(type: PauseEvent['type']): PauseEvent {
  switch (type) {
    case 'key':
      return key;
    case 'pick-situation':
      return { type, situation: 'abuse' };
    case 'mark-said':
      return { type, line: 'insult-1', isSaid: true };
    default:
      return { type };
  }
}

interface Happening {
  /** Milliseconds since the one before. */
  readonly after: number;
  readonly event: PauseEvent;
}

const anyEvent: fc.Arbitrary<PauseEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 5, max: 10 }).map((lengthSeconds) => ({
      type: 'key' as const,
      start: { ...start, lengthSeconds },
    })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        'go-on' as const,
        'longer' as const,
        'wake' as const,
        'next-lines' as const,
        'unmuted' as const,
        'danger' as const,
        'not-danger' as const,
        'log-now' as const,
        'later' as const,
      )
      .map((type) => ({ type })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...calmSituationKeys)
      .map((situation) => ({ type: 'pick-situation' as const, situation })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('insult-1', 'insult-2', 'insult-3'), fc.boolean())
      .map(([line, isSaid]) => ({ type: 'mark-said' as const, line, isSaid })),
  },
);

const anyGap = fc.oneof(
  fc.integer({ min: 0, max: 600 }),
  fc.integer({ min: 0, max: 6000 }),
  fc.integer({ min: 0, max: 60_000 }),
  fc.constantFrom(0, 399, 400, 5000, 8000, 10_000, 10_001, 12_000, 12_001),
);

/** Events with times that never go back; every pause that starts has an id of its own. */
const anyHistory: fc.Arbitrary<readonly Happening[]> = fc
  .array(fc.record({ after: anyGap, event: anyEvent }), { maxLength: 40 })
  .map((history) =>
    history.map(({ after, event }, index) => ({
      after,
      event:
        event.type === 'key'
          ? { ...event, start: { ...event.start, pauseId: `pause-${index}`, callId: `call-${index}` } }
          : event,
    })),
  );

interface Replayed {
  readonly before: Moment;
  readonly after: Moment;
  readonly event: PauseEvent;
  /** When the event before this one came. */
  readonly earlier: number;
  readonly now: number;
  readonly effects: readonly PauseEffect[];
}

function replay(history: readonly Happening[]): readonly Replayed[] {
  const replayed: Replayed[] = [];
  let before = atRest;
  let now = 0;
  for (const { after: gap, event } of history) {
    const earlier = now;
    now += gap;
    const { moment, effects } = step(before, event, now);
    replayed.push({ before, after: moment, event, earlier, now, effects });
    before = moment;
  }
  return replayed;
}

function endOf(history: readonly Happening[]): { readonly moment: Moment; readonly now: number } {
  const last = replay(history).at(-1);
  // A second later, so that a press counts.
  return { moment: last?.after ?? atRest, now: (last?.now ?? 0) + 1000 };
}
