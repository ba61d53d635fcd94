import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { layoutOf } from '../../domain/hotkey-layout.ts';
import { digitAccelerators, hotkeyChord, type System } from '../../domain/hotkey-words.ts';
import type { Reply } from '../../electron/contract/intent.ts';
import type { KeyPurpose } from '../../electron/contract.ts';
import { createHotkeys, type Hotkeys, type SystemKeys } from '../../electron/hotkeys.ts';

const ok: Reply<unknown> = { ok: true, value: null };

/** A system's keys: what another program holds cannot be had, and nothing while suspended. */
class FakeKeys implements SystemKeys {
  readonly elsewhere = new Set<string>();
  readonly held = new Map<string, { readonly accelerator: string; readonly onPress: () => void }>();
  isSuspended = false;
  /** Every release of a key, for what must never be let go of. */
  readonly dropped: string[] = [];
  readonly system: System;

  constructor(system: System) {
    this.system = system;
  }

  take: SystemKeys['take'] = (accelerator, onPress) => {
    const chord = hotkeyChord(accelerator, this.system);
    if (this.isSuspended || accelerator.includes('Nonsense')) return false;
    if (this.elsewhere.has(chord) || this.held.has(chord)) return false;
    this.held.set(chord, { accelerator, onPress });
    return true;
  };
  readonly drop = (accelerator: string) => {
    this.dropped.push(accelerator);
    this.held.delete(hotkeyChord(accelerator, this.system));
  };
  readonly dropAll = () => this.held.clear();
  readonly suspend = (isSuspended: boolean) => {
    this.isSuspended = isSuspended;
  };

  holdElsewhere(accelerator: string) {
    this.elsewhere.add(hotkeyChord(accelerator, this.system));
  }
  press(accelerator: string): boolean {
    const key = this.isSuspended ? undefined : this.held.get(hotkeyChord(accelerator, this.system));
    key?.onPress();
    return key !== undefined;
  }
  names(): readonly string[] {
    return [...this.held.values()].map(({ accelerator }) => accelerator).sort();
  }
}

const none = { pause: null, hide: null, focus: null };

let keys: FakeKeys;
let now: number;
let happened: string[];

function make(system: System = 'linux', isHealthUnknowable = false): Hotkeys {
  keys = new FakeKeys(system);
  return createHotkeys({
    keys,
    system,
    isHealthUnknowable,
    now: () => now,
    onPress: {
      pause: () => happened.push('pause'),
      hide: () => happened.push('hide'),
      focus: () => happened.push('focus'),
    },
    onDigit: (digit) => happened.push(`digit ${digit}`),
    onChange: () => {},
  });
}

beforeEach(() => {
  now = 1000;
  happened = [];
});

test('at the start there is one key, and the others are off', () => {
  const hotkeys = make();
  hotkeys.start(none);
  expect(keys.names()).toEqual(['Control+Shift+Space']);
  expect(hotkeys.states()).toMatchObject({
    pause: { words: 'Ctrl Shift Space', health: 'bound', isDefault: true },
    hide: null,
    focus: null,
  });
});

test('each key does what it is for', () => {
  const hotkeys = make();
  hotkeys.start({ pause: 'Control+Shift+F9', hide: 'Control+Shift+F10', focus: 'Control+Shift+F7' });
  for (const key of ['F9', 'F10', 'F7']) keys.press(`Control+Shift+${key}`);
  expect(happened).toEqual(['pause', 'hide', 'focus']);
});

describe('a key that another program holds', () => {
  it('is refused at the start, and had once it is free', () => {
    const hotkeys = make();
    keys.holdElsewhere('Control+Shift+Space');
    hotkeys.start(none);
    expect(hotkeys.states().pause).toMatchObject({ health: 'refused' });
    expect(hotkeys.states().pause.sentence).toContain('held by another program or the system');
    expect(hotkeys.words()).toEqual({ hotkey: null, digits: null });
    keys.elsewhere.clear();
    hotkeys.refresh();
    expect(hotkeys.states().pause.health).toBe('bound');
  });

  it('is tried again by “press it now”', () => {
    const hotkeys = make();
    keys.holdElsewhere('Control+Shift+Space');
    hotkeys.start(none);
    keys.elsewhere.clear();
    hotkeys.listen('pause');
    expect(hotkeys.states().pause).toMatchObject({ health: 'bound', isListening: true });
  });
});

describe('another key', () => {
  it('takes over from the old one', () => {
    const hotkeys = make();
    hotkeys.start(none);
    const reply = hotkeys.change('pause', 'Control+Shift+F9', () => ok);
    expect(reply).toMatchObject({ ok: true, value: { accelerator: 'Control+Shift+F9', isDefault: false } });
    expect(keys.names()).toEqual(['Control+Shift+F9']);
  });

  it.each(['pause', 'hide', 'focus'] as const)(
    'that cannot be had leaves the old one for %s, which is never let go of',
    (purpose) => {
      const hotkeys = make();
      const wanted = { pause: 'F6', hide: 'F7', focus: 'F8' };
      hotkeys.start(wanted);
      keys.holdElsewhere('Control+Shift+F9');
      let wasKept = false;
      const reply = hotkeys.change(purpose, 'Control+Shift+F9', () => {
        wasKept = true;
        return ok;
      });
      expect(reply.ok ? '' : reply.message).toMatch(/^Ctrl Shift F9 could not be had.* F\d stays your key/u);
      expect(wasKept).toBe(false);
      expect(keys.dropped).toEqual([]);
      keys.press(wanted[purpose]);
      expect(happened).toEqual([purpose]);
    },
  );

  it('that cannot be written down is not taken', () => {
    const hotkeys = make();
    hotkeys.start(none);
    const reply = hotkeys.change('pause', 'F9', () => ({ ok: false, message: 'The disk is full.' }));
    expect(reply).toEqual({
      ok: false,
      message: 'The disk is full. Ctrl Shift Space stays your key.',
    });
    expect(keys.names()).toEqual(['Control+Shift+Space']);
  });

  it('that is another purpose’s key is refused in words, however it is spelled', () => {
    const hotkeys = make();
    hotkeys.start({ ...none, hide: 'Control+Shift+F9' });
    expect(hotkeys.change('pause', 'Shift+Ctrl+F9', () => ok)).toEqual({
      ok: false,
      message: 'Shift Ctrl F9 is your key for panic hide already. Ctrl Shift Space stays your key.',
    });
    expect(hotkeys.change('focus', 'Control+Shift+Space', () => ok)).toMatchObject({
      ok: false,
      message: expect.stringContaining('your key for the pause already'),
    });
    expect(hotkeys.states().focus).toBeNull();
  });

  it('that is a digit of the old one works while the digits are armed', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.armDigits(true);
    expect(hotkeys.change('hide', 'Control+Shift+3', () => ok)).toMatchObject({ ok: true });
    keys.press('Control+Shift+3');
    keys.press('Control+Shift+4');
    hotkeys.armDigits(false);
    keys.press('Control+Shift+3');
    expect(happened).toEqual(['hide', 'digit 4', 'hide']);
  });

  it('for panic hide can be switched off again', () => {
    const hotkeys = make();
    hotkeys.start({ ...none, hide: 'F9' });
    expect(hotkeys.change('hide', null, () => ok)).toEqual({ ok: true, value: null });
    expect(keys.names()).toEqual(['Control+Shift+Space']);
  });

  it('ends the recording that found it', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.record(true);
    expect(hotkeys.change('pause', 'F9', () => ok).ok).toBe(true);
    expect(keys.isSuspended).toBe(false);
  });
});

test('a settings file that names one key twice gives it to the pause, and says so', () => {
  const hotkeys = make();
  hotkeys.start({ pause: 'F9', hide: 'f9', focus: null });
  keys.press('F9');
  expect(happened).toEqual(['pause']);
  expect(hotkeys.states()).toMatchObject({
    pause: { health: 'bound' },
    hide: { health: 'refused', sentence: expect.stringContaining('your key for the pause already') },
  });
});

describe('a key that every program needs', () => {
  it('is not taken at the start, whatever the settings file says, and that is said', () => {
    const hotkeys = make();
    hotkeys.start({ pause: 'A', hide: 'Control+C', focus: 'F9' });
    hotkeys.refresh();
    expect(keys.names()).toEqual(['F9']);
    expect(hotkeys.words().hotkey).toBeNull();
    const { pause, hide } = hotkeys.states();
    expect(pause).toMatchObject({ accelerator: 'A', health: 'refused' });
    expect(pause.sentence).toBe(
      'A is not taken from other programs. That key alone is for typing. Hold Ctrl, Alt or Super with it, or use an F key. The tray and “Pause now” work meanwhile.',
    );
    expect(hide?.health).toBe('refused');
    expect(hide?.sentence).toMatch(
      /^Ctrl C is not taken from other programs\. Other programs need that key/u,
    );
  });

  it('is not taken on Wayland either, nor looked for while it is tested', () => {
    const hotkeys = make('linux', true);
    hotkeys.start({ ...none, pause: 'Shift+A' });
    hotkeys.listen('pause');
    expect(keys.names()).toEqual([]);
    expect(hotkeys.states().pause.health).toBe('refused');
  });

  it('is not accepted in the place of another', () => {
    const hotkeys = make();
    hotkeys.start(none);
    const reply = hotkeys.change('pause', 'A', () => ok);
    expect(reply).toEqual({
      ok: false,
      message:
        'A is not taken from other programs. That key alone is for typing. Hold Ctrl, Alt or Super with it, or use an F key. Ctrl Shift Space stays your key.',
    });
    expect(keys.names()).toEqual(['Control+Shift+Space']);
  });
});

describe('a key that goes by its letter', () => {
  it.each([
    ['windows', 'Control+Shift+K', true],
    ['linux', 'Control+Shift+,', true],
    ['linux', 'Control+Shift+7', false],
    ['linux', 'F9', false],
    ['mac', 'Control+Shift+K', false],
  ] as const)('on %s, %s: to be tried again after changing the layout: %s', (system, pause, isSaid) => {
    const hotkeys = make(system);
    hotkeys.start({ ...none, pause });
    expect(hotkeys.states().pause.sentence.includes('after changing the keyboard layout')).toBe(isSaid);
  });
});

describe('“press it now”', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });
  const passTime = (milliseconds: number) => {
    now += milliseconds;
    vi.advanceTimersByTime(milliseconds);
  };

  it('reports that key alone, and the same key held down starts nothing', () => {
    const hotkeys = make();
    hotkeys.start({ ...none, hide: 'F9' });
    hotkeys.listen('pause');
    keys.press('F9');
    expect(happened).toEqual(['hide']);
    keys.press('Control+Shift+Space');
    expect(hotkeys.states().pause).toMatchObject({ heard: 1, isListening: false });
    for (const later of [500, 590, 680, 770, 860, 950, 1040, 1130]) {
      passTime(1000 + later - now);
      keys.press('Control+Shift+Space');
      // The page stops listening once it was heard.
      hotkeys.listen(null);
    }
    passTime(300);
    expect(happened).toEqual(['hide']);
    passTime(200);
    keys.press('Control+Shift+Space');
    expect(happened).toEqual(['hide', 'pause']);
  });

  it.each([450, 700, 999, 1001, 3000])('never needs three presses: the second counts after %i ms', (gap) => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.listen('pause');
    keys.press('Control+Shift+Space');
    passTime(gap);
    keys.press('Control+Shift+Space');
    passTime(120);
    expect(happened).toEqual(['pause']);
    passTime(1000);
    expect(happened).toEqual(['pause']);
  });

  it('ends with the window that asked for it', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.listen('pause');
    hotkeys.stopTrying();
    keys.press('Control+Shift+Space');
    expect(happened).toEqual(['pause']);
  });
});

describe('while a key is being recorded', () => {
  it('no key works, and all do afterwards', () => {
    const hotkeys = make();
    hotkeys.start({ ...none, hide: 'F9' });
    hotkeys.record(true);
    expect(keys.press('F9') || keys.press('Control+Shift+Space')).toBe(false);
    hotkeys.armDigits(true);
    hotkeys.record(false);
    expect(keys.press('F9') && keys.press('Control+Shift+Space') && keys.press('Control+Shift+1')).toBe(true);
  });

  it('a refresh waits until it is over', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.record(true);
    hotkeys.refresh();
    expect(keys.dropped).toEqual([]);
    hotkeys.record(false);
    expect(keys.dropped).toEqual(['Control+Shift+Space']);
    expect(keys.press('Control+Shift+Space')).toBe(true);
  });

  it('free keys can still be looked for', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.record(true);
    expect(hotkeys.suggest()).toHaveLength(3);
    expect(keys.press('Control+Shift+Space')).toBe(false);
  });
});

describe('the keys that are offered', () => {
  it('are three that are free, none of ours, and nothing is kept of the trial', () => {
    const hotkeys = make();
    keys.holdElsewhere('Control+Shift+F9');
    hotkeys.start({ ...none, hide: 'Control+Shift+F7' });
    const free = hotkeys.suggest().map(({ accelerator }) => accelerator);
    expect(free).toHaveLength(3);
    expect(free).not.toContain('Control+Shift+F9');
    expect(free).not.toContain('Control+Shift+F7');
    expect(free).not.toContain('Control+Shift+Space');
    expect(keys.names()).toEqual(['Control+Shift+F7', 'Control+Shift+Space']);
    for (const accelerator of free) expect(hotkeys.change('pause', accelerator, () => ok).ok).toBe(true);
  });

  it('are not claimed on Wayland, where a claim means nothing', () => {
    const hotkeys = make('linux', true);
    hotkeys.start(none);
    keys.take = () => {
      throw new Error('asked for a key');
    };
    expect(hotkeys.suggest()).toHaveLength(3);
  });

  it('may be none', () => {
    const hotkeys = make();
    hotkeys.start(none);
    keys.take = () => false;
    expect(hotkeys.suggest()).toEqual([]);
  });
});

test('on Wayland a key that was taken may work, and one that was not does not', () => {
  const hotkeys = make('linux', true);
  keys.holdElsewhere('F9');
  hotkeys.start({ ...none, hide: 'F9' });
  expect(hotkeys.states()).toMatchObject({ pause: { health: 'unknown' }, hide: { health: 'refused' } });
});

describe('another layout', () => {
  const german = layoutOf({ KeyY: 'z', KeyZ: 'y' });
  const us = layoutOf({ KeyY: 'y', KeyZ: 'z' });

  it('takes the keys again, but not when it is the same or the first to be told', () => {
    const hotkeys = make();
    hotkeys.start(none);
    hotkeys.layoutIs(us);
    hotkeys.layoutIs(layoutOf({ KeyZ: 'z', KeyY: 'y' }));
    expect(keys.dropped).toEqual([]);
    hotkeys.layoutIs(german);
    expect(keys.dropped).toEqual(['Control+Shift+Space']);
    expect(keys.press('Control+Shift+Space')).toBe(true);
  });

  it('changes how a Mac’s key is read', () => {
    const hotkeys = make('mac');
    hotkeys.start({ ...none, pause: 'Control+Shift+Y' });
    expect(hotkeys.states().pause.words).toBe('⌃ ⇧ Y');
    hotkeys.layoutIs(german);
    expect(hotkeys.states().pause.words).toBe('⌃ ⇧ Z');
    expect(hotkeys.words().hotkey).toBe('⌃ ⇧ Z');
  });
});

test('whatever is done in whatever order, what is held is what is wanted and can be had', () => {
  const accelerators = ['Control+Shift+Space', 'Control+Shift+1', 'F9', 'Control+Nonsense', 'Control+Alt+F8'];
  const purposes = fc.constantFrom<KeyPurpose>('pause', 'hide', 'focus');
  const key = fc.constantFrom(...accelerators);
  const act = fc.oneof(
    fc.record({
      do: fc.constant('change' as const),
      purpose: purposes,
      key: fc.option(key),
      isKept: fc.boolean(),
    }),
    fc.record({ do: fc.constant('arm' as const), isOn: fc.boolean() }),
    fc.record({ do: fc.constant('record' as const), isOn: fc.boolean() }),
    fc.record({ do: fc.constant('listen' as const), purpose: fc.option(purposes) }),
    fc.record({ do: fc.constantFrom('refresh' as const, 'suggest' as const, 'stop' as const) }),
    fc.record({ do: fc.constant('elsewhere' as const), key, isOn: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const hotkeys = make();
      hotkeys.start(none);
      let isArmed = false;
      for (const each of acts) {
        switch (each.do) {
          case 'change':
            hotkeys.change(each.purpose, each.key, () =>
              each.isKept ? ok : { ok: false, message: 'Not written.' },
            );
            break;
          case 'arm':
            isArmed = each.isOn;
            hotkeys.armDigits(each.isOn);
            break;
          case 'record':
            hotkeys.record(each.isOn);
            break;
          case 'listen':
            hotkeys.listen(each.purpose);
            break;
          case 'elsewhere': {
            const chord = hotkeyChord(each.key, 'linux');
            if (!each.isOn) keys.elsewhere.delete(chord);
            else if (!keys.held.has(chord)) keys.elsewhere.add(chord);
            break;
          }
          case 'refresh':
            hotkeys.refresh();
            break;
          case 'suggest':
            hotkeys.suggest();
            break;
          case 'stop':
            hotkeys.stopTrying();
            break;
          default: {
            const never: never = each;
            return never;
          }
        }
      }
      hotkeys.stopTrying();
      hotkeys.refresh();
      const { pause, hide, focus } = hotkeys.states();
      const purposeKeys = [pause, hide, focus].filter((state) => state !== null);
      for (const state of purposeKeys) {
        const isHeld = keys.names().includes(state.accelerator);
        expect(state.health).toBe(isHeld ? 'bound' : 'refused');
      }
      const chords = purposeKeys.map(({ accelerator }) => accelerator);
      expect(new Set(chords).size).toBe(chords.length);
      const allowed = [...chords, ...(isArmed ? digitAccelerators(pause.accelerator, 'linux') : [])];
      expect(keys.names().filter((name) => !allowed.includes(name))).toEqual([]);
      return true;
    }),
    { numRuns: 300 },
  );
});
