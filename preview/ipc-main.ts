import type * as Electron from 'electron';
import { createEvent, Events, standIn } from './stand-in.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();
const events = new Events('ipcMain', 'any');

/** Who sends: its page, and the frame in it. */
export interface IpcSender {
  readonly contents: Electron.WebContents;
  readonly frame: Electron.WebFrameMain;
}

function ipcEvent({ contents, frame }: IpcSender): Electron.IpcMainInvokeEvent {
  return {
    ...createEvent(),
    type: 'frame',
    sender: contents,
    senderFrame: frame,
    frameId: 1,
    processId: 1,
  } satisfies Electron.IpcMainInvokeEvent;
}

/**
 * Runs the handler of a channel.
 * @throws with Electron's message, which is what the page sees.
 */
export async function invokeHandler(
  sender: IpcSender,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(ipcEvent(sender), ...args);
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
  }
}

/** Delivers what a page sent without waiting for an answer. */
export function deliver(sender: IpcSender, channel: string, args: readonly unknown[]): void {
  events.emit(channel, { ...ipcEvent(sender), ports: [] }, ...args);
}

export const ipcMain = standIn<Electron.IpcMain>(
  'ipcMain',
  {
    handle(channel, handler) {
      if (handlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      }
      handlers.set(channel, handler);
    },
    handleOnce(channel, handler) {
      ipcMain.handle(channel, (...args) => {
        handlers.delete(channel);
        return handler(...args);
      });
    },
    removeHandler: (channel) => void handlers.delete(channel),
  },
  events,
);
