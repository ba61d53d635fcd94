import { Notification } from 'electron';

/** Shows quiet notifications of the system's own kind. */
export interface Notifications {
  /** The newest takes the place of the one before. Does nothing where the system has none. */
  readonly show: (words: { readonly title: string; readonly body: string }) => void;
}

export function createNotifications(
  onPress: () => void,
  onTrouble: (where: string, error: unknown) => void,
): Notifications {
  // One that nobody holds on to is collected, and a press on it is lost.
  let last: Notification | null = null;
  return {
    show: ({ title, body }) => {
      try {
        if (!Notification.isSupported()) return;
        last?.close();
        const notification = new Notification({ title, body, silent: true });
        notification.on('click', onPress);
        notification.on('failed', (_event, error) => onTrouble('notification', error));
        notification.show();
        last = notification;
      } catch (error) {
        onTrouble('notification', error);
      }
    },
  };
}
