import { globalShortcut } from 'electron';
import {
  defaultHotkey,
  digitAccelerators,
  digitWords,
  hotkeyWords,
  type System,
} from '../domain/hotkey-words.ts';
import type { KeyWords } from '../domain/overlay-view.ts';
import type { HotkeyHealth, HotkeyState, Reply } from './contract.ts';

export interface HotkeyWorld {
  readonly system: System;
  /** True where registering succeeds without meaning anything (Wayland). */
  readonly isHealthUnknowable: boolean;
  readonly onPress: () => void;
  /** A digit 1 to 9 with the hotkey's modifiers, while `armDigits` is on. */
  readonly onDigit: (digit: number) => void;
  readonly onChange: () => void;
}

/** The only caller of `globalShortcut`. What the rep wants (the accelerator) is kept apart from what the system gave. */
export interface Hotkey {
  readonly state: () => HotkeyState;
  /** The keys as the overlay shows them. */
  readonly words: () => KeyWords;
  /** Takes a key at the start, whatever comes of it. Null: the default. */
  readonly start: (accelerator: string | null) => void;
  /**
   * Tries another key (null: the default) and has it written down; when either fails the old one is taken back.
   * `keep` writes it down.
   */
  readonly change: (accelerator: string | null, keep: () => Reply<unknown>) => Reply<HotkeyState>;
  /** Takes or releases the keys that pick a situation; their absence never matters. */
  readonly armDigits: (isArmed: boolean) => void;
  /** While recording, no key of ours works, so that it can be pressed into the field. */
  readonly record: (isRecording: boolean) => void;
  /** While listening, a press is reported and starts nothing. */
  readonly listen: (isListening: boolean) => void;
  /** Ends recording and listening: the window that asked for it is gone. */
  readonly stopTrying: () => void;
  /** Takes the key again: after a resume or an unlock some systems have dropped it. */
  readonly refresh: () => void;
  readonly release: () => void;
}

export function createHotkey(world: HotkeyWorld): Hotkey {
  let accelerator = defaultHotkey;
  let isDefault = true;
  let isBound = false;
  let armed: readonly string[] = [];
  let isArmed = false;
  let isListening = false;
  let isRecording = false;
  let heard = 0;

  const press = () => {
    if (isListening) {
      isListening = false;
      heard += 1;
      world.onChange();
    } else {
      world.onPress();
    }
  };
  const take = (key: string, callback: () => void) => {
    try {
      return globalShortcut.register(key, callback);
    } catch {
      // Electron throws for a key it has no name for.
      return false;
    }
  };
  const disarm = () => {
    for (const key of armed) globalShortcut.unregister(key);
    armed = [];
  };
  const arm = () => {
    disarm();
    armed = digitAccelerators(accelerator, world.system).filter((key) =>
      take(key, () => world.onDigit(Number(key.slice(key.lastIndexOf('+') + 1)))),
    );
  };
  const bind = (key: string) => {
    if (isBound) globalShortcut.unregister(accelerator);
    accelerator = key;
    isBound = take(key, press);
    if (isArmed) arm();
  };
  const record = (wanted: boolean) => {
    isRecording = wanted;
    globalShortcut.setSuspended(wanted);
    if (!wanted) bind(accelerator);
  };
  const listen = (wanted: boolean) => {
    isListening = wanted;
    world.onChange();
  };
  const wordsOf = (key: string) => hotkeyWords(key, world.system);
  const health = (): HotkeyHealth => (world.isHealthUnknowable ? 'unknown' : isBound ? 'bound' : 'refused');

  const state = (): HotkeyState => ({
    accelerator,
    words: wordsOf(accelerator),
    isDefault,
    health: health(),
    sentence: sentenceOf(health(), wordsOf(accelerator)),
    isListening,
    heard,
  });

  return {
    state,
    words: () =>
      health() === 'refused'
        ? { hotkey: null, digits: null }
        : { hotkey: wordsOf(accelerator), digits: digitWords(accelerator, world.system) },
    start: (wanted) => {
      isDefault = wanted === null;
      bind(wanted ?? defaultHotkey);
      world.onChange();
    },
    change: (wanted, keep) => {
      record(false);
      const before = accelerator;
      const key = wanted ?? defaultHotkey;
      bind(key);
      const kept: Reply<unknown> = isBound
        ? keep()
        : { ok: false, message: `${wordsOf(key)} could not be had: another program or the system holds it.` };
      if (kept.ok) {
        isDefault = wanted === null;
        world.onChange();
        return { ok: true, value: state() };
      }
      bind(before);
      world.onChange();
      const after = isBound
        ? `${wordsOf(before)} stays your key.`
        : `${wordsOf(before)} cannot be had any more either; the tray and “Pause now” work.`;
      return { ok: false, message: `${kept.message} ${after}` };
    },
    armDigits: (wanted) => {
      if (wanted === isArmed) return;
      isArmed = wanted;
      if (wanted) arm();
      else disarm();
    },
    record,
    listen,
    stopTrying: () => {
      if (isRecording) record(false);
      if (isListening) listen(false);
    },
    refresh: () => {
      // Registering fails while the keys are off; they come back when recording ends.
      if (isRecording) return;
      bind(accelerator);
      world.onChange();
    },
    release: () => {
      globalShortcut.unregisterAll();
      isBound = false;
      armed = [];
    },
  };
}

function sentenceOf(health: HotkeyHealth, words: string): string {
  switch (health) {
    case 'bound':
      return `${words} starts a pause. Press it now to be sure.`;
    case 'refused':
      return `${words} is held by another program or the system, so it does not start a pause. Choose another key in Settings; the tray and “Pause now” work meanwhile.`;
    case 'unknown':
      return `This desktop does not say whether ${words} works. Press it now to find out; the tray and “Pause now” work either way.`;
    default: {
      const never: never = health;
      return never;
    }
  }
}
