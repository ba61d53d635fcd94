import type * as Electron from 'electron';
import { anyValue, checkOptions, createEvent, Events, standIn, standInClass } from './stand-in.ts';

/** A notification that the app has shown. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  /** Neither pressed nor closed. */
  readonly isOpen: boolean;
}

interface NotificationState {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly events: Events;
  isOpen: boolean;
}

const shown: NotificationState[] = [];

/** Every notification so far, oldest first. */
export function shownNotifications(): readonly ShownNotification[] {
  return shown.map(({ title, body, silent, isOpen }) => ({ title, body, silent, isOpen }));
}

/** Presses the newest notification that is still open. */
export function clickNotification(): void {
  const open = shown.findLast(({ isOpen }) => isOpen);
  if (open === undefined) throw new Error('no notification is open');
  open.isOpen = false;
  open.events.emit('click', createEvent());
}

/** Nobody sees them: a test can read and press them. */
export const Notification = standInClass<typeof Electron.Notification>(
  'Notification',
  (options = {}) => {
    checkOptions<Electron.NotificationConstructorOptions>('Notification', options, {
      title: anyValue,
      body: anyValue,
      silent: anyValue,
    });
    const { title = '', body = '', silent = false } = options;
    const state: NotificationState = {
      title,
      body,
      silent,
      events: new Events('Notification', ['show', 'click', 'close', 'failed']),
      isOpen: false,
    };
    return standIn<Electron.Notification>(
      'Notification',
      {
        show() {
          if (!shown.includes(state)) shown.push(state);
          state.isOpen = true;
          state.events.emit('show', createEvent());
        },
        close() {
          if (!state.isOpen) return;
          state.isOpen = false;
          state.events.emit('close', createEvent());
        },
      },
      state.events,
    );
  },
  { isSupported: () => true },
);
