import type { evidenceContract } from '../contract/evidence.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** Serves the intents about the evidence sheet. */
export function evidenceIntents(_world: Surroundings): HandlersOf<typeof evidenceContract> {
  return {};
}
