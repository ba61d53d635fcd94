import type { Call, LineUse } from './call.ts';
import { emptyEntry } from './call.ts';
import {
  type CallInFile,
  type LogFile,
  logFormat,
  logVersion,
  type PauseInFile,
  type ShiftInFile,
  type TryInFile,
  type WinInFile,
} from './log-format.ts';
import type { PauseRecord, Shift, Win } from './records.ts';
import type { Stamp } from './time.ts';
import type { Try } from './tries.ts';

/** All that a rep recorded, drafts included. */
export interface LogRecords {
  readonly shifts: readonly Shift[];
  readonly pauses: readonly PauseRecord[];
  readonly calls: readonly Call[];
  readonly wins: readonly Win[];
  readonly tries: readonly Try[];
}

/** The records as the public file. Lists keep the order they are given in. */
export function toLogFile(exportedAt: Stamp, records: LogRecords): LogFile {
  return {
    format: logFormat,
    version: logVersion,
    exportedAt,
    shifts: records.shifts.map(shiftInFile),
    pauses: records.pauses.map(pauseInFile),
    calls: records.calls.map(callInFile),
    wins: records.wins.map(winInFile),
    tries: listOrNone(records.tries.map(tryInFile)),
  };
}

/** The records in a file. What the file leaves out is "not said". */
export function fromLogFile({ shifts, pauses, calls, wins, tries }: LogFile): LogRecords {
  return {
    shifts: (shifts ?? []).map(shiftOf),
    pauses: (pauses ?? []).map(pauseOf),
    calls: (calls ?? []).map(callOf),
    wins: (wins ?? []).map(winOf),
    tries: (tries ?? []).map(tryOf),
  };
}

// Written field by field, so that a new field of a record never reaches a file by accident. What is null or empty is
// left out of the JSON: a key that is missing says the same.

export function shiftInFile(shift: Shift): ShiftInFile {
  return {
    id: shift.id,
    startedAt: shift.startedAt,
    endedAt: shift.endedAt ?? undefined,
    callsTaken: shift.callsTaken ?? undefined,
    stillOnMyMind: shift.stillOnMyMind ?? undefined,
  };
}

function shiftOf(entry: ShiftInFile): Shift {
  return {
    id: entry.id,
    startedAt: entry.startedAt,
    endedAt: entry.endedAt ?? null,
    callsTaken: entry.callsTaken ?? null,
    stillOnMyMind: entry.stillOnMyMind ?? null,
  };
}

export function pauseInFile(pause: PauseRecord): PauseInFile {
  return {
    id: pause.id,
    startedAt: pause.startedAt,
    plannedSeconds: pause.plannedSeconds ?? undefined,
    actualSeconds: pause.actualSeconds ?? undefined,
    ending: pause.ending ?? undefined,
    bridge: pause.bridge ?? undefined,
    callId: pause.callId ?? undefined,
  };
}

function pauseOf(entry: PauseInFile): PauseRecord {
  return {
    id: entry.id,
    startedAt: entry.startedAt,
    plannedSeconds: entry.plannedSeconds ?? null,
    actualSeconds: entry.actualSeconds ?? null,
    ending: entry.ending ?? null,
    bridge: entry.bridge ?? null,
    callId: entry.callId ?? null,
  };
}

export function callInFile(call: Call): CallInFile {
  return {
    id: call.id,
    status: call.status,
    startedAt: call.startedAt,
    minutes: call.minutes ?? undefined,
    direction: call.direction ?? undefined,
    situation: call.situation ?? undefined,
    alsoSituations: listOrNone(call.alsoSituations),
    intensity: call.intensity ?? undefined,
    woundUpPeak: call.woundUpPeak ?? undefined,
    woundUpNow: call.woundUpNow ?? undefined,
    feelings: listOrNone(call.feelings),
    outcome: call.outcome ?? undefined,
    boundary: call.boundary ?? undefined,
    cause: call.cause ?? undefined,
    askedFor: textOrNone(call.askedFor),
    did: textOrNone(call.did),
    saidNoTo: textOrNone(call.saidNoTo),
    promises: listOrNone(
      call.promises.map(({ text, dueAt, doneAt }) => ({
        text,
        dueAt: dueAt ?? undefined,
        doneAt: doneAt ?? undefined,
      })),
    ),
    toldBy: textOrNone(call.toldBy),
    handovers: listOrNone(
      call.handovers.map(({ to, at, kind }) => ({ to, at: at ?? undefined, kind: kind ?? undefined })),
    ),
    witness: textOrNone(call.witness),
    caseRef: textOrNone(call.caseRef),
    recordingRef: textOrNone(call.recordingRef),
    pencil: textOrNone(call.pencil),
    ink: textOrNone(call.ink),
    linesUsed: listOrNone(
      call.linesUsed.filter(isUsed).map(({ line, result }) => ({ line, result: result ?? undefined })),
    ),
    warnings: listOrNone(call.warnings.map(({ step, at }) => ({ step, at: at ?? undefined }))),
    endedAt: call.endedAt ?? undefined,
    recoveredAt: call.recoveredAt ?? undefined,
    nextCallCameFirstAt: call.nextCallCameFirstAt ?? undefined,
    createdAt: call.createdAt,
    editedAt: call.editedAt,
  };
}

/**
 * The call in a file, as it is: also a danger call with more than the app itself would keep of one. A rep's own copy is
 * taken back whole.
 */
export function callOf(entry: CallInFile): Call {
  const createdAt = entry.createdAt ?? entry.startedAt;
  return {
    ...emptyEntry(entry.startedAt),
    id: entry.id,
    status: entry.status,
    minutes: entry.minutes ?? null,
    direction: entry.direction ?? null,
    situation: entry.situation ?? null,
    alsoSituations: entry.alsoSituations ?? [],
    intensity: entry.intensity ?? null,
    woundUpPeak: entry.woundUpPeak ?? null,
    woundUpNow: entry.woundUpNow ?? null,
    feelings: entry.feelings ?? [],
    outcome: entry.outcome ?? null,
    boundary: entry.boundary ?? null,
    cause: entry.cause ?? null,
    askedFor: entry.askedFor ?? '',
    did: entry.did ?? '',
    saidNoTo: entry.saidNoTo ?? '',
    promises: (entry.promises ?? []).map(({ text, dueAt, doneAt }) => ({
      text,
      dueAt: dueAt ?? null,
      doneAt: doneAt ?? null,
    })),
    toldBy: entry.toldBy ?? '',
    handovers: (entry.handovers ?? []).map(({ to, at, kind }) => ({
      to,
      at: at ?? null,
      kind: kind ?? null,
    })),
    witness: entry.witness ?? '',
    caseRef: entry.caseRef ?? '',
    recordingRef: entry.recordingRef ?? '',
    pencil: entry.pencil ?? '',
    ink: entry.ink ?? '',
    // A file has only lines that were said or judged.
    linesUsed: (entry.linesUsed ?? []).map(({ line, result }) => ({
      line,
      isSaid: result !== 'not-said',
      result: result ?? null,
    })),
    warnings: (entry.warnings ?? []).map(({ step, at }) => ({ step, at: at ?? null })),
    endedAt: entry.endedAt ?? null,
    recoveredAt: entry.recoveredAt ?? null,
    nextCallCameFirstAt: entry.nextCallCameFirstAt ?? null,
    createdAt,
    editedAt: entry.editedAt ?? createdAt,
  };
}

/** A line that was only on screen was not used. */
function isUsed({ isSaid, result }: LineUse): boolean {
  return isSaid || result !== null;
}

function listOrNone<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function textOrNone(text: string): string | undefined {
  return text === '' ? undefined : text;
}

export function winInFile(win: Win): WinInFile {
  return { id: win.id, at: win.at, kind: win.kind, text: win.text };
}

function winOf(entry: WinInFile): Win {
  return { id: entry.id, at: entry.at, kind: entry.kind ?? 'other', text: entry.text };
}

export function tryInFile({ week, text, chosenAt, result }: Try): TryInFile {
  return { week, text, chosenAt, result: result ?? undefined };
}

function tryOf({ week, text, chosenAt, result }: TryInFile): Try {
  return { week, text, chosenAt, result: result ?? null };
}
