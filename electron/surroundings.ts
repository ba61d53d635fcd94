import type { Settings } from '../domain/settings.ts';
import type { Clock } from './clock.ts';
import type { Notice } from './contract.ts';
import type { Store } from './store/open.ts';
import type { Vault } from './vault.ts';

/** What most parts of the main process need of the app around them. */
export interface Surroundings {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly store: Store;
  /** Opens and shuts what `store` reaches. */
  readonly vault: Vault;
  readonly dataFolder: string;
  readonly settings: () => Settings;
  /** Any record was written, changed or removed: whoever shows them asks again. */
  readonly onRecordsChanged: () => void;
  readonly notify: (notice: Notice) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}
