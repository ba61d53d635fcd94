import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type CdpChannel, pipeChannel } from './cdp-channel.ts';

export interface ChromiumSettings {
  readonly program: string;
  readonly headless: boolean;
  readonly debuggingPort: number | undefined;
  readonly opensLoopback: boolean;
  /** Switches that the app appended to its command line, passed on as they are. */
  readonly switches: readonly string[];
}

/** A Chromium that was started here. */
export interface Chromium {
  readonly channel: CdpChannel;
  /** `ws://` address for scripts, when a port was asked for. */
  readonly debuggingUrl: string | undefined;
  /** Where it writes, until it is ended. */
  readonly dataFolder: string;
  /** Opens a window without tabs or address bar. */
  openAppWindow(address: string): void;
  /** Ends it at once and removes what it stored. */
  kill(): void;
}

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

function commonSwitches(settings: Pick<ChromiumSettings, 'headless' | 'opensLoopback'>): readonly string[] {
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
 * Starts Chromium.
 * @param onGone called when it ends without having been told to, with what it last said.
 */
export async function startChromium(
  settings: ChromiumSettings,
  onGone: (lastWords: string) => void,
): Promise<Chromium> {
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
  chromium.once('error', (error) => {
    if (!ending) onGone(error.message);
  });
  chromium.once('exit', () => {
    if (!ending) onGone(sayWhy(lastWords));
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

  return {
    channel: pipeChannel(toChromium, fromChromium),
    debuggingUrl,
    dataFolder,
    // Such a window exists only for `--app=`; a second start hands it to the running Chromium.
    openAppWindow(address) {
      const helper = spawn(
        settings.program,
        [`--user-data-dir=${dataFolder}`, ...switches, `--app=${address}`],
        {
          stdio: 'ignore',
        },
      );
      helpers.add(helper);
      helper.once('error', (error) =>
        console.error(`preview: a window could not be opened: ${error.message}`),
      );
      helper.once('exit', () => helpers.delete(helper));
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

/**
 * The switches of an app that one which already runs, started with `settings`, was not started with.
 * @param switches as on a command line.
 */
export function lackingSwitches(
  settings: Pick<ChromiumSettings, 'headless' | 'opensLoopback'>,
  switches: readonly string[],
): readonly string[] {
  const common = commonSwitches(settings);
  return switches.filter((each) => !common.includes(each));
}
