import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { blankPolicy, type Policy, suggestedWords } from '../domain/policy.ts';
import { overlaySizes, type Settings } from '../domain/settings.ts';
import type { Bridge } from '../electron/contract.ts';
import { openStore } from '../electron/store/open.ts';
import { ensureBrowser } from '../preview/find-browser.ts';
import { type RunningApp, startApp } from '../test/support/running-app.ts';
import { recordsOfAWeek } from '../test/support/week-of-records.ts';
import { buildIfStale } from './build-app.ts';

declare global {
  interface Window {
    readonly coach: Bridge;
  }
}

/** A site’s policy as it may be filled in. */
const policy: Policy = {
  ...blankPolicy,
  warnings: 2,
  mayEndCall: true,
  warningWords: suggestedWords.warnings.slice(0, 2),
  endWords: suggestedWords.end,
  helpFrom: 'Shift lead, extension 7700',
  channels: 'E-mail, the form on the website',
};

const pictures = join(import.meta.dirname, '../docs/pictures');

process.env.UNFLAPPABLE_BROWSER = ensureBrowser();
await buildIfStale();
mkdirSync(pictures, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  await takePictures(theme);
  for (const size of overlaySizes) {
    await takeOverlayPictures(theme, size);
  }
}

/** Every tab with a realistic week of records, as the README shows them. */
async function takePictures(theme: Settings['theme']): Promise<void> {
  await withApp({ theme }, async (app) => {
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
  });
}

/** Every face of the overlay: `pause-light` in the usual size, `pause-compact-light` in the small one. */
async function takeOverlayPictures(theme: Settings['theme'], size: Settings['size']): Promise<void> {
  const named = (name: string) => (size === 'large' ? `${name}-${theme}` : `${name}-${size}-${theme}`);
  await withApp({ theme, size }, async (app) => {
    const panel = await app.window('Unflappable');
    const overlay = await app.window('Pause');
    // Nobody has given it the keyboard; a page without a display believes otherwise.
    await overlay.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
    const button = (name: string) => overlay.getByRole('button', { name, exact: true });
    await app.press();
    await overlay.getByRole('timer').getByText('6').waitFor();
    await save(overlay, named('pause'));
    await button('Go on').click();
    await overlay.getByRole('list', { name: 'Lines' }).waitFor();
    await save(overlay, named('lines'));
    await button('Ladder').click();
    await button('Lines for ongoing abuse').waitFor();
    await save(overlay, named('ladder-blank'));
    await button('Danger').click();
    await button('Back to the lines').waitFor();
    await save(overlay, named('danger'));
    await button('Back to the lines').click();
    await panel.evaluate((written) => window.coach.send('editPlaybook', written), {
      type: 'write-policy' as const,
      policy,
    });
    await button('Ladder').click();
    await button('I said it').click();
    await overlay.getByText('Second warning of two', { exact: true }).waitFor();
    await save(overlay, named('ladder'));
  });
}

async function withApp(
  settings: Partial<Settings>,
  takeThem: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-pictures-'));
  try {
    const all = { version: 1, isWelcomed: true, name: 'Sam', device: 'boom', ...settings };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(all));
    const store = openStore(folder);
    store.transaction(() => recordsOfAWeek(store));
    store.close();
    const app = await startApp('preview', folder);
    await takeThem(app);
    await app.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function save(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Nothing is pointed at in a picture.
  // At the edge, where nothing is that could be pointed at.
  await page.mouse.move(2, 200);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  console.error(`docs/pictures/${name}.png`);
}
