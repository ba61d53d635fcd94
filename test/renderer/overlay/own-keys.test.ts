import { describe, expect, it } from 'vitest';
import type {
  DangerView,
  LadderView,
  LinesView,
  OverlayView,
  PausingView,
  Shown,
} from '../../../domain/overlay-view.ts';
import {
  actionOfKey,
  type KeyPress,
  keyOfSituation,
  keysOfLine,
  lineToCopy,
} from '../../../renderer/overlay/own-keys.ts';
import { at } from '../../support/build-records.ts';
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

type Unshifted = Omit<KeyPress, 'shiftKey'>;
const space: Unshifted = { key: ' ', code: 'Space' };
const letter = (name: string): Unshifted => ({ key: name.toLowerCase(), code: `Key${name}` });
const actionOf = (press: Unshifted, view: OverlayView) => actionOfKey({ ...press, shiftKey: false }, view);
const typeOf = (press: Unshifted, view: OverlayView) => actionOf(press, view)?.type ?? null;
const withShift = (press: Unshifted): KeyPress => ({ ...press, shiftKey: true });

describe('the window’s own keys', () => {
  it.each<[string, OverlayView, Readonly<Record<string, string | null>>]>([
    ['the pause', pausing, { L: 'longer', D: 'danger', N: null, U: null, W: null, S: null, G: null }],
    [
      'the lines',
      lines,
      { N: 'next-lines', U: 'unmuted', W: 'ladder', D: 'danger', G: 'log-now', L: null, S: null },
    ],
    ['the ladder', ladder, { S: 'step-said', B: 'back-to-lines', D: 'danger', G: null, W: null, N: null }],
    ['danger', danger, { G: 'log-now', B: 'not-danger', D: null, W: null, S: null, L: null, R: null }],
    ['nothing', { face: 'idle' }, { L: null, D: null, W: null, G: null }],
  ])('over %s', (_name, view, meanings) => {
    for (const [key, type] of Object.entries(meanings)) {
      expect(typeOf(letter(key), view), key).toBe(type);
    }
  });

  it('go on with Space and Enter as the hotkey does, but never away from danger', () => {
    for (const press of [space, { key: 'Enter', code: 'Enter' }]) {
      for (const view of [pausing, lines, ladder]) expect(actionOf(press, view)).toEqual({ type: 'key' });
      expect(actionOf(press, danger)).toBeNull();
    }
  });

  it('leave every face for later with Escape', () => {
    for (const view of [pausing, lines, ladder, danger]) {
      expect(typeOf({ key: 'Escape', code: 'Escape' }, view)).toBe('later');
    }
    expect(typeOf({ key: 'Escape', code: 'Escape' }, { face: 'idle' })).toBeNull();
  });

  it('pick situations by digit, except in danger', () => {
    for (const view of [pausing, lines, ladder]) {
      expect(actionOf({ key: '2', code: 'Digit2' }, view)).toEqual({
        type: 'pick-situation',
        situation: 'shouting',
      });
    }
    expect(typeOf({ key: '9', code: 'Numpad9' }, lines)).toBe('pick-situation');
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

describe('every button has a key', () => {
  const line = (id: string) => ({ id, text: `Words of ${id}.`, isSaid: false });
  const situations: LinesView['situations'] = [
    { key: 'insult', name: 'Insult', digit: 1 },
    { key: 'our-fault', name: 'Our mistake', digit: null },
    { key: 'abuse', name: 'Ongoing abuse', digit: null },
    { key: 'own-a', name: 'Warranty', digit: null },
    { key: 'own-b', name: 'Delivery', digit: null },
  ];
  const full = { ...lines, situations, returnLine: line('first'), lines: ['x', 'y', 'z'].map(line) };

  it('the last of the eleven 0 and -, those of the rep’s own a digit with Shift', () => {
    const keys = situations.map(({ key }) => keyOfSituation(key, situations));
    expect(keys).toEqual(['1', '0', '-', '⇧1', '⇧2']);
    expect(actionOf({ key: '0', code: 'Digit0' }, full)).toEqual({
      type: 'pick-situation',
      situation: 'our-fault',
    });
    for (const press of [
      { key: '-', code: 'Minus' },
      { key: 'ß', code: 'Minus' },
      { key: '-', code: 'NumpadSubtract' },
    ]) {
      expect(actionOf(press, full)).toEqual({ type: 'pick-situation', situation: 'abuse' });
    }
    // French: a digit’s place, whatever it types without Shift.
    expect(actionOf({ key: '-', code: 'Digit6' }, full)).toMatchObject({ situation: 'blamed' });
    expect(actionOfKey(withShift({ key: '@', code: 'Digit2' }), full)).toMatchObject({ situation: 'own-b' });
    expect(actionOfKey(withShift({ key: '#', code: 'Digit3' }), full)).toBeNull();
    expect(actionOfKey(withShift({ key: '!', code: 'Digit1' }), pausing)).toBeNull();
  });

  it('each line a letter that says it was said, and with Shift copies it', () => {
    expect(keysOfLine(full, line('first')).said).toBe('A');
    expect(keysOfLine(full, line('z'))).toEqual({ said: 'H', copy: '⇧H' });
    expect(actionOf(letter('S'), full)).toEqual({ type: 'mark-said', line: 'x', isSaid: true });
    const said = { ...full, lines: [{ ...line('x'), isSaid: true }] };
    expect(actionOf(letter('S'), said)).toEqual({ type: 'mark-said', line: 'x', isSaid: false });
    expect(lineToCopy(withShift(letter('S')), full)?.id).toBe('x');
    expect(lineToCopy({ ...letter('S'), shiftKey: false }, full)).toBeNull();
    expect(lineToCopy(withShift(letter('A')), full)).toBeNull();
    // The letters stay where they are when there are no words to begin with.
    expect(actionOf(letter('S'), { ...full, returnLine: null })).toMatchObject({ line: 'x' });
    expect(actionOf(letter('A'), { ...full, returnLine: null })).toBeNull();
  });

  it('the ladder’s small buttons, where they are', () => {
    const step = { name: 'First warning', at: at('2026-11-21T14:32:00+01:00') };
    expect(typeOf(letter('C'), { ...ladder, earlier: [step] })).toBe('same-call');
    expect(typeOf(letter('C'), ladder)).toBeNull();
    expect(typeOf(letter('N'), { ...ladder, said: [step] })).toBe('step-not-said');
    const blank = { ...ladder, isFilledIn: false, next: null };
    expect(actionOf(letter('A'), blank)).toEqual({ type: 'pick-situation', situation: 'abuse' });
    expect(typeOf(letter('A'), ladder)).toBeNull();
  });

  it('a practised call can become a real one on every face, and is never logged', () => {
    for (const view of [pausing, full, { ...ladder, next: null }, danger]) {
      expect(typeOf(letter('R'), { ...view, isPractice: true })).toBe('real-call');
      expect(typeOf(letter('R'), view)).toBeNull();
      expect(typeOf(letter('G'), { ...view, isPractice: true })).toBeNull();
    }
  });

  it('Shift with any other key means nothing', () => {
    for (const name of ['D', 'W', 'N', 'G', 'L', 'B']) {
      expect(actionOfKey(withShift(letter(name)), full)).toBeNull();
    }
    expect(actionOfKey(withShift(space), full)).toBeNull();
  });
});
