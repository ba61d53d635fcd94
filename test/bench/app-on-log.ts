import { copyFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { keyFileOf } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import { pagesOf, pageWithTitle } from '../support/page-with-title.ts';
import { startHosted } from './hosted-preview.ts';

/** The app as it is built, on a copy of a log, with its panel open. */
export interface AppOnLog {
  readonly panel: Page;
  /** The longest that the main process did nothing else at a time since this was last asked, in milliseconds. */
  readonly standstill: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startOnLog(log: string): Promise<AppOnLog> {
  const preview = await startHosted({
    main: 'watched-app',
    flags: ['--remote-debugging-port=0'],
    settings: { isWelcomed: true },
    fill: (folder) => {
      copyFileSync(databaseFileOf(log), databaseFileOf(folder));
      copyFileSync(keyFileOf(log), keyFileOf(folder));
    },
  });
  try {
    const url = await preview.control.ask('debuggingUrl');
    if (url === undefined) throw new Error('the preview has no debugging port');
    const browser = await chromium.connectOverCDP(url);
    const panel = await pageWithTitle(() => pagesOf(browser), 'Unflappable');
    await panel.getByRole('tab', { name: 'Today' }).waitFor();
    return {
      panel,
      standstill: async () => {
        const reported = preview.next('standstill');
        await preview.control.ask('trayToolTip');
        return (await reported).longest;
      },
      stop: async () => {
        await browser.close();
        await preview.stop();
      },
    };
  } catch (error) {
    await preview.stop();
    throw error;
  }
}
