import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** Asks for a log or a table to take over; null when the rep thinks better of it. */
export async function askForLogFile(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Choose a file to import',
    properties: ['openFile'],
    filters: [{ name: 'Logs and tables', extensions: ['json', 'csv'] }],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
