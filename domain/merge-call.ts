import type { Call, CallChange, CallEntry, CallPromise, Warning } from './call.ts';
import { mostInACall, mostLines } from './call-fields.ts';

/**
 * What a form's lists mean for the call as it stands by now. A form knows the call as it was when it opened; meanwhile
 * the overlay may have marked and shown lines and stamped warnings, and a promise may have been kept. None of that is
 * the form's to say, and none of it is lost.
 */
export function mergedLists(
  call: Call,
  change: CallChange,
): Pick<Call, 'linesUsed' | 'warnings' | 'promises'> {
  return {
    linesUsed: judged(call, change),
    warnings: ticked(call, change),
    promises: promised(call, change),
  };
}

/** A form judges lines, and that is all it does. */
function judged(call: Call, { linesUsed }: CallChange): Call['linesUsed'] {
  if (linesUsed === undefined) return call.linesUsed;
  const given = new Map(linesUsed.map((use) => [use.line, use]));
  const known = new Set(call.linesUsed.map(({ line }) => line));
  return [
    ...call.linesUsed.map((use) => ({ ...use, result: (given.get(use.line) ?? use).result })),
    ...linesUsed.filter(({ line }) => !known.has(line)),
  ].slice(0, mostLines);
}

/** A form says of each warning it knew whether it was said; those it does not know stay. */
function ticked(call: Call, { warnings: marks }: CallChange): Call['warnings'] {
  if (marks === undefined) return call.warnings;
  const kept = marks.filter(({ isSaid }) => isSaid).map(({ step, at }) => ({ step, at }));
  const unknown = call.warnings.filter((warning) => !marks.some((mark) => isSameWarning(mark, warning)));
  return [...kept, ...unknown].slice(0, mostInACall);
}

export function isSameWarning(one: Warning, other: Warning): boolean {
  return one.step === other.step && one.at === other.at;
}

/** A form says what was promised and by when; whether it is done is said elsewhere, and stays with its words. */
function promised(call: Call, { promises }: CallChange): Call['promises'] {
  if (promises === undefined) return call.promises;
  const left = [...call.promises];
  return promises.map((promise): CallPromise => {
    const index = left.findIndex(({ text }) => text === promise.text);
    const known = index === -1 ? undefined : left.splice(index, 1)[0];
    return { ...promise, doneAt: (known ?? promise).doneAt };
  });
}

/** What a form has, as the change that means it. `known`: the warnings that it has shown. */
export function asChange(part: Partial<CallEntry>, known: readonly Warning[]): CallChange {
  const { pencilAt: _pencilAt, warnings, ...rest } = part;
  if (warnings === undefined) return rest;
  return {
    ...rest,
    warnings: known.map((warning) => ({
      ...warning,
      isSaid: warnings.some((said) => isSameWarning(said, warning)),
    })),
  };
}

/** Without the rows of a form in which nothing was written. A time alone is no promise. */
export function withoutBlankRows<P extends Partial<CallEntry>>(part: P): P {
  const { promises, handovers } = part;
  return {
    ...part,
    ...(promises === undefined ? {} : { promises: promises.filter(({ text }) => text.trim() !== '') }),
    ...(handovers === undefined
      ? {}
      : {
          handovers: handovers.filter(({ to, at, kind }) => to.trim() !== '' || at !== null || kind !== null),
        }),
  };
}
