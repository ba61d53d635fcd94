import { constants, setPriority } from 'node:os';

/**
 * What this thread does, nobody waits for: it goes on when nothing else has to. Linux alone keeps a priority for each
 * thread; elsewhere it would be that of the whole program.
 */
export function yieldToOthers(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then it takes its turn like everybody else.
  }
}
