import { hotkeyCandidates } from '../domain/hotkey-candidates.ts';
import { isSameLayout, type KeyboardLayout, unknownLayout } from '../domain/hotkey-layout.ts';
import { whyNotHotkey } from '../domain/hotkey-recording.ts';
import {
  defaultHotkey,
  digitAccelerators,
  digitWords,
  hotkeyChord,
  hotkeyWords,
  type System,
} from '../domain/hotkey-words.ts';
import type { KeyWords } from '../domain/overlay-view.ts';
import { longestRepeatDelay, repeatInterval, samePress } from '../domain/pause.ts';
import { type Alarm, alarm } from './clock.ts';
import type { Reply } from './contract/intent.ts';
import {
  type FreeHotkey,
  type HotkeyHealth,
  type HotkeyState,
  type KeyPurpose,
  keyPurposes,
} from './contract.ts';

/** What the system does with keys that work in every program. */
export interface SystemKeys {
  /** False when another program or the system holds the key, or when there is no key of that name. */
  readonly take: (accelerator: string, onPress: () => void) => boolean;
  readonly drop: (accelerator: string) => void;
  readonly dropAll: () => void;
  /** While suspended no key of ours works, and none can be taken. */
  readonly suspend: (isSuspended: boolean) => void;
}

export interface HotkeysWorld {
  readonly keys: SystemKeys;
  readonly system: System;
  /** True where registering succeeds without meaning anything (Wayland). */
  readonly isHealthUnknowable: boolean;
  /** The app's clock, in milliseconds. */
  readonly now: () => number;
  readonly onPress: Readonly<Record<KeyPurpose, () => void>>;
  /** A digit 1 to 9 with the modifiers of the pause's key, while `armDigits` is on. */
  readonly onDigit: (digit: number) => void;
  readonly onChange: () => void;
}

/** What the rep wants: an accelerator each; null is the default for the pause, and off for the others. */
export type WantedHotkeys = Readonly<Record<KeyPurpose, string | null>>;

export interface HotkeyStates {
  readonly pause: HotkeyState;
  readonly hide: HotkeyState | null;
  readonly focus: HotkeyState | null;
}

/** The keys that work in every program. What the rep wants is kept apart from what the system gave. */
export interface Hotkeys {
  readonly states: () => HotkeyStates;
  /** The keys as the overlay shows them. */
  readonly words: () => KeyWords;
  /** Takes the keys at the start, whatever comes of it. */
  readonly start: (wanted: WantedHotkeys) => void;
  /**
   * Tries another key and has it written down by `keep`; when either fails the old one has never stopped working.
   */
  readonly change: (
    purpose: KeyPurpose,
    accelerator: string | null,
    keep: () => Reply<unknown>,
  ) => Reply<HotkeyState | null>;
  /** At most three keys that could be had now. On Wayland nobody can know: there they are only good ones. */
  readonly suggest: () => readonly FreeHotkey[];
  /** Takes or releases the keys that pick a situation; their absence never matters. */
  readonly armDigits: (isArmed: boolean) => void;
  /** While recording, no key of ours works, so that it can be pressed into the field. */
  readonly record: (isRecording: boolean) => void;
  /** The next press of that key is reported and starts nothing; null: no more listening. */
  readonly listen: (purpose: KeyPurpose | null) => void;
  /** Ends recording and listening: the window that asked for it is gone. */
  readonly stopTrying: () => void;
  /** A window says what the keyboard types now: some systems find a key by its letter only when it is registered. */
  readonly layoutIs: (layout: KeyboardLayout) => void;
  /** Takes the keys again: after sleep, an unlock or a changed layout some systems have lost them. */
  readonly refresh: () => void;
  readonly release: () => void;
}

const digitOf = (accelerator: string) => Number(accelerator.slice(accelerator.lastIndexOf('+') + 1));

/** How many alternatives are offered. */
const offered = 3;

export function createHotkeys(world: HotkeysWorld): Hotkeys {
  const { keys, system } = world;
  let wanted: WantedHotkeys = { pause: null, hide: null, focus: null };
  /** What the system gave, by chord; the value is how it was asked for. */
  const held = new Map<string, string>();
  let layout: KeyboardLayout = unknownLayout;
  let isStarted = false;
  let isArmed = false;
  let isRecording = false;
  /** Keys were to be taken again while recording had them off. */
  let isRefreshDue = false;
  let listening: KeyPurpose | null = null;
  let heard: Readonly<Record<KeyPurpose, number>> = { pause: 0, hide: 0, focus: 0 };
  /** The press that was only reported, and the last one since: a key that is held down repeats it. */
  let reported: { readonly chord: string; readonly at: number; readonly lastAt: number } | null = null;
  /** A press after that one, which counts when no repeat follows. */
  let second = '';
  const secondCounts: Alarm = alarm(world, () => {
    reported = null;
    press(second);
  });

  const chordOf = (accelerator: string) => hotkeyChord(accelerator, system);
  const wordsOf = (accelerator: string) => hotkeyWords(accelerator, system, layout);
  const keyFor = (purpose: KeyPurpose) => wanted[purpose] ?? (purpose === 'pause' ? defaultHotkey : null);
  const holderOf = (chord: string) =>
    keyPurposes.find((purpose) => {
      const key = keyFor(purpose);
      return key !== null && chordOf(key) === chord;
    }) ?? null;
  const isHeld = (accelerator: string) => held.has(chordOf(accelerator));
  const digits = () =>
    digitAccelerators(keyFor('pause') ?? defaultHotkey, system).filter(
      (key) => holderOf(chordOf(key)) === null,
    );

  const fire = (accelerator: string) => {
    const chord = chordOf(accelerator);
    const now = world.now();
    if (reported?.chord !== chord) {
      press(accelerator);
      return;
    }
    const { at, lastAt } = reported;
    reported = { chord, at, lastAt: now };
    secondCounts.set(null);
    if (now - lastAt < samePress) return;
    if (now - at <= longestRepeatDelay) {
      // The first repeat, or a second press: a call may come while the first is still answered.
      second = accelerator;
      secondCounts.set(now + repeatInterval);
      return;
    }
    reported = null;
    press(accelerator);
  };
  const press = (accelerator: string) => {
    const chord = chordOf(accelerator);
    const now = world.now();
    const purpose = holderOf(chord);
    if (purpose !== null && purpose === listening) {
      listening = null;
      reported = { chord, at: now, lastAt: now };
      heard = { ...heard, [purpose]: heard[purpose] + 1 };
      world.onChange();
    } else if (purpose !== null) {
      world.onPress[purpose]();
    } else {
      world.onDigit(digitOf(accelerator));
    }
  };
  const take = (accelerator: string) => {
    const isTaken = keys.take(accelerator, () => fire(accelerator));
    if (isTaken) held.set(chordOf(accelerator), accelerator);
    return isTaken;
  };
  const drop = (chord: string) => {
    const accelerator = held.get(chord);
    if (accelerator !== undefined) keys.drop(accelerator);
    held.delete(chord);
  };

  /** Makes what is held what is wanted. The only caller of `drop`, and of `take` but for trying out a key. */
  const reconcile = () => {
    if (!isStarted || isRecording) return;
    // A settings file written by hand may name any key: a letter stays with whoever is typing.
    const purposeKeys = keyPurposes
      .map(keyFor)
      .filter((key) => key !== null)
      .filter((key) => whyNotHotkey(key, system) === null);
    const all = [...purposeKeys, ...(isArmed ? digits() : [])];
    const chords = new Set(all.map(chordOf));
    for (const chord of [...held.keys()]) {
      if (!chords.has(chord)) drop(chord);
    }
    for (const accelerator of all) {
      if (!isHeld(accelerator)) take(accelerator);
    }
  };
  const refresh = () => {
    // Registering fails while the keys are off; they are taken again when recording ends.
    isRefreshDue = isRecording;
    if (isRecording) return;
    for (const chord of [...held.keys()]) drop(chord);
    reconcile();
    world.onChange();
  };
  const record = (isWanted: boolean) => {
    if (isWanted === isRecording) return;
    isRecording = isWanted;
    keys.suspend(isWanted);
    if (isRefreshDue && !isWanted) refresh();
    else reconcile();
  };
  const listen = (purpose: KeyPurpose | null) => {
    listening = purpose;
    // What another program held may be free by now.
    if (purpose !== null) reconcile();
    world.onChange();
  };

  const healthOf = (purpose: KeyPurpose, accelerator: string): HotkeyHealth => {
    const holder = holderOf(chordOf(accelerator));
    if (holder !== purpose || !isHeld(accelerator)) return 'refused';
    return world.isHealthUnknowable ? 'unknown' : 'bound';
  };
  const stateOf = (purpose: KeyPurpose, accelerator: string): HotkeyState => {
    const health = healthOf(purpose, accelerator);
    const words = wordsOf(accelerator);
    const holder = holderOf(chordOf(accelerator)) ?? purpose;
    return {
      accelerator,
      words,
      isDefault: wanted[purpose] === null,
      health,
      // A settings file written by hand may name one key twice.
      sentence: holder === purpose ? sentenceFor(purpose, accelerator, health) : isAlready(words, holder),
      isListening: listening === purpose,
      heard: heard[purpose],
    };
  };
  const sentenceFor = (purpose: KeyPurpose, accelerator: string, health: HotkeyHealth): string => {
    const words = wordsOf(accelerator);
    const why = whyNotHotkey(accelerator, system);
    if (why !== null) return `${isNotTaken(words, why)}${purpose === 'pause' ? stillWorks : ''}`;
    const again =
      health === 'bound' && goesByLetter(accelerator, system)
        ? ' Press it again after changing the keyboard layout.'
        : '';
    return `${sentenceOf(purpose, health, words)}${again}`;
  };
  const maybeStateOf = (purpose: 'hide' | 'focus') => {
    const key = keyFor(purpose);
    return key === null ? null : stateOf(purpose, key);
  };
  const states = (): HotkeyStates => ({
    pause: stateOf('pause', keyFor('pause') ?? defaultHotkey),
    hide: maybeStateOf('hide'),
    focus: maybeStateOf('focus'),
  });

  /** Why a key cannot be had, or null when it was taken. */
  const tryOut = (purpose: KeyPurpose, accelerator: string): string | null => {
    const chord = chordOf(accelerator);
    const holder = holderOf(chord);
    if (holder !== null && holder !== purpose) {
      return isAlready(wordsOf(accelerator), holder);
    }
    const why = whyNotHotkey(accelerator, system);
    if (why !== null) return isNotTaken(wordsOf(accelerator), why);
    // One of the digits, or the same key again.
    if (held.has(chord) || take(accelerator)) return null;
    return `${wordsOf(accelerator)} could not be had: another program or the system holds it.`;
  };
  const whatStays = (purpose: KeyPurpose): string => {
    const key = keyFor(purpose);
    if (key === null) return `There is still no key ${purposeWords[purpose]}.`;
    if (isHeld(key))
      return `${wordsOf(key)} stays your key${purpose === 'pause' ? '' : ` ${purposeWords[purpose]}`}.`;
    return purpose === 'pause'
      ? `${wordsOf(key)} cannot be had any more either; the tray and “Pause now” work.`
      : `${wordsOf(key)} cannot be had any more either.`;
  };

  return {
    states,
    words: () => {
      const pause = keyFor('pause') ?? defaultHotkey;
      return isHeld(pause)
        ? { hotkey: wordsOf(pause), digits: digitWords(pause, system) }
        : { hotkey: null, digits: null };
    },
    start: (keysWanted) => {
      wanted = keysWanted;
      isStarted = true;
      reconcile();
      world.onChange();
    },
    change: (purpose, accelerator, keep) => {
      record(false);
      const before = wanted;
      const key = accelerator ?? (purpose === 'pause' ? defaultHotkey : null);
      const problem = key === null ? null : tryOut(purpose, key);
      const kept: Reply<unknown> = problem === null ? keep() : { ok: false, message: problem };
      wanted = kept.ok ? { ...before, [purpose]: accelerator } : before;
      reconcile();
      world.onChange();
      return kept.ok
        ? { ok: true, value: states()[purpose] }
        : { ok: false, message: `${kept.message} ${whatStays(purpose)}` };
    },
    suggest: () => {
      // No key can be tried while all are off.
      if (isRecording) keys.suspend(false);
      const free: FreeHotkey[] = [];
      for (const accelerator of hotkeyCandidates[system]) {
        if (free.length === offered) break;
        if (holderOf(chordOf(accelerator)) !== null || isHeld(accelerator)) continue;
        if (!world.isHealthUnknowable) {
          if (!keys.take(accelerator, () => {})) continue;
          keys.drop(accelerator);
        }
        free.push({ accelerator, words: wordsOf(accelerator) });
      }
      if (isRecording) keys.suspend(true);
      return free;
    },
    armDigits: (isWanted) => {
      if (isWanted === isArmed) return;
      isArmed = isWanted;
      reconcile();
    },
    record,
    listen,
    stopTrying: () => {
      record(false);
      if (listening !== null) listen(null);
    },
    layoutIs: (next) => {
      const before = layout;
      if (isSameLayout(before, next)) return;
      layout = next;
      // The first report tells nothing new of a keyboard with which the keys were registered.
      if (before.size > 0) refresh();
      else world.onChange();
    },
    refresh,
    release: () => {
      secondCounts.set(null);
      keys.dropAll();
      held.clear();
    },
  };
}

const purposeWords: Readonly<Record<KeyPurpose, string>> = {
  pause: 'for the pause',
  hide: 'for panic hide',
  focus: 'for the overlay’s keyboard',
};

function isAlready(words: string, holder: KeyPurpose): string {
  return `${words} is your key ${purposeWords[holder]} already.`;
}

function isNotTaken(words: string, why: string): string {
  return `${words} is not taken from other programs. ${why}`;
}

const stillWorks = ' The tray and “Pause now” work meanwhile.';

/**
 * Windows and Linux find the key of a letter when it is registered. A page tells of another layout only once it is
 * looked at, so until then the letter may be on another key.
 */
function goesByLetter(accelerator: string, system: System): boolean {
  return system !== 'mac' && /(?:^|\+)[^\d+]$/u.test(accelerator);
}

const does: Readonly<Record<KeyPurpose, string>> = {
  pause: 'starts a pause',
  hide: 'hides Unflappable at once',
  focus: 'gives the overlay the keyboard',
};

function sentenceOf(purpose: KeyPurpose, health: HotkeyHealth, words: string): string {
  const otherwise = purpose === 'pause' ? '; the tray and “Pause now” work' : '';
  switch (health) {
    case 'bound':
      return `${words} ${does[purpose]}. Press it now to be sure.`;
    case 'refused':
      return purpose === 'pause'
        ? `${words} is held by another program or the system, so it does not start a pause. Choose another key in Settings${otherwise} meanwhile.`
        : `${words} is held by another program or the system, so it does nothing here. Choose another key.`;
    case 'unknown':
      return `This desktop does not say whether ${words} works. Press it now to find out${otherwise}${purpose === 'pause' ? ' either way' : ''}.`;
    default: {
      const never: never = health;
      return never;
    }
  }
}
