import type { Locator, Page } from '@playwright/test';
import { stampAt } from '../../domain/time.ts';
import { at, buildCall } from '../support/build-records.ts';
import { type WeekToLookAt, weeksToLookAt } from '../support/weeks-to-look-at.ts';
import { test as base, expect } from './app.ts';
import { faultsInBothThemes } from './axe.ts';
import { WeekTab } from './pages/week.ts';

interface Fixtures {
  /** Starts the app on the records of such a week, and shows it. */
  readonly show: (week: WeekToLookAt | 'nothing') => Promise<WeekTab>;
}

const test = base.extend<Fixtures>({
  show: async ({ launch, records }, use) => {
    await use(async (name) => {
      if (name !== 'nothing') records((store) => weeksToLookAt[name](store));
      const week = new WeekTab(await (await launch()).panel());
      await week.open();
      await expect(week.title).toBeVisible();
      // The busy and the terrible one are over: whole, whatever day it is.
      if (name === 'busy' || name === 'terrible') {
        const now = (await week.title.textContent()) ?? '';
        await week.button('Earlier week').click();
        await expect(week.title).not.toHaveText(now);
      }
      await expect(week.drawing).toHaveCount(0);
      return week;
    });
  },
});

function today() {
  return stampAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** No card and no picture is still on its way. */
async function drawn(week: WeekTab): Promise<void> {
  await expect(week.drawing).toHaveCount(0);
  await expect(week.pictures.first().locator('circle, path').first()).toBeAttached();
}

test('a busy week is read from its top to its bottom, wide and narrow, alone and beside another', async ({
  show,
}) => {
  const week = await show('busy');
  await drawn(week);

  await test.step('it goes from what is worth keeping to what to ask for', async () => {
    await expect(week.cards).toHaveText([
      'Worth keeping',
      'What helped',
      'Recovery',
      'How it was',
      'What to ask for',
      'One thing to try',
    ]);
    await expect(week.card('Worth keeping')).toContainText('Kept my cool with both of them on the line.');
    await week.button('1 more').click();
    await expect(week.card('Worth keeping')).toContainText('She went from shouting to thanking me');
    const came = week.card('What came at you');
    await expect(came.getByRole('paragraph').first()).toHaveText(
      'More came at you than usual: 11, where five shifts usually bring 1 to 10.',
    );
    await expect(came).toContainText('Luck of the draw');
    await expect(came).not.toContainText('11 hostile calls');
    await expect(came).toContainText('your usual range, a shift: 0.2 to 2 (from 40 shifts)');
    await came.getByRole('button', { name: 'The numbers of hostile calls' }).click();
    await expect(came).toContainText('11 hostile calls in 5 shifts: about two a shift (1.1 to 3.9).');
    await expect(week.card('What to ask for')).toContainText('not yours to solve');
  });

  await test.step('each line that helped is shown with how often, and how sure that is', async () => {
    const helped = week.card('What helped');
    const first = helped.getByRole('listitem').first();
    await expect(first).toContainText('13 of 15');
    await expect(first.getByRole('img')).toHaveAccessibleName(
      /^Helped 13 of 15 times; .+ from 0\.62 to 0\.96\.$/u,
    );
    await expect(helped).toContainText('Still trying');
  });

  await test.step('each picture is said in words, and none can be tabbed into', async () => {
    const names = () =>
      week.pictures.evaluateAll((pictures) =>
        pictures.map((picture) => picture.getAttribute('aria-label') ?? ''),
      );
    const expected = [
      /^Hostile calls a shift in 12 weeks .+ Your usual range is 0\.2 to 2 a shift, from \d+ shifts\.$/u,
      /^Minutes to steady after 10 calls: .+at least 2.+ About half would be steady by 6\.$/u,
      /^Points down from the worst moment in 11 calls: median 3, from 1 to 4, mean 2\.6; /u,
      /^What came, of 11 calls: Shouting 3, /u,
      /^How it ended, of 11 calls: Solved 4, /u,
      /^Wound up at worst in the next hard call, .+ under 5 min .+ 5 to 15 min none; /u,
      /^Hostile calls by weekday and hour: .+ Monday 11:00 6 \(about [\d.]+ for each hour worked\)/u,
      /^Still on my mind at the end of 5 shifts, .+: 3, 4, 6, 2, 2\.$/u,
    ];
    await expect(async () => {
      const found = await names();
      for (const wanted of expected) expect(found.filter((name) => wanted.test(name))).toHaveLength(1);
    }).toPass();
    const stops = week.pictures.locator('[tabindex]:not([tabindex="-1"]), a, button, input');
    await expect(stops).toHaveCount(0);
  });

  await test.step('calls with and without a pause are compared only when it is asked to', async () => {
    const part = week.card('Coming down');
    await expect(part).not.toContainText('Not enough to compare yet');
    await part.getByRole('button', { name: 'With a pause and without' }).click();
    await expect(part).toContainText('Not enough to compare yet');
  });

  await test.step('the numbers behind a picture, and how they were made, are there on request', async () => {
    const part = week.card('Coming down');
    await expect(part.getByRole('table')).toBeHidden();
    await part.getByRole('button', { name: 'The numbers of coming down' }).click();
    await expect(part.getByRole('row').nth(1)).toHaveText('112.641.88 to 3.39314');
    await part.getByRole('button', { name: 'About this number: coming down' }).press('Enter');
    await expect(part.getByRole('table')).toBeHidden();
    await expect(part).toContainText('how wound up you were at worst, less');
    await expect(part).toContainText('What it cannot say: what brought you down.');
    await part.getByRole('button', { name: 'About this number: coming down' }).press('Enter');
    await expect(part).not.toContainText('What it cannot say');
  });

  await test.step('the table has what the picture draws, dot by dot and hour by hour', async () => {
    const rowsOf = async (part: string, numbers: string) => {
      await week
        .card(part)
        .getByRole('button', { name: `The numbers of ${numbers}`, exact: true })
        .click();
      return week.card(part).getByRole('table').getByRole('row');
    };
    const steady = await rowsOf('Back to steady', 'back to steady');
    const drawnTimes = await week.card('Back to steady').getByRole('img').getAttribute('aria-label');
    const times = /: (.+?)\.(?: About|$)/u.exec(drawnTimes ?? '')?.[1]?.split(', ') ?? [];
    expect(times.length).toBe(10);
    await expect(steady).toHaveCount(2 + times.length);
    await expect(steady.nth(1).getByRole('rowheader')).toHaveText('All');
    for (const [index, time] of times.entries()) {
      await expect(
        steady
          .nth(2 + index)
          .getByRole('cell')
          .first(),
      ).toHaveText(time);
    }
    const onMyMind = await rowsOf('Still on my mind', 'still on my mind');
    await expect(onMyMind.nth(1)).toHaveText('All–5326');
    await expect(onMyMind.getByRole('cell', { name: /^\d+$/u })).toHaveText([
      '5',
      '3',
      '2',
      '6',
      '3',
      '4',
      '6',
      '2',
      '2',
    ]);
    const hours = await rowsOf('When it came', 'hours and weekdays');
    const cells = week.card('When it came').locator('.plot .hour');
    await expect(hours).toHaveCount(1 + (await cells.count()));
    await expect(hours.getByRole('cell', { name: '0', exact: true }).first()).toBeVisible();
    // A stretch of time without a call is no column of the picture, but a row.
    const over = await rowsOf('After another hard call', 'how the next hard call was');
    await expect(over).toHaveCount(5);
    await expect(over.filter({ hasText: '5 to 15 min' }).getByRole('cell')).toHaveText(['0', '–']);
    await expect(week.card('After another hard call').locator('.plot svg').first()).not.toContainText('5–15');
  });

  await test.step('a call is a dot while they are few, and bars stand for them from ten on', async () => {
    const shown = (await week.title.textContent()) ?? '';
    const part = week.card('What came, and how it ended');
    const came = (calls: number) =>
      part.getByRole('img', { name: new RegExp(`^What came, of ${calls} calls: `, 'u') });
    await expect(came(11).locator('.bar path')).toHaveCount(3);
    await expect(came(11).locator('circle')).toHaveCount(0);
    await week.button('Earlier week').click();
    await expect(came(5)).toBeVisible();
    const counts = (await came(5).getAttribute('aria-label'))?.match(/\d+(?=[,.])/gu)?.map(Number) ?? [];
    const all = counts.reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(2);
    await expect(came(5).locator('svg.recharts-surface circle')).toHaveCount(all);
    await expect(came(5).locator('.bar')).toHaveCount(0);
    await week.button('Later week').click();
    await expect(week.title).toHaveText(shown);
  });

  await test.step('every number is explained in place', async () => {
    const abouts = await week.button(/^About th/u).all();
    expect(abouts.length).toBeGreaterThanOrEqual(11);
    for (const about of abouts) {
      await about.click();
      await expect(about).toHaveAttribute('aria-expanded', 'true');
      const text = week.page.locator(`[id="${await about.getAttribute('aria-controls')}"]`);
      await expect(text).toContainText('What it cannot say:');
    }
  });

  await test.step('two weeks stand side by side as they were, without a word of judgement or a difference', async () => {
    await week.comparing.selectOption({ index: 1 });
    const table = week.card('Side by side').getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveCount(2);
    await expect(week.comparing.getByRole('option', { selected: true })).toHaveText(/^The week before, /u);
    const came = table.getByRole('row', { name: /^What came at you/u });
    await expect(came).toContainText('11 hostile calls in 5 shifts');
    await expect(came).toContainText('5 hostile calls in 5 shifts');
    await expect(came.getByText('from 5 shifts', { exact: true })).toHaveCount(2);
    await expect(table).not.toContainText(/\bn \d/u);
    await expect(table).not.toContainText(/better|worse|improv|increase|decrease|[↑↓]|\d %/iu);
    await week.button('Close the comparison').click();
    await expect(week.card('Recovery')).toBeVisible();
    await expect(week.title).toBeFocused();
  });

  await test.step('it fits a narrow window without scrolling sideways', async () => {
    for (const width of [1000, 620, 380]) {
      await week.page.setViewportSize({ width, height: 800 });
      await drawn(week);
      await expect
        .poll(() => week.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0);
    }
  });

  await test.step('two weeks stand below each other in a narrow window', async () => {
    await week.page.setViewportSize({ width: 600, height: 800 });
    await week.comparing.selectOption({ index: 1 });
    const came = week.card('What came at you');
    await expect(came.getByRole('term')).toHaveCount(2);
    await expect(came).toContainText('5 hostile calls in 5 shifts');
    await expect(week.card('Side by side').getByRole('table')).toHaveCount(0);
  });
});

test('the charting code is fetched with the week, and the page does not move when it comes', async ({
  launch,
  records,
}) => {
  records((store) => weeksToLookAt.busy(store));
  const panel = await (await launch()).panel();
  const scripts = () =>
    panel.page.evaluate(
      () =>
        performance.getEntriesByType('resource').filter(({ name }) => name.includes('week-charts')).length,
    );
  await expect(panel.content).toBeVisible();
  expect(await scripts()).toBe(0);
  await watchShifts(panel.page);
  const week = new WeekTab(panel);
  await week.open();
  await drawn(week);
  expect(await scripts()).toBeGreaterThan(0);
  expect(await panel.page.evaluate(() => window.shifted)).toBeLessThan(0.01);
});

declare global {
  interface Window {
    /** What a live region has said, in order. */
    heard: string[];
    /** How the cards were while they were still those of the week before. */
    underOtherTitle: { readonly isInert: boolean; readonly isBusy: boolean }[];
    /** How far what was to be seen has moved since `watchShifts`, as the browser reckons it. */
    shifted: number;
  }
}

/** All that a live region says from now on. */
async function listenTo(status: Locator): Promise<() => Promise<readonly string[]>> {
  await status.evaluate((region) => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(region.textContent)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => status.page().evaluate(() => window.heard);
}

async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') window.shifted += entry.value;
      }
    }).observe({ type: 'layout-shift' });
  });
}

test.describe('through the weeks', () => {
  test('the keys and the picker lead there, from a week that is empty', async ({ show }) => {
    const week = await show('empty');

    await test.step('an empty one keeps what is known from before', async () => {
      await expect(week.cards).toHaveText([
        'Worth keeping',
        'The week before',
        'What helped',
        'How it was',
        'One thing to try',
      ]);
      await expect(week.card('How it was').getByRole('img')).toHaveCount(1);
      await expect(week.page.getByRole('tabpanel')).toContainText('Nothing yet this week, and that is fine.');
    });

    await test.step('the week before is one press away', async () => {
      const now = (await week.title.textContent()) ?? '';
      await week.button('Look at it').click();
      await expect(week.title).not.toHaveText(now);
      await expect(week.title).toBeFocused();
      await week.button('This week').click();
      await expect(week.title).toHaveText(now);
    });

    await test.step('Alt with the arrows and Home leads there from anywhere, and the heading says where', async () => {
      const now = (await week.title.textContent()) ?? '';
      await week.page.keyboard.press('Alt+ArrowLeft');
      await expect(week.title).not.toHaveText(now);
      await expect(week.title).toBeFocused();
      const before = (await week.title.textContent()) ?? '';
      await week.page.keyboard.press('Alt+ArrowLeft');
      await expect(week.title).not.toHaveText(before);
      await week.page.keyboard.press('Alt+ArrowRight');
      await expect(week.title).toHaveText(before);
      await week.page.keyboard.press('Alt+ArrowLeft');
      await expect(week.title).not.toHaveText(before);
      await week.button(/^About this number: wins/u).focus();
      await week.page.keyboard.press('Alt+Home');
      await expect(week.title).toHaveText(now);
      await expect(week.title).toBeFocused();
    });

    await test.step('the same keys belong to a field while the keyboard is in it, and alone to the page', async () => {
      const now = (await week.title.textContent()) ?? '';
      await week.comparing.focus();
      await week.page.keyboard.press('Alt+ArrowLeft');
      await week.title.focus();
      for (const key of ['ArrowLeft', 'PageUp', 'Control+Alt+ArrowLeft']) await week.page.keyboard.press(key);
      // What comes after shows that nothing came before.
      await week.page.keyboard.press('Alt+ArrowLeft');
      await expect(week.title).not.toHaveText(now);
      await week.page.keyboard.press('Alt+ArrowRight');
      await expect(week.title).toHaveText(now);
      await expect(week.button('Later week')).toBeHidden();
    });

    await test.step('any week with something in it can be picked', async () => {
      // Twelve weeks have something in them; this one, which has nothing, is named because it is shown.
      await expect(week.picker.getByRole('option')).toHaveCount(13);
      const eldest = (await week.picker.getByRole('option').last().textContent()) ?? '';
      await week.picker.selectOption(eldest);
      await expect(week.title).toHaveText(eldest);
      await expect(week.button('Earlier week')).toBeHidden();
      await expect(week.card('How it was')).toContainText('hostile calls in 5 shifts');
    });
  });

  test('a button leads to an earlier one and back, and says where to', async ({ launch, records }) => {
    records((store) =>
      store.calls.save(buildCall({ situation: 'escalation', startedAt: at('2026-09-16T10:00:00+02:00') })),
    );
    const week = new WeekTab(await (await launch()).panel());
    await week.open();
    const now = (await week.title.textContent()) ?? '';
    await week.button('Earlier week').click();
    await expect(week.title).not.toHaveText(now);
    await expect(week.button('Earlier week')).toBeFocused();
    const there = (await week.title.textContent()) ?? '';
    await expect(week.page.getByRole('status').filter({ hasText: there })).toHaveCount(1);
    await week.button('This week').click();
    await expect(week.title).toHaveText(now);
  });

  test('says where a press led once it is there, and never what is written down later', async ({ show }) => {
    const week = await show('empty');
    const now = (await week.title.textContent()) ?? '';
    const heard = await listenTo(week.page.locator('.week-head').getByRole('status'));
    await week.button('Earlier week').click();
    await expect(week.title).not.toHaveText(now);
    const before = (await week.title.textContent()) ?? '';
    await expect.poll(heard).toEqual([expect.stringContaining(`${before}. `)]);
    await week.button('Later week').click();
    const said = `${now}. Nothing yet this week, and that is fine.`;
    await expect.poll(heard).toEqual([expect.stringContaining(`${before}. `), said]);
    await week.page.evaluate(() => window.coach.send('startShift', undefined));
    await expect(week.page.getByRole('tabpanel')).toContainText('A week without a logged hostile call.');
    expect(await heard()).toEqual([expect.stringContaining(`${before}. `), said]);
  });

  test('no card of the week before can be pressed under the title of the next', async ({ show }) => {
    const week = await show('busy');
    await week.page.evaluate(() => {
      const cards = document.querySelector('.week-cards');
      const title = document.querySelector('h1');
      if (!(cards instanceof HTMLElement) || title === null) throw new Error('there is no week');
      // The wins, which no picture is part of: those come when they come.
      const winsNow = () => cards.firstElementChild?.textContent;
      const [shown, wins] = [title.textContent, winsNow()];
      window.underOtherTitle = [];
      new MutationObserver(() => {
        if (title.textContent === shown || winsNow() !== wins) return;
        window.underOtherTitle.push({ isInert: cards.inert, isBusy: cards.ariaBusy === 'true' });
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    // On a slow computer, where the cards take long enough to be seen.
    const session = await week.page.context().newCDPSession(week.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await week.button('Earlier week').click();
    await expect(week.card('What came at you')).toContainText('Within your usual range');
    await drawn(week);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const seen = await week.page.evaluate(() => window.underOtherTitle);
    expect(seen).not.toEqual([]);
    for (const each of seen) expect(each).toEqual({ isInert: true, isBusy: true });
    // The keyboard was in them, and is not lost with them.
    await week.button(/^About this number: wins/u).focus();
    await week.button('Later week').dispatchEvent('click');
    await expect(week.title).toBeFocused();
  });
});

test.describe('a week to begin with', () => {
  test('says what to do now and what will be here, and asks for a win', async ({ show }) => {
    const week = await show('nothing');
    await expect(week.card('Worth keeping')).toContainText('Anything small worth keeping from this week?');
    await expect(week.card('To begin with')).toContainText('Ctrl Shift Space');
    await expect(week.card('What will be here')).toContainText('once one was said five times');
    await expect(week.card('Recovery')).toBeHidden();
    await expect(week.pictures).toHaveCount(0);

    await test.step('asked for a win, it leads to its field', async () => {
      await week.button('Write one down').click();
      await expect(
        week.page.getByRole('textbox', { name: 'Something small that went well', exact: true }),
      ).toBeFocused();
      await week.open();
    });

    await test.step('a shift is what it begins with', async () => {
      await week.button('Start shift').click();
      await expect(week.card('How it was')).toContainText('No hostile calls in 1 shift');
      await expect(week.card('To begin with')).toBeHidden();
    });
  });

  test('with one call lists what there is, averages nothing and says what is still missing', async ({
    show,
  }) => {
    const week = await show('first');
    await expect(week.card('How it was')).toContainText('1 hostile call in 1 shift.');
    await expect(week.card('How it was')).toContainText('hold ten shifts and five calls: so far none.');
    await expect(week.card('Coming down')).toContainText('1 call rated at worst and now: down 3.');
    await week
      .card('Coming down')
      .getByRole('button', { name: /^The numbers/u })
      .click();
    await expect(week.card('Coming down').getByRole('row')).toHaveText([
      'CallPoints downCalls (n)MedianLeastMost',
      'All–1–––',
      'Call 13––––',
    ]);
    await week.button('Not there yet, and what it would take').click();
    await expect(week.card('How it was')).toContainText('Still on my mind.');
    await expect(week.card('What will be here')).toBeVisible();
  });
});

test('a terrible week begins with what is worth keeping, blames nobody and says what to ask for', async ({
  show,
}) => {
  const week = await show('terrible');
  await expect(week.cards.first()).toHaveText('Worth keeping');
  await expect(week.cards.nth(2)).toHaveText('Somebody to talk to');
  await expect(week.cards.nth(3)).toHaveText('Recovery');
  await expect(week.card('Somebody to talk to').getByRole('paragraph').first()).toContainText(
    'Talking to somebody may help: a colleague, your lead, your doctor.',
  );
  await expect(week.button('Put away for that week')).toBeVisible();
  await expect(week.card('Worth keeping')).toContainText('Seth sat with me');
  await expect(week.page.getByRole('tabpanel')).toContainText('More came at you than usual.');
  await expect(week.card('How it was')).toContainText(
    'More came at you than usual: 20, where five shifts usually bring 1 to 10.',
  );
  await expect(week.card('How it was')).toContainText('Luck of the draw: what came at you, not your doing.');
  await expect(week.card('What to ask for')).toContainText(
    'None of the 20 unsolved calls was yours to solve',
  );
  await expect(week.card('What to ask for')).toContainText(
    '15 times the next call came before there was time to recover',
  );
  await expect(week.page.getByRole('tabpanel')).not.toContainText(
    /better|worse|fail|score|grade|streak|target|improve|poor/iu,
  );
  // It is over. What is tried next is tried in the week that runs, and nothing else speaks of that one.
  const behind = week.page
    .getByRole('tabpanel')
    .getByRole('region')
    .filter({ hasNotText: 'One thing to try' });
  expect((await behind.allInnerTexts()).join('\n')).not.toMatch(/this week/iu);
});

test('nothing that nobody noted is a zero in the tables', async ({ launch, records }) => {
  records((store) =>
    store.calls.save(buildCall({ intensity: 4, outcome: 'solved', cause: 'outage', startedAt: today() })),
  );
  const week = new WeekTab(await (await launch()).panel());
  await week.open();
  const rowsOf = async (name: string) => {
    await week
      .card(name)
      .getByRole('button', { name: /^The numbers/u })
      .click();
    return week.card(name).getByRole('table').getByRole('row');
  };
  await expect((await rowsOf('Worth keeping')).nth(1).getByRole('cell')).toHaveText(['–', '–', '1']);
  await expect((await rowsOf('What to ask for')).getByRole('rowheader')).toHaveText([
    'An outage',
    'Ended after a warning',
    'Promises open',
  ]);
});

test('a line that the playbook has lost is still counted', async ({ launch, records }) => {
  records((store) => {
    for (let use = 0; use < 5; use += 1) {
      store.calls.save(buildCall({ linesUsed: [{ line: 'gone-1', isSaid: true, result: 'helped' }] }));
    }
  });
  const week = new WeekTab(await (await launch()).panel());
  await week.open();
  await expect(week.card('What helped')).toContainText('A line that is no longer in the playbook');
  await expect(week.card('What helped')).toContainText('5 of 5');
});

test('axe finds nothing in either theme, whatever the week was like', async ({ launch, records }) => {
  // Everything that can be opened is open.
  records((store) => weeksToLookAt.terrible(store));
  const week = new WeekTab(await (await launch()).panel());
  await week.open();
  expect(await faultsInBothThemes(week.page), 'an empty week').toEqual([]);
  await week.button('Earlier week').click();
  await drawn(week);
  for (const part of await week.button(/^The numbers/u).all()) await part.click();
  expect(await faultsInBothThemes(week.page), 'a terrible week and its numbers').toEqual([]);
  for (const part of await week.button(/^About th/u).all()) await part.click();
  expect(await faultsInBothThemes(week.page), 'how they were made').toEqual([]);
  await week.comparing.selectOption({ index: 1 });
  await expect(week.card('Side by side')).toBeVisible();
  expect(await faultsInBothThemes(week.page), 'side by side').toEqual([]);
});
