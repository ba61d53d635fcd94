import type { backupsContract } from '../contract/backups.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** Serves the intents about backups. */
export function backupsIntents(_world: Surroundings): HandlersOf<typeof backupsContract> {
  return {};
}
