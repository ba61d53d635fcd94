import type { Call } from '../../../domain/call.ts';
import { situationNames } from '../../../domain/situations.ts';

/** The name of a call's situation, or that it was not said. */
export function situationWords(call: Call): string {
  return call.situation === null ? 'Situation not said yet' : situationNames[call.situation];
}

/** Said when a logged call was deleted, beside the way to take that back. */
export const deletedWords = 'Deleted. A backup made before may still hold it.';
