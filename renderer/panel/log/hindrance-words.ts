import type { Hindrance } from '../../../domain/storable-entry.ts';

/** Why the form cannot be left yet, and what to do. */
export function hindranceWords(hindrance: Hindrance): string {
  switch (hindrance) {
    case 'too-long':
      return 'That text is too long to be kept. Shorten it first.';
    case 'blocked':
      return 'What is marked in your text must not be stored. Take it out, one press below it, and go on.';
    default: {
      const never: never = hindrance;
      return never;
    }
  }
}
