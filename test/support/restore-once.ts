/** Restores a backup as another program does, and says what came of it. */
import { z } from 'zod';
import { stampSchema } from '../../domain/time.ts';
import { BackupError } from '../../electron/backup-error.ts';
import { restoreBackup } from '../../electron/restore.ts';

const [folder, key, file, at] = z
  .tuple([z.string(), z.string(), z.string(), stampSchema])
  .parse(process.argv.slice(2));
try {
  restoreBackup({ folder, key, file, fileKey: key, at, isAlone: false });
  process.send?.('restored');
} catch (error) {
  if (!(error instanceof BackupError)) throw error;
  process.send?.(error.fault);
}
