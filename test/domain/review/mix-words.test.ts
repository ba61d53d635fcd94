import { describe, expect, it } from 'vitest';
import { mixWords } from '../../../domain/review/mix-words.ts';
import { weekSchema } from '../../../domain/week.ts';
import { buildCall, buildRecords, many } from '../../support/build-records.ts';
import { reviewOfRecords } from '../../support/review-of-records.ts';

function words(calls: Parameters<typeof buildRecords>[0] = {}) {
  return mixWords(reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords(calls)));
}

describe('mixWords', () => {
  it('shows ties as ties, with n and without percent below twenty', () => {
    const calls = [
      ...many(3, () => buildCall({ situation: 'shouting', outcome: 'solved', cause: 'outage' })),
      buildCall({ situation: 'insult', outcome: 'contained', cause: 'our-slip' }),
      buildCall({ situation: 'prejudice', outcome: 'ended-after-warning' }),
    ];
    expect(words({ calls })).toEqual({
      situations: 'What came: Shouting (3), Insult (1), Prejudice (1), of 5 logged calls.',
      outcomes: 'How it ended: Solved (3), Contained (1), I ended it after a warning (1), of 5 logged calls.',
      causes: 'What it was really about: outage (3), slip of ours (1), of 5 logged calls.',
    });
  });

  it('says nothing where nothing was said', () => {
    expect(words()).toEqual({ situations: '', outcomes: '', causes: '' });
    expect(words({ calls: [buildCall()] })).toEqual({
      situations: 'What came: Shouting (1), of 1 logged call.',
      outcomes: 'How it ended: Solved (1), of 1 logged call.',
      causes: '',
    });
  });

  it('adds percent from twenty on', () => {
    const calls = [
      ...many(15, () => buildCall({ situation: 'shouting' })),
      ...many(5, () => buildCall({ situation: 'insult' })),
    ];
    expect(words({ calls }).situations).toBe(
      'What came: Shouting (15, 75%), Insult (5, 25%), of 20 logged calls.',
    );
    expect(Object.values(words({ calls: calls.slice(1) })).join(' ')).not.toContain('%');
  });
});
