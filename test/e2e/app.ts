import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { SettingsChange } from '../../domain/settings.ts';
import { removeStandIn } from '../../electron/profile-folder.ts';
import { openExistingStore, openStore, type ReadOnlyStore, type Store } from '../../electron/store/open.ts';
import { type Chromium, startChromium } from '../../preview/chromium.ts';
import type { PreviewControl } from '../../preview/control-client.ts';
import { ensureBrowser } from '../../preview/find-browser.ts';
import { type HostName, type RunningApp, startApp } from '../support/running-app.ts';
import { Overlay } from './pages/overlay.ts';
import { Panel } from './pages/panel.ts';

/** A running app with its windows as page objects. */
export interface App extends RunningApp {
  readonly overlay: () => Promise<Overlay>;
  readonly panel: () => Promise<Panel>;
}

interface Fixtures {
  readonly host: HostName;
  /** A data folder of this test's own, empty, removed afterwards. */
  readonly folder: string;
  /** Starts the app on the test's folder; whatever still runs at the end is stopped. */
  readonly launch: (...flags: readonly string[]) => Promise<App>;
  /** Writes the settings file before a start: the defaults with this change, and the first run gone through. */
  readonly settings: (change: SettingsChange) => void;
  /** Puts records into the store before a start. */
  readonly records: (write: (store: Store) => void) => void;
}

/** What tests that run one after the other share. */
interface SharedFixtures {
  /** A Chromium for the preview to open its pages in, each app in a context of its own: starting one takes as long as a test. */
  readonly chromium: Chromium | undefined;
}

export const test = base.extend<Fixtures, SharedFixtures>({
  chromium: [
    async ({ browserName: _ }, use, { project }) => {
      if (hostOf(project) === 'electron') return use(undefined);
      const chromium = await startSharedChromium();
      await use(chromium);
      chromium.kill();
    },
    { scope: 'worker' },
  ],
  host: async ({ browserName: _ }, use, info) => {
    await use(hostOf(info.project));
  },
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'unflappable-e2e-'));
    await use(join(folder, 'data'));
    // An app that was killed where it could not write has left one.
    removeStandIn(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ host, folder, chromium }, use) => {
    const started: RunningApp[] = [];
    await use(async (...flags) => {
      // The first run stands in nobody's way but in its own test.
      if (!existsSync(join(folder, 'settings.json'))) writeSettings(folder, {});
      // What the loopback is open to is decided when Chromium starts.
      const browser = flags.includes('--open-loopback') ? undefined : chromium?.debuggingUrl;
      const app = await startApp(host, folder, flags, { browser });
      started.push(app);
      return {
        ...app,
        overlay: async () => new Overlay(await app.window('Pause')),
        panel: async () => new Panel(await app.window('Unflappable')),
      };
    });
    const ends = await Promise.allSettled(started.map((app) => app.kill()));
    const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    if (failed.length > 0) throw new AggregateError(failed, 'an app could not be ended');
  },
  settings: async ({ folder }, use) => {
    await use((change) => writeSettings(folder, change));
  },
  records: async ({ folder }, use) => {
    await use((write) => {
      const store = openStore(folder);
      try {
        store.transaction(() => write(store));
      } finally {
        store.close();
      }
    });
  },
});

/** As playwright.config.ts names its projects. */
function hostOf({ name }: { readonly name: string }): HostName {
  return name.startsWith('electron') ? 'electron' : 'preview';
}

function startSharedChromium() {
  return startChromium(
    { program: ensureBrowser(), headless: true, debuggingPort: 0, opensLoopback: false, switches: [] },
    (lastWords) => console.error(`The browser that the tests share has ended. ${lastWords}`),
  );
}

function writeSettings(folder: string, change: SettingsChange): void {
  mkdirSync(folder, { recursive: true });
  const settings = { version: 1, isWelcomed: true, ...change };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
}

/** Reads the records, while an app has them open or once it has ended. */
export function readRecords<T>(folder: string, read: (store: ReadOnlyStore) => T): T {
  const store = openExistingStore(folder);
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** The hand on the system, which only the preview offers; on Electron the test is skipped with this reason. */
export function systemOf(app: App): PreviewControl {
  const { system } = app;
  test.skip(system === null, 'only the preview can be asked to be the system');
  if (system === null) throw new Error('unreachable');
  return system;
}

export { expect } from '@playwright/test';
