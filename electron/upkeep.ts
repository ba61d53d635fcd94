import type { BrowserWindow } from 'electron';
import { localDayOf } from '../domain/time.ts';
import { askForBackupFolder } from './backup-dialogs.ts';
import { type BackupKeeper, createBackupKeeper } from './backup-keeper.ts';
import { systemTimeZone } from './clock.ts';
import type { Notice } from './contract.ts';
import { createDaily, type Daily } from './daily.ts';
import type { FilesThread } from './files-thread.ts';
import type { RecordsReader } from './records-reader.ts';
import { createRetentionKeeper, type RetentionKeeper } from './retention-keeper.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Surroundings } from './surroundings.ts';

export interface UpkeepWorld
  extends Pick<
    Surroundings,
    'clock' | 'store' | 'vault' | 'dataFolder' | 'notify' | 'onRecordsChanged' | 'onTrouble'
  > {
  readonly settingsFile: SettingsFile;
  readonly files: FilesThread;
  readonly records: Pick<RecordsReader, 'countExpired'>;
  readonly panelWindow: () => BrowserWindow | null;
  /** Nothing is on the overlay: what takes a while may begin. */
  readonly isFree: () => boolean;
  readonly dismiss: (notice: Notice['id']) => void;
  /** Whether it is on the page of the panel that is open. */
  readonly isShown: (notice: Notice['id']) => boolean;
  readonly onBackupsChanged: () => void;
}

/** What keeps the log well by itself, once a day: backups, and letting go of what has had its time. */
export interface Upkeep {
  readonly daily: Daily;
  readonly backups: BackupKeeper;
  readonly retention: RetentionKeeper;
}

/** After the windows have been drawn: what is done once a day can wait. */
const dailyDelayMs = 1_000;

export function createUpkeep(world: UpkeepWorld): Upkeep {
  const { vault, clock, settingsFile, panelWindow } = world;
  const daily = createDaily({
    today: () => localDayOf(clock.stamp()),
    isFree: () => vault.isOpen() && !world.store.isReadOnly && world.isFree(),
    onTrouble: world.onTrouble,
    soon: (run) => setTimeout(run, dailyDelayMs),
  });
  const backups = createBackupKeeper({
    ...world,
    folder: world.dataFolder,
    timeZone: systemTimeZone,
    askForFolder: () => askForBackupFolder(panelWindow()),
    onChange: world.onBackupsChanged,
    onReplaced: world.onRecordsChanged,
  });
  const retention = createRetentionKeeper({
    ...world,
    settings: settingsFile.current,
    countExpired: world.records.countExpired,
    isSeen: (notice) => {
      const window = panelWindow();
      return window?.isVisible() === true && !window.isMinimized() && world.isShown(notice);
    },
  });
  daily.add({ name: 'backup', run: backups.daily });
  // After the backup of the day: what goes is in there once more.
  daily.add({ name: 'retention', run: retention.run });
  return { daily, backups, retention };
}
