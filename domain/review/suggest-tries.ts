import type { SituationKey } from '../situations.ts';
import { type Try, tryTextSchema } from '../tries.ts';
import { counted, times } from './number-words.ts';
import type { Review } from './review.ts';

/** Something the rep may choose to try next week. */
export interface Suggestion {
  /** A plan with its moment in it, in the rep's own voice (evidence.md A5, if-then plans). */
  readonly text: string;
  /** Why it is here: what the week's records say, and what it may do. Never more than “may”. */
  readonly why: string;
}

/** What suggestions are made of. */
export interface SuggestionFacts {
  readonly review: Pick<Review, 'stillTrying' | 'recovery' | 'mix' | 'hostileCalls' | 'askFor'>;
  /** What was tried in the week that is looked back at; null: nothing was chosen. */
  readonly tried: Try | null;
  /** The words of a line, where the playbook has it and offers it. */
  readonly textOfLine: (id: string) => string | null;
}

/** Few, so that choosing stays easy (evidence.md A12). */
const mostSuggestions = 4;
/** From so many times on it is worth asking for time after a call. */
const nextCallsToAsk = 2;

/**
 * Two to four small things to try, what the records speak for first. None of them is a target; each is something that
 * evidence.md has a source for, or the site's own policy.
 */
export function suggestedTries(facts: SuggestionFacts): readonly Suggestion[] {
  const { review, tried } = facts;
  const suggestions = [
    ...again(tried).filter(({ text }) => tryTextSchema.safeParse(text).success),
    ...stillTriedLine(facts),
    ...fewMinutes(review),
    ...limit(review),
    ...(review.hostileCalls.calls > 0 ? [pauseFirst] : []),
    goodThings,
    someoneHelped,
    ...(wasAimedAtRep(review) ? [] : [theirSide]),
  ];
  return suggestions
    .filter(({ text }, index) => suggestions.findIndex((each) => each.text === text) === index)
    .filter(({ text }) => tried?.result !== 'did-not-help' || text !== tried.text)
    .slice(0, mostSuggestions);
}

/** What helped, or what there was no time for, may be wanted once more. One out of a file may be what nobody can choose here. */
function again(tried: Try | null): readonly Suggestion[] {
  switch (tried?.result) {
    case 'helped':
      return [{ text: tried.text, why: 'It helped; once more may do you good.' }];
    case 'not-tried':
      return [{ text: tried.text, why: 'You did not get to it; it can have another week.' }];
    default:
      return [];
  }
}

/** statistics.md D7: said one to four times, too little to know. */
function stillTriedLine({ review, textOfLine }: SuggestionFacts): readonly Suggestion[] {
  for (const { line, n, helped } of review.stillTrying) {
    // What failed each time is no plan to make.
    if (helped === 0) continue;
    const words = textOfLine(line);
    const text = `If a call turns hostile, I say: “${words}”`;
    if (words === null || !tryTextSchema.safeParse(text).success) continue;
    return [{ text, why: `You said it ${times(n)} so far. A few more may show whether it helps you.` }];
  }
  return [];
}

/** evidence.md A7, statistics.md D4b. */
function fewMinutes({ recovery }: SuggestionFacts['review']): readonly Suggestion[] {
  const { nextCallCameFirst: count, n } = recovery;
  if (count < nextCallsToAsk) return [];
  return [
    {
      text: 'If a call leaves me shaken, I ask for two to ten minutes before the next one.',
      why: `The next call came first ${times(count)}, of ${n} you told of. A short break may help, where your site allows it.`,
    },
  ];
}

const aimedAtRep: readonly SituationKey[] = ['insult', 'abuse', 'prejudice'];

/** evidence.md A14, E: saying the limit is a success, whatever the caller makes of it. Who has kept it needs no lesson in it. */
function limit(review: SuggestionFacts['review']): readonly Suggestion[] {
  const { endedAfterWarning } = review.askFor;
  if (endedAfterWarning > 0) {
    return [
      {
        text: 'If abuse comes again, I say the limit and, where my site allows it, end the call.',
        why: `You ended ${counted(endedAfterWarning, 'call')} after a warning: a limit kept.`,
      },
    ];
  }
  return wasAimedAtRep(review) ? [limitOnce] : [];
}

const limitOnce: Suggestion = {
  text: 'If they insult me, I say the limit once.',
  why: 'You shouldn’t have to take this, and your site’s policy may have the words.',
};

function wasAimedAtRep({ mix }: SuggestionFacts['review']): boolean {
  return mix.situations.some(({ key }) => aimedAtRep.includes(key));
}

/** evidence.md A1: a few seconds before a reply. */
const pauseFirst: Suggestion = {
  text: 'If a voice gets loud, I take one slow breath before my first word.',
  why: 'A few seconds before a reply may take some of the heat out of it.',
};

/** evidence.md A10, Bono et al. 2013. */
const goodThings: Suggestion = {
  text: 'When my shift ends, I write down three good things, however small.',
  why: 'Good things written down at the end of a day may ease the evening.',
};

/** evidence.md A10, Song et al. 2018. */
const someoneHelped: Suggestion = {
  text: 'Before my first call, I think of one person I helped.',
  why: 'Remembering somebody you helped may make a rough call weigh less.',
};

/** evidence.md A5, Webb et al. 2012: to explain is not to excuse. Not for a week in which it was aimed at the rep. */
const theirSide: Suggestion = {
  text: 'If they shout, I ask myself what they may be worried about.',
  why: 'Seeing their side for a moment may take some of the sting out. It excuses nothing.',
};
