import { describe, expect, onTestFinished, test } from 'vitest';
import playbookData from '../../assets/playbook.json' with { type: 'json' };
import { playbookSchema } from '../../domain/playbook.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { CalmSituationKey } from '../../domain/situations.ts';
import type { Clock } from '../../electron/clock.ts';
import { type Coach, createCoach } from '../../electron/coach.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { at } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const playbook = playbookSchema.parse(playbookData);

interface Stage {
  readonly coach: Coach;
  readonly store: Store;
  readonly shown: () => OverlayPush;
  readonly opened: readonly string[];
  readonly troubles: readonly string[];
  readonly advance: (milliseconds: number) => void;
}

/** A coach on a real store, with a clock that the test moves. */
function stage(settings = defaultSettings, chance = 0, likeliest: CalmSituationKey = 'shouting'): Stage {
  let now = 1_000_000;
  let ids = 0;
  const opened: string[] = [];
  const troubles: string[] = [];
  const pushes: OverlayPush[] = [];
  const store = openStore(tempFolder());
  onTestFinished(() => {
    coach.act({ type: 'later' });
    store.close();
  });
  const clock: Clock = { now: () => now, stamp: () => at('2026-11-21T19:00:00+01:00'), catchUp: () => {} };
  const coach = createCoach({
    clock,
    newId: () => `id-${++ids}`,
    chance: () => chance,
    playbook,
    store,
    settings: () => settings,
    keyWords: () => ({ hotkey: 'Ctrl Shift Space', digits: 'Ctrl Shift 1–9' }),
    likeliestSituation: () => likeliest,
    present: (push) => pushes.push(push),
    openLog: (id) => opened.push(id),
    onRecordsChanged: () => {},
    onTrouble: (where) => troubles.push(where),
    onNotRecorded: () => troubles.push('told'),
  });
  return {
    coach,
    store,
    opened,
    troubles,
    shown: () => pushes.at(-1) ?? coach.newest(),
    advance: (milliseconds) => {
      now += milliseconds;
    },
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
    coach.resume();
    expect(shown().view.face).toBe('lines');
    expect(store.pauses.all()).toMatchObject([{ ending: 'interrupted', actualSeconds: 8 }]);
  });

  test('that has just ended by itself is not put away by the press that was meant to end it', () => {
    const { coach, shown, advance } = stage();
    coach.key();
    advance(8000);
    coach.resume();
    expect(shown().view.face).toBe('lines');
    advance(150);
    coach.key();
    expect(shown().view.face).toBe('lines');
    advance(450);
    coach.key();
    expect(shown().view.face).toBe('idle');
  });

  test('goes on when the log cannot be written', () => {
    const { coach, store, shown, troubles } = stage();
    store.close();
    coach.key();
    expect(shown().view.face).toBe('pausing');
    expect(troubles).toEqual(['recording a pause', 'told']);
  });

  test('has no bridge when the rep goes without', () => {
    const { coach, shown } = stage({ ...defaultSettings, bridge: false });
    coach.key();
    expect(shown().view).toMatchObject({ bridge: null });
  });
});

describe('the draft follows the call', () => {
  test('the situation is recorded once the rep picks it, the lines once they are said', () => {
    const { coach, store, advance } = stage();
    coach.key();
    advance(500);
    coach.key();
    expect(store.calls.drafts()[0]?.situation).toBeNull();
    coach.digit(7);
    coach.act({ type: 'mark-said', line: 'prejudice-1', isSaid: true });
    expect(store.calls.drafts()[0]).toMatchObject({ situation: 'prejudice', linesSaid: ['prejudice-1'] });
  });

  test('the return line gives way to one that fits the situation', () => {
    const picksTheLast = 0.999;
    const { coach, shown } = stage(defaultSettings, picksTheLast);
    coach.key();
    coach.act({ type: 'go-on' });
    expect(shown().view).toMatchObject({ situation: 'shouting', returnLine: { id: 'return-3' } });
    coach.act({ type: 'log-now' });
    const insulted = stage(defaultSettings, picksTheLast, 'insult');
    insulted.coach.key();
    insulted.coach.act({ type: 'go-on' });
    expect(insulted.shown().view).toMatchObject({ returnLine: { id: 'return-4' } });
    insulted.coach.act({ type: 'pick-situation', situation: 'our-fault' });
    expect(insulted.shown().view).toMatchObject({ returnLine: { id: 'return-1' } });
    insulted.coach.act({ type: 'pick-situation', situation: 'abuse' });
    expect(insulted.shown().view).toMatchObject({ returnLine: { id: 'return-4' } });
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
  advance(500);
  coach.key();
  advance(500);
  coach.key();
  expect(shown().view).toEqual({ face: 'idle' });
  expect(store.pauses.all()).toHaveLength(1);
});
