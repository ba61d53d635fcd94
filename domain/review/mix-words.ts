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
export function mixWords(review: Pick<Review, 'mix' | 'hostileCalls' | 'aside'>): MixWords {
  const { mix, hostileCalls, aside } = review;
  const { calls } = hostileCalls;
  const sentence = (lead: string, tallies: string, of: string) =>
    tallies === '' ? '' : `${lead}: ${tallies}, ${of}.`;
  const named = <K extends string>(lead: string, tallies: readonly Tally<K>[], names: NamesOf<K>) => {
    const total = mixTotal(review, tallies);
    const of = aside.mixIsWhole ? `of ${figured(total, 'logged call')}` : `in ${figured(total, 'call')}`;
    return sentence(lead, tallyWords(tallies, names, total), of);
  };
  return {
    situations: named('What came', mix.situations, situationNames),
    outcomes: named('How it ended', mix.outcomes, outcomeNames),
    causes: sentence(
      'What it was really about',
      tallyWords(mix.causes, causesInSentence, calls),
      `of ${figured(calls, 'logged call')}`,
    ),
  };
}

/**
 * How many calls what came, or how they ended, is told of: all, or where some are left out those alone that are named. From any
 * other total it could be worked out how many were left out.
 */
export function mixTotal(
  { hostileCalls, aside }: Pick<Review, 'hostileCalls' | 'aside'>,
  tallies: readonly Tally<string>[],
): number {
  return aside.mixIsWhole ? hostileCalls.calls : tallies.reduce((sum, { count }) => sum + count, 0);
}

type NamesOf<K extends string> = Readonly<Record<K, string>>;
