import type { storedContract } from '../contract/stored.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** Serves the intents about what is stored, for how long, and how to be rid of it. */
export function storedIntents(_world: Surroundings): HandlersOf<typeof storedContract> {
  return {};
}
