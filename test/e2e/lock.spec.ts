import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noChanges } from '../../domain/own-playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { filesHolding } from '../support/raw-files.ts';
import { startAndEnd } from '../support/running-app.ts';
import { expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';
import type { Panel } from './pages/panel.ts';

const passphrase = 'four calm words here';
const emergencyNumber = '0 then 4711';

const secret = (panel: Panel, name: string) => panel.page.getByRole('textbox', { name, exact: true });
const win = (panel: Panel) => secret(panel, 'Something small that went well');
const lockedHeading = (panel: Panel) =>
  panel.page.getByRole('heading', { level: 1, name: 'Your log is locked' });

async function unlock(panel: Panel): Promise<void> {
  await secret(panel, 'Passphrase').fill(passphrase);
  await secret(panel, 'Passphrase').press('Enter');
  await expect(lockedHeading(panel)).toBeHidden({ timeout: 15_000 });
}

test('a passphrase locks the log and nothing else: what happens meanwhile is there at the unlock', async ({
  launch,
  settings,
  records,
  folder,
}) => {
  settings({ pauseSeconds: 5 });
  records((store) =>
    store.playbook.save({
      ...noChanges,
      policy: { ...blankPolicy, danger: { ...blankPolicy.danger, emergencyNumber } },
    }),
  );
  const app = await launch();
  const panel = await app.panel();

  await test.step('it is set with the warning read, and only when it was typed twice', async () => {
    await panel.open('Your data');
    await panel.button('Set a passphrase…').click();
    await expect(secret(panel, 'New passphrase')).toBeFocused();
    await expect(panel.content).toContainText('cannot be recovered');
    const problem = panel.page.getByRole('group', { name: 'Set a passphrase' }).getByRole('alert');
    await secret(panel, 'New passphrase').fill(passphrase);
    await secret(panel, 'New passphrase once more').fill('something else');
    await panel.button('Set it').click();
    await expect(problem).toContainText('not the same');
    await secret(panel, 'New passphrase once more').fill(passphrase);
    await panel.button('Set it').click();
    await expect(problem).toContainText('Please tick');
    await panel.page.getByRole('checkbox', { name: /cannot be recovered/u }).check();
    await secret(panel, 'New passphrase once more').press('Enter');
    await expect(panel.button('Change the passphrase…')).toBeFocused({ timeout: 15_000 });
    expect(await faultsOf(panel.page)).toEqual([]);
  });

  await test.step('locked by hand: one page, and half-typed words are kept', async () => {
    await panel.open('Today');
    await win(panel).fill('She thanked me, and');
    await panel.button('Lock').click();
    await expect(secret(panel, 'Passphrase')).toBeFocused();
    await expect(panel.page.getByRole('tab')).toHaveCount(0);
    expect(await faultsOf(panel.page)).toEqual([]);
    const reply = await panel.page.evaluate(() => window.coach.send('readToday', undefined));
    expect(reply).toEqual({ ok: false, message: 'Your log is locked.', isPassing: true });
  });

  await test.step('the key works, and danger with the site’s number', async () => {
    await app.press();
    const overlay = await app.overlay();
    await expect(overlay.secondsLeft).toBeVisible();
    await overlay.button('Danger').click();
    await expect(overlay.body).toContainText(emergencyNumber);
    await overlay.button('Back to the lines').click();
    await expect(overlay.lines).toBeVisible();
    await app.press();
    await expect(overlay.lines).toBeHidden();
    expect(readFileSync(join(folder, 'outbox.jsonl'), 'utf8')).not.toContain('record-start');
  });

  await test.step('a miss is said; the right one brings all of it back', async () => {
    await secret(panel, 'Passphrase').fill('not this one');
    await panel.button('Unlock').click();
    await expect(panel.page.getByRole('alert')).toContainText('does not open your log');
    await unlock(panel);
    await expect(win(panel)).toHaveValue('She thanked me, and');
    await expect(panel.content).toContainText('Waiting to be logged');
    expect(existsSync(join(folder, 'outbox.jsonl'))).toBe(false);
  });

  await test.step('it locks with the screen', async () => {
    await systemOf(app).ask('firePowerEvent', 'lock-screen');
    await expect(lockedHeading(panel)).toBeVisible();
    expect(filesHolding(folder, 'She thanked me, and')).toEqual([]);
    await app.kill();
  });

  const second = await launch();
  const again = await second.panel();
  await test.step('after a restart it is locked, and danger is there from the first moment on', async () => {
    await expect(lockedHeading(again)).toBeVisible();
    await again.button('Danger').click();
    const overlay = await second.overlay();
    await expect(overlay.body).toContainText(emergencyNumber);
    await overlay.button('Close').click();
    await unlock(again);
    await expect(again.content.getByRole('button', { name: /^Log/u })).toHaveCount(2);
  });

  await test.step('without the passphrase it opens by itself again', async () => {
    await again.open('Your data');
    await again.button('Remove the passphrase…').click();
    await secret(again, 'Passphrase now').fill(passphrase);
    await again.button('Remove it').click();
    await expect(again.button('Set a passphrase…')).toBeFocused({ timeout: 15_000 });
    await second.kill();
    const third = await (await launch()).panel();
    await expect(win(third)).toHaveValue('She thanked me, and');
    const log = readFileSync(join(folder, 'unflappable.log'), 'utf8');
    expect(log).not.toContain(passphrase);
    expect(log).not.toContain('trouble');
  });
});

test('where the system has a key store it keeps the key, and without it the log stays shut', async ({
  host,
  launch,
  folder,
}) => {
  test.skip(host !== 'preview', 'the preview alone can be given a key store of the test’s own');
  const keyStore = `--key-store=${join(dirname(folder), 'key-store')}`;
  const app = await launch(keyStore);
  const panel = await app.panel();
  await panel.open('Your data');
  await expect(panel.content).toContainText('the key store of your desktop');
  await panel.open('Today');
  await win(panel).fill('She thanked me twice.');
  await panel.button('Keep it').click();
  await expect(panel.content).toContainText('She thanked me twice.');
  await app.kill();

  const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');
  const exported = () =>
    execFileSync(process.execPath, [cli, 'export', '--data', folder], { encoding: 'utf8', stdio: 'pipe' });
  expect(exported).toThrow('unflappable-cli');

  const message = 'key store does not open the key';
  const before = readFileSync(join(folder, 'key.json'), 'utf8');
  expect((await startAndEnd(host, folder, { message })).standardError).toContain(message);
  expect(readFileSync(join(folder, 'key.json'), 'utf8')).toBe(before);
  await expect((await (await launch(keyStore)).panel()).content).toContainText('She thanked me twice.');
});
