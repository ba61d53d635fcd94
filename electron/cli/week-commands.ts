import { firstReviewed, publishedReview } from '../../domain/review/review.ts';
import { teamSumText } from '../../domain/team-sum.ts';
import { weekSchema } from '../../domain/week.ts';
import { systemClock } from '../clock.ts';
import { reviewOf } from '../week-page.ts';
import { UsageError } from './cli-error.ts';
import { combine } from './combine.ts';
import type { Command, CommandInput, CommandOutput } from './command.ts';
import { weekText } from './week-text.ts';
import { withStore } from './with-store.ts';

/** A week looked back at: one's own, and a team's. */

export const reviewCommand = {
  usage: '--week 2026-W47 [--json]',
  help: ['The review of a week, Monday to Sunday, as text or as JSON in full precision.'],
  options: ['week', 'json'],
  words: { least: 0, most: 0 },
  run: review,
} as const satisfies Command;

export const combineCommand = {
  usage: 'FILES… [--json]',
  help: [
    'Adds up weeks that people saved for their team (Week, Take it along), as text or as JSON. Needs no data folder.',
    'All files must be of one week; a person’s week that is given twice counts once.',
    'Says nothing of fewer than five people, and nothing from which that could be worked out by subtracting.',
  ],
  options: ['json'],
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  run: combineTeam,
} as const satisfies Command;

function review(input: CommandInput): Promise<CommandOutput> {
  const { week: given, json } = input.options;
  if (given === undefined) throw new UsageError('Which week? Give it as --week 2026-W47.');
  const parsed = weekSchema.safeParse(given);
  if (!parsed.success) throw new UsageError(`“${given}” is not a week such as 2026-W47.`);
  const week = parsed.data;
  if (week < firstReviewed)
    throw new UsageError(`“${given}” is too early: the first week to look back at is ${firstReviewed}.`);
  return withStore(input, (store) => {
    const review = reviewOf(store, week);
    return json
      ? { text: `${JSON.stringify(publishedReview(review), null, 2)}\n` }
      : weekText(review, store.playbook, systemClock().stamp());
  });
}

async function combineTeam({ positionals, options }: CommandInput): Promise<CommandOutput> {
  const { sum, repeated } = combine(positionals);
  return {
    text: options.json ? `${JSON.stringify(sum, null, 2)}\n` : teamSumText(sum),
    remark:
      repeated === 0
        ? ''
        : `${repeated} ${repeated === 1 ? 'file was' : 'files were'} there twice, and counted once.`,
  };
}
