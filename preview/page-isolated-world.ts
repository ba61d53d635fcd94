import type { createBridgeEnd } from './page-bridge.ts';
import type { Wire } from './page-wire.ts';

export interface IsolatedWorldSettings {
  /** The event over which the two worlds of a new document meet. */
  readonly meeting: string;
  /** The binding that carries text to the main process. */
  readonly send: string;
  /** The function that the main process calls with text. */
  readonly receive: string;
  readonly platform: string;
  readonly versions: { readonly [name: string]: string };
}

/** A bundled CommonJS preload, wrapped. */
export type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
) => void;

/**
 * The preload's world: `require('electron')` with `contextBridge` and `ipcRenderer`, IPC with the main process, and
 * the reports that the preview's windows need (focus, key presses that are registered shortcuts).
 *
 * This function's source text is run inside pages, so it may use nothing from outside itself.
 */
export function runIsolatedWorld(
  wire: Wire,
  createEnd: typeof createBridgeEnd,
  settings: IsolatedWorldSettings,
  preload: Preload,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  const missing = (what: string): never => {
    throw new Error(`preview: ${what} is not implemented in the preview (needs Electron)`);
  };
  /** Reading anything that is not there is an error that names it. */
  const strict = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get: (target, key) =>
        Reflect.has(target, key) || typeof key === 'symbol' || key === 'then' || key === 'toJSON'
          ? Reflect.get(target, key)
          : missing(`${name}.${key}`),
      set: (_target, key) => missing(`setting ${name}.${String(key)}`),
    });

  const toMain = (...parts: readonly unknown[]): void => {
    const binding: unknown = Reflect.get(globalThis, settings.send);
    if (typeof binding === 'function') binding(JSON.stringify(parts));
  };

  // ipcRenderer
  let lastInvoke = 0;
  const invoked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, { readonly listener: Listener; readonly once: boolean }[]>();
  const add = (channel: string, listener: Listener, once: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    const kept = [...(listeners.get(channel) ?? [])];
    const at = kept.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) kept.splice(at, 1);
    listeners.set(channel, kept);
  };
  const ipcRenderer: object = strict('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) => {
      const encoded = args.map((arg) => wire.encode(arg));
      lastInvoke += 1;
      const id = lastInvoke;
      return new Promise((resolve, reject) => {
        invoked.set(id, { resolve, reject });
        toMain('invoke', String(channel), encoded, id);
      });
    },
    send: (channel: string, ...args: unknown[]) =>
      toMain(
        'send',
        String(channel),
        args.map((arg) => wire.encode(arg)),
      ),
    on: (channel: string, listener: Listener) => {
      add(channel, listener, false);
      return ipcRenderer;
    },
    addListener: (channel: string, listener: Listener) => {
      add(channel, listener, false);
      return ipcRenderer;
    },
    once: (channel: string, listener: Listener) => {
      add(channel, listener, true);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => {
      remove(channel, listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => {
      remove(channel, listener);
      return ipcRenderer;
    },
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
  });

  // contextBridge
  const channel = crypto.randomUUID();
  const end = createEnd(
    wire,
    (json) => dispatchEvent(new CustomEvent(`${channel}:page`, { detail: json })),
    () => missing('exposing from the page to the preload'),
  );
  addEventListener(`${channel}:preload`, (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') end.receive(event.detail);
  });
  const meet = (): void => {
    dispatchEvent(new CustomEvent(settings.meeting, { detail: channel }));
  };
  const exposed = new Set<string>();
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (api === ipcRenderer) missing('exposing ipcRenderer itself');
      if (exposed.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(key);
      end.expose(key, api);
    },
  });

  // What the main process has to say.
  let hotkeys: ReadonlySet<string> = new Set();
  const receive = (json: string): void => {
    const [kind, first, second, third]: readonly unknown[] = JSON.parse(json);
    if (kind === 'push' && Array.isArray(second)) {
      const name = String(first);
      const args = second.map((arg: unknown) => wire.decode(arg));
      for (const { listener, once } of [...(listeners.get(name) ?? [])]) {
        if (once) remove(name, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    } else if (kind === 'result') {
      const waiting = invoked.get(Number(first));
      invoked.delete(Number(first));
      if (second === true) waiting?.resolve(wire.decode(third));
      else waiting?.reject(new Error(String(third)));
    } else if (kind === 'hotkeys' && Array.isArray(first)) {
      hotkeys = new Set(first.map(String));
    }
  };
  Object.defineProperty(globalThis, settings.receive, { value: receive });

  // There is no system-wide hotkey here: a registered one also fires when pressed while this page has the focus, and
  // like a real one it does not reach the page.
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const held = [
        event.altKey ? 'alt' : '',
        event.ctrlKey ? 'control' : '',
        event.metaKey ? 'super' : '',
        event.shiftKey ? 'shift' : '',
      ].filter((name) => name !== '');
      const chord = [...held, event.code].join('+');
      if (!hotkeys.has(chord)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      toMain('hotkey', chord);
    },
    { capture: true },
  );
  for (const type of ['focus', 'blur', 'pointerdown'] as const) {
    addEventListener(
      type,
      (event) => {
        if (event.isTrusted && (type === 'pointerdown' || event.target === window)) toMain('window', type);
      },
      { capture: true, passive: true },
    );
  }

  // The answer says which hotkeys there are.
  toMain('hello');

  addEventListener(`${settings.meeting}:ready`, meet);
  meet();

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') {
      return strict('electron (in a preload)', { contextBridge, ipcRenderer });
    }
    return missing(`require('${name}') in a preload`);
  };
  const module = { exports: {} };
  const shim = strict('process (in a preload)', {
    platform: settings.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    versions: settings.versions,
  });
  try {
    preload(require, module, module.exports, shim);
  } catch (error) {
    toMain('preload-error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
