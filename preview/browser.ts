import { randomUUID } from 'node:crypto';
import { CdpConnection } from './cdp.ts';
import { socketChannel } from './cdp-channel.ts';
import { type ChromiumSettings, lackingSwitches, offScreen, startChromium } from './chromium.ts';
import { flag, maybe, number, type Parsed, record, text } from './parse.ts';

/** A page that Chromium just made, still waiting for us before it runs anything. */
export interface OpenedTarget {
  readonly targetId: string;
  readonly sessionId: string;
  readonly windowId: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

export interface ScreenReading {
  readonly bounds: Area;
  readonly workArea: Area;
  readonly scaleFactor: number;
}

export interface Browser {
  readonly connection: CdpConnection;
  readonly headless: boolean;
  /** Chromium's version, as in `process.versions.chrome`. */
  readonly version: string;
  /** `ws://` address for scripts, when a port was asked for. */
  readonly debuggingUrl: string | undefined;
  /** The display's size, in the way only a page can tell. */
  readScreen(): Promise<ScreenReading>;
  /** Opens an empty page in a window of its own. `address` is where it will go (its origin decides how the window looks). */
  openTarget(address: string, size: Size): Promise<OpenedTarget>;
  /** Called when a page is closed, crashes, or opens another one. */
  watchTarget(targetId: string, watcher: TargetWatcher): void;
  closeTarget(targetId: string): void;
  /** The context that the app's pages are in, of a browser that others use too; undefined: all of it is the app's. */
  readonly contextId: string | undefined;
  /** Closes every page at once; a Chromium that was started for the app ends, and what it stored is removed. */
  kill(): void;
}

export interface TargetWatcher {
  readonly onClosed: () => void;
  readonly onCrashed: () => void;
  readonly onTitle: (title: string, url: string) => void;
}

const attachedEvent = record({
  sessionId: text,
  waitingForDebugger: flag,
  targetInfo: record({ targetId: text, type: text, url: text, openerId: maybe(text) }),
});
type Attached = Parsed<typeof attachedEvent>;
const targetEvent = record({ targetId: text });
const targetInfoEvent = record({ targetInfo: record({ targetId: text, title: text, url: text }) });
const versionAnswer = record({ product: text });
const windowAnswer = record({ windowId: number });

const area = record({ x: number, y: number, width: number, height: number });
const screenAnswer = record({
  result: record({ value: record({ bounds: area, workArea: area, scaleFactor: number }) }),
});

/**
 * Starts a Chromium for the app and connects to it.
 * @param onGone called when Chromium ends without having been told to, with what it last said.
 */
export async function launchBrowser(
  settings: ChromiumSettings,
  onGone: (lastWords: string) => void,
): Promise<Browser> {
  const { channel, debuggingUrl, openAppWindow, kill } = await startChromium(settings, onGone);
  return drive(new CdpConnection(channel), {
    headless: settings.headless,
    contextId: undefined,
    debuggingUrl,
    openAppWindow,
    kill,
  });
}

const contextAnswer = record({ browserContextId: text });

/**
 * Connects to a Chromium that runs without a display, and keeps the app's pages in a context of their own there, which
 * Chromium closes when this process ends, however it does.
 * @param url its `ws://` address.
 * @param switches the app's own, as on a command line.
 * @param onGone called when Chromium ends.
 * @throws when it was started without one of the switches.
 */
export async function joinBrowser(
  url: string,
  switches: readonly string[],
  onGone: (lastWords: string) => void,
): Promise<Browser> {
  const lacking = lackingSwitches({ headless: true, opensLoopback: false }, switches);
  if (lacking.length > 0) {
    throw new Error(
      `The browser at ${url} was started without ${lacking.join(' ')}: start the app without --browser.`,
    );
  }
  let isLeft = false;
  const channel = await socketChannel(url);
  const connection = new CdpConnection({
    send: channel.send,
    listen: (onMessage, onClosed) =>
      channel.listen(onMessage, () => {
        onClosed();
        if (!isLeft) onGone('');
      }),
  });
  const { browserContextId } = await connection
    .ask('', 'Target.createBrowserContext', { disposeOnDetach: true }, contextAnswer)
    .catch((error: unknown) => {
      isLeft = true;
      channel.close();
      throw error;
    });
  return drive(connection, {
    headless: true,
    contextId: browserContextId,
    debuggingUrl: url,
    openAppWindow: () => {
      throw new Error('A browser that is joined has no display to open a window on.');
    },
    kill: () => {
      isLeft = true;
      channel.close();
    },
  });
}

interface Driven extends Pick<Browser, 'headless' | 'contextId' | 'debuggingUrl' | 'kill'> {
  readonly openAppWindow: (address: string) => void;
}

async function drive(
  connection: CdpConnection,
  { headless, contextId, debuggingUrl, openAppWindow, kill }: Driven,
): Promise<Browser> {
  const watchers = new Map<string, TargetWatcher>();
  const expected = new Map<string, (attached: Attached) => void>();
  connection.listen('', (method, params) => {
    if (method === 'Target.attachedToTarget') {
      const attached = attachedEvent(params, method);
      const { url, openerId, targetId } = attached.targetInfo;
      const marker = /preview-window-[0-9a-f-]{36}/.exec(url)?.[0];
      const resolve = marker === undefined ? undefined : expected.get(marker);
      if (marker !== undefined && resolve) {
        expected.delete(marker);
        resolve(attached);
      } else if (openerId !== undefined && watchers.has(openerId)) {
        // The page that wanted it is told by Page.windowOpen; whatever the app says, it does not open here.
        // It shares the process of the page that opened it, which stands still for as long as it waits: first let it go
        // on (with all it may ask for held back), then close it.
        connection.post(attached.sessionId, 'Fetch.enable', { patterns: [{ urlPattern: '*' }] });
        connection
          .run(attached.sessionId, 'Runtime.runIfWaitingForDebugger')
          .catch(() => {})
          .then(() => connection.post('', 'Target.closeTarget', { targetId }));
      } else {
        // Not ours: a page that someone's own script opened over the debugging port.
        connection.post(attached.sessionId, 'Runtime.runIfWaitingForDebugger');
        connection.post('', 'Target.detachFromTarget', { sessionId: attached.sessionId });
      }
    } else if (method === 'Target.targetDestroyed') {
      const { targetId } = targetEvent(params, method);
      const watcher = watchers.get(targetId);
      watchers.delete(targetId);
      watcher?.onClosed();
    } else if (method === 'Target.targetInfoChanged') {
      const { targetId, title, url } = targetInfoEvent(params, method).targetInfo;
      watchers.get(targetId)?.onTitle(title, url);
    } else if (method === 'Target.targetCrashed') {
      watchers.get(targetEvent(params, method).targetId)?.onCrashed();
    }
  });

  const { product } = await connection.ask('', 'Browser.getVersion', {}, versionAnswer);
  await connection.run('', 'Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
  await connection.run('', 'Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });

  /** An ordinary window, with tabs: without a display no one sees them. */
  const createWindow = (marker: string, size: Size): Promise<void> => {
    const place = headless ? {} : { left: offScreen, top: offScreen };
    return connection.run('', 'Target.createTarget', {
      url: `about:blank#${marker}`,
      newWindow: true,
      ...(contextId === undefined ? {} : { browserContextId: contextId }),
      width: size.width,
      height: size.height,
      ...place,
    });
  };

  /** Opens a page whose address carries a mark, and waits for Chromium to hand us that page. */
  const openMarked = async (open: (marker: string) => Promise<void> | void): Promise<Attached> => {
    const marker = `preview-window-${randomUUID()}`;
    const { promise, resolve } = Promise.withResolvers<Attached>();
    expected.set(marker, resolve);
    try {
      await open(marker);
    } catch (error) {
      expected.delete(marker);
      throw error;
    }
    return promise;
  };

  return {
    connection,
    headless,
    contextId,
    version: product.slice(product.indexOf('/') + 1),
    debuggingUrl,
    async readScreen() {
      const { sessionId, targetInfo } = await openMarked((marker) =>
        createWindow(marker, { width: 200, height: 200 }),
      );
      const expression = `({
        bounds: { x: 0, y: 0, width: screen.width, height: screen.height },
        workArea: { x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight },
        scaleFactor: devicePixelRatio,
      })`;
      connection.post(sessionId, 'Runtime.runIfWaitingForDebugger');
      const { result } = await connection.ask(
        sessionId,
        'Runtime.evaluate',
        { expression, returnByValue: true },
        screenAnswer,
      );
      connection.post('', 'Target.closeTarget', { targetId: targetInfo.targetId });
      return result.value;
    },
    async openTarget(address, size) {
      const { sessionId, targetInfo } = await openMarked((marker) =>
        headless ? createWindow(marker, size) : openAppWindow(new URL(`/?${marker}`, address).href),
      );
      const { targetId } = targetInfo;
      const { windowId } = await connection.ask('', 'Browser.getWindowForTarget', { targetId }, windowAnswer);
      return { targetId, sessionId, windowId };
    },
    watchTarget: (targetId, watcher) => void watchers.set(targetId, watcher),
    closeTarget(targetId) {
      watchers.delete(targetId);
      connection.post('', 'Target.closeTarget', { targetId });
    },
    kill,
  };
}
