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

/**
 * D6: what came, how it ended, and what it was really about. Where calls of some kinds are left out, the other kinds are named
 * without counts: from these, and the calls of the week, it could be worked out how many were left out.
 */
export function mixWords({
  mix,
  hostileCalls: { calls },
  aside: { mixIsWhole },
}: Pick<Review, 'mix' | 'hostileCalls' | 'aside'>): MixWords {
  const counted = <K extends string>(lead: string, tallies: readonly Tally<K>[], names: NamesOf<K>) =>
    tallies.length === 0
      ? ''
      : `${lead}: ${tallyWords(tallies, names, calls)}, of ${figured(calls, 'logged call')}.`;
  const named = <K extends string>(lead: string, tallies: readonly Tally<K>[], names: NamesOf<K>) =>
    tallies.length === 0 ? '' : `${lead}: ${tallies.map(({ key }) => names[key]).join(', ')}.`;
  return {
    situations: mixIsWhole
      ? counted('What came', mix.situations, situationNames)
      : named('What came most', mix.situations, situationNames),
    outcomes: mixIsWhole
      ? counted('How it ended', mix.outcomes, outcomeNames)
      : named('How it mostly ended', mix.outcomes, outcomeNames),
    causes: counted('What it was really about', mix.causes, causesInSentence),
  };
}

type NamesOf<K extends string> = Readonly<Record<K, string>>;
