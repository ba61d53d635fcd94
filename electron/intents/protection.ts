import type { protectionContract } from '../contract/protection.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** Serves the intents about what protects the log, and its lock. */
export function protectionIntents(_world: Surroundings): HandlersOf<typeof protectionContract> {
  return {};
}
