import { type Call, emptyEntry, type LineUse } from '../../domain/call.ts';
import type { PauseRecord, Shift, Win } from '../../domain/records.ts';
import { type Stamp, stampSchema } from '../../domain/time.ts';
import type { Try } from '../../domain/tries.ts';
import { weekSchema } from '../../domain/week.ts';
import type { WholeRecords } from './review-of-records.ts';

let serial = 0;

function nextId(kind: string): string {
  serial += 1;
  // Padded, so that ids sort in the order they were made.
  return `${kind}-${String(serial).padStart(6, '0')}`;
}

/** A moment as it stands in a file. */
export function at(text: string): Stamp {
  return stampSchema.parse(text);
}

/** A logged call in the middle of 2026-W47, and whatever is said otherwise. */
export function buildCall(entry: Partial<Call> = {}): Call {
  const startedAt = entry.startedAt ?? at('2026-11-18T10:00:00+01:00');
  return {
    ...emptyEntry(startedAt),
    id: nextId('call'),
    status: 'logged',
    situation: 'shouting',
    intensity: 3,
    outcome: 'solved',
    createdAt: startedAt,
    editedAt: startedAt,
    ...entry,
  };
}

/** A draft of the same day, with nothing tapped yet. */
export function buildDraft(entry: Partial<Call> = {}): Call {
  return buildCall({ status: 'draft', situation: null, intensity: null, outcome: null, ...entry });
}

/** A line that was said and not judged yet, and whatever is said otherwise. */
export function buildUse(line: string, use: Partial<LineUse> = {}): LineUse {
  return { line, isSaid: true, result: null, ...use };
}

export function buildShift(entry: Partial<Shift> = {}): Shift {
  return {
    id: nextId('shift'),
    startedAt: at('2026-11-18T09:00:00+01:00'),
    endedAt: at('2026-11-18T17:00:00+01:00'),
    callsTaken: null,
    stillOnMyMind: null,
    ...entry,
  };
}

export function buildPause(entry: Partial<PauseRecord> = {}): PauseRecord {
  return {
    id: nextId('pause'),
    startedAt: at('2026-11-18T10:05:00+01:00'),
    plannedSeconds: 8,
    actualSeconds: 8,
    ending: 'ran-its-length',
    bridge: null,
    callId: null,
    ...entry,
  };
}

export function buildWin(entry: Partial<Win> = {}): Win {
  return {
    id: nextId('win'),
    at: at('2026-11-18T12:00:00+01:00'),
    kind: 'solved',
    text: 'It worked.',
    ...entry,
  };
}

/** Chosen at the end of 2026-W47, and whatever is said otherwise. */
export function buildTry(entry: Partial<Try> = {}): Try {
  return {
    week: weekSchema.parse('2026-W47'),
    text: 'If they shout, I take one slow breath first.',
    chosenAt: at('2026-11-20T16:50:00+01:00'),
    result: null,
    ...entry,
  };
}

export function buildRecords(some: Partial<WholeRecords> = {}): WholeRecords {
  return { calls: [], shifts: [], pauses: [], wins: [], ...some };
}

/** `count` of what `build` makes. */
export function many<T>(count: number, build: () => T): readonly T[] {
  return Array.from({ length: count }, build);
}
