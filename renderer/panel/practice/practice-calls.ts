import practiceData from '../../../assets/practice.json' with { type: 'json' };
import { type PracticeCall, practiceSchema, roundOf } from '../../../domain/practice.ts';
import { situationNames } from '../../../domain/situations.ts';

const practice = practiceSchema.parse(practiceData);

/** Every made-up call, in the order of the situations. */
export const practiceCalls: readonly PracticeCall[] = practice.calls;

/** The calls that three minutes are made of. */
export const practiceRound: readonly PracticeCall[] = roundOf(practice);

/** `Insult`, `Danger: a threat`. */
export function callName({ situation, about }: PracticeCall): string {
  const name = situationNames[situation];
  return about === undefined ? name : `${name}: ${about}`;
}
