import { describe, expect, it } from 'vitest';
import type {
  DangerView,
  LadderView,
  LinesView,
  OverlayView,
  PausingView,
  Shown,
} from '../../../domain/overlay-view.ts';
import { actionOfKey, type KeyPress } from '../../../renderer/overlay/own-keys.ts';
import { playbook } from '../../support/built-in-playbook.ts';

const shown: Shown = { size: 'large', textScale: 100, isPractice: false };
const pausing: Shown & PausingView = {
  ...shown,
  face: 'pausing',
  pauseId: 'pause-1',
  bridge: null,
  cue: '',
  muteReminder: '',
  startedAt: 0,
  deadline: 8000,
  lengthSeconds: 8,
  inSeconds: 3,
  outSeconds: 5,
  motion: 'ring',
  hotkey: null,
};
const lines: Shown & LinesView = {
  ...shown,
  face: 'lines',
  isUnmuteShown: true,
  situation: 'insult',
  situations: [],
  returnLine: null,
  lines: [],
  page: 1,
  pages: 2,
  avoid: '',
  hotkey: null,
  digits: null,
};
const ladder: Shown & LadderView = {
  ...shown,
  face: 'ladder',
  isFilledIn: true,
  next: { kind: 'warning', number: 1, of: 2, words: '' },
  said: [],
  earlier: [],
  helpFrom: '',
  channels: '',
  hotkey: null,
};
const danger: Shown & DangerView = {
  ...shown,
  face: 'danger',
  page: playbook.danger,
  policy: playbook.policy.danger,
  canGoBack: true,
};

const space: KeyPress = { key: ' ', code: 'Space' };
const letter = (name: string): KeyPress => ({ key: name.toLowerCase(), code: `Key${name}` });
const typeOf = (press: KeyPress, view: OverlayView) => actionOfKey(press, view)?.type ?? null;

describe('the window’s own keys', () => {
  it.each<[string, OverlayView, Readonly<Record<string, string | null>>]>([
    ['the pause', pausing, { L: 'longer', D: 'danger', N: null, U: null, W: null, S: null, G: null }],
    [
      'the lines',
      lines,
      { N: 'next-lines', U: 'unmuted', W: 'ladder', D: 'danger', G: 'log-now', L: null, S: null },
    ],
    ['the ladder', ladder, { S: 'step-said', B: 'back-to-lines', D: 'danger', G: null, W: null, N: null }],
    ['danger', danger, { G: 'log-now', D: null, W: null, S: null, L: null }],
    ['nothing', { face: 'idle' }, { L: null, D: null, W: null, G: null }],
  ])('over %s', (_name, view, meanings) => {
    for (const [key, type] of Object.entries(meanings)) {
      expect(typeOf(letter(key), view), key).toBe(type);
    }
  });

  it('go on with Space and Enter as the hotkey does, but never away from danger', () => {
    for (const press of [space, { key: 'Enter', code: 'Enter' }]) {
      for (const view of [pausing, lines, ladder]) expect(actionOfKey(press, view)).toEqual({ type: 'key' });
      expect(actionOfKey(press, danger)).toBeNull();
    }
  });

  it('leave every face for later with Escape', () => {
    for (const view of [pausing, lines, ladder, danger]) {
      expect(typeOf({ key: 'Escape', code: 'Escape' }, view)).toBe('later');
    }
    expect(typeOf({ key: 'Escape', code: 'Escape' }, { face: 'idle' })).toBeNull();
  });

  it('pick the first nine situations by digit, except in danger', () => {
    for (const view of [pausing, lines, ladder]) {
      expect(actionOfKey({ key: '2', code: 'Digit2' }, view)).toEqual({
        type: 'pick-situation',
        situation: 'shouting',
      });
    }
    expect(typeOf({ key: '9', code: 'Numpad9' }, lines)).toBe('pick-situation');
    expect(typeOf({ key: '0', code: 'Digit0' }, lines)).toBeNull();
    expect(typeOf({ key: '2', code: 'Digit2' }, danger)).toBeNull();
  });

  it('are letters as they are drawn, and the same places where no Latin letters are typed', () => {
    expect(typeOf({ key: 'N', code: 'KeyN' }, lines)).toBe('next-lines');
    // French: W stands where others have Z; digits need Shift.
    expect(typeOf({ key: 'w', code: 'KeyZ' }, lines)).toBe('ladder');
    expect(typeOf({ key: 'z', code: 'KeyW' }, lines)).toBeNull();
    expect(typeOf({ key: 'é', code: 'Digit2' }, lines)).toBe('pick-situation');
    expect(typeOf({ key: 'т', code: 'KeyN' }, lines)).toBe('next-lines');
  });

  it('do nothing where their button is not there', () => {
    expect(typeOf(letter('N'), { ...lines, pages: 1 })).toBeNull();
    expect(typeOf(letter('U'), { ...lines, isUnmuteShown: false })).toBeNull();
    expect(typeOf(letter('S'), { ...ladder, next: null })).toBeNull();
    expect(typeOf(letter('G'), { ...ladder, next: null })).toBe('log-now');
    expect(typeOf(letter('G'), { ...ladder, next: null, isFilledIn: false })).toBeNull();
    expect(typeOf({ key: 'F5', code: 'F5' }, lines)).toBeNull();
  });
});
