import { StoreError } from './store/store-error.ts';
import type { Vault } from './vault.ts';

export interface DeleteAndEndWorld {
  readonly vault: Pick<Vault, 'isLocked' | 'whileClosed'>;
  readonly dataFolder: string;
  /** @throws when something would not go; the next start goes on with it. */
  readonly remove: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** One clear message, the last one. */
  readonly giveUp: (error: StoreError) => void;
  readonly exit: (status: number) => void;
}

/**
 * Deletes everything and ends the app, so that nothing is written any more to what has just been deleted. Where something
 * would not go it says so and ends all the same: what is left of a log must not be opened again, nor a new one be made that
 * the next start would delete. Never resolves. @throws LockedError when something works on the log just now.
 */
export function deleteAndEnd({
  vault,
  dataFolder,
  remove,
  onTrouble,
  giveUp,
  exit,
}: DeleteAndEndWorld): Promise<never> {
  const work = () => {
    try {
      remove();
      exit(0);
    } catch (error) {
      onTrouble('deleting everything', error);
      giveUp(new StoreError('not-all-deleted', dataFolder));
      exit(1);
    }
    return new Promise<never>(() => {});
  };
  // Locked, nobody has it open. While something works on its files it has to wait.
  return vault.isLocked() ? work() : vault.whileClosed(work);
}
