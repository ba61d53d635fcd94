import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { lockDown } from '../../electron/lock-down.ts';

/** Electron's own side, as far as the lock needs one. */
const electron = vi.hoisted(() => ({ app: undefined as unknown, protocol: {} }));
vi.mock('electron', () => electron);

type Answer = (value: unknown) => void;

/** A session that keeps the handlers it is given, and answers as Electron would ask them. */
class Session {
  #request: (details: { readonly url: string }, answer: Answer) => void = () => {};
  #permission: (contents: null, permission: string, answer: Answer) => void = () => {};
  #check: () => unknown = () => {};
  #device: () => unknown = () => {};
  readonly webRequest = {
    onBeforeRequest: (handler: (details: { readonly url: string }, answer: Answer) => void) => {
      this.#request = handler;
    },
  };
  setPermissionRequestHandler(handler: (contents: null, permission: string, answer: Answer) => void): void {
    this.#permission = handler;
  }
  setPermissionCheckHandler(handler: () => unknown): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: () => unknown): void {
    this.#device = handler;
  }
  request(url: string): unknown {
    return answerOf((answer) => this.#request({ url }, answer));
  }
  permissions(permission: string): readonly unknown[] {
    return [answerOf((answer) => this.#permission(null, permission, answer)), this.#check(), this.#device()];
  }
}

/** What a handler answers, if at once; undefined when it leaves the question open. */
function answerOf(ask: (answer: Answer) => void): unknown {
  let answered: unknown;
  ask((value) => {
    answered = value;
  });
  return answered;
}

/** A page that keeps what decides about windows it wants to open. */
class Contents extends EventEmitter {
  #open: () => unknown = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: () => unknown): void {
    this.#open = handler;
  }
  open(): unknown {
    return this.#open();
  }
  /** Whether the page may do what this event tells of. */
  may(event: string): boolean {
    let isPrevented = false;
    this.emit(event, {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    return !isPrevented;
  }
}

function locked() {
  const app = Object.assign(new EventEmitter(), {
    enableSandbox: vi.fn(),
    commandLine: { appendSwitch: vi.fn() },
  });
  electron.app = app;
  lockDown();
  const session = new Session();
  const contents = new Contents();
  app.emit('session-created', session);
  app.emit('web-contents-created', {}, contents);
  return { app, session, contents };
}

test.each([
  'http://127.0.0.1/',
  'http://localhost:8080/',
  'https://example.com/',
  'ws://example.com/',
  'wss://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:text/html,x',
  'blob:app://panel/1',
  'chrome-extension://x/',
  'application://panel/',
  'https://app/panel.html',
  'not an address',
  '',
])('a request to “%s” is cancelled in every session', (url) => {
  expect(locked().session.request(url)).toEqual({ cancel: true });
});

test.each(['app://panel/panel.html', 'APP://overlay/x.js', 'devtools://devtools/bundled/x.html'])(
  'a request to “%s” goes on',
  (url) => {
    expect(locked().session.request(url)).toEqual({ cancel: false });
  },
);

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'hid'])(
  'the permission “%s” is refused, asked for or looked up',
  (permission) => {
    expect(locked().session.permissions(permission)).toEqual([false, false, false]);
  },
);

test('no page goes elsewhere, opens a window, or holds another page', () => {
  const { contents } = locked();
  expect(contents.may('will-navigate')).toBe(false);
  expect(contents.may('will-attach-webview')).toBe(false);
  expect(contents.open()).toEqual({ action: 'deny' });
});

test('every page is in the sandbox', () => {
  expect(locked().app.enableSandbox).toHaveBeenCalledOnce();
});

test('no name is looked up, not even ahead of time', () => {
  expect(locked().app.commandLine.appendSwitch).toHaveBeenCalledWith(
    'host-resolver-rules',
    'MAP * ~NOTFOUND',
  );
});
