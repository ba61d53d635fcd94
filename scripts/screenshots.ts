import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { noChanges, type PlaybookChanges, playbookOf } from '../domain/own-playbook.ts';
import { writePack } from '../domain/pack.ts';
import { blankPolicy, type Policy, suggestedWords } from '../domain/policy.ts';
import { overlaySizes, type Settings } from '../domain/settings.ts';
import { stampAt } from '../domain/time.ts';
import type { Bridge } from '../electron/contract.ts';
import { openStore, type Store } from '../electron/store/open.ts';
import { ensureBrowser } from '../preview/find-browser.ts';
import { buildCall, buildShift } from '../test/support/build-records.ts';
import { builtInPlaybook } from '../test/support/built-in-playbook.ts';
import { type RunningApp, startApp } from '../test/support/running-app.ts';
import { recordsOfAWeek } from '../test/support/week-of-records.ts';
import { type WeekToLookAt, weeksToLookAt } from '../test/support/weeks-to-look-at.ts';
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
  support: 'Dana, extension 12, any day',
};

/** What a rep may have made of the playbook. */
const changes: PlaybookChanges = {
  ...noChanges,
  lines: {
    'insult-1': { isStarred: true },
    'insult-2': { text: 'I heard that. Let’s go back to your order.' },
    'insult-3': { isOff: true },
  },
  added: [
    { place: 'own-bill', id: 'own-1', text: 'Let’s go through it line by line.' },
    { place: 'own-bill', id: 'own-2', text: 'I see the amount. I’ll find out where it comes from.' },
    { place: 'own-bill', id: 'own-3', text: '[name], the first number is your tariff.' },
  ],
  pages: [
    {
      key: 'own-bill',
      name: 'Bill shock',
      countsAs: 'starts-angry',
      avoidInShort: 'explaining the tariff first',
    },
  ],
  policy,
};

const pictures = join(import.meta.dirname, '../docs/pictures');

process.env.UNFLAPPABLE_BROWSER = ensureBrowser();
await buildIfStale();
mkdirSync(pictures, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  await takePictures(theme);
  await takeLogPictures(theme);
  await takeWeekPictures(theme);
  await takeCarePictures(theme);
  for (const size of overlaySizes) {
    await takeOverlayPictures(theme, size);
  }
}

/** Every tab with a realistic week of records, as the README shows them, and what lies behind them. */
async function takePictures(theme: Settings['theme']): Promise<void> {
  await withApp({ theme }, noChanges, async (app) => {
    const panel = await app.window('Unflappable');
    for (const tab of ['Today', 'Calls', 'Week', 'Playbook', 'Practice', 'Your data', 'Settings']) {
      await panel.getByRole('tab', { name: tab }).click();
      await panel.getByRole('heading', { level: 1 }).waitFor();
      await save(panel, `${tab.toLowerCase().replace(' ', '-')}-${theme}`);
    }
    await saveWays(panel, `ways-${theme}`);
    await panel.getByRole('tab', { name: 'Playbook' }).click();
    await savePackPreview(app, panel, `pack-${theme}`);
    await panel.getByRole('tab', { name: 'Today' }).click();
    await panel.getByRole('button', { name: 'Log it' }).first().click();
    await panel.getByRole('button', { name: 'Done' }).waitFor();
    await save(panel, `log-${theme}`);
  });
  await withApp({ theme, isWelcomed: false, name: '' }, noChanges, async (app) => {
    const panel = await app.window('Unflappable');
    for (const step of [1, 2, 3, 4, 5]) {
      await panel.getByText(`Step ${step} of 5`).waitFor();
      if (step === 5) await panel.getByRole('button', { name: 'End practice' }).waitFor();
      if (step % 2 === 1) await save(panel, `first-run-${step}-${theme}`);
      await panel.getByRole('button', { name: 'Skip this step' }).click();
    }
  });
  await withApp({ theme }, changes, async (app) => {
    const panel = await app.window('Unflappable');
    await panel.getByRole('tab', { name: 'Playbook' }).click();
    const chapters = panel.getByRole('navigation', { name: 'Chapters' });
    for (const [chapter, name] of [
      ['Bill shock', 'own-situation'],
      ['Your site’s policy', 'policy'],
    ] as const) {
      await chapters.getByRole('button', { name: chapter, exact: true }).click();
      await panel.getByRole('heading', { level: 2, name: chapter }).waitFor();
      await panel.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
      await save(panel, `${name}-${theme}`);
    }
    await panel.getByRole('combobox', { name: 'Search the playbook' }).fill('supervisr');
    await panel.getByRole('listbox', { name: 'Found' }).waitFor();
    await panel.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await save(panel, `search-${theme}`);
  });
}

/** What can be done with the log: the whole record, finding, handing over, closing a shift, locking. */
async function takeLogPictures(theme: Settings['theme']): Promise<void> {
  await withApp({ theme }, noChanges, async (app) => {
    const panel = await app.window('Unflappable');
    const button = (name: string | RegExp) => panel.getByRole('button', { name });
    const open = (tab: string) => panel.getByRole('tab', { name: tab }).click();
    await open('Calls');
    await button('Make an evidence sheet').click();
    const rows = panel.getByRole('list', { name: 'Calls', exact: true });
    for (const box of (await rows.getByRole('checkbox').all()).slice(0, 5)) await box.check();
    await button('See the sheet').click();
    await panel.getByRole('heading', { name: 'Evidence sheet' }).waitFor();
    await save(panel, `evidence-${theme}`);
    await button('Done').click();
    await panel.getByRole('textbox', { name: 'Search the calls' }).fill('box');
    await panel.locator('mark').first().waitFor();
    await save(panel, `calls-search-${theme}`);
    await open('Today');
    await button('Log it').first().click();
    for (const part of ['The call', 'People', 'Promises']) await button(new RegExp(`^${part}`, 'u')).click();
    await button(/^The call/u).scrollIntoViewIfNeeded();
    await save(panel, `log-whole-${theme}`);
    await open('Today');
    await open('Today');
    await button('Start shift').click();
    await button('End shift').click();
    await panel.getByRole('heading', { name: 'Close the shift' }).scrollIntoViewIfNeeded();
    await save(panel, `closing-${theme}`);
    await open('Your data');
    await button(/^Set a passphrase/u).click();
    await save(panel, `passphrase-${theme}`);
  });
}

/** A first week, an empty one, a busy one and a terrible one, each as far as it goes; and two weeks side by side. */
async function takeWeekPictures(theme: Settings['theme']): Promise<void> {
  const names: readonly WeekToLookAt[] = ['first', 'empty', 'busy', 'terrible'];
  for (const name of names) {
    const fill = (store: Store) => weeksToLookAt[name](store);
    await withApp(
      { theme },
      noChanges,
      async (app) => {
        const panel = await app.window('Unflappable');
        const button = (words: string) => panel.getByRole('button', { name: words, exact: true });
        await panel.getByRole('tab', { name: 'Week' }).click();
        await panel.getByRole('heading', { level: 2, name: 'Worth keeping' }).waitFor();
        const isOver = name === 'busy' || name === 'terrible';
        if (isOver) {
          await button('Earlier week').click();
          await button('Later week').waitFor();
        }
        await drawn(panel);
        await save(panel, `week-${name}-${theme}`, { isWhole: true });
        if (name !== 'busy') return;
        await panel.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
        await panel.getByRole('table').waitFor();
        await save(panel, `week-beside-${theme}`);
        await button('Take it along').click();
        await panel.locator('.paper').waitFor();
        await drawn(panel);
        await save(panel, `week-take-${theme}`);
      },
      fill,
    );
  }
}

/** What is said to a rep who has much to carry: the hint of a heavy shift on Today, and the quiet card of the week. */
async function takeCarePictures(theme: Settings['theme']): Promise<void> {
  await withApp(
    { theme },
    changes,
    async (app) => {
      const panel = await app.window('Unflappable');
      await panel.getByRole('region', { name: 'A lot has come' }).waitFor();
      await save(panel, `load-hint-${theme}`);
    },
    (store) => {
      weeksToLookAt.empty(store);
      heavyShift(store);
    },
  );
  await withApp(
    { theme },
    changes,
    async (app) => {
      const panel = await app.window('Unflappable');
      await panel.getByRole('tab', { name: 'Week' }).click();
      await panel.getByRole('button', { name: 'Earlier week', exact: true }).click();
      const card = panel.getByRole('region', { name: 'Somebody to talk to' });
      await card.waitFor();
      await drawn(panel);
      await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await save(panel, `quiet-card-${theme}`);
    },
    weeksToLookAt.terrible,
  );
}

/** A running shift with more hard calls in it than any before. */
function heavyShift(store: Store): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ago = (minutes: number) => stampAt(Date.now() - minutes * 60_000, zone);
  store.shifts.save(buildShift({ startedAt: ago(200), endedAt: null }));
  for (const minutes of [170, 120, 90, 60, 25]) {
    store.calls.save(buildCall({ startedAt: ago(minutes), intensity: 4, situation: 'shouting' }));
  }
}

/**
 * Every picture of the page is there, with its marks, and painted: they come a moment after its sentences. A legend has marks
 * from the beginning, and so has what a chart is clipped by: neither counts.
 */
async function drawn(panel: Page): Promise<void> {
  await panel.waitForFunction(() => {
    // The cards of the week that is named are still on their way.
    if (document.querySelector('[aria-busy="true"]') !== null) return false;
    const drawing = '.plot > [aria-hidden="true"] svg';
    const marks = ['circle', 'path', 'rect', 'line'].map((mark) => `${drawing} ${mark}`).join(', ');
    return [...document.querySelectorAll('.plot')].every(
      (plot) =>
        plot.role === 'img' &&
        [...plot.querySelectorAll(marks)].some((mark) => mark.closest('defs') === null),
    );
  });
  await panel.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

async function saveWays(panel: Page, name: string): Promise<void> {
  const summary = panel.locator('summary').first();
  await summary.click();
  await panel.locator('.ways').evaluate((ways) => {
    // As the installed app says it: this one runs from a checkout, on a folder of its own.
    for (const code of ways.querySelectorAll('code')) {
      code.textContent = code.textContent.replace(/\S*\/unflappable --pause \S+/u, 'unflappable --pause');
    }
    ways.parentElement?.scrollIntoView();
  });
  await save(panel, name);
}

async function savePackPreview(app: RunningApp, panel: Page, name: string): Promise<void> {
  const file = join(app.folder, 'team-north.yaml');
  writeFileSync(file, writePack(playbookOf(builtInPlaybook, changes), { as: 'yaml', name: 'Team north' }));
  await panel
    .getByRole('navigation', { name: 'Chapters' })
    .getByRole('button', { name: 'Share', exact: true })
    .click();
  await app.system?.ask('answerFileDialog', [file]);
  await panel.getByRole('button', { name: 'Choose a file' }).click();
  await panel.getByRole('button', { name: 'Import' }).waitFor();
  await panel.locator('.pack-preview').evaluate((preview) => preview.scrollIntoView());
  await save(panel, name);
}

/** Every face of the overlay: `pause-light` in the usual size, `pause-compact-light` in the small one. */
async function takeOverlayPictures(theme: Settings['theme'], size: Settings['size']): Promise<void> {
  const named = (name: string) => (size === 'large' ? `${name}-${theme}` : `${name}-${size}-${theme}`);
  await withApp({ theme, size }, noChanges, async (app) => {
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
    if (size === 'compact') {
      await button('More situations').click();
      await save(overlay, named('situations'));
      await button('Fewer situations').click();
    }
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
    await button('Lines').click();
    await button('Later').click();

    const textScale = (percent: number) =>
      panel.evaluate((scale) => window.coach.send('changeSettings', { textScale: scale }), percent);
    await textScale(200);
    await app.press();
    await overlay.getByRole('timer').getByText('6').waitFor();
    await save(overlay, named('pause-200'));
    await button('Go on').click();
    await overlay.getByRole('list', { name: 'Lines' }).waitFor();
    await save(overlay, named('lines-200'));
    await button('Danger').click();
    await button('Back to the lines').waitFor();
    await save(overlay, named('danger-200'));
    await button('Later').click();
    await textScale(100);

    await panel.evaluate(() => window.coach.send('practise', { situation: 'abuse' }));
    await app.press();
    await overlay.getByRole('timer').getByText('6').waitFor();
    await save(overlay, named('practice-pause'));
    await button('Go on').click();
    await overlay.getByRole('list', { name: 'Lines' }).waitFor();
    await save(overlay, named('practice-lines'));
  });
}

async function withApp(
  settings: Partial<Settings>,
  playbook: PlaybookChanges,
  takeThem: (app: RunningApp) => Promise<void>,
  fill: (store: Store) => void = recordsOfAWeek,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-pictures-'));
  try {
    const all = { version: 1, isWelcomed: true, name: 'Sam', device: 'boom', ...settings };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(all));
    const store = openStore(folder);
    store.transaction(() => {
      fill(store);
      store.playbook.save(playbook);
    });
    store.close();
    const app = await startApp('preview', folder);
    await takeThem(app);
    await app.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function save(page: Page, name: string, { isWhole = false } = {}): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // At the edge, where nothing is that could be pointed at.
  await page.mouse.move(2, 200);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: isWhole });
  console.error(`docs/pictures/${name}.png`);
}
