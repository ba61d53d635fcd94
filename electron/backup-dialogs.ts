import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { LogQuestion } from './sound-log.ts';

/** Asks what is to become of a log that cannot be opened as it is: there may be no window yet. */
export async function askAboutLog({ message, detail, choices }: LogQuestion): Promise<number> {
  // For whoever started it from a terminal, as with every other reason not to start.
  if (process.versions.electron !== undefined) console.error(`${message} ${detail}`);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: app.name,
    message,
    detail,
    buttons: [...choices],
    // Return does nothing that cannot be taken back: what was there is kept in every case.
    defaultId: choices.length > 2 ? 0 : choices.length - 1,
    cancelId: choices.length - 1,
    noLink: true,
  });
  return response;
}

/** Asks for a second folder for the backups; null when the rep thinks better of it. */
export async function askForBackupFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Choose a second folder for your backups',
    properties: ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
