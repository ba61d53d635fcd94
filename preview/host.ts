import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, joinBrowser, launchBrowser } from './browser.ts';
import { ensureBrowser } from './find-browser.ts';
import type { PreviewOptions } from './options.ts';
import { maybe, record, text } from './parse.ts';

/** The app being run, as its package.json describes it. */
export interface AppPackage {
  readonly root: string;
  readonly name: string;
  readonly version: string;
}

const packageJson = record({ name: maybe(text), productName: maybe(text), version: maybe(text) });

/** The nearest package.json above the built main process. */
function readAppPackage(main: string): AppPackage {
  for (let folder = dirname(main); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const path = join(folder, 'package.json');
      const { name, productName, version } = packageJson(JSON.parse(readFileSync(path, 'utf8')), path);
      return { root: folder, name: productName ?? name ?? 'app', version: version ?? '0.0.0' };
    } catch (error) {
      const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!absent) throw error;
    }
  }
  return { root: dirname(main), name: 'app', version: '0.0.0' };
}

/** What all stand-ins share. There is one app in a process, in Electron as here. */
export interface Host {
  readonly options: PreviewOptions;
  readonly app: AppPackage;
  /** Switches for Chromium; the app may add to them until the browser starts. */
  readonly switches: Map<string, string>;
  /** True from the app's `ready` on. */
  isReady: boolean;
  /** Chromium, started on first use. */
  browser(): Promise<Browser>;
  /** The browser, if it runs. */
  readonly running: Browser | undefined;
}

let current: Host | undefined;

/** Called once by start.ts, before the app's main process is loaded. */
export function setUpHost(options: PreviewOptions): Host {
  let browser: Promise<Browser> | undefined;
  let running: Browser | undefined;
  const host: Host = {
    options,
    app: readAppPackage(options.main),
    switches: new Map(),
    isReady: false,
    get running() {
      return running;
    },
    browser() {
      browser ??= openBrowser(
        options,
        [...host.switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
      ).then((launched) => {
        running = launched;
        return launched;
      });
      return browser;
    },
  };
  current = host;
  return host;
}

function openBrowser(options: PreviewOptions, switches: readonly string[]): Promise<Browser> {
  const onGone = (lastWords: string): never => {
    console.error(
      `preview: the browser has ended, so the app does too.${lastWords === '' ? '' : `\n${lastWords}`}`,
    );
    process.exit(1);
  };
  const { headless, debuggingPort, opensLoopback } = options;
  return options.browser === undefined
    ? launchBrowser({ program: ensureBrowser(), headless, debuggingPort, opensLoopback, switches }, onGone)
    : joinBrowser(options.browser, switches, onGone);
}

/** The host of this process. */
export function theHost(): Host {
  if (!current) throw new Error('preview: run the app with preview/start.ts');
  return current;
}
