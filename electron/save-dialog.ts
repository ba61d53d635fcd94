import { type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import { isOwnFile, ownFileWords } from './own-files.ts';

export interface FileToSave {
  /** Of the dialog. */
  readonly title: string;
  /** With its ending. */
  readonly suggestedName: string;
  /** What kind of file it is, and its ending without the dot. */
  readonly kind: string;
  readonly ending: string;
}

/**
 * Asks where a file should go; null when the rep thinks better of it, or chose a place among the app’s own files, which is
 * said. Over the window, where there is one.
 */
export async function askWhereToSave(
  window: BrowserWindow | null,
  dataFolder: string,
  file: FileToSave,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: file.title,
    defaultPath: file.suggestedName,
    filters: [{ name: file.kind, extensions: [file.ending] }],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  if (!isOwnFile(dataFolder, filePath)) return filePath;
  await dialog.showMessageBox({ type: 'info', title: file.title, message: ownFileWords, buttons: ['Close'] });
  return null;
}
