import { outcomeNames } from '../call-fields.ts';
import { situationNames } from '../situations.ts';
import type { Tally } from '../statistics.ts';
import { causesInSentence } from './cause-words.ts';
import { figured } from './number-words.ts';
import type { Review } from './review.ts';
import { tallyWords } from './tally-words.ts';

/** A sentence each; empty where there is nothing to say. */
export interface MixWords {
  readonly situations: string;
  readonly outcomes: string;
  readonly causes: string;
}

/** D6: what came, how it ended, and what it was really about. */
export function mixWords({ mix, hostileCalls: { calls } }: Pick<Review, 'mix' | 'hostileCalls'>): MixWords {
  const counted = <K extends string>(
    lead: string,
    tallies: readonly Tally<K>[],
    names: Readonly<Record<K, string>>,
  ) =>
    tallies.length === 0
      ? ''
      : `${lead}: ${tallyWords(tallies, names, calls)}, of ${figured(calls, 'logged call')}.`;
  return {
    situations: counted('What came', mix.situations, situationNames),
    outcomes: counted('How it ended', mix.outcomes, outcomeNames),
    causes: counted('What it was really about', mix.causes, causesInSentence),
  };
}
