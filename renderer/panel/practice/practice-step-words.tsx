import type { ReactNode } from 'react';
import type { PracticeStep } from '../../../domain/practice.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';

/** The one thing to do now. `keys`: the key in words; null where it cannot be had. */
export function StepWords({
  step,
  keys,
}: {
  readonly step: PracticeStep;
  readonly keys: string | null;
}): ReactNode {
  switch (step.kind) {
    case 'press-key':
      return keys === null ? (
        'Press Pause now.'
      ) : (
        <>
          Press <KeyCaps words={keys} /> now.
        </>
      );
    case 'breathe':
      return 'Say nothing yet. Breathe with the overlay; it goes on by itself.';
    case 'say-first':
      return 'Say the first line in the overlay aloud, slowly.';
    case 'say-line':
      return 'Choose a line that fits and say it aloud. Your own words do as well.';
    case 'open-ladder':
      return 'Press Ladder in the overlay.';
    case 'say-step':
      return 'Say the step in the overlay aloud, as it stands. Where it is blank, your site’s policy is not filled in yet.';
    case 'press-danger':
      return 'Press Danger now, in this window or in the overlay. There is no pause.';
    case 'read-danger':
      return 'Read the danger screen once, from the top: who gets help, and whom you alert.';
    case 'ask':
      return 'Ask one of its questions aloud, plainly.';
    case 'put-away':
      return keys === null ? (
        'Put the overlay away: press Later.'
      ) : (
        <>
          Put the overlay away: <KeyCaps words={keys} /> once more, or Later.
        </>
      );
    case 'put-danger-away':
      return 'Put the danger screen away with one of its buttons.';
    case 'done':
      return 'That was the call.';
    default: {
      const never: never = step;
      return never;
    }
  }
}

/** What the rep presses once they did it. */
export function stepDoneWords(step: PracticeStep & { readonly isStep: true }): string {
  switch (step.kind) {
    case 'say-first':
    case 'say-line':
    case 'say-step':
      return 'I said it';
    case 'read-danger':
      return 'I read it';
    case 'ask':
      return 'I asked it';
    default: {
      const never: never = step;
      return never;
    }
  }
}
