import type * as Electron from 'electron';
import { parseAccelerator } from './accelerator.ts';
import { theHost } from './host.ts';
import { standIn } from './stand-in.ts';

interface Registration {
  readonly accelerator: string;
  readonly callback: () => void;
}

const registered = new Map<string, Registration>();
const taken = new Set<string>();
let suspended = false;
let onChange: (chords: readonly string[]) => void = () => {};

/** The chord of an accelerator. Throws as Electron does for one it cannot read, and before the app is ready. */
function chordOf(accelerator: string): string {
  if (!theHost().isReady) throw new Error('globalShortcut cannot be used before the app is ready');
  const chord = parseAccelerator(accelerator, process.platform);
  if (chord === undefined) {
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  }
  return chord;
}

/** The chords that pages must watch for. */
export function activeChords(): readonly string[] {
  return suspended ? [] : [...registered.keys()];
}

/** Tells when the chords that pages must watch for have changed. */
export function watchChords(listener: (chords: readonly string[]) => void): void {
  onChange = listener;
}

/** Presses a chord. Returns whether the app had registered it and heard it. */
export function fireChord(chord: string): boolean {
  const registration = suspended ? undefined : registered.get(chord);
  registration?.callback();
  return registration !== undefined;
}

/** Presses the keys of an accelerator. */
export function fireAccelerator(accelerator: string): boolean {
  return fireChord(chordOf(accelerator));
}

/** The accelerators that the app holds, as it spelled them. */
export function registeredAccelerators(): readonly string[] {
  return [...registered.values()].map(({ accelerator }) => accelerator);
}

/** Makes another app hold the accelerator, or let go of it. */
export function setTaken(accelerator: string, isTaken: boolean): void {
  if (isTaken) taken.add(chordOf(accelerator));
  else taken.delete(chordOf(accelerator));
}

function register(accelerator: string, callback: () => void): boolean {
  const chord = chordOf(accelerator);
  if (suspended || taken.has(chord) || registered.has(chord)) return false;
  registered.set(chord, { accelerator, callback });
  onChange(activeChords());
  return true;
}

function unregister(accelerator: string): void {
  if (registered.delete(chordOf(accelerator))) onChange(activeChords());
}

/** System-wide hotkeys, which a browser cannot have: see the README for what fires them here. */
export const globalShortcut = standIn<Electron.GlobalShortcut>('globalShortcut', {
  register,
  registerAll(accelerators, callback) {
    // All or nothing, as in Electron.
    const done: string[] = [];
    for (const accelerator of accelerators) {
      if (register(accelerator, callback)) done.push(accelerator);
      else {
        done.forEach(unregister);
        return;
      }
    }
  },
  unregister,
  unregisterAll() {
    if (!theHost().isReady) throw new Error('globalShortcut cannot be used before the app is ready');
    registered.clear();
    onChange([]);
  },
  isRegistered: (accelerator) => registered.has(chordOf(accelerator)),
  isSuspended: () => suspended,
  setSuspended(value) {
    suspended = value;
    onChange(activeChords());
  },
});
