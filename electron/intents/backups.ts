import type { BackupKeeper } from '../backup-keeper.ts';
import type { backupsContract } from '../contract/backups.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';

/** What the intents about backups need besides. */
export interface BackupsIntentsWorld extends Surroundings {
  readonly backups: BackupKeeper;
}

/** Serves the intents about backups. */
export function backupsIntents({ backups }: BackupsIntentsWorld): HandlersOf<typeof backupsContract> {
  return {
    readBackups: () => backups.page(),
    makeBackup: () => backups.make('by-hand'),
    lookInBackup: ({ name }) => backups.look(name),
    restoreBackup: ({ name }) => backups.restore(name),
    keepOnlyFreshBackup: () => backups.keepOnlyFresh(),
    chooseBackupFolder: () => backups.chooseFolder(),
    leaveBackupFolder: () => backups.leaveFolder(),
    putKeyBesideBackups: ({ isThere }) => backups.putKeyBeside(isThere),
  };
}
