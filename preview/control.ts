import {
  anything,
  flag,
  listOf,
  maybe,
  nothing,
  number,
  oneOf,
  type Parsed,
  type Parser,
  record,
  text,
  tuple,
} from './parse.ts';

/**
 * What a test can ask of a preview that it started with an IPC channel: everything that only a system or a person
 * outside the window could do. Arguments and answers are parsed on arrival, on both sides, by these descriptions.
 */
const point = record({ x: number, y: number });
const rectangle = record({ x: number, y: number, width: number, height: number });

const menuEntry: Parser<MenuEntry> = (value, at) =>
  record({ label: text, type: text, enabled: flag, checked: flag, submenu: listOf(menuEntry) })(value, at);

interface MenuEntry {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuEntry[];
}

const windowDescription = record({
  id: number,
  title: text,
  url: text,
  visible: flag,
  focused: flag,
  focusable: flag,
  minimized: flag,
  alwaysOnTop: flag,
  level: text,
  opacity: number,
  protectedFromCapture: flag,
  bounds: rectangle,
});

const memoryUse = record({ heapUsed: number, rss: number });

const shownDialog = record({
  kind: oneOf('message', 'error', 'save', 'open'),
  title: text,
  message: text,
  detail: text,
  buttons: listOf(text),
});

export const controlCalls = {
  /** Presses a system-wide hotkey. Answers whether the app had registered it. */
  fireHotkey: { args: tuple(text), value: flag },
  /** The accelerators that the app holds now. */
  registeredHotkeys: { args: tuple(), value: listOf(text) },
  /** Makes another app hold an accelerator (true), or let go of it (false). */
  takeHotkey: { args: tuple(text, flag), value: nothing },
  clickTray: { args: tuple(), value: nothing },
  trayMenu: { args: tuple(), value: listOf(menuEntry) },
  trayToolTip: { args: tuple(), value: text },
  /** Clicks the item at the end of a path of labels. */
  clickTrayMenu: { args: tuple(listOf(text)), value: nothing },
  firePowerEvent: { args: tuple(oneOf('suspend', 'resume', 'lock-screen', 'unlock-screen')), value: nothing },
  /** Plugs displays in and out; the first is the primary one. */
  setDisplays: {
    args: tuple(
      listOf(
        record({ id: number, bounds: rectangle, workArea: maybe(rectangle), scaleFactor: maybe(number) }),
      ),
    ),
    value: nothing,
  },
  setPointer: { args: tuple(point), value: nothing },
  /** Makes the render process of the window with this title die. */
  crashPage: { args: tuple(text), value: nothing },
  /** Closes the window with this title, as by its title bar. */
  closeWindow: { args: tuple(text), value: nothing },
  windows: { args: tuple(), value: listOf(windowDescription) },
  /**
   * Collects garbage, then answers what the main process holds, in bytes; `true`: what all of it holds after V8 has given
   * back the pages that it pools, which also drops compiled code. Needs Node’s `--expose-gc`.
   */
  memory: { args: tuple(flag), value: memoryUse },
  /** Answers the next message box with the button of this number. */
  answerMessageBox: { args: tuple(number), value: nothing },
  /** Answers the next open or save dialog; no paths: cancelled. */
  answerFileDialog: { args: tuple(listOf(text)), value: nothing },
  /** Every dialog shown so far. */
  dialogs: { args: tuple(), value: listOf(shownDialog) },
  /** Every notification shown so far. */
  notifications: {
    args: tuple(),
    value: listOf(record({ title: text, body: text, silent: flag, isOpen: flag })),
  },
  /** Presses the newest notification that is still open. */
  clickNotification: { args: tuple(), value: nothing },
  /** Opens an address of the app's own scheme, as the system would. */
  openUrl: { args: tuple(text), value: nothing },
  setSystemDark: { args: tuple(flag), value: nothing },
  clipboardText: { args: tuple(), value: text },
  /** Where a script can connect to the pages; undefined without --remote-debugging-port. */
  debuggingUrl: { args: tuple(), value: maybe(text) },
  /** The browser context that its pages are in, of a browser that it was told to join; undefined: it has its own. */
  browserContext: { args: tuple(), value: maybe(text) },
  /** Quits as the system would: the app may object. */
  quit: { args: tuple(), value: nothing },
} as const;

export type ControlName = keyof typeof controlCalls;
export type ControlArgs<Name extends ControlName> = Parsed<(typeof controlCalls)[Name]['args']>;
export type ControlValue<Name extends ControlName> = Parsed<(typeof controlCalls)[Name]['value']>;
export type ControlRequest = {
  readonly [Name in ControlName]: { readonly call: Name; readonly args: ControlArgs<Name> };
}[ControlName];

/** What a preview says over the channel without being asked: that the app is ready. */
export const readyMessage = { preview: 'ready' } as const;

export const requestEnvelope = record({ preview: oneOf('request'), id: number, call: text, args: anything });
export const replyEnvelope = record({
  preview: oneOf('reply'),
  id: number,
  ok: flag,
  value: anything,
  error: maybe(text),
});
export const readyEnvelope = record({ preview: oneOf('ready') });

export function isControlName(name: string): name is ControlName {
  return Object.hasOwn(controlCalls, name);
}
