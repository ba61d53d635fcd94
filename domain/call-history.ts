import type { Call, CallEntry } from './call.ts';
import { mostLines } from './call-fields.ts';
import type { Stamp } from './time.ts';

/**
 * What an edit of a logged call can have changed, in the order of the form. What is marked elsewhere is not a matter of
 * what the record says: back to steady, a promise that was kept, a note in pencil that is to stay.
 */
export const toldFields = [
  'situation',
  'alsoSituations',
  'intensity',
  'outcome',
  'woundUpPeak',
  'woundUpNow',
  'feelings',
  'startedAt',
  'minutes',
  'endedAt',
  'direction',
  'askedFor',
  'did',
  'saidNoTo',
  'boundary',
  'cause',
  'promises',
  'handovers',
  'toldBy',
  'witness',
  'caseRef',
  'recordingRef',
  'linesUsed',
  'warnings',
  'pencil',
  'ink',
] as const satisfies readonly (keyof CallEntry)[];
export type ToldField = (typeof toldFields)[number];

/** The fields in which two states of a call say something else. */
export function differingFields(one: CallEntry, other: CallEntry): readonly ToldField[] {
  return toldFields.filter(
    (field) => JSON.stringify(told(one, field)) !== JSON.stringify(told(other, field)),
  );
}

/** A field as far as it is a matter of history. */
function told(entry: CallEntry, field: ToldField): unknown {
  if (field === 'promises') return entry.promises.map(({ text, dueAt }) => ({ text, dueAt }));
  // A line that was only on screen says nothing, and a version does not hold it.
  if (field === 'linesUsed') {
    return entry.linesUsed
      .filter(({ isSaid, result }) => isSaid || result !== null)
      .map(({ line, result }) => ({ line, result }));
  }
  return entry[field];
}

/** The call with what it said before. What was marked elsewhere since stays. */
export function withVersion(call: Call, version: CallEntry, now: Stamp): Call {
  const restored: Partial<CallEntry> = Object.fromEntries(
    differingFields(call, version).map((field) => [field, version[field]]),
  );
  return {
    ...call,
    ...restored,
    linesUsed: judgedAs(call, version),
    promises: (restored.promises ?? call.promises).map((promise) => ({
      ...promise,
      doneAt: call.promises.find(({ text }) => text === promise.text)?.doneAt ?? promise.doneAt,
    })),
    ...(restored.pencil === undefined
      ? {}
      : { pencilAt: restored.pencil === '' ? null : now, pencilKeptAt: null }),
    editedAt: now,
  };
}

/** The lines of a call with the judgements of a version, which does not know of those that were only on screen. */
function judgedAs(call: Call, version: CallEntry): Call['linesUsed'] {
  const before = new Map(version.linesUsed.map((use) => [use.line, use]));
  const known = new Set(call.linesUsed.map(({ line }) => line));
  return [
    ...call.linesUsed.map((use) => ({ ...use, result: before.get(use.line)?.result ?? null })),
    ...version.linesUsed.filter(({ line }) => !known.has(line)),
  ].slice(0, mostLines);
}
