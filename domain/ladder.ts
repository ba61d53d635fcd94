import type { Call, Warning } from './call.ts';
import type { Outcome } from './call-fields.ts';
import { isSameWarning } from './merge-call.ts';
import type { LadderWords } from './playbook.ts';
import type { Policy } from './policy.ts';
import type { Stamp } from './time.ts';

/** One step of the site's ladder. `words` is empty where the site has filled none in. */
export type LadderStep =
  | { readonly kind: 'warning'; readonly number: number; readonly of: number; readonly words: string }
  | { readonly kind: 'end'; readonly words: string }
  | { readonly kind: 'supervisor'; readonly words: string };

/** A step that the rep said, and when. `number` counts the warnings; it is null for the last step. */
export interface SaidStep {
  readonly kind: LadderStep['kind'];
  readonly number: number | null;
  readonly at: Stamp;
}

/** The whole ladder by the site's policy, first step first; null while the policy is blank: it is never guessed. */
export function ladderOf(policy: Policy): readonly LadderStep[] | null {
  const { warnings, mayEndCall } = policy;
  const supervisor: LadderStep = { kind: 'supervisor', words: policy.supervisorWords };
  if (warnings === null) {
    return null;
  }
  if (warnings === 'not-allowed') {
    return [supervisor];
  }
  const all: LadderStep[] = Array.from({ length: warnings }, (_, index) => ({
    kind: 'warning',
    number: index + 1,
    of: warnings,
    words: policy.warningWords[index] ?? '',
  }));
  // Whether the rep may end the call is not guessed either: until it is said, a supervisor does.
  return [...all, mayEndCall === true ? { kind: 'end', words: policy.endWords } : supervisor];
}

/**
 * Whether words of a ladder may be offered among the lines: only where the policy lets the rep end a call, a warning
 * while warnings are left, the end once they are all said. A shaking rep reads out what stands on top.
 */
export function isItsTurn(words: LadderWords | null, policy: Policy, said: readonly SaidStep[]): boolean {
  if (words === null) return true;
  const ladder = ladderOf(policy);
  if (ladder?.at(-1)?.kind !== 'end') return false;
  const next = ladder[said.length]?.kind ?? 'end';
  return next === words;
}

/** The step to say next; null when the ladder is blank or at its end. */
export function nextStep(policy: Policy, said: readonly SaidStep[]): LadderStep | null {
  return ladderOf(policy)?.[said.length] ?? null;
}

/** How a call ended when the ladder's last step was said; null for a warning. */
function outcomeOf(step: SaidStep, hasWarned: boolean): Outcome | null {
  switch (step.kind) {
    case 'warning':
      return null;
    case 'end':
      // Without a warning there is no outcome that says it: the rep chooses.
      return hasWarned ? 'ended-after-warning' : null;
    case 'supervisor':
      return 'handed-over';
    default: {
      const never: never = step.kind;
      return never;
    }
  }
}

/**
 * A draft with exactly these steps said: its warnings with their times, and how it ended once the last step was said.
 * What a step taken back had filled in goes with it; what the rep chose meanwhile stays. `before`: the steps until now.
 */
export function withSteps(call: Call, steps: readonly SaidStep[], before: readonly SaidStep[]): Call {
  const outcome = outcomeAfter(steps);
  const isFromLadder = call.outcome !== null && call.outcome === outcomeAfter(before);
  return {
    ...call,
    warnings: warningsAfter(call.warnings, warningsIn(steps), warningsIn(before)),
    outcome: outcome ?? (isFromLadder ? null : call.outcome),
  };
}

function warningsIn(steps: readonly SaidStep[]): Call['warnings'] {
  return steps.flatMap(({ kind, number, at }) =>
    kind === 'warning' && number !== null ? [{ step: number, at }] : [],
  );
}

/** Only what is new is added and what was taken back is taken out: one that was unticked in the form stays so. */
function warningsAfter(
  kept: Call['warnings'],
  said: Call['warnings'],
  before: Call['warnings'],
): Call['warnings'] {
  const isAmong = (warning: Warning, some: Call['warnings']) =>
    some.some((each) => isSameWarning(each, warning));
  return [
    ...kept.filter((warning) => !isAmong(warning, before) || isAmong(warning, said)),
    ...said.filter((warning) => !isAmong(warning, before) && !isAmong(warning, kept)),
  ];
}

function outcomeAfter(steps: readonly SaidStep[]): Outcome | null {
  const last = steps.at(-1);
  return last === undefined ? null : outcomeOf(last, warningsIn(steps).length > 0);
}

const warningNames = ['First warning', 'Second warning', 'Third warning'] as const;

/** What a step of the ladder is called on screen. */
export function stepName(step: {
  readonly kind: LadderStep['kind'];
  readonly number: number | null;
}): string {
  switch (step.kind) {
    case 'warning':
      return warningNames[(step.number ?? 1) - 1] ?? 'Warning';
    case 'end':
      return 'Ended the call';
    case 'supervisor':
      return 'Handed to a supervisor';
    default: {
      const never: never = step.kind;
      return never;
    }
  }
}
