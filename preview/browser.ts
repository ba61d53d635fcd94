import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { CdpConnection } from './cdp.ts';
import { flag, maybe, number, type Parsed, record, text } from './parse.ts';

export interface BrowserSettings {
  readonly program: string;
  readonly headless: boolean;
  readonly debuggingPort: number | undefined;
  readonly opensLoopback: boolean;
  /** Switches that the app appended to its command line, passed on as they are. */
  readonly switches: readonly string[];
}

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
  /** Ends Chromium at once and removes what it stored. */
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

const dataPrefix = 'unflappable-preview-';

function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Chromium's data of earlier runs that were killed before they could remove it. */
function sweepOldData(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(dataPrefix)
      ? Number(name.slice(dataPrefix.length).split('-')[0])
      : Number.NaN;
    if (!Number.isInteger(pid) || pid <= 0) continue;
    if (!hasEnded(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // The Chromium of a run that was killed a moment ago still writes into it: the next start sweeps it.
    }
  }
}

/** What Chromium does by itself and Electron does not. */
const unwantedFeatures: readonly string[] = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'CalculateNativeWinOcclusion',
  'HttpsUpgrades',
];

function commonSwitches(settings: BrowserSettings): readonly string[] {
  const root = process.getuid?.() === 0;
  return [
    '--no-first-run',
    '--no-default-browser-check',
    // Off the machine nothing can be reached: no name resolves, the only proxy does not exist, and loopback is no
    // exception, unless a test asks for one. (The app's own pages are answered before the network is asked.)
    `--host-resolver-rules=MAP * ~NOTFOUND${settings.opensLoopback ? ', EXCLUDE 127.0.0.1' : ''}`,
    '--proxy-server=http://127.0.0.1:9',
    ...(settings.opensLoopback ? [] : ['--proxy-bypass-list=<-loopback>']),
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-search-engine-choice-screen',
    '--no-pings',
    `--disable-features=${unwantedFeatures.join()}${settings.opensLoopback ? ',LocalNetworkAccessChecks' : ''}`,
    // Windows keep rendering while hidden, as with backgroundThrottling: false.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-auto-reload',
    // The app's own handler decides about windows, also about those that no click asked for.
    '--disable-popup-blocking',
    '--password-store=basic',
    '--use-mock-keychain',
    // Without it Chromium puts a bar about "unsupported flags" into our windows.
    '--test-type',
    ...(process.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    // Chromium refuses to run as root with its sandbox.
    ...(root ? ['--no-sandbox'] : []),
    ...(!settings.headless && process.platform === 'linux' && process.env.DISPLAY
      ? ['--ozone-platform=x11']
      : []),
  ];
}

/** The last lines that are about the end: what Chromium says of a missing D-Bus is noise. */
function sayWhy(lastWords: string): string {
  const lines = lastWords.split('\n').filter((line) => line.trim() !== '' && !line.includes('dbus/'));
  return lines.slice(-3).join('\n');
}

/** Where windows are kept while they are hidden. */
export const offScreen = -10_000;

/**
 * Starts Chromium and connects to it.
 * @param onGone called when Chromium ends without having been told to, with what it last said.
 */
export async function launchBrowser(
  settings: BrowserSettings,
  onGone: (lastWords: string) => void,
): Promise<Browser> {
  sweepOldData();
  const dataFolder = mkdtempSync(join(tmpdir(), `${dataPrefix}${process.pid}-`));
  const switches = commonSwitches(settings);
  const chromium = spawn(
    settings.program,
    [
      '--remote-debugging-pipe',
      `--user-data-dir=${dataFolder}`,
      ...switches,
      '--no-startup-window',
      ...(settings.debuggingPort === undefined ? [] : [`--remote-debugging-port=${settings.debuggingPort}`]),
      ...(settings.headless
        ? ['--headless', '--hide-scrollbars', '--mute-audio', '--screen-info={1920x1080}']
        : [`--window-position=${offScreen},${offScreen}`]),
      ...settings.switches,
    ],
    // A process group of its own, so that all of Chromium can be ended at once.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );

  let lastWords = '';
  let ending = false;
  chromium.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    lastWords = (lastWords + chunk).slice(-4000);
    if (process.env.UNFLAPPABLE_PREVIEW_VERBOSE) process.stderr.write(chunk);
  });
  const helpers = new Set<ChildProcess>();
  const kill = (): void => {
    ending = true;
    for (const helper of helpers) helper.kill('SIGKILL');
    try {
      if (chromium.pid !== undefined && process.platform !== 'win32') process.kill(-chromium.pid, 'SIGKILL');
      else chromium.kill('SIGKILL');
    } catch {
      // It had ended by itself.
    }
    try {
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    } catch {
      // A dying child still wrote into it: the next start sweeps it.
    }
  };
  process.on('exit', kill);

  const [, , , toChromium, fromChromium] = chromium.stdio;
  if (!(toChromium instanceof Writable) || !(fromChromium instanceof Readable)) {
    throw new Error('Chromium was started without its pipes.');
  }
  const connection = new CdpConnection(toChromium, fromChromium);
  chromium.once('error', (error) => {
    if (!ending) onGone(error.message);
  });
  chromium.once('exit', () => {
    if (!ending) onGone(sayWhy(lastWords));
  });

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

  let debuggingUrl: string | undefined;
  if (settings.debuggingPort !== undefined) {
    const [port, path] = await readPortFile(join(dataFolder, 'DevToolsActivePort'));
    if (port === undefined || path === undefined) {
      kill();
      throw new Error(`The debugging port ${settings.debuggingPort} could not be opened.`);
    }
    debuggingUrl = `ws://127.0.0.1:${port}${path}`;
  }

  /** A window without tabs or address bar exists only for `--app=`; a second start hands it to the running Chromium. */
  const openAppWindow = (address: string): void => {
    const helper = spawn(
      settings.program,
      [`--user-data-dir=${dataFolder}`, ...switches, `--app=${address}`],
      {
        stdio: 'ignore',
      },
    );
    helpers.add(helper);
    helper.once('error', (error) => console.error(`preview: a window could not be opened: ${error.message}`));
    helper.once('exit', () => helpers.delete(helper));
  };

  /** An ordinary window, with tabs: without a display no one sees them. */
  const createWindow = (marker: string, size: Size): void => {
    const place = settings.headless ? {} : { left: offScreen, top: offScreen };
    connection.post('', 'Target.createTarget', {
      url: `about:blank#${marker}`,
      newWindow: true,
      width: size.width,
      height: size.height,
      ...place,
    });
  };

  /** Opens a page whose address carries a mark, and waits for Chromium to hand us that page. */
  const openMarked = (open: (marker: string) => void): Promise<Attached> => {
    const marker = `preview-window-${randomUUID()}`;
    const { promise, resolve } = Promise.withResolvers<Attached>();
    expected.set(marker, resolve);
    open(marker);
    return promise;
  };

  return {
    connection,
    headless: settings.headless,
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
        settings.headless ? createWindow(marker, size) : openAppWindow(new URL(`/?${marker}`, address).href),
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

/** Chromium writes its port to a file, on a busy computer some time after it answers on the pipe. */
async function readPortFile(file: string): Promise<readonly string[]> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    if (lines.length >= 2 || performance.now() > deadline) return lines;
    await setTimeout(20);
  }
}
