import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { PreviewControl } from '../../../preview/control-client.ts';

const start = join(import.meta.dirname, '../../../preview/start.ts');
const main = join(import.meta.dirname, 'main.cjs');

export interface MiniApp {
  readonly control: PreviewControl;
  readonly child: ChildProcess;
  /** The app's page, as a script sees it over the debugging port. */
  readonly page: Page;
  /** Resolves when the page has loaded the next time. */
  nextLoad(): Promise<void>;
  /** Connects again: Playwright gives up on a page whose render process has died, even when it is back. */
  reconnect(): Promise<void>;
  readonly dataFolder: string;
  /** Everything the app's main process noted so far. */
  heard(): Promise<readonly (readonly unknown[])[]>;
  /** Runs code in the main process, with `electron` and `win` in scope; an error comes back as text. */
  inMain(code: string): Promise<{ readonly value?: string; readonly error?: string }>;
  stop(): Promise<void>;
}

/** Starts the preview with the mini app. `stdio` 'ipc' is what makes it listen to a PreviewControl. */
export function spawnMiniApp(dataFolder: string, ...flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, [start, `--main=${main}`, `--data=${dataFolder}`, '--headless', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function connect(url: string): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.connectOverCDP(url, { noDefaults: true });
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((candidate) => candidate.url().startsWith('https://mini.app.localhost/'));
  if (!page) throw new Error('the mini app’s page is not there');
  return { browser, page };
}

/** Starts the mini app and waits until its page has loaded. */
export async function runMiniApp(): Promise<MiniApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mini-app-'));
  const child = spawnMiniApp(dataFolder, '--remote-debugging-port=0');
  const control = new PreviewControl(child);
  const nextLoad = async (): Promise<void> => {
    await once(child, 'loaded');
  };
  const loaded = nextLoad();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('loaded')) child.emit('loaded');
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await control.ready.catch((error: unknown) => {
    throw new Error(`${String(error)}\n${said}`);
  });
  await loaded;
  const url = await control.ask('debuggingUrl');
  if (url === undefined) throw new Error('the preview opened no debugging port');
  let { browser, page } = await connect(url);
  return {
    control,
    child,
    get page() {
      return page;
    },
    nextLoad,
    async reconnect() {
      await browser.close();
      ({ browser, page } = await connect(url));
    },
    dataFolder,
    heard: () => page.evaluate('mini.invoke("heard")'),
    inMain: (code) => page.evaluate(`mini.invoke("try", ${JSON.stringify(code)})`),
    async stop() {
      await browser.close().catch(() => {});
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
