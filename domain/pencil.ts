import type { Call } from './call.ts';
import { epochOf, type LocalDay, localDayOf, type Stamp } from './time.ts';

/** What there is to know of a private note: what it says, when it was written, and whether it is to stay. */
export type PencilNote = Pick<Call, 'pencil' | 'pencilAt' | 'pencilKeptAt'>;

export function pencilNoteOf({ pencil, pencilAt, pencilKeptAt }: PencilNote): PencilNote {
  return { pencil, pencilAt, pencilKeptAt };
}

/**
 * Whether a note in pencil is to be looked at again: it was written on an earlier day, or its shift has ended since, and
 * the rep has not chosen to keep it. `lastShiftEnd`: of the shift that ended last; null: none has.
 */
export function hasCooled(
  call: PencilNote & Pick<Call, 'createdAt'>,
  today: LocalDay,
  lastShiftEnd: Stamp | null,
): boolean {
  if (call.pencil === '' || call.pencilKeptAt !== null) return false;
  const writtenAt = call.pencilAt ?? call.createdAt;
  return (
    localDayOf(writtenAt) < today || (lastShiftEnd !== null && epochOf(writtenAt) <= epochOf(lastShiftEnd))
  );
}

/** The call with its note to stay as it is; null: not after all. */
export function withPencilKept(call: Call, keptAt: Stamp | null, now: Stamp): Call {
  return { ...call, pencilKeptAt: keptAt, editedAt: now };
}

export function withoutPencil(call: Call, now: Stamp): Call {
  return { ...call, pencil: '', pencilAt: null, pencilKeptAt: null, editedAt: now };
}

/** The call with a note that was binned; null when another has been written since. */
export function withPencilBack(call: Call, note: PencilNote, now: Stamp): Call | null {
  return call.pencil === '' ? { ...call, ...pencilNoteOf(note), editedAt: now } : null;
}
