import { existsSync } from 'node:fs';
import { localDaySchema } from '../../domain/time.ts';
import { backupFolderOf, backupsIn } from '../backup-file.ts';
import type { storedContract } from '../contract/stored.ts';
import type { HandlersOf } from '../ipc.ts';
import type { RetentionKeeper } from '../retention-keeper.ts';
import { storedFiles } from '../stored-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok } from './reply.ts';

export interface StoredIntentsWorld extends Surroundings {
  readonly retention: RetentionKeeper;
  /** Removes all files of the app and ends it. @throws LockedError when something works on the log just now. */
  readonly deleteEverything: () => Promise<never>;
}

/** Serves the intents about what is stored, for how long, and how to be rid of it. */
export function storedIntents(world: StoredIntentsWorld): HandlersOf<typeof storedContract> {
  const { store, dataFolder, settings, retention } = world;
  return {
    readStored: () => {
      const { backupFolder } = settings();
      const { coming, last } = retention.state();
      const spans = [store.calls, store.pauses, store.shifts, store.wins, store.tries].map((table) =>
        table.span(),
      );
      const [since = null] = spans
        .flatMap((span) => (span === null ? [] : [localDaySchema.parse(span.first)]))
        .toSorted();
      return ok({
        files: storedFiles(dataFolder),
        counts: {
          calls: store.calls.countLogged(),
          drafts: store.calls.countDrafts(),
          wins: store.wins.count(),
          shifts: store.shifts.count(),
          pauses: store.pauses.count(),
          tries: store.tries.count(),
          versions: store.versions.count(),
        },
        since,
        backupCount: backupsIn(backupFolderOf(dataFolder)).length,
        backupFolder:
          backupFolder === null ? null : { path: backupFolder, isThere: existsSync(backupFolder) },
        coming,
        removed: last,
      });
    },
    deleteEverything: () => world.deleteEverything(),
  };
}
