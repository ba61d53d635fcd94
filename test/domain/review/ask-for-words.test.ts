import { describe, expect, it } from 'vitest';
import type { AskForReview } from '../../../domain/review/ask-for.ts';
import { askForWords } from '../../../domain/review/ask-for-words.ts';
import { buildReview } from '../../support/build-review.ts';

function words(askFor: Partial<AskForReview>, calls = 6) {
  return askForWords(
    buildReview({
      askFor: {
        topCauses: [],
        noTimeToRecover: { count: 0, of: 0 },
        endedAfterWarning: 0,
        openPromises: 0,
        ...askFor,
      },
      hostileCalls: { calls, shifts: 5, rate: calls / 5, low: null, high: null },
    }),
  );
}

describe('askForWords', () => {
  it('leaves out what did not happen', () => {
    expect(words({})).toEqual([
      'Nothing here to ask for, and that is fine. Note on a call what it was really about, and it is counted here.',
    ]);
    expect(words({ noTimeToRecover: { count: 0, of: 6 } })).toHaveLength(1);
  });

  it.each([
    [1, 1, 'Once the next call came before there was time to recover (of 1 call with a time noted).'],
    [2, 6, 'Twice the next call came before there was time to recover (of 6 calls with a time noted).'],
    [12, 20, '12 times the next call came before there was time to recover (of 20 calls with a time noted).'],
  ])('%i of %i had no time to recover', (count, of, sentence) => {
    expect(words({ noTimeToRecover: { count, of } })).toEqual([sentence]);
  });

  it('names causes, limits kept and promises, as facts', () => {
    expect(
      words({
        topCauses: [
          { key: 'outage', count: 3 },
          { key: 'our-slip', count: 1 },
        ],
        endedAfterWarning: 1,
        openPromises: 1,
      }),
    ).toEqual([
      'Causes noted most: outage (3), slip of ours (1), of 6 logged calls.',
      'One call of 6 ended after a warning.',
      'One promise is still open, made in the week or before.',
    ]);
    expect(words({ endedAfterWarning: 2, openPromises: 12 })).toEqual([
      'Two calls of 6 ended after a warning.',
      '12 promises are still open, made in the week or before.',
    ]);
  });

  it('asks for nothing about a cause that is not known', () => {
    expect(words({ topCauses: [{ key: 'unknown', count: 3 }] })).toEqual(words({}));
  });

  it('has percent of twenty calls or more', () => {
    expect(words({ topCauses: [{ key: 'outage', count: 5 }] }, 20)).toEqual([
      'Causes noted most: outage (5, 25%), of 20 logged calls.',
    ]);
  });
});
