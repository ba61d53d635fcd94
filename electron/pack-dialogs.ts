import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { askWhereToSave } from './save-dialog.ts';

const names = { yaml: 'YAML', json: 'JSON' } as const;

/** Asks where a pack should go; null when the rep thinks better of it. Over the panel, where there is one. */
export function askWhereTo(
  window: BrowserWindow | null,
  dataFolder: string,
  suggestedName: string,
  as: keyof typeof names,
): Promise<string | null> {
  return askWhereToSave(window, dataFolder, {
    title: 'Save the playbook',
    suggestedName,
    kind: names[as],
    ending: as,
  });
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
