import { type LadderStep, stepName } from '../../domain/ladder.ts';
import type { SaidStepView } from '../../domain/overlay-view.ts';
import type { Stamp } from '../../domain/time.ts';

const numbers = ['none', 'one', 'two', 'three'] as const;

/** Which step of the ladder it is: `First warning of two`. */
export function whichStep(step: LadderStep): string {
  switch (step.kind) {
    case 'warning':
      return step.of === 1
        ? 'The only warning'
        : `${stepName(step)} of ${numbers[step.of] ?? String(step.of)}`;
    case 'end':
      return 'The last step: end the call';
    case 'supervisor':
      return 'The last step: hand over to a supervisor';
    default: {
      const never: never = step;
      return never;
    }
  }
}

/** The time on the rep's wall: `14:32`. */
export function timeOf(at: Stamp): string {
  return at.slice(11, 16);
}

/** `First warning, 14:32` */
export function saidStep({ name, at }: SaidStepView): string {
  return `${name}, ${timeOf(at)}`;
}

/** What was said in the pause before, in one sentence: `In the pause before: first warning 14:32, …` */
export function earlierSteps(steps: readonly SaidStepView[]): string {
  const said = steps.map(({ name, at }) => `${name.charAt(0).toLowerCase()}${name.slice(1)} ${timeOf(at)}`);
  return `In the pause before: ${said.join(', ')}. Is it the same call?`;
}
