import { app, appEvents } from './app.ts';
import { closeByPerson, crashPage, describeWindows } from './browser-window.ts';
import { clipboardText } from './clipboard.ts';
import {
  type ControlArgs,
  type ControlName,
  type ControlValue,
  controlCalls,
  isControlName,
  readyMessage,
  requestEnvelope,
} from './control.ts';
import { answerDialog, shownDialogs } from './dialog.ts';
import { fireAccelerator, registeredAccelerators, setTaken } from './global-shortcut.ts';
import { theHost } from './host.ts';
import { setSystemDark } from './native-theme.ts';
import { clickNotification, shownNotifications } from './notification.ts';
import { firePowerEvent } from './power-monitor.ts';
import { setDisplays, setPointer } from './screen.ts';
import { createEvent } from './stand-in.ts';
import { clickTray, clickTrayMenu, trayMenu, trayToolTip } from './tray.ts';

function memoryUse(givesBack: boolean): ControlValue<'memory'> {
  if (globalThis.gc === undefined) throw new Error('memory needs Node’s --expose-gc');
  globalThis.gc();
  const { heapUsed } = process.memoryUsage();
  // V8 keeps the pages that it has emptied, more of them the more was thrown away, unless memory runs out.
  if (givesBack) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  return { heapUsed, rss: process.memoryUsage.rss() };
}

type Answers = { readonly [Name in ControlName]: (args: ControlArgs<Name>) => ControlValue<Name> };

/** One entry a call: leaving one out does not compile. */
const answers: Answers = {
  fireHotkey: ([accelerator]) => fireAccelerator(accelerator),
  registeredHotkeys: () => registeredAccelerators(),
  takeHotkey: ([accelerator, taken]) => setTaken(accelerator, taken),
  clickTray: () => clickTray(),
  trayMenu: () => trayMenu(),
  trayToolTip: () => trayToolTip(),
  clickTrayMenu: ([path]) => clickTrayMenu(path),
  firePowerEvent: ([event]) => firePowerEvent(event),
  setDisplays: ([displays]) => setDisplays(displays),
  setPointer: ([point]) => setPointer(point),
  crashPage: ([title]) => crashPage(title),
  closeWindow: ([title]) => closeByPerson(title),
  windows: () => describeWindows(),
  memory: ([givesBack]) => memoryUse(givesBack),
  answerMessageBox: ([button]) => answerDialog({ kind: 'button', button }),
  answerFileDialog: ([paths]) => answerDialog({ kind: 'paths', paths }),
  dialogs: () => shownDialogs(),
  notifications: () => shownNotifications(),
  clickNotification: () => clickNotification(),
  openUrl: ([url]) => void appEvents.emit('open-url', createEvent(), url),
  setSystemDark: ([dark]) => setSystemDark(dark),
  clipboardText: () => clipboardText(),
  debuggingUrl: () => theHost().running?.debuggingUrl,
  browserContext: () => theHost().running?.contextId,
  quit: () => app.quit(),
};

function answer<Name extends ControlName>(name: Name, args: unknown): unknown {
  const { args: parse } = controlCalls[name];
  return answers[name](parse(args, name) as ControlArgs<Name>);
}

function handle(message: unknown): void {
  const { id, call, args } = requestEnvelope(message, 'control request');
  try {
    if (!isControlName(call)) throw new Error(`there is no control call '${call}'`);
    process.send?.({ preview: 'reply', id, ok: true, value: answer(call, args) });
  } catch (error) {
    process.send?.({
      preview: 'reply',
      id,
      ok: false,
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Listens to the process that started this one, if it kept a channel open; when that one is gone, the app quits. */
export function startControl(): void {
  if (process.send === undefined) return;
  process.on('message', handle);
  process.on('disconnect', () => {
    app.quit();
    // An app that will not quit would run on with nobody to see it.
    setTimeout(() => process.exit(1), 3000).unref();
  });
  app.once('ready', () => process.send?.(readyMessage));
}
