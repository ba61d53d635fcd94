import { causesInSentence } from './cause-words.ts';
import { capital, counted, figured, times } from './number-words.ts';
import type { Review } from './review.ts';
import { tallyWords } from './tally-words.ts';

const nothingToAskFor =
  'Nothing here to ask for, and that is fine. Note on a call what it was really about, and it is counted here.';

/** D13: facts to ask for something with, about the work and about nobody. What did not happen is left out. */
export function askForWords({
  askFor,
  hostileCalls: { calls },
}: Pick<Review, 'askFor' | 'hostileCalls'>): readonly string[] {
  const { topCauses, noTimeToRecover, endedAfterWarning, openPromises } = askFor;
  // Nothing can be asked for about what nobody knows.
  const causes = topCauses.filter(({ key }) => key !== 'unknown');
  const sentences = [
    noTimeToRecover.count > 0 &&
      `${capital(times(noTimeToRecover.count))} the next call came before there was time to recover (of ${figured(noTimeToRecover.of, 'call')} with a time noted).`,
    causes.length > 0 &&
      `Causes noted most: ${tallyWords(causes, causesInSentence, calls)}, of ${figured(calls, 'logged call')}.`,
    endedAfterWarning > 0 &&
      `${capital(counted(endedAfterWarning, 'call'))} of ${calls} ended after a warning.`,
    openPromises > 0 &&
      `${capital(counted(openPromises, 'promise'))} ${openPromises === 1 ? 'is' : 'are'} still open, made in the week or before.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences : [nothingToAskFor];
}
