import { describe, expect, it } from 'vitest';
import type { SaidStep } from '../../domain/ladder.ts';
import { muteReminders, overlayView, type ViewContext } from '../../domain/overlay-view.ts';
import { atRest, type Moment, type PauseEvent, step } from '../../domain/pause.ts';
import { type Playbook, pageOf } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { at } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';

const context: ViewContext = {
  settings: { ...defaultSettings, name: 'Sam', device: 'boom' },
  playbook,
  keys: { hotkey: 'Ctrl Shift Space', digits: 'Ctrl Shift 1–9' },
  tallies: new Map(),
  isPractice: false,
};

const first: SaidStep = { kind: 'warning', number: 1, at: at('2026-11-21T14:32:00+01:00') };
const key: PauseEvent = {
  type: 'key',
  start: {
    pauseId: 'pause-1',
    callId: 'call-1',
    lengthSeconds: 8,
    situation: 'shouting',
    bridge: 'bridge-2',
    cue: 'cue-1',
    returnLine: 'return-2',
    seed: 5,
    earlierSteps: [first],
  },
};

function momentAfter(...events: readonly PauseEvent[]): Moment {
  return events.reduce((moment, event) => step(moment, event, 1000).moment, atRest);
}

const pausing = momentAfter(key);
const lines = momentAfter(key, { type: 'go-on' });
const ladder = momentAfter(key, { type: 'ladder' });

function withPolicy(policy: Partial<Policy>): ViewContext {
  return { ...context, playbook: { ...playbook, policy: { ...playbook.policy, ...policy } } };
}

describe('idle', () => {
  it('says nothing at all, so that nothing can flash', () => {
    expect(overlayView(atRest, context)).toEqual({ face: 'idle' });
  });
});

describe('every face that can be seen', () => {
  it('carries its size, its text scale and whether it is practice', () => {
    const practising: ViewContext = {
      ...context,
      settings: { ...context.settings, size: 'compact', textScale: 150 },
      isPractice: true,
    };
    for (const moment of [pausing, lines, ladder, momentAfter({ type: 'danger' })]) {
      expect(overlayView(moment, practising)).toMatchObject({
        size: 'compact',
        textScale: 150,
        isPractice: true,
      });
    }
  });
});

describe('the pause', () => {
  it('shows the words it was started with, the cue in the rep’s name, the mute reminder of their device', () => {
    expect(overlayView(pausing, context)).toMatchObject({
      face: 'pausing',
      bridge: 'Give me a moment to read what I’ve written down.',
      cue: 'Sam, their pace isn’t your pace.',
      muteReminder: muteReminders.boom,
      startedAt: 1000,
      deadline: 9000,
      inSeconds: 3,
      outSeconds: 5,
    });
  });

  it('goes without words that are gone from the playbook', () => {
    const book: Playbook = { ...playbook, bridges: [], cues: [] };
    expect(overlayView(pausing, { ...context, playbook: book })).toMatchObject({ bridge: null, cue: '' });
  });
});

describe('the lines', () => {
  it('are as many as the rep wants, under a return line that can be marked as said', () => {
    for (const linesShown of [1, 2, 3]) {
      const view = overlayView(lines, { ...context, settings: { ...context.settings, linesShown } });
      if (view.face !== 'lines') throw new Error(view.face);
      expect(view.lines).toHaveLength(linesShown);
      expect(view).toMatchObject({ page: 1, pages: 6 / linesShown, returnLine: { id: 'return-2' } });
    }
    const said = momentAfter(key, { type: 'go-on' }, { type: 'mark-said', line: 'return-2', isSaid: true });
    expect(overlayView(said, context)).toMatchObject({ returnLine: { isSaid: true } });
  });

  it('say on which page they are, going round', () => {
    const next: PauseEvent = { type: 'next-lines' };
    expect(overlayView(momentAfter(key, { type: 'go-on' }, next), context)).toMatchObject({
      page: 2,
      pages: 2,
    });
    expect(overlayView(momentAfter(key, { type: 'go-on' }, next, next), context)).toMatchObject({ page: 1 });
  });

  it('may all be switched off', () => {
    const off = { isOff: true };
    const book: Playbook = {
      ...playbook,
      returnLines: playbook.returnLines.map((line) => ({ ...line, ...off })),
      pages: playbook.pages.map((page) => ({
        ...page,
        lines: page.lines.map((line) => ({ ...line, ...off })),
      })),
    };
    expect(overlayView(lines, { ...context, playbook: book })).toMatchObject({
      returnLine: null,
      lines: [],
      page: 1,
      pages: 1,
    });
  });

  it('have the rep’s own situations beside the eleven, without a digit', () => {
    const own = { ...pageOf(playbook, 'insult'), key: 'own-late' as const, name: 'Late parcel' };
    const view = overlayView(lines, {
      ...context,
      playbook: { ...playbook, pages: [...playbook.pages, own] },
    });
    if (view.face !== 'lines') throw new Error(view.face);
    expect(view.situations.map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null, null, null]);
    expect(view.situations.at(-1)).toEqual({ key: 'own-late', name: 'Late parcel', digit: null });
  });

  it('of a situation that is gone are those of the first, and it is the one that is chosen', () => {
    const gone = momentAfter(key, { type: 'go-on' }, { type: 'pick-situation', situation: 'own-gone' });
    const view = overlayView(gone, context);
    expect(view).toMatchObject({ situation: 'insult' });
    if (view.face !== 'lines') throw new Error(view.face);
    expect(view.lines.every(({ id }) => id.startsWith('insult-'))).toBe(true);
  });
});

describe('the ladder', () => {
  it('says that it is not filled in, and guesses nothing', () => {
    expect(overlayView(ladder, context)).toMatchObject({
      face: 'ladder',
      isFilledIn: false,
      next: null,
      said: [],
      helpFrom: '',
      channels: '',
    });
  });

  it('shows the next step in the site’s words, what was said, and what was said in the pause before', () => {
    const policy = {
      warnings: 2,
      mayEndCall: true,
      warningWords: ['Please stop.', 'Last time.'],
      helpFrom: 'Shift lead, 7700',
      channels: 'E-mail',
    } as const;
    const view = overlayView(ladder, withPolicy(policy));
    expect(view).toMatchObject({
      isFilledIn: true,
      next: { kind: 'warning', number: 1, of: 2, words: 'Please stop.' },
      said: [],
      earlier: [{ name: 'First warning', at: first.at }],
      helpFrom: 'Shift lead, 7700',
      channels: 'E-mail',
    });
    const said = momentAfter(key, { type: 'ladder' }, { type: 'step-said', step: first });
    expect(overlayView(said, withPolicy(policy))).toMatchObject({
      next: { kind: 'warning', number: 2, of: 2, words: 'Last time.' },
      said: [{ name: 'First warning', at: first.at }],
      earlier: [],
    });
  });
});

describe('danger', () => {
  it('works with no policy filled in, and shows the site’s own once it is', () => {
    const moment = momentAfter({ type: 'danger' });
    expect(overlayView(moment, context)).toMatchObject({
      face: 'danger',
      policy: { emergencyNumber: '', alert: '', steps: '' },
      canGoBack: false,
    });
    const danger = { emergencyNumber: '112', alert: 'Shift lead', steps: 'Stay on the line.' };
    expect(overlayView(moment, withPolicy({ danger }))).toMatchObject({ policy: danger });
    expect(overlayView(momentAfter(key, { type: 'danger' }), context)).toMatchObject({ canGoBack: true });
  });
});
