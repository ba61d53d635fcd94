import type { transferContract } from '../contract/transfer.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** Serves the intents about the log as a file, out and in. */
export function transferIntents(_world: Surroundings): HandlersOf<typeof transferContract> {
  return {};
}
