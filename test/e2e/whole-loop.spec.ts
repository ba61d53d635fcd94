import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pageOf } from '../../domain/playbook.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { expect, test } from './app.ts';

function exported(folder: string): unknown {
  const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');
  return JSON.parse(execFileSync(process.execPath, [cli, 'export', '--data', folder], { encoding: 'utf8' }));
}

test('from the key to the week: a pause, lines, a log, and the same record in the export', async ({
  launch,
  folder,
  settings,
}) => {
  settings({ pauseSeconds: 5 });
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Start shift').click();
  await expect(panel.button('End shift')).toBeVisible();

  // One key: the pause runs its length by itself.
  await app.press();
  const overlay = await app.overlay();
  await expect(overlay.secondsLeft).toBeVisible();
  await expect(overlay.lines).toBeVisible({ timeout: 10_000 });
  await expect(overlay.secondsLeft).toBeHidden();

  // The right lines, after one press.
  await overlay.situation('Shouting').click();
  await expect(overlay.situation('Shouting')).toBeChecked();
  const lines = overlay.lines.getByRole('listitem');
  await expect(lines).toHaveCount(3);
  const texts = pageOf(playbook, 'shouting').lines.map((line) => line.text);
  for (const line of await lines.all()) {
    const shown = (await line.textContent()) ?? '';
    expect(texts.filter((text) => shown.includes(text))).toHaveLength(1);
  }

  // Four taps, of which the situation is done already.
  await overlay.button('Log now').click();
  await expect(panel.choice('Situation', 'Shouting')).toBeChecked();
  await panel.choice('Intensity', /^4 /u).click();
  await panel.choice('How it ended', 'Solved').click();
  await panel.button('Ratings').click();
  await panel.choice('Wound up at worst', /^8/u).click();
  await panel.choice('Wound up now', /^3/u).click();
  await panel.note.fill('She stayed loud; I stayed with the facts.');
  await panel.button('Done').click();
  await expect(panel.button('Done')).toBeHidden();
  await panel.button('End shift').click();
  await expect(panel.button('Start shift')).toBeVisible();

  await app.quit();

  const again = await (await launch()).panel();
  await again.open('Calls');
  await expect(again.content).toContainText('Shouting');
  await expect(again.content).toContainText('intensity 4 of 5');
  await expect(again.content).toContainText('note in pencil');
  await again.open('Week');
  await expect(again.content).toContainText(/1 hostile call in 1 shift|one hostile call in one shift/iu);
  await expect(again.content).toContainText(/paused once/iu);

  expect(exported(folder)).toMatchObject({
    format: 'unflappable-log',
    version: 1,
    shifts: [{ endedAt: expect.any(String) }],
    pauses: [{ plannedSeconds: 5, ending: 'ran-its-length' }],
    calls: [
      {
        status: 'logged',
        situation: 'shouting',
        intensity: 4,
        outcome: 'solved',
        woundUpPeak: 8,
        woundUpNow: 3,
        pencil: 'She stayed loud; I stayed with the facts.',
      },
    ],
  });
});
