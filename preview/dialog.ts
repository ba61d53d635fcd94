import type * as Electron from 'electron';
import { standIn } from './stand-in.ts';

/** A dialog that the app has shown. */
export interface ShownDialog {
  readonly kind: 'message' | 'error' | 'save' | 'open';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** What a test answers: a button of a message box, or the paths chosen (none: cancelled). */
export type DialogAnswer =
  | { readonly kind: 'button'; readonly button: number }
  | { readonly kind: 'paths'; readonly paths: readonly string[] };

const shown: ShownDialog[] = [];
const answers: DialogAnswer[] = [];

export function shownDialogs(): readonly ShownDialog[] {
  return [...shown];
}

/** Answers the next dialog that nobody has answered yet. */
export function answerDialog(answer: DialogAnswer): void {
  answers.push(answer);
}

function show(dialog: ShownDialog): void {
  shown.push(dialog);
  const lines = [dialog.title, dialog.message, dialog.detail].filter((line) => line !== '');
  console.error(lines.join('\n'));
}

function isWindow(value: object): value is Electron.BaseWindow {
  return 'getBounds' in value;
}

/** Electron's dialogs take an optional window first. */
function optionsOf<Options extends object>(first: Electron.BaseWindow | Options, second?: Options): Options {
  const options = isWindow(first) ? second : first;
  if (!options) throw new TypeError('preview: a dialog was shown without options');
  return options;
}

function pressedButton({
  title = '',
  message,
  detail = '',
  buttons = [],
  defaultId,
}: Electron.MessageBoxOptions): number {
  show({ kind: 'message', title, message, detail, buttons });
  const at = answers.findIndex(({ kind }) => kind === 'button');
  const [answer] = at < 0 ? [] : answers.splice(at, 1);
  const button = answer?.kind === 'button' ? answer.button : (defaultId ?? 0);
  const label = buttons[button];
  if (label !== undefined) console.error(`[${label}]`);
  return button;
}

function chosenPaths(kind: 'save' | 'open', title = '', message = ''): readonly string[] {
  shown.push({ kind, title, message, detail: '', buttons: [] });
  const at = answers.findIndex((answer) => answer.kind === 'paths');
  const [answer] = at < 0 ? [] : answers.splice(at, 1);
  if (answer?.kind === 'paths') return answer.paths;
  console.error(`preview: no ${kind} dialog here: taken as cancelled`);
  return [];
}

export const dialog = standIn<Electron.Dialog>('dialog', {
  showErrorBox(title, content) {
    show({ kind: 'error', title, message: content, detail: '', buttons: [] });
  },
  showMessageBox(
    first: Electron.BaseWindow | Electron.MessageBoxOptions,
    second?: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf(first, second);
    return Promise.resolve({
      response: pressedButton(options),
      checkboxChecked: options.checkboxChecked ?? false,
    });
  },
  showMessageBoxSync(
    first: Electron.BaseWindow | Electron.MessageBoxSyncOptions,
    second?: Electron.MessageBoxSyncOptions,
  ): number {
    return pressedButton(optionsOf(first, second));
  },
  showSaveDialog(
    first: Electron.BaseWindow | Electron.SaveDialogOptions,
    second?: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue> {
    const options = optionsOf(first, second);
    const [path = ''] = chosenPaths('save', options.title, options.message);
    return Promise.resolve({ canceled: path === '', filePath: path });
  },
  showOpenDialog(
    first: Electron.BaseWindow | Electron.OpenDialogOptions,
    second?: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue> {
    const options = optionsOf(first, second);
    const paths = chosenPaths('open', options.title, options.message);
    return Promise.resolve({ canceled: paths.length === 0, filePaths: [...paths] });
  },
});
