import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { longestAbsence, repeatInterval } from '../../domain/pause.ts';
import type { PauseRecording } from '../../domain/pause-record.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import type { CalmSituationKey } from '../../domain/situations.ts';
import { shiftStamp } from '../../domain/time.ts';
import type { Clock } from '../../electron/clock.ts';
import { type Coach, createCoach, heldBackFor, longestPracticeRest } from '../../electron/coach.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { at } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Stage {
  readonly coach: Coach;
  readonly store: Store;
  readonly shown: () => OverlayPush;
  readonly opened: readonly string[];
  readonly troubles: readonly string[];
  /** What was kept for later, in order. */
  readonly sealed: readonly PauseRecording[];
  readonly advance: (milliseconds: number) => void;
  /** How often the coach said that its practice went on. */
  readonly practiceSteps: () => number;
}

interface Setting {
  readonly settings?: Partial<Settings>;
  readonly policy?: Partial<Policy>;
  readonly chance?: number;
  readonly likeliest?: CalmSituationKey;
}

/** A coach on a real store, with a clock that the test moves. */
function stage({ settings, policy, chance = 0, likeliest = 'shouting' }: Setting = {}): Stage {
  let now = 1_000_000;
  let practiceSteps = 0;
  let ids = 0;
  const opened: string[] = [];
  const troubles: string[] = [];
  const sealed: PauseRecording[] = [];
  const pushes: OverlayPush[] = [];
  const store = openStore(tempFolder());
  onTestFinished(() => {
    coach.act({ type: 'later' });
    store.close();
  });
  const started = now;
  const clock: Clock = {
    now: () => now,
    stamp: () => shiftStamp(at('2026-11-21T19:00:00+01:00'), now - started),
    catchUp: () => {},
  };
  const coach = createCoach({
    clock,
    newId: () => `id-${++ids}`,
    chance: () => chance,
    playbook: () => ({ ...playbook, policy: { ...blankPolicy, ...policy } }),
    tallies: () => new Map(),
    store,
    keepSealed: (recording) => sealed.push(recording),
    mustWait: () => sealed.length > 0,
    settings: () => ({ ...defaultSettings, ...settings }),
    keyWords: () => ({ hotkey: 'Ctrl Shift Space', digits: 'Ctrl Shift 1–9' }),
    likeliestSituation: () => likeliest,
    present: (push) => pushes.push(push),
    openLog: (id) => opened.push(id),
    onRecordsChanged: () => {},
    onPractice: () => {
      practiceSteps += 1;
    },
    onTrouble: (where) => troubles.push(where),
  });
  return {
    coach,
    store,
    opened,
    troubles,
    sealed,
    shown: () => pushes.at(-1) ?? coach.newest(),
    advance: (milliseconds) => {
      now += milliseconds;
    },
    practiceSteps: () => practiceSteps,
  };
}

describe('a pause', () => {
  test('leaves a draft and its own record from the first moment', () => {
    const { coach, store, shown } = stage();
    coach.key();
    expect(shown().view).toMatchObject({ face: 'pausing', lengthSeconds: 8, hotkey: 'Ctrl Shift Space' });
    const [call] = store.calls.drafts();
    expect(call).toMatchObject({ situation: null, startedAt: '2026-11-21T18:55:00.000+01:00' });
    expect(store.pauses.all()).toMatchObject([{ callId: call?.id, ending: null, plannedSeconds: 8 }]);
  });

  test('that is ended by the key is recorded with its true length', () => {
    const { coach, store, shown, advance } = stage();
    coach.key();
    advance(3250);
    coach.key();
    expect(shown().view).toMatchObject({ face: 'lines', situation: 'shouting' });
    expect(store.pauses.all()).toMatchObject([{ ending: 'ended-by-rep', actualSeconds: 3.25 }]);
  });

  test('slept through is recorded as interrupted when the computer wakes', () => {
    const { coach, store, shown, advance } = stage();
    coach.key();
    advance(3_600_000);
    coach.comeBack();
    expect(shown().view.face).toBe('lines');
    expect(store.pauses.all()).toMatchObject([{ ending: 'interrupted', actualSeconds: 8 }]);
  });

  test('is cut off when the computer is locked, with the seconds it really ran, and its lines wait', () => {
    const { coach, store, shown, advance } = stage();
    coach.key();
    advance(2600);
    coach.goneAway();
    expect(store.pauses.all()).toMatchObject([{ ending: 'interrupted', actualSeconds: 2.6 }]);
    advance(longestAbsence);
    coach.comeBack();
    expect(shown().view.face).toBe('lines');
    coach.goneAway();
    advance(longestAbsence + 1);
    coach.comeBack();
    expect(shown().view).toEqual({ face: 'idle' });
    expect(store.calls.drafts()).toHaveLength(1);
  });

  test('that has just ended by itself is not put away by the press that was meant to end it', () => {
    const { coach, shown, advance } = stage();
    coach.key();
    advance(8000);
    coach.comeBack();
    expect(shown().view.face).toBe('lines');
    advance(150);
    coach.key();
    expect(shown().view.face).toBe('lines');
    advance(450);
    coach.key();
    expect(shown().view.face).toBe('idle');
  });

  test('goes on when the log cannot be written', () => {
    const { coach, store, shown, troubles, sealed } = stage();
    store.close();
    coach.key();
    expect(shown().view.face).toBe('pausing');
    expect(troubles).toEqual(['recording a pause']);
    coach.act({ type: 'go-on' });
    expect(shown().view.face).toBe('lines');
    // In order, and without another try: nothing overtakes what waits.
    expect(sealed.flatMap(({ effects }) => effects.map(({ effect }) => effect.type))).toEqual([
      'record-start',
      'record-end',
    ]);
    expect(troubles).toHaveLength(1);
  });

  test('has no bridge when the rep goes without', () => {
    const { coach, shown } = stage({ settings: { bridge: false } });
    coach.key();
    expect(shown().view).toMatchObject({ bridge: null });
  });
});

describe('the draft follows the call', () => {
  test('the situation is recorded once the rep picks it', () => {
    const { coach, store } = stage();
    coach.key();
    coach.act({ type: 'go-on' });
    expect(store.calls.drafts()[0]?.situation).toBeNull();
    coach.digit(7);
    expect(store.calls.drafts()[0]?.situation).toBe('prejudice');
  });

  test('the lines are kept as they come on screen, and which of them were said', () => {
    const { coach, store, shown } = stage();
    coach.key();
    expect(store.calls.drafts()[0]?.linesUsed).toEqual([]);
    coach.act({ type: 'go-on' });
    const idsOnScreen = () => {
      const { view } = shown();
      if (view.face !== 'lines') throw new Error(view.face);
      return [...(view.returnLine === null ? [] : [view.returnLine]), ...view.lines].map(({ id }) => id);
    };
    const first = idsOnScreen();
    expect(first).toHaveLength(4);
    coach.act({ type: 'mark-said', line: first[1] ?? '', isSaid: true });
    coach.act({ type: 'next-lines' });
    const second = idsOnScreen().filter((id) => !first.includes(id));
    expect(store.calls.drafts()[0]?.linesUsed).toEqual(
      [...first, ...second].map((line, index) => ({ line, isSaid: index === 1, result: null })),
    );
  });

  test('the return line gives way to one that fits the situation', () => {
    const { coach, shown } = stage({ likeliest: 'insult', chance: 0.1 });
    coach.key();
    coach.act({ type: 'go-on' });
    const returnLine = () => {
      const { view } = shown();
      return view.face === 'lines' ? view.returnLine?.id : undefined;
    };
    const fitsAll = ['return-1', 'return-2', 'return-3'];
    expect([...fitsAll, 'return-4']).toContain(returnLine());
    const picked = returnLine();
    coach.act({ type: 'pick-situation', situation: 'our-fault' });
    expect(fitsAll).toContain(returnLine());
    // It does not change while it is read: back where it fits, it is the same.
    coach.act({ type: 'pick-situation', situation: 'insult' });
    expect(returnLine()).toBe(picked);
  });

  test('a situation of the rep’s own that is gone while it is up gives way to the first', () => {
    const { coach, store, shown } = stage();
    coach.key();
    coach.act({ type: 'go-on' });
    coach.act({ type: 'pick-situation', situation: 'own-gone' });
    expect(shown().view).toMatchObject({ face: 'lines', situation: 'insult' });
    expect(store.calls.drafts()[0]?.situation).toBe('insult');
  });

  test('danger marks it, and a press by mistake takes the mark back', () => {
    const { coach, store, shown } = stage();
    coach.key();
    coach.act({ type: 'danger' });
    expect(shown().view).toMatchObject({ face: 'danger', canGoBack: true });
    expect(store.calls.drafts()[0]?.situation).toBe('danger');
    coach.act({ type: 'not-danger' });
    expect(store.calls.drafts()[0]?.situation).toBeNull();
  });

  test('a call that the rep has logged meanwhile is not touched any more', () => {
    const { coach, store, advance } = stage();
    coach.key();
    advance(500);
    coach.key();
    const [call] = store.calls.drafts();
    if (call === undefined) throw new Error('no draft');
    const done = {
      ...call,
      status: 'logged',
      situation: 'abuse',
      intensity: 4,
      outcome: 'contained',
    } as const;
    store.calls.save(done);
    coach.act({ type: 'pick-situation', situation: 'insult' });
    expect(store.calls.get(call.id)).toEqual(done);
  });

  test('log now opens its form; danger from rest makes a draft only then', () => {
    const { coach, store, opened } = stage();
    coach.act({ type: 'danger' });
    expect(store.calls.drafts()).toEqual([]);
    coach.act({ type: 'log-now' });
    expect(store.calls.drafts()).toMatchObject([{ id: opened[0], situation: 'danger' }]);
  });

  test('danger from rest waits as a draft after later, and leaves nothing after a press by mistake', () => {
    const { coach, store, shown, opened } = stage();
    coach.act({ type: 'danger' });
    expect(shown().view).toMatchObject({ face: 'danger', canGoBack: false });
    coach.act({ type: 'not-danger' });
    expect(shown().view.face).toBe('idle');
    expect(store.calls.drafts()).toEqual([]);
    coach.act({ type: 'danger' });
    coach.act({ type: 'later' });
    expect(store.calls.drafts()).toMatchObject([{ situation: 'danger', status: 'draft' }]);
    expect(opened).toEqual([]);
  });
});

test('going away draws an empty face, and pressing twice by accident counts once', () => {
  const { coach, store, shown, advance } = stage();
  coach.key();
  advance(120);
  coach.key();
  expect(shown().view.face).toBe('pausing');
  advance(1500);
  coach.key();
  advance(1500);
  coach.key();
  expect(shown().view).toEqual({ face: 'idle' });
  expect(store.pauses.all()).toHaveLength(1);
});

test('a press so soon that the key may just be held counts when no repeat follows, by the coach’s own timer', async () => {
  const { coach, shown, advance } = stage();
  coach.key();
  advance(600);
  coach.key();
  expect(shown().view.face).toBe('pausing');
  advance(repeatInterval);
  await expect.poll(() => shown().view.face).toBe('lines');
});

describe('the ladder', () => {
  const policy: Partial<Policy> = { warnings: 2, mayEndCall: true, warningWords: ['Please stop.'] };

  test('stamps each step when it is said, and the draft has its warnings and how it ended', () => {
    const { coach, store, shown, advance } = stage({ policy });
    coach.key();
    coach.act({ type: 'ladder' });
    expect(shown().view).toMatchObject({
      face: 'ladder',
      isFilledIn: true,
      next: { kind: 'warning', number: 1, of: 2, words: 'Please stop.' },
      said: [],
    });
    coach.act({ type: 'step-said' });
    advance(60_000);
    coach.act({ type: 'step-said' });
    expect(shown().view).toMatchObject({
      next: { kind: 'end' },
      said: [
        { name: 'First warning', at: '2026-11-21T19:00:00.000+01:00' },
        { name: 'Second warning', at: '2026-11-21T19:01:00.000+01:00' },
      ],
    });
    coach.act({ type: 'step-said' });
    expect(shown().view).toMatchObject({ next: null });
    expect(store.calls.drafts()).toMatchObject([
      {
        outcome: 'ended-after-warning',
        warnings: [
          { step: 1, at: '2026-11-21T19:00:00.000+01:00' },
          { step: 2, at: '2026-11-21T19:01:00.000+01:00' },
        ],
      },
    ]);
    // There is no fourth step to say.
    coach.act({ type: 'step-said' });
    expect(store.calls.drafts()[0]?.warnings).toHaveLength(2);
    coach.act({ type: 'step-not-said' });
    expect(store.calls.drafts()).toMatchObject([{ outcome: null }]);
  });

  test('of a blank policy has nothing to say, and nothing to stamp', () => {
    const { coach, store, shown } = stage();
    coach.key();
    coach.act({ type: 'ladder' });
    expect(shown().view).toMatchObject({ face: 'ladder', isFilledIn: false, next: null });
    coach.act({ type: 'step-said' });
    expect(store.calls.drafts()[0]?.warnings).toEqual([]);
  });

  test('offers the steps of the pause before within half an hour, and keeps them where it is the same call', () => {
    const { coach, store, shown, advance } = stage({ policy });
    coach.key();
    coach.act({ type: 'ladder' });
    coach.act({ type: 'step-said' });
    coach.act({ type: 'later' });
    advance(10 * 60_000);
    coach.key();
    coach.act({ type: 'ladder' });
    expect(shown().view).toMatchObject({
      next: { number: 1 },
      said: [],
      earlier: [{ name: 'First warning', at: '2026-11-21T19:00:00.000+01:00' }],
    });
    coach.act({ type: 'same-call' });
    expect(shown().view).toMatchObject({ next: { number: 2 }, earlier: [] });
    expect(store.calls.drafts().map(({ warnings }) => warnings.length)).toEqual([1, 1]);
    coach.act({ type: 'later' });
    advance(31 * 60_000);
    coach.key();
    coach.act({ type: 'ladder' });
    expect(shown().view).toMatchObject({ earlier: [] });
  });

  test('is not available in danger', () => {
    const { coach, shown, store } = stage({ policy });
    coach.key();
    coach.act({ type: 'ladder' });
    coach.act({ type: 'danger' });
    coach.act({ type: 'ladder' });
    coach.act({ type: 'step-said' });
    expect(shown().view.face).toBe('danger');
    expect(store.calls.drafts()).toMatchObject([{ situation: 'danger', warnings: [] }]);
  });
});

describe('practice', () => {
  test('shows everything and records nothing', () => {
    const { coach, store, shown, practiceSteps } = stage({ policy: { warnings: 1 } });
    coach.practise('abuse');
    expect(coach.practice()).toEqual({ situation: 'abuse', stage: 'waiting' });
    coach.key();
    expect(shown().view).toMatchObject({ face: 'pausing', isPractice: true });
    coach.act({ type: 'go-on' });
    expect(shown().view).toMatchObject({ face: 'lines', situation: 'abuse', isPractice: true });
    coach.act({ type: 'mark-said', line: 'abuse-1', isSaid: true });
    coach.act({ type: 'ladder' });
    coach.act({ type: 'step-said' });
    expect(shown().view).toMatchObject({ face: 'ladder', said: [{ name: 'First warning' }] });
    expect(coach.practice()).toEqual({ situation: 'abuse', stage: 'ladder' });
    coach.act({ type: 'log-now' });
    expect(coach.practice()).toEqual({ situation: 'abuse', stage: 'done' });
    expect(practiceSteps()).toBeGreaterThan(4);
    expect(store.pauses.all()).toEqual([]);
    expect(store.calls.all()).toEqual([]);
  });

  test('of danger leaves no draft', () => {
    const { coach, store, opened } = stage();
    coach.practise('danger');
    coach.act({ type: 'danger' });
    coach.act({ type: 'later' });
    coach.practise('danger');
    coach.act({ type: 'danger' });
    coach.act({ type: 'log-now' });
    expect(coach.practice()?.stage).toBe('done');
    expect(store.calls.all()).toEqual([]);
    expect(opened).toEqual([]);
  });

  test('ends with a real pause recorded again, and its steps are not offered there', () => {
    const { coach, store, shown } = stage({ policy: { warnings: 1 } });
    coach.practise('abuse');
    coach.key();
    coach.act({ type: 'ladder' });
    coach.act({ type: 'step-said' });
    coach.practise(null);
    expect(coach.practice()).toBeNull();
    expect(shown().view).toEqual({ face: 'idle' });
    coach.key();
    coach.act({ type: 'ladder' });
    expect(shown().view).toMatchObject({ isPractice: false, earlier: [], said: [] });
    expect(store.pauses.all()).toHaveLength(1);
    expect(store.calls.drafts()).toHaveLength(1);
  });

  test('is over with its call: the next press is a real one', () => {
    const { coach, store, shown, advance } = stage();
    coach.practise('insult');
    coach.key();
    coach.act({ type: 'later' });
    expect(coach.practice()).toEqual({ situation: 'insult', stage: 'done' });
    advance(5000);
    coach.key();
    expect(shown().view).toMatchObject({ face: 'pausing', isPractice: false });
    expect(coach.practice()).toBeNull();
    expect(store.pauses.all()).toHaveLength(1);
    coach.act({ type: 'go-on' });
    // Not the situation that was practised, but the one that is likeliest.
    expect(shown().view).toMatchObject({ face: 'lines', situation: 'shouting' });
  });

  test('a second press by a shaking hand does not end the practice that the first put away', () => {
    const { coach, store, advance } = stage();
    coach.practise('insult');
    coach.key();
    coach.act({ type: 'go-on' });
    advance(5000);
    coach.key();
    advance(100);
    coach.key();
    expect(coach.practice()).toEqual({ situation: 'insult', stage: 'done' });
    expect(store.pauses.all()).toEqual([]);
  });

  test('becomes a record where the call turns out to be real', () => {
    const { coach, store, shown, advance } = stage({ policy: { warnings: 1 } });
    coach.practise('abuse');
    coach.key();
    advance(3000);
    coach.act({ type: 'go-on' });
    coach.act({ type: 'mark-said', line: 'abuse-1', isSaid: true });
    coach.act({ type: 'ladder' });
    coach.act({ type: 'step-said' });
    coach.act({ type: 'real-call' });
    expect(coach.practice()).toBeNull();
    expect(shown().view).toMatchObject({ face: 'ladder', isPractice: false });
    expect(store.pauses.all()).toMatchObject([
      { startedAt: '2026-11-21T19:00:00.000+01:00', ending: 'ended-by-rep', actualSeconds: 3 },
    ]);
    const [draft] = store.calls.drafts();
    expect(draft?.linesUsed.map(({ line }) => line)).toContain('abuse-1');
    expect(draft?.warnings).toMatchObject([{ step: 1 }]);
    coach.act({ type: 'later' });
    expect(store.calls.drafts()).toHaveLength(1);
  });

  test('of danger becomes a draft where it turns out to be real', () => {
    const { coach, store, shown } = stage();
    coach.practise('danger');
    coach.act({ type: 'danger' });
    coach.act({ type: 'real-call' });
    expect(shown().view).toMatchObject({ face: 'danger', isPractice: false });
    coach.act({ type: 'later' });
    expect(store.calls.drafts()).toMatchObject([{ situation: 'danger' }]);
  });

  test('ends when the rep goes away, and the danger screen outlasts even that', () => {
    const { coach, store, shown } = stage();
    coach.practise('insult');
    coach.goneAway();
    coach.comeBack();
    expect(coach.practice()).toBeNull();
    coach.practise('danger');
    coach.act({ type: 'danger' });
    coach.goneAway();
    coach.comeBack();
    expect(shown().view).toMatchObject({ face: 'danger' });
    expect(store.calls.drafts()).toEqual([]);
  });

  test('ends by itself once nobody goes on with it, but leaves the danger screen up', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { coach, shown } = stage();
    coach.practise('insult');
    vi.advanceTimersByTime(longestPracticeRest - 1);
    coach.key();
    vi.advanceTimersByTime(longestPracticeRest - 1);
    expect(coach.practice()).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(coach.practice()).toBeNull();
    expect(shown().view).toEqual({ face: 'idle' });
    coach.practise('danger');
    coach.act({ type: 'danger' });
    vi.advanceTimersByTime(3 * longestPracticeRest);
    expect(shown().view).toMatchObject({ face: 'danger', isPractice: true });
    coach.act({ type: 'later' });
    vi.advanceTimersByTime(longestPracticeRest);
    expect(coach.practice()).toBeNull();
  });

  test('ending none leaves a real pause alone', () => {
    const { coach, shown } = stage();
    coach.key();
    coach.practise(null);
    expect(shown().view).toMatchObject({ face: 'pausing' });
  });

  test('that begins over a real pause leaves its record whole', () => {
    const { coach, store, advance } = stage();
    coach.key();
    advance(3000);
    coach.practise('insult');
    expect(store.pauses.all()).toMatchObject([{ ending: 'ended-by-rep', actualSeconds: 3 }]);
    expect(store.calls.drafts()).toHaveLength(1);
  });

  describe('that may have been a real call', () => {
    /** A made-up call whose pause was ended by a press after three seconds. */
    function practised({ coach, advance }: Stage) {
      coach.practise('insult');
      coach.key();
      advance(3000);
      coach.act({ type: 'go-on' });
    }
    const ways: Readonly<Record<string, (coach: Coach) => void>> = {
      'its page is left': (coach) => coach.practise(null),
      'it was put away and its page is left': (coach) => {
        coach.act({ type: 'later' });
        coach.practise(null);
      },
      'the next made-up call is begun': (coach) => coach.practise('abuse'),
      'the rep goes away': (coach) => coach.goneAway(),
      'a real pause begins': (coach) => {
        coach.act({ type: 'later' });
        coach.key();
        coach.act({ type: 'later' });
      },
    };

    test.each(Object.entries(ways))('is kept for the rep’s word when %s', (_, leave) => {
      const set = stage();
      practised(set);
      leave(set.coach);
      expect(set.coach.heldBack()).toEqual({ began: 'key' });
      const before = set.store.pauses.all().length;
      set.advance(240_000);
      set.coach.keepHeldBack(true);
      expect(set.coach.heldBack()).toBeNull();
      expect(set.store.pauses.all()).toHaveLength(before + 1);
      // As it was then, not as late as the rep's yes.
      expect(set.store.pauses.all()).toContainEqual(
        expect.objectContaining({
          startedAt: '2026-11-21T19:00:00.000+01:00',
          ending: 'ended-by-rep',
          actualSeconds: 3,
        }),
      );
      const draft = set.store.calls
        .drafts()
        .find(({ createdAt }) => createdAt === '2026-11-21T19:00:00.000+01:00');
      expect(draft?.linesUsed.length).toBeGreaterThan(0);
      set.coach.keepHeldBack(true);
      expect(set.store.pauses.all()).toHaveLength(before + 1);
    });

    test('is forgotten where it was practice', () => {
      const set = stage();
      practised(set);
      set.coach.practise(null);
      set.coach.keepHeldBack(false);
      expect(set.coach.heldBack()).toBeNull();
      set.coach.keepHeldBack(true);
      expect(set.store.pauses.all()).toEqual([]);
    });

    test('is forgotten when the pause of another made-up call begins', () => {
      const set = stage();
      practised(set);
      set.coach.practise('abuse');
      expect(set.coach.heldBack()).not.toBeNull();
      set.coach.key();
      expect(set.coach.heldBack()).toBeNull();
    });

    test('is forgotten after ten minutes', () => {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      const set = stage();
      practised(set);
      set.coach.practise(null);
      vi.advanceTimersByTime(heldBackFor - 1);
      expect(set.coach.heldBack()).not.toBeNull();
      const told = set.practiceSteps();
      vi.advanceTimersByTime(1);
      expect(set.coach.heldBack()).toBeNull();
      expect(set.practiceSteps()).toBe(told + 1);
      expect(heldBackFor).toBe(10 * 60_000);
    });

    test('is not asked about where nothing was pressed, or it is real already', () => {
      const set = stage();
      set.coach.practise('insult');
      set.coach.practise(null);
      expect(set.coach.heldBack()).toBeNull();
      practised(set);
      set.coach.act({ type: 'real-call' });
      expect(set.coach.heldBack()).toBeNull();
    });

    test('is not the one that comes while the next made-up call waits', () => {
      const set = stage();
      practised(set);
      set.coach.practise('abuse');
      set.coach.act({ type: 'real-call' });
      expect(set.coach.practice()).toBeNull();
      expect(set.store.pauses.all()).toEqual([]);
      expect(set.coach.heldBack()).toEqual({ began: 'key' });
    });

    test('of danger is a danger draft, from the time it was put away', () => {
      const { coach, store, advance } = stage();
      coach.practise('danger');
      coach.act({ type: 'danger' });
      coach.act({ type: 'later' });
      coach.practise(null);
      expect(coach.heldBack()).toEqual({ began: 'danger' });
      advance(120_000);
      coach.keepHeldBack(true);
      expect(store.calls.drafts()).toMatchObject([
        { situation: 'danger', createdAt: '2026-11-21T19:00:00.000+01:00' },
      ]);
    });
  });
});
