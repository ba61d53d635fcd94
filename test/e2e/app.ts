import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { SettingsChange } from '../../domain/settings.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import type { PreviewControl } from '../../preview/control-client.ts';
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

export const test = base.extend<Fixtures>({
  host: async ({ browserName: _ }, use, info) => {
    await use(info.project.name === 'electron' ? 'electron' : 'preview');
  },
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'unflappable-e2e-'));
    await use(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ host, folder }, use) => {
    const started: RunningApp[] = [];
    await use(async (...flags) => {
      // The first run stands in nobody's way but in its own test.
      if (!existsSync(join(folder, 'settings.json'))) writeSettings(folder, {});
      const app = await startApp(host, folder, flags);
      started.push(app);
      return {
        ...app,
        overlay: async () => new Overlay(await app.window('Pause')),
        panel: async () => new Panel(await app.window('Unflappable')),
      };
    });
    for (const app of started) {
      await app.kill();
    }
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

function writeSettings(folder: string, change: SettingsChange): void {
  mkdirSync(folder, { recursive: true });
  const settings = { version: 1, isWelcomed: true, ...change };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
}

/** The hand on the system, which only the preview offers; on Electron the test is skipped with this reason. */
export function systemOf(app: App): PreviewControl {
  const { system } = app;
  test.skip(system === null, 'only the preview can be asked to be the system');
  if (system === null) throw new Error('unreachable');
  return system;
}

export { expect } from '@playwright/test';
