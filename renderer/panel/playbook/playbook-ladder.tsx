import { type LadderStep, ladderOf, stepName as saidStepName } from '../../../domain/ladder.ts';
import type { Policy } from '../../../domain/policy.ts';
import { LineText } from './playbook-line-text.tsx';
import { Part } from './playbook-part.tsx';

/** The ladder as the policy makes it, first step first. */
export function LadderPreview({ policy }: { readonly policy: Policy }) {
  const steps = ladderOf(policy);
  return (
    <Part title="Your ladder">
      {steps === null ? (
        <p className="soft">Blank. It is there once you choose how many warnings your site has.</p>
      ) : (
        <ol className="ladder-preview" aria-label="Your ladder">
          {steps.map((step) => (
            <li key={stepName(step)}>
              <span className="ladder-step">{stepName(step)}</span>
              {step.words.trim() === '' ? (
                <span className="soft">in your own words</span>
              ) : (
                <span>
                  “<LineText text={step.words} />”
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

function stepName(step: LadderStep): string {
  switch (step.kind) {
    case 'warning':
      return saidStepName(step);
    case 'end':
      return 'End the call';
    case 'supervisor':
      return 'Hand over to a supervisor';
    default: {
      const never: never = step;
      return never;
    }
  }
}
