import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOffAfter, type Face, type PauseEffect, type PauseStart } from '../../domain/face.ts';
import type { SaidStep } from '../../domain/ladder.ts';
import {
  atRest,
  breathOf,
  longestAbsence,
  longestRepeatDelay,
  type Moment,
  type PauseEvent,
  repeatInterval,
  samePress,
  secondsLeft,
  step,
  wakeAt,
} from '../../domain/pause.ts';
import { calmSituationKeys } from '../../domain/situations.ts';
import { at } from '../support/build-records.ts';

const start: PauseStart = {
  pauseId: 'pause-1',
  callId: 'call-1',
  lengthSeconds: 8,
  situation: 'insult',
  bridge: 'bridge-1',
  cue: 'cue-1',
  returnLine: 'return-1',
  seed: 7,
  earlierSteps: [],
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
const ladder = run([[9000, { type: 'ladder' }]], lines).moment;
const danger = run([[9000, { type: 'danger' }]], lines).moment;

const first: SaidStep = { kind: 'warning', number: 1, at: at('2026-11-21T14:32:00+01:00') };
const second: SaidStep = { kind: 'warning', number: 2, at: at('2026-11-21T14:33:00+01:00') };
const theEnd: SaidStep = { kind: 'end', number: null, at: at('2026-11-21T14:34:00+01:00') };

function faceOf(moment: Moment): Face['face'] {
  return moment.now.face;
}

describe('the key', () => {
  it('starts a pause and records it', () => {
    const { moment, effects } = run([[1000, key]]);
    expect(moment.now).toEqual({
      face: 'pausing',
      episode: {
        callId: 'call-1',
        situation: 'insult',
        isPicked: false,
        returnLine: 'return-1',
        seed: 7,
        said: [],
        steps: [],
        earlierSteps: [],
      },
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
    expect(run([[4001, key]], early.moment).moment.now).toEqual({ face: 'idle' });
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

  it('counts fifty presses in five seconds as one pause', () => {
    const presses = Array.from({ length: 50 }, (_, index) => [index * 100, key] as const);
    const { moment, effects } = run(presses);
    expect(faceOf(moment)).toBe('pausing');
    expect(effects.map(({ type }) => type)).toEqual(['record-start']);
  });
});

/** Runs events as the app does: whenever `wake` is due before the next of them, it comes at that very moment. */
function runWithTimer(
  events: readonly (readonly [number, PauseEvent])[],
  until: number,
  moment: Moment = atRest,
): { readonly moment: Moment; readonly effects: readonly PauseEffect[] } {
  const effects: PauseEffect[] = [];
  let current = moment;
  const take = (event: PauseEvent, now: number) => {
    const next = step(current, event, now);
    current = next.moment;
    effects.push(...next.effects);
  };
  for (const [now, event] of [...events, null].map((each) => each ?? ([until, null] as const))) {
    for (let due = wakeAt(current); due !== null && due < now; due = wakeAt(current)) {
      take({ type: 'wake' }, due);
    }
    if (event !== null) take(event, now);
  }
  return { moment: current, effects };
}

describe('a key that is held down', () => {
  it('counts once, however long its first repeat takes and however fast the others follow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: samePress, max: longestRepeatDelay }),
        fc.integer({ min: 30, max: 90 }),
        fc.integer({ min: 2, max: 30 }),
        (delay, interval, repeats) => {
          const held = Array.from(
            { length: repeats },
            (_, index) => [delay + index * interval, key] as const,
          );
          const until = delay + repeats * interval + 2000;
          const { moment, effects } = runWithTimer([[0, key], ...held], until);
          expect(faceOf(moment)).toBe('pausing');
          expect(effects.map(({ type }) => type)).toEqual(['record-start']);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not put the lines away either, when the press that ended the pause is held on', () => {
    const held = Array.from({ length: 20 }, (_, index) => [3500 + index * 30, key] as const);
    const { moment } = runWithTimer([[0, key], [3000, key], ...held], 7000);
    expect(faceOf(moment)).toBe('lines');
  });

  it('does not begin a pause nobody meant, when the press that put the lines away is held on', () => {
    const held = Array.from({ length: 20 }, (_, index) => [6500 + index * 30, key] as const);
    const { moment, effects } = runWithTimer([[0, key], [3000, key], [6000, key], ...held], 9000);
    expect(faceOf(moment)).toBe('idle');
    expect(effects.filter(({ type }) => type === 'record-start')).toHaveLength(1);
  });

  it('held until the pause ends by itself leaves its lines up', () => {
    const held = Array.from({ length: 280 }, (_, index) => [500 + index * 30, key] as const);
    const { moment, effects } = runWithTimer([[0, key], ...held], 9000);
    expect(faceOf(moment)).toBe('lines');
    expect(effects[1]).toMatchObject({ ending: 'ran-its-length', actualSeconds: 8 });
  });
});

describe('a second press that is meant', () => {
  it('so soon that it may be a repeat counts 120 ms later, and dates from when it was pressed', () => {
    const pressed = run([[450, key]], pausing).moment;
    expect(faceOf(pressed)).toBe('pausing');
    expect(wakeAt(pressed)).toBe(450 + repeatInterval);
    expect(faceOf(run([[450 + repeatInterval - 1, { type: 'wake' }]], pressed).moment)).toBe('pausing');
    const { moment, effects } = run([[450 + repeatInterval, { type: 'wake' }]], pressed);
    expect(moment).toMatchObject({ now: { face: 'lines' }, lastCountedAt: 450, maybeRepeat: null });
    expect(effects).toMatchObject([{ type: 'record-end', ending: 'ended-by-rep' }]);
    expect(wakeAt(moment)).toBeNull();
  });

  it('later than any repeat counts at once', () => {
    expect(faceOf(run([[longestRepeatDelay, key]], pausing).moment)).toBe('pausing');
    expect(faceOf(run([[longestRepeatDelay + 1, key]], pausing).moment)).toBe('lines');
  });

  it('starts the next pause 120 ms later when the one before was put away a moment ago, at once after that', () => {
    const again = [
      [0, key],
      [2000, key],
      [4000, key],
    ] as const;
    const soon = runWithTimer([...again, [4500, key]], 4700).moment;
    expect(soon.now).toMatchObject({ face: 'pausing', startedAt: 4620 });
    const later = runWithTimer([...again, [5001, key]], 5001).moment;
    expect(later.now).toMatchObject({ face: 'pausing', startedAt: 5001 });
  });

  it('goes with the face it was meant for when a button is faster', () => {
    const { moment } = runWithTimer(
      [
        [0, key],
        [450, key],
        [500, { type: 'go-on' }],
      ],
      5000,
    );
    expect(faceOf(moment)).toBe('lines');
  });
});

describe('an absence', () => {
  const gone: PauseEvent = { type: 'gone-away' };
  const back: PauseEvent = { type: 'come-back' };

  it('cuts a pause off where it stands, and its lines wait', () => {
    const { moment, effects } = run([[2600, gone]], pausing);
    expect(faceOf(moment)).toBe('lines');
    expect(effects).toEqual([
      { type: 'record-end', pauseId: 'pause-1', ending: 'interrupted', actualSeconds: 2.6 },
    ]);
    const returned = run([[2600 + longestAbsence, back]], moment);
    expect(returned.moment.now).toEqual(moment.now);
    expect(returned.effects).toEqual([]);
  });

  it('that begins when the time of the pause is over interrupts nothing', () => {
    expect(run([[8000, gone]], pausing).effects).toMatchObject([
      { ending: 'ran-its-length', actualSeconds: 8 },
    ]);
  });

  it.each([
    ['the lines', lines],
    ['the ladder', ladder],
  ])('of more than five minutes puts %s away, and no shorter one', (_name, moment) => {
    const away = run([[10_000, gone]], moment).moment;
    expect(away.now).toEqual(moment.now);
    const inTime = run([[10_000 + longestAbsence, back]], away).moment;
    expect(inTime).toMatchObject({ now: moment.now, awaySince: null });
    const late = run([[10_001 + longestAbsence, back]], away);
    expect(late).toMatchObject({ moment: { now: { face: 'idle' }, awaySince: null }, effects: [] });
  });

  it('never takes the numbers of the danger screen away', () => {
    const away = run([[10_000, gone]], danger).moment;
    expect(run([[10 * longestAbsence, back]], away).moment.now).toEqual(danger.now);
  });

  it('counts from its first sign: locked, then asleep', () => {
    const { moment } = run(
      [
        [10_000, gone],
        [10_000 + longestAbsence, gone],
        [10_001 + longestAbsence, back],
      ],
      lines,
    );
    expect(faceOf(moment)).toBe('idle');
  });

  it('is over with a press of the key, even where the system never said so', () => {
    const { moment } = run(
      [
        [10_000, gone],
        [10_000 + 2 * longestAbsence, key],
        [10_100 + 2 * longestAbsence, back],
      ],
      atRest,
    );
    expect(faceOf(moment)).toBe('pausing');
  });

  it('that the system only told of afterwards still interrupts', () => {
    const { moment, effects } = run([[3_600_000, back]], pausing);
    expect(faceOf(moment)).toBe('lines');
    expect(effects).toMatchObject([{ ending: 'interrupted', actualSeconds: 8 }]);
  });
});

describe('hide', () => {
  it.each([
    ['pausing', pausing, ['record-end']],
    ['lines', lines, []],
    ['ladder', ladder, []],
    ['danger', danger, []],
    ['danger from rest', run([[0, { type: 'danger' }]]).moment, ['record-danger']],
    ['idle', atRest, []],
  ] as const)('puts %s away at once, and loses no record', (_name, moment, types) => {
    const { moment: after, effects } = run([[9500, { type: 'hide' }]], moment);
    expect(after.now).toEqual({ face: 'idle' });
    expect(effects.map(({ type }) => type)).toEqual(types);
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
    ['ladder', 'ladder'],
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

  it('is picked once, however long its digit is held down', () => {
    const picked = run([[9000, { type: 'pick-situation', situation: 'abuse' }]], lines).moment;
    const { moment, effects } = run([[9030, { type: 'pick-situation', situation: 'abuse' }]], picked);
    expect(moment.now).toBe(picked.now);
    expect(effects).toEqual([]);
  });

  it('is picked on the ladder too, and leads back to its lines', () => {
    const said = run([[9100, { type: 'step-said', step: first }]], ladder).moment;
    const { moment, effects } = run([[9200, { type: 'pick-situation', situation: 'abuse' }]], said);
    expect(moment.now).toMatchObject({
      face: 'lines',
      episode: { situation: 'abuse', isPicked: true, steps: [first] },
    });
    expect(effects).toEqual([{ type: 'record-situation', callId: 'call-1', situation: 'abuse' }]);
  });

  it('may be one of the rep’s own', () => {
    const { moment, effects } = run([[9000, { type: 'pick-situation', situation: 'own-late' }]], lines);
    expect(moment.now).toMatchObject({ episode: { situation: 'own-late' } });
    expect(effects).toMatchObject([{ situation: 'own-late' }]);
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

describe('the ladder', () => {
  const steps = (effects: readonly PauseEffect[]) =>
    effects.map((effect) => (effect.type === 'record-steps' ? [effect.before, effect.steps] : effect.type));

  it('is opened from the lines and from the pause, and goes back to the lines', () => {
    expect(ladder.now).toEqual({ face: 'ladder', back: lines.now });
    expect(run([[9100, { type: 'back-to-lines' }]], ladder).moment.now).toEqual(lines.now);
    const early = run([[3000, { type: 'ladder' }]], pausing);
    expect(faceOf(early.moment)).toBe('ladder');
    expect(early.effects).toMatchObject([{ type: 'record-end', ending: 'ended-by-rep', actualSeconds: 3 }]);
  });

  it('keeps each step that was said, and takes the last one back', () => {
    const said = run(
      [
        [9100, { type: 'step-said', step: first }],
        [9200, { type: 'step-said', step: theEnd }],
        [9300, { type: 'step-not-said' }],
        [9400, { type: 'step-said', step: second }],
      ],
      ladder,
    );
    expect(steps(said.effects)).toEqual([
      [[], [first]],
      [[first], [first, theEnd]],
      [[first, theEnd], [first]],
      [[first], [first, second]],
    ]);
    const back = run([[9500, { type: 'back-to-lines' }]], said.moment).moment;
    expect(back.now).toMatchObject({ face: 'lines', episode: { steps: [first, second] } });
  });

  it('has nothing to take back before anything was said', () => {
    expect(run([[9100, { type: 'step-not-said' }]], ladder)).toEqual({ moment: ladder, effects: [] });
  });

  it('takes the steps of the pause before over once, if it is the same call', () => {
    const again: PauseEvent = { type: 'key', start: { ...start, earlierSteps: [first] } };
    const opened = run([
      [0, again],
      [8000, { type: 'wake' }],
      [9000, { type: 'ladder' }],
    ]).moment;
    const { moment, effects } = run([[9100, { type: 'same-call' }]], opened);
    expect(moment.now).toMatchObject({ back: { episode: { steps: [first], earlierSteps: [] } } });
    expect(steps(effects)).toEqual([[[], [first]]]);
    expect(run([[9200, { type: 'same-call' }]], moment)).toEqual({ moment, effects: [] });
    // Whoever says one here instead has begun a ladder anew.
    const anew = run([[9100, { type: 'step-said', step: second }]], opened);
    expect(anew.moment.now).toMatchObject({ back: { episode: { steps: [second], earlierSteps: [] } } });
  });

  it('leads to danger in one press, which goes back to the lines', () => {
    const { moment, effects } = run([[9100, { type: 'danger' }]], ladder);
    expect(moment.now).toEqual({ face: 'danger', back: lines.now });
    expect(effects).toEqual([{ type: 'record-situation', callId: 'call-1', situation: 'danger' }]);
  });

  it('goes away with the key and with later, and leads to the log', () => {
    for (const event of [key, { type: 'later' }] as const) {
      expect(run([[12_000, event]], ladder)).toMatchObject({
        moment: { now: { face: 'idle' } },
        effects: [],
      });
    }
    expect(run([[12_000, { type: 'log-now' }]], ladder)).toMatchObject({
      moment: { now: { face: 'idle' } },
      effects: [{ type: 'open-log', callId: 'call-1' }],
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
        'ladder',
        'step-said',
        'step-not-said',
        'same-call',
        'back-to-lines',
        'not-danger',
        'log-now',
        'later',
        'hide',
        'gone-away',
        'come-back',
      ],
    ],
    [
      'pausing',
      pausing,
      [
        'wake',
        'next-lines',
        'mark-said',
        'unmuted',
        'step-said',
        'step-not-said',
        'same-call',
        'back-to-lines',
        'not-danger',
        'come-back',
      ],
    ],
    [
      'lines',
      lines,
      [
        'go-on',
        'longer',
        'wake',
        'step-said',
        'step-not-said',
        'same-call',
        'back-to-lines',
        'not-danger',
        'gone-away',
        'come-back',
      ],
    ],
    [
      'ladder',
      ladder,
      [
        'go-on',
        'longer',
        'wake',
        'next-lines',
        'mark-said',
        'unmuted',
        'ladder',
        'step-not-said',
        'same-call',
        'not-danger',
        'gone-away',
        'come-back',
      ],
    ],
    [
      'danger',
      danger,
      [
        'key',
        'go-on',
        'longer',
        'wake',
        'pick-situation',
        'next-lines',
        'mark-said',
        'unmuted',
        'ladder',
        'step-said',
        'step-not-said',
        'same-call',
        'back-to-lines',
        'danger',
        'gone-away',
        'come-back',
      ],
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
          expect(['idle', 'pausing', 'lines', 'ladder', 'danger']).toContain(faceOf(after));
          const isRunning = faceOf(after) === 'pausing' || after.maybeRepeat !== null;
          expect(wakeAt(after) === null).toBe(!isRunning);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never stuck: later always leads away, the key too unless the rep is in danger', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: samePress + 1, max: 20_000 }), (history, gap) => {
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
          const pressedAt = now + presses * gap;
          pressed = runWithTimer([[pressedAt, key]], pressedAt + repeatInterval + 1, pressed).moment;
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
        expect(twice.moment).toMatchObject({ now: once.moment.now, maybeRepeat: null });
        expect(twice.effects).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('calls a pause interrupted when, and only when, nobody was there for its end', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, event, effects, now } of replay(history)) {
          for (const effect of effects) {
            if (effect.type === 'record-end' && before.now.face === 'pausing') {
              const { startedAt, deadline } = before.now;
              const isCutOff = event.type === 'gone-away' && now < deadline;
              expect(effect.ending === 'interrupted').toBe(isCutOff || now > deadline + cutOffAfter);
              expect(effect.actualSeconds).toBe((Math.min(now, deadline) - startedAt) / 1000);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('records steps that follow from those before: one more, one less, or those of the pause before', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { before, after, event, effects } of replay(history)) {
          for (const effect of effects) {
            if (effect.type !== 'record-steps') continue;
            expect(event.type).toMatch(/^(step-said|step-not-said|same-call)$/u);
            expect(before.now).toMatchObject({ face: 'ladder', back: { episode: { steps: effect.before } } });
            expect(after.now).toMatchObject({ face: 'ladder', back: { episode: { steps: effect.steps } } });
          }
          // In danger there is no ladder (situations.md B12).
          if (before.now.face === 'danger') {
            expect(faceOf(after)).not.toBe('ladder');
            expect(effects.some(({ type }) => type === 'record-steps')).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps nobody’s words on screen after more than five minutes away', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const { moment, now } = endOf(history);
        const left = step(moment, { type: 'gone-away' }, now).moment;
        const { moment: after } = step(left, { type: 'come-back' }, now + longestAbsence + 1);
        expect(faceOf(after)).toBe(faceOf(moment) === 'danger' ? 'danger' : 'idle');
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
      'ladder',
      'lines',
      'open-log',
      'pausing',
      'ran-its-length',
      'record-danger',
      'record-said',
      'record-situation',
      'record-start',
      'record-steps',
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
    case 'step-said':
      return { type, step: first };
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
    arbitrary: fc
      .tuple(fc.integer({ min: 5, max: 10 }), fc.constantFrom([], [first], [first, second]))
      .map(([lengthSeconds, earlierSteps]) => ({
        type: 'key' as const,
        start: { ...start, lengthSeconds, earlierSteps },
      })),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        'go-on' as const,
        'longer' as const,
        'wake' as const,
        'next-lines' as const,
        'unmuted' as const,
        'ladder' as const,
        'ladder' as const,
        'step-not-said' as const,
        'same-call' as const,
        'back-to-lines' as const,
        'gone-away' as const,
        'come-back' as const,
        'hide' as const,
        'danger' as const,
        'not-danger' as const,
        'log-now' as const,
        'later' as const,
      )
      .map((type) => ({ type })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(first, second, theEnd)
      .map((said) => ({ type: 'step-said' as const, step: said })),
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
