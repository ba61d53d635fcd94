import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeKeys } from '../../domain/call-fields.ts';
import { readTeamWeek } from '../../domain/team-week.ts';
import { localDayOf, type Stamp, shiftStamp, stampAt } from '../../domain/time.ts';
import { daysOfWeek, weekOfDay, weeksLater } from '../../domain/week.ts';
import type { Store } from '../../electron/store/open.ts';
import { buildCall, buildPause, buildShift, buildUse, buildWin } from '../support/build-records.ts';
import { readPdf } from '../support/read-pdf.ts';
import { readPng } from '../support/read-png.ts';
import { readStrictCsv } from '../support/strict-csv.ts';
import { type App, expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';
import type { Panel } from './pages/panel.ts';

const now = stampAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
const thisWeek = weekOfDay(localDayOf(now));
const week = weeksLater(thisWeek, -1);
const offset = now.endsWith('Z') ? 'Z' : now.slice(-6);

/** A moment of the week before this one: its day from Monday 0, and the time on the wall. */
function moment(day: number, time: string, weeksBefore = 0): Stamp {
  const monday = daysOfWeek(weeksLater(week, -weeksBefore)).from;
  return shiftStamp(`${monday}T${time}:00${offset}` as Stamp, day * 86_400_000);
}

/** A week in which there is something of everything, after some quieter ones. */
function fillBusyWeek(store: Store): void {
  for (let back = 0; back < 12; back += 1) {
    for (let day = 0; day < 5; day += 1) {
      store.shifts.save(
        buildShift({
          startedAt: moment(day, '09:00', back),
          endedAt: moment(day, '17:00', back),
          callsTaken: 40,
          stillOnMyMind: 7,
        }),
      );
    }
    for (let index = 0; index < (back === 0 ? 24 : 3); index += 1) {
      const startedAt = moment(index % 5, `${String(9 + (index % 8)).padStart(2, '0')}:10`, back);
      store.calls.save(
        buildCall({
          startedAt,
          minutes: 11.5,
          situation: (['shouting', 'abuse', 'insult', 'prejudice'] as const)[index % 4] ?? 'insult',
          intensity: 4,
          outcome:
            (['solved', 'ended-after-warning', 'contained', 'follow-up-due'] as const)[index % 4] ?? 'solved',
          cause: causeKeys[3 + (index % 3)] ?? 'outage',
          woundUpPeak: 8,
          woundUpNow: 3 + (index % 3),
          feelings: ['plantedfeeling'],
          pencil: 'plantedpencil',
          ink: 'plantedink',
          caseRef: 'PLANTEDCASE',
          askedFor: 'plantedwish',
          endedAt: shiftStamp(startedAt, 12 * 60_000),
          recoveredAt: index % 3 === 0 ? null : shiftStamp(startedAt, (15 + (index % 7)) * 60_000),
          nextCallCameFirstAt: index % 3 === 0 ? shiftStamp(startedAt, 14 * 60_000) : null,
          linesUsed: [buildUse('shouting-1', { result: index % 4 === 0 ? 'did-not-help' : 'helped' })],
          promises:
            back === 0 && index === 0
              ? [{ text: 'plantedpromise: call back on 212 555 0187', dueAt: null, doneAt: null }]
              : [],
        }),
      );
      store.pauses.add(buildPause({ startedAt, actualSeconds: 6 + (index % 4) }));
    }
  }
  for (let index = 0; index < 5; index += 1) {
    store.wins.add(buildWin({ at: moment(index, '12:00'), kind: 'thanked', text: `plantedwin ${index}` }));
  }
}

async function openTaking(app: App): Promise<Panel> {
  const panel = await app.panel();
  await panel.open('Week');
  await panel.button('Earlier week').click();
  await expect(panel.button('Later week')).toBeVisible();
  await panel.button('Take it along').click();
  await expect(panel.page.getByRole('heading', { name: 'The week on paper' })).toBeFocused();
  return panel;
}

test('the week leaves on paper and as a table, with no rating, text or note', async ({
  launch,
  records,
  settings,
}) => {
  settings({ theme: 'dark' });
  records(fillBusyWeek);
  const app = await launch();
  const system = systemOf(app);
  const panel = await openTaking(app);
  const { page } = panel;
  const paper = page.getByRole('article', { name: 'The week on paper' });
  await expect(paper.getByRole('heading', { name: 'Hostile calls', exact: true })).toBeVisible();
  await expect(
    paper.getByRole('heading', { name: /Coming down|Still on my mind|Back to steady|Pauses/u }),
  ).toHaveCount(0);
  await expect(paper).not.toContainText(/planted|Prejudice|wound up/iu);
  for (const picture of [/^Hostile calls a shift/u, /^Hostile calls by weekday/u]) {
    await expect(paper.getByRole('img', { name: picture })).toBeVisible();
  }
  await expect(paper.getByRole('heading', { name: /^What came|^How it ended/u })).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);

  for (const [size, width] of [
    ['A4', 595],
    ['Letter', 612],
  ] as const) {
    await test.step(`the PDF on ${size} is that paper on a page or two, with its own letters`, async () => {
      await panel.choice('Paper', size).click();
      const file = test.info().outputPath(`week-${size}.pdf`);
      await system.ask('answerFileDialog', [file]);
      await panel.button('Save as PDF').click();
      await expect(page.getByText(`Saved: week-${size}.pdf.`)).toBeVisible();
      const pdf = await readPdf(readFileSync(file));
      expect(pdf.pages.length).toBeGreaterThanOrEqual(1);
      expect(pdf.pages.length).toBeLessThanOrEqual(2);
      expect(pdf.isEveryFontEmbedded).toBe(true);
      expect(Math.abs((pdf.pages[0]?.width ?? 0) - width)).toBeLessThan(1.5);
      const text = pdf.pages.map((each) => each.text).join('\n');
      for (const wanted of [
        'Hostile calls',
        'Luck of the draw',
        'What to ask for',
        'What it was really about',
        'What helped',
      ]) {
        expect(text).toContain(wanted);
      }
      expect(text).not.toMatch(
        /planted|Prejudice|Shouting|Coming down|Still on my mind|Save as PDF|Take it along/iu,
      );
    });
  }

  await test.step('the table holds the same parts, a number a row, and reads strictly', async () => {
    await expect(page.getByText('The table holds the same parts in full figures')).toBeVisible();
    const file = test.info().outputPath('week.csv');
    await system.ask('answerFileDialog', [file]);
    await panel.button('Save the numbers as CSV').click();
    await expect(page.getByText('Saved: week.csv.')).toBeVisible();
    const [head, ...rows] = readStrictCsv(readFileSync(file, 'utf8'));
    expect(head).toEqual(['Section', 'Number', 'Value', 'n', 'Low', 'High', 'Unit', 'Note']);
    const shown = await paper.getByRole('heading', { level: 3 }).allTextContents();
    expect(new Set(rows.map(([section]) => section))).toEqual(new Set(['Week', ...shown]));
    expect(rows.find(([, number]) => number === 'Hostile calls per shift')?.slice(2, 4)).toEqual([
      '4.8',
      '5',
    ]);
    expect(rows.flat().join('\n')).not.toMatch(/planted|prejudice/iu);
  });
});

test('what is ticked is on the paper, a line at a time, and waits while another tab is looked at', async ({
  launch,
  records,
}) => {
  records(fillBusyWeek);
  const app = await launch();
  const system = systemOf(app);
  const panel = await openTaking(app);
  const { page } = panel;
  const paper = page.getByRole('article', { name: 'The week on paper' });
  await test.step('in the PDF too, and nothing else with it', async () => {
    await page.getByLabel('“plantedwin 3”').check();
    await page.getByLabel('Coming down').check();
    await page.getByLabel('What came, prejudice and danger too').check();
    await expect(paper).toContainText('plantedwin 3');
    await expect(paper).not.toContainText('plantedwin 2');
    await expect(paper).toContainText('Prejudice');
    await expect(paper.getByRole('img', { name: /^What came, of 24 calls: .*Prejudice 6/u })).toBeVisible();
    await expect(paper.getByRole('heading', { name: 'Coming down' })).toBeVisible();
    await expect(paper.getByRole('img', { name: /^Points down/u })).toBeVisible();
    await page.getByLabel('Back to steady').check();
    await expect(paper.getByRole('img', { name: /^Minutes to steady/u })).toBeVisible();
    await expect(page.getByLabel('Pauses')).not.toBeChecked();
    await test.step('what helped, a line at a time', async () => {
      const line = page.getByRole('checkbox', { name: /^“.+” \(helped 40 of 57 times\)$/u });
      await expect(paper).toContainText('helped 40 of the 57 times you said it so far');
      await line.uncheck();
      await expect(paper.getByRole('heading', { name: 'What helped' })).toHaveCount(0);
      await line.check();
      await expect(paper.getByRole('heading', { name: 'What helped' })).toBeVisible();
    });
    await page.getByLabel('What helped').uncheck();
    await expect(page.getByRole('group', { name: 'Which lines helped' })).toHaveCount(0);
    await expect(paper.getByRole('heading', { name: 'What helped' })).toHaveCount(0);
    const file = test.info().outputPath('ticked.pdf');
    await system.ask('answerFileDialog', [file]);
    await panel.button('Save as PDF').click();
    await expect(page.getByText('Saved: ticked.pdf.')).toBeVisible();
    const pdf = await readPdf(readFileSync(file));
    const text = pdf.pages.map((each) => each.text).join('\n');
    expect(text).toContain('plantedwin 3');
    expect(text).toContain('Coming down');
    expect(text).not.toMatch(/plantedwin 2|plantedpencil|plantedink|PLANTEDCASE|plantedwish|Paused/u);
    expect(pdf.pages.length).toBeLessThanOrEqual(2);
  });

  await test.step('where nothing prints, that is said', async () => {
    await panel.button('Print').click();
    await expect(page.getByText('Save as PDF instead, and print that.')).toBeVisible();
  });

  await test.step('Done leads back to the week', async () => {
    await panel.open('Today');
    await panel.open('Week');
    await expect(page.getByLabel('Coming down')).toBeChecked();
    await panel.button('Done').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(panel.button('Take it along')).toBeVisible();
  });
});

test('a list to ask with leaves as it is seen, each line by its tick', async ({ launch, records }) => {
  records(fillBusyWeek);
  const app = await launch();
  const system = systemOf(app);
  const panel = await openTaking(app);
  const { page } = panel;
  await panel.choice('What to take along', 'What to ask for').click();
  const list = page.getByRole('article', { name: 'The list' });
  await expect(list.getByRole('listitem')).toHaveCount(6);
  await expect(list).toContainText('8 of 24 difficult calls');
  await expect(list).not.toContainText('planted');
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('textbox', { name: 'Title' }).fill('4111 1111 1111 1111');
  await expect(page.getByText('looks like a card number')).toBeVisible();
  await expect(panel.button('Save as PDF')).toBeDisabled();
  await expect(panel.button('Copy as text')).toBeDisabled();
  await page.getByRole('textbox', { name: 'Title' }).fill('For Jo');

  await test.step('a promise is there once it is ticked, and what it may tell is said', async () => {
    await page.getByLabel(/plantedpromise/u).check();
    await expect(page.getByText('What you ticked holds what looks like a phone number.')).toBeVisible();
    await expect(list).toContainText('plantedpromise');
    await page.getByLabel(/^Ended after a warning/u).uncheck();
    await expect(list).not.toContainText('Ended after a warning');
  });

  await test.step('as PDF, as a table and as text it is the same', async () => {
    const lines = (await list.getByRole('listitem').allInnerTexts()).map((line) =>
      line.replaceAll(/\s+/gu, ' '),
    );
    expect(lines).toHaveLength(6);
    const [pdfFile, csvFile] = [test.info().outputPath('ask.pdf'), test.info().outputPath('ask.csv')];
    await system.ask('answerFileDialog', [pdfFile]);
    await panel.button('Save as PDF').click();
    await expect(page.getByText('Saved: ask.pdf.')).toBeVisible();
    const pdf = await readPdf(readFileSync(pdfFile));
    expect(pdf.pages).toHaveLength(1);
    const text = pdf.pages[0]?.text.replaceAll(/\s+/gu, ' ') ?? '';
    for (const line of ['For Jo', ...lines])
      expect(text.replaceAll(' ', '')).toContain(line.replaceAll(' ', ''));
    expect(text).not.toContain('Ended after');

    await system.ask('answerFileDialog', [csvFile]);
    await panel.button('Save as CSV').click();
    await expect(page.getByText('Saved: ask.csv.')).toBeVisible();
    const [, ...rows] = readStrictCsv(readFileSync(csvFile, 'utf8'));
    expect(
      rows.map(([, fact, count, of, what]) =>
        [fact, count, of === '' ? '' : `of ${of} ${what}`].filter(Boolean).join(' '),
      ),
    ).toEqual(lines);

    await panel.button('Copy as text').click();
    await expect(page.getByText('Copied. It holds what you see here.')).toBeVisible();
    const copied = await system.ask('clipboardText');
    expect(copied).toMatch(/^For Jo\nWeek of /u);
    expect(
      copied
        .split('\n')
        .filter((line) => line.startsWith('- '))
        .map((line) => line.slice(2).replace(/: (?=\d)/u, ' ')),
    ).toEqual(lines);
  });
});

test('a week for the team is counts alone, saved to the letter, and counts once', async ({
  launch,
  records,
}) => {
  records(fillBusyWeek);
  const app = await launch();
  const system = systemOf(app);
  const panel = await openTaking(app);
  const { page } = panel;
  await panel.choice('What to take along', 'For the team').click();
  const shown = page.getByRole('article', { name: 'The file' });
  await expect(shown).toContainText('"hostileCalls": 18');
  await expect(shown).not.toContainText(/planted|prejudice|T\d\d:/iu);
  expect(await faultsOf(page)).toEqual([]);

  const saved: string[] = [];
  for (const name of ['one.json', 'two.json']) {
    const file = test.info().outputPath(name);
    await system.ask('answerFileDialog', [file]);
    await panel.button('Save for the team').click();
    await expect(page.getByText(`Saved: ${name}.`)).toBeVisible();
    saved.push(file);
  }
  const [one = '', two = ''] = saved.map((file) => readFileSync(file, 'utf8'));
  expect(one.trim()).toBe((await shown.innerText()).trim());
  expect(two).toBe(one);
  expect(readTeamWeek(one).ok).toBe(true);
  const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'combine', ...saved], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('This is one person’s week.');

  await page.getByLabel('Calls about prejudice or danger').check();
  await expect(shown).toContainText('"prejudice": 6');
  await expect(shown).toContainText('"hostileCalls": 24');
});

test('a picture is saved as it is seen, wherever the page is scrolled to', async ({ launch, records }) => {
  records(fillBusyWeek);
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  const { page } = panel;
  await panel.open('Week');
  await panel.button('Earlier week').click();
  await expect(panel.button('Later week')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  // So low that the picture cannot be seen without scrolling.
  await page.setViewportSize({ width: 900, height: 420 });
  // It is out of the way until the numbers behind the picture are asked for.
  const save = panel.button('Save as picture: Hostile calls');
  await expect(page.getByRole('button', { name: /^Save as picture/u })).toHaveCount(0);
  await panel.button('The numbers of hostile calls').press('Enter');
  // Past the other question, and the table, which the arrow keys scroll.
  for (const _stop of ['about', 'table', 'save']) await page.keyboard.press('Tab');
  await expect(save).toBeFocused();
  const file = test.info().outputPath('picture.png');
  await system.ask('answerFileDialog', [file]);
  await save.press('Enter');
  await expect(page.getByText('Saved: picture.png.')).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  const picture = readPng(readFileSync(file));
  const figure = page.getByRole('img', { name: /^Hostile calls a shift/u }).locator('..');
  const seen = readPng(await figure.screenshot());
  expect([picture.width, picture.height]).toEqual([seen.width, seen.height]);
  const same = picture.pixels.filter((value, index) => value === seen.pixels[index]).length;
  expect(same / picture.pixels.length).toBeGreaterThan(0.98);
  expect(new Set(picture.pixels).size).toBeGreaterThan(20);
});
