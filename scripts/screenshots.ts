import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Settings } from '../domain/settings.ts';
import { openStore } from '../electron/store/open.ts';
import { ensureBrowser } from '../preview/find-browser.ts';
import { startApp } from '../test/support/running-app.ts';
import { recordsOfAWeek } from '../test/support/week-of-records.ts';
import { buildIfStale } from './build-app.ts';

const pictures = join(import.meta.dirname, '../docs/pictures');

process.env.UNFLAPPABLE_BROWSER = ensureBrowser();
await buildIfStale();
mkdirSync(pictures, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  await takePictures(theme);
}

/** Every screen with a realistic week of records, as the README shows them. */
async function takePictures(theme: Settings['theme']): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-pictures-'));
  try {
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ version: 1, theme, name: 'Sam', device: 'boom', isWelcomed: true }),
    );
    const store = openStore(folder);
    store.transaction(() => recordsOfAWeek(store));
    store.close();

    const app = await startApp('preview', folder);
    const panel = await app.window('Unflappable');
    for (const tab of ['Today', 'Calls', 'Week', 'Playbook', 'Practice', 'Settings']) {
      await panel.getByRole('tab', { name: tab }).click();
      await panel.getByRole('heading', { level: 1 }).waitFor();
      await save(panel, `${tab.toLowerCase()}-${theme}`);
    }
    await panel.getByRole('tab', { name: 'Today' }).click();
    await panel.getByRole('button', { name: 'Log it' }).first().click();
    await panel.getByRole('button', { name: 'Done' }).waitFor();
    await save(panel, `log-${theme}`);

    await app.press();
    const overlay = await app.window('Pause');
    await overlay.getByRole('timer').getByText('6').waitFor();
    await save(overlay, `pause-${theme}`);
    await overlay.getByRole('button', { name: 'Go on' }).click();
    await overlay.getByRole('list', { name: 'Lines' }).waitFor();
    await save(overlay, `lines-${theme}`);
    await overlay.getByRole('button', { name: 'Danger' }).click();
    await overlay.getByRole('button', { name: 'Back to the lines' }).waitFor();
    await save(overlay, `danger-${theme}`);
    await app.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function save(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Nothing is pointed at in a picture.
  await page.mouse.move(1, 1);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  console.error(`docs/pictures/${name}.png`);
}
