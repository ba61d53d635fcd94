import { readFileSync } from 'node:fs';
import { shiftStamp, stampAt } from '../../domain/time.ts';
import { buildCall } from '../support/build-records.ts';
import { readPdf } from '../support/read-pdf.ts';
import { expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';

test('an evidence sheet is chosen, seen whole, and saved as PDF and as a table, in ink alone', async ({
  launch,
  records,
  settings,
}) => {
  settings({ theme: 'dark' });
  const last = stampAt(Date.now() - 3_600_000, Intl.DateTimeFormat().resolvedOptions().timeZone);
  records((store) => {
    store.calls.save(
      buildCall({ startedAt: shiftStamp(last, -7 * 86_400_000), situation: 'danger', intensity: null }),
    );
    for (const index of [0, 1, 2, 3, 4, 5]) {
      store.calls.save(
        buildCall({
          startedAt: shiftStamp(last, -index * 86_400_000),
          minutes: 12,
          situation: index === 5 ? 'prejudice' : 'abuse',
          intensity: 4,
          woundUpPeak: 9,
          woundUpNow: 9,
          feelings: ['plantedfeeling'],
          outcome: 'ended-after-warning',
          caseRef: `CASE-${index}`,
          witness: 'A. B.',
          handovers: [{ to: 'Team lead', at: null, kind: 'warm' }],
          recordingRef: 'R-4411',
          toldBy: 'Shift lead',
          askedFor: 'A refund for an order that was not theirs.',
          did: 'Explained twice how to reach the shop, and offered to write to them.',
          saidNoTo: 'Paying money out on the phone.',
          warnings: [{ step: 1, at: shiftStamp(last, -index * 86_400_000 + 300_000) }],
          pencil: 'plantedpencil',
          ink: index === 4 ? '' : `=${'The caller was warned once and went on. '.repeat(4)}`,
        }),
      );
    }
  });
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  const { page } = panel;
  await panel.open('Calls');
  await panel.button('Make an evidence sheet').click();
  await expect(panel.button('See the sheet')).toBeDisabled();
  await panel.button('Choose all 7').click();
  await expect(page.getByText('Seven calls chosen.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await panel.button('See the sheet').click();
  await expect(page.getByRole('heading', { name: 'Evidence sheet' })).toBeFocused();

  const sheet = page.getByRole('article', { name: 'The sheet' });
  await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(5);
  await expect(sheet).toContainText('Insults or swearing at me');
  await expect(sheet).not.toContainText(/planted|Ongoing abuse|Prejudice/u);
  await expect(page.getByLabel('The danger call')).not.toBeChecked();
  const leftOff = page.getByText(
    'Not on the sheet: two of the seven calls you chose, which are about prejudice or danger.',
  );
  await expect(leftOff).toBeVisible();
  await expect(page.getByLabel(/^Exact words/u)).toBeHidden();
  expect(await faultsOf(page)).toEqual([]);

  await test.step('a call in pencil alone is a press away, and leads back with its ink', async () => {
    await page.getByText('One call here has a note in pencil alone.').waitFor();
    await page
      .getByRole('listitem')
      .getByRole('button', { name: /^\d+ \w+, \d\d:\d\d$/u })
      .click();
    await expect(page.getByRole('heading', { name: 'Edit this call' })).toBeFocused();
    await panel.button('Back').click();
    await expect(page.getByRole('heading', { name: 'Evidence sheet' })).toBeFocused();
  });

  await page.getByRole('textbox', { name: 'Title' }).fill('For Jo, team lead');
  await test.step('the PDF is that sheet: one page, its own letters, nothing else', async () => {
    const file = test.info().outputPath('sheet.pdf');
    await system.ask('answerFileDialog', [file]);
    await panel.button('Save as PDF').click();
    await expect(page.getByText('Saved: sheet.pdf.')).toBeVisible();
    const pdf = await readPdf(readFileSync(file));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.isEveryFontEmbedded).toBe(true);
    // A4, to a point.
    expect(Math.abs((pdf.pages[0]?.width ?? 0) - 595)).toBeLessThan(1.5);
    const [text = ''] = pdf.pages.map((each) => each.text);
    for (const wanted of ['For Jo, team lead', 'CASE-0', 'CASE-4', 'A. B.', 'First warning', 'Team lead']) {
      expect(text).toContain(wanted);
    }
    expect(text).toContain('A refund');
    for (const never of ['planted', 'CASE-5', 'Unflappable', 'Save as PDF', 'Today']) {
      expect(text).not.toContain(never);
    }
  });

  await test.step('the table holds the same, and no cell is a formula', async () => {
    await page.getByLabel('The call about prejudice').check();
    await page.getByLabel('Asked for, action taken, declined').uncheck();
    await expect(sheet).not.toContainText('A refund');
    await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(6);
    const file = test.info().outputPath('sheet.csv');
    await system.ask('answerFileDialog', [file]);
    await panel.button('Save as CSV').click();
    await expect(page.getByText('Saved: sheet.csv.')).toBeVisible();
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^"?Date"?,"?Time"?,"?UTC offset"?,"?How the time is known"?,/u);
    expect(lines[1]).toContain("'=The caller was warned once");
    expect(lines.join('\n')).not.toMatch(/planted|refund/u);
  });

  await test.step('what was chosen waits while another tab is looked at', async () => {
    await panel.open('Today');
    await panel.open('Calls');
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('For Jo, team lead');
    await panel.button('Done').click();
    await expect(panel.button('Make an evidence sheet')).toBeVisible();
  });
});
