import { refusalOf } from '../domain/guard-words.ts';
import type { IntentName } from './contract.ts';

/** Intents whose words are looked for, tried or copied, and kept nowhere. Any other is looked through. */
const notKept: ReadonlySet<IntentName> = new Set<IntentName>([
  'copyText',
  'readCallList',
  'readCase',
  'setPassphrase',
  'removePassphrase',
  'unlockLog',
]);

/** Why what an intent carries may not be stored, in the rep’s words (log-record.md C4); null when it may. */
export function refusalFor(name: IntentName, input: unknown): string | null {
  return notKept.has(name) ? null : refusalOf(input);
}
