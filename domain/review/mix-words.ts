import { outcomeNames } from '../call-fields.ts';
import { situationNames } from '../situations.ts';
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
export function mixWords({ mix, hostileCalls }: Pick<Review, 'mix' | 'hostileCalls'>): MixWords {
  const { calls } = hostileCalls;
  const sentence = (lead: string, tallies: string) =>
    tallies === '' ? '' : `${lead}: ${tallies}, of ${figured(calls, 'logged call')}.`;
  return {
    situations: sentence('What came', tallyWords(mix.situations, situationNames, calls)),
    outcomes: sentence('How it ended', tallyWords(mix.outcomes, outcomeNames, calls)),
    causes: sentence('What it was really about', tallyWords(mix.causes, causesInSentence, calls)),
  };
}
