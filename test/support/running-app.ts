import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, _electron as electron, type Page } from '@playwright/test';
import { defaultHotkey } from '../../domain/hotkey-words.ts';
import { PreviewControl } from '../../preview/control-client.ts';
import { electronFlags, installedElectron } from '../../scripts/hosts.ts';
import { pagesOf, pageWithTitle } from './page-with-title.ts';

const root = join(import.meta.dirname, '../..');

export type HostName = 'preview' | 'electron';
export type WindowTitle = 'Pause' | 'Unflappable';

/** The app, running on one of its hosts with a data folder of the test's own. */
export interface RunningApp {
  readonly host: HostName;
  readonly folder: string;
  /** The page of the window with this title, once it is there. */
  readonly window: (title: WindowTitle) => Promise<Page>;
  /** Whether there is a window with this title. */
  readonly hasWindow: (title: WindowTitle) => Promise<boolean>;
  /** Presses the default hotkey; on a host where no test can press it, comes in by the same door as `--pause`. */
  readonly press: () => Promise<void>;
  /** The hand on everything that only a system can do; the preview alone has one. */
  readonly system: PreviewControl | null;
  /** Quits as the rep would. */
  readonly quit: () => Promise<void>;
  /** Takes its life, at this very moment. */
  readonly kill: () => Promise<void>;
  /** Makes the page of a window crash. */
  readonly crashPage: (title: WindowTitle) => Promise<void>;
  /** Makes the main process crash, as by a fault of its own. The answer: the folders where a dump of it would be. */
  readonly crash: () => Promise<readonly string[]>;
}

export interface StartOptions {
  /** The address of a Chromium that tests share (the preview’s alone); without it the app starts its own. */
  readonly browser?: string | undefined;
  /** Set for the app, beside what is set here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** For Node, where the app’s main process runs on it (the preview). */
  readonly nodeFlags?: readonly string[];
}

/** Starts the app on a host. The app must have been built. */
export function startApp(
  host: HostName,
  folder: string,
  flags: readonly string[] = [],
  options: StartOptions = {},
): Promise<RunningApp> {
  const all = [`--data=${folder}`, ...flags];
  switch (host) {
    case 'preview':
      return startOnPreview(folder, all, options);
    case 'electron':
      return startOnElectron(folder, all, options);
    default: {
      const never: never = host;
      return never;
    }
  }
}

/** What a start that does not stay says and how it ends. */
export interface EndedStart {
  /** Null: it was ended here, with its message box still on the screen. */
  readonly status: number | null;
  readonly standardError: string;
  readonly milliseconds: number;
}

/**
 * Starts the app once more and waits until it has ended by itself. With a `message` that is expected to stop it: real
 * Electron shows that in a box that waits for a person, so there it is ended once the line is on standard error.
 */
export async function startAndEnd(
  host: HostName,
  folder: string,
  { flags = [], message }: { readonly flags?: readonly string[]; readonly message?: string } = {},
): Promise<EndedStart> {
  const startedAt = performance.now();
  const [program, first] =
    host === 'preview'
      ? [process.execPath, [join(root, 'preview/start.ts'), '--headless']]
      : [installedElectron() ?? '', [root, ...electronFlags()]];
  const child = spawn(program, [...first, `--data=${folder}`, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let standardError = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    standardError += text;
    const lines = standardError.split('\n').slice(0, -1);
    if (host === 'electron' && message !== undefined && lines.some((line) => line.includes(message))) {
      child.kill('SIGKILL');
    }
  });
  const status = await ended(child);
  return { status, standardError, milliseconds: performance.now() - startedAt };
}

/** The environment of an app under test: what it writes outside its data folder stays beside it. */
function environmentOf(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), XDG_CONFIG_HOME: join(folder, '../config') };
}

async function startOnPreview(
  folder: string,
  flags: readonly string[],
  { browser: shared, environment = {}, nodeFlags = [] }: StartOptions,
): Promise<RunningApp> {
  const where = shared === undefined ? '--remote-debugging-port=0' : `--browser=${shared}`;
  const child = fork(join(root, 'preview/start.ts'), ['--headless', where, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, ...nodeFlags],
    env: { ...environmentOf(folder), ...environment },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const system = new PreviewControl(child);
  const { browser, pages } = await connectTo(system).catch(async (error: unknown) => {
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    throw new Error(`the preview did not start: ${said}`, { cause: error });
  });
  return {
    host: 'preview',
    folder,
    system,
    window: (title) => pageWithTitle(pages, title),
    hasWindow: async (title) => (await system.ask('windows')).some((window) => window.title === title),
    press: async () => {
      if (!(await system.ask('fireHotkey', defaultHotkey))) {
        throw new Error(`nothing holds ${defaultHotkey}`);
      }
    },
    quit: async () => {
      const gone = ended(child);
      await system.ask('quit').catch(() => {});
      await gone;
      await leave({ browser, pages });
    },
    kill: async () => {
      const gone = ended(child);
      child.kill('SIGKILL');
      await gone;
      await leave({ browser, pages });
    },
    crashPage: (title) => system.ask('crashPage', title),
    crash: async () => {
      const gone = ended(child);
      child.kill('SIGSEGV');
      await gone;
      await leave({ browser, pages });
      return [];
    },
  };
}

async function startOnElectron(
  folder: string,
  flags: readonly string[],
  { environment = {} }: StartOptions,
): Promise<RunningApp> {
  const program = installedElectron();
  if (program === null) {
    throw new Error('Electron’s runtime is not here');
  }
  const app = await electron.launch({
    executablePath: program,
    args: [root, ...electronFlags(), ...flags],
    env: { ...environmentOf(folder), ...environment },
    // Without it Playwright makes every page a light one.
    colorScheme: null,
  });
  return {
    host: 'electron',
    folder,
    system: null,
    window: (title) => pageWithTitle(() => app.windows(), title),
    hasWindow: (title) =>
      app.evaluate(
        ({ BrowserWindow }, wanted) =>
          BrowserWindow.getAllWindows().some((each) => each.getTitle() === wanted),
        title,
      ),
    press: async () => {
      await app.evaluate(({ app: main }) => {
        main.emit('second-instance', {}, [], '', { wants: 'pause' });
      });
    },
    quit: () => app.close(),
    kill: async () => {
      const gone = ended(app.process());
      app.process().kill('SIGKILL');
      await gone;
    },
    crashPage: (wanted) =>
      app.evaluate(({ BrowserWindow }, title) => {
        const window = BrowserWindow.getAllWindows().find((each) => each.getTitle() === title);
        if (window === undefined) throw new Error(`there is no window with the title “${title}”`);
        window.webContents.forcefullyCrashRenderer();
      }, wanted),
    crash: async () => {
      const dumps = await app.evaluate(({ app: main }) => main.getPath('crashDumps'));
      const gone = ended(app.process());
      // It cannot answer any more.
      await app.evaluate(() => process.crash()).catch(() => {});
      await gone;
      return [dumps];
    },
  };
}

interface ConnectedBrowser {
  readonly browser: Browser;
  /** The app’s own pages, and no other app’s. */
  readonly pages: () => Promise<readonly Page[]>;
}

async function connectTo(system: PreviewControl): Promise<ConnectedBrowser> {
  await system.ready;
  const url = await system.ask('debuggingUrl');
  if (url === undefined) {
    throw new Error('the preview has no debugging port');
  }
  const contextId = await system.ask('browserContext');
  // Without Playwright's own defaults, which would make every page a light one.
  const browser = await chromium.connectOverCDP(url, { noDefaults: true });
  return {
    browser,
    pages:
      contextId === undefined ? () => Promise.resolve(pagesOf(browser)) : pagesInContext(browser, contextId),
  };
}

/**
 * The pages of one context of a browser that others use too. Playwright puts those of every context that it did not make
 * itself into one; so each page is asked as soon as it comes, because one that is going cannot answer any more.
 */
function pagesInContext(browser: Browser, contextId: string): () => Promise<readonly Page[]> {
  const asked = new Map<Page, Promise<boolean>>();
  const note = (page: Page) => {
    asked.set(
      page,
      contextIdOf(page).then(
        (id) => id === contextId,
        () => false,
      ),
    );
    page.once('close', () => asked.delete(page));
  };
  for (const context of browser.contexts()) {
    context.pages().forEach(note);
    context.on('page', note);
  }
  return async () => {
    const found = await Promise.all([...asked].map(async ([page, isOwn]) => ((await isOwn) ? [page] : [])));
    return found.flat();
  };
}

async function contextIdOf(page: Page): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  try {
    return (await session.send('Target.getTargetInfo')).targetInfo.browserContextId;
  } finally {
    await session.detach();
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return child.exitCode;
  }
  await once(child, 'exit');
  return child.exitCode;
}

/** Once the app’s pages are gone: its next start must not find them. */
async function leave({ browser, pages }: ConnectedBrowser): Promise<void> {
  await Promise.all((await pages()).map((page) => page.isClosed() || page.waitForEvent('close')));
  await browser.close().catch(() => {});
}
