import { type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

const names = { yaml: 'YAML', json: 'JSON' } as const;

/** Asks where a pack should go; null when the rep thinks better of it. Over the panel, where there is one. */
export async function askWhereTo(
  window: BrowserWindow | null,
  suggestedName: string,
  as: keyof typeof names,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Save the playbook',
    defaultPath: suggestedName,
    filters: [{ name: names[as], extensions: [as] }],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

/** Asks for a pack to read; null when the rep thinks better of it. */
export async function askForPack(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Choose a playbook file',
    properties: ['openFile'],
    filters: [{ name: 'Playbooks', extensions: ['yaml', 'yml', 'json'] }],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
