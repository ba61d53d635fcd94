import type { Locator } from '@playwright/test';
import { stampAt } from '../../domain/time.ts';
import { manyCalls } from '../support/many-calls.ts';
import { expect, test } from './app.ts';
import { faultsOf } from './axe.ts';

const hourMs = 3_600_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Which call of the list has the keyboard, as a screen reader counts; null: none. */
function placeOf(list: Locator): Promise<string | null> {
  return list
    .locator('[data-call]:focus')
    .evaluate((row) => row.closest('li')?.getAttribute('aria-posinset') ?? null);
}

test('three thousand calls are moved through, narrowed and searched by keyboard alone', async ({
  launch,
  records,
}) => {
  const last = stampAt(Date.now() - hourMs, zone);
  records((store) => {
    for (const call of manyCalls(3000, last)) store.calls.save(call);
  });
  const panel = await (await launch()).panel();
  const { page } = panel;
  const { keyboard } = page;
  await panel.open('Calls');
  const list = page.getByRole('list', { name: 'Calls', exact: true });
  const rows = list.getByRole('listitem');
  const search = page.getByRole('textbox', { name: 'Search the calls' });
  await expect(page.getByText('3,000 calls')).toBeVisible();
  await expect(rows.first()).toHaveAttribute('aria-setsize', '3000');
  expect(await faultsOf(page)).toEqual([]);

  await test.step('the keys go through the list, of which only what is in sight is drawn', async () => {
    await keyboard.press('Control+f');
    await expect(search).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await placeOf(list)).toBe('3');
    await keyboard.press('PageDown');
    const further = Number(await placeOf(list));
    expect(further).toBeGreaterThan(6);
    await keyboard.press('PageUp');
    expect(Number(await placeOf(list))).toBeLessThan(further);
    await keyboard.press('End');
    await expect.poll(() => placeOf(list)).toBe('3000');
    await expect(list.locator('[data-call]:focus')).toBeInViewport();
    expect(await rows.count()).toBeLessThan(60);
    await keyboard.press('ArrowUp');
    expect(await placeOf(list)).toBe('2999');
  });

  await test.step('a call opens and closes, and the keyboard and the page are where they were', async () => {
    const scrolled = await page.evaluate(() => window.scrollY);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Edit this call' })).toBeFocused();
    await panel.button('Back').focus();
    await keyboard.press('Enter');
    await expect.poll(() => placeOf(list)).toBe('2999');
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(80);
    await keyboard.press('Home');
    expect(await placeOf(list)).toBe('1');
  });

  await test.step('a search marks what it found, and Escape leads back and clears', async () => {
    await keyboard.press('Escape');
    await expect(search).toBeFocused();
    await keyboard.type('parcel 1204');
    await expect(page.getByText('1 call', { exact: true })).toBeVisible();
    await expect(rows.getByRole('button').first()).toContainText('Pencil: Note number 1204, about a parcel');
    await expect(rows.locator('mark')).toHaveText(['1204', 'parcel']);
    await keyboard.type(' nothing');
    await expect(page.getByText('No call matches.')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByText('3,000 calls')).toBeVisible();
  });

  await test.step('Down and Enter straight after typing wait for the answer to what is typed', async () => {
    await search.focus();
    await keyboard.type('parcel 1204');
    await keyboard.press('ArrowDown');
    await expect(rows.getByRole('button').first()).toBeFocused();
    await expect(page.getByText('1 call', { exact: true })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await expect(rows.getByRole('button').first()).toBeFocused();
    await expect(page.getByText('3,000 calls')).toBeVisible();
    expect(await placeOf(list)).toBe('1');
    await keyboard.press('Escape');
    await expect(search).toBeFocused();
  });

  await test.step('filters say what they narrow by, and go one by one or all at once', async () => {
    await page.getByLabel('Situation').selectOption('Insult');
    await page.getByLabel('With a pencil note').check();
    await expect(page.getByText('69 calls')).toBeVisible();
    await panel.button('Clear: Insult').click();
    await expect(page.getByText('750 calls')).toBeVisible();
    await expect(page.getByLabel('Situation')).toBeFocused();
    await page.getByLabel('To', { exact: true }).fill('2001-01-01');
    await expect(page.getByText('No call matches.')).toBeVisible();
    await page.getByLabel('From', { exact: true }).fill('2050-01-01');
    await expect(page.getByText('the first day is after the last')).toBeVisible();
    await panel.button('Swap the days').click();
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('2001-01-01');
    await expect(page.getByText('750 calls')).toBeVisible();
    await panel.button('Clear all').click();
    await expect(page.getByText('3,000 calls')).toBeVisible();
  });

  await test.step('a record that changes meanwhile moves nothing away, and a delete can be undone', async () => {
    await page.mouse.wheel(0, 4000);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(2000);
    const row = rows.filter({ visible: true }).nth(8);
    const id = await row.locator('[data-call]').first().getAttribute('data-call');
    const seen = list.locator(`[data-call="${id}"]`);
    const before = await seen.boundingBox();
    const first = await page.evaluate(() => window.coach.send('startDraft', undefined));
    const { id: draft } = (first as { value: { id: string } }).value;
    await page.evaluate(
      (callId) =>
        window.coach.send('logCall', {
          id: callId,
          visit: 'a-visit',
          change: { situation: 'abuse', intensity: 4, outcome: 'solved', ink: 'Just now.' },
        }),
      draft,
    );
    await expect(page.getByText('3,001 calls')).toBeVisible();
    expect(Math.abs(((await seen.boundingBox())?.y ?? 0) - (before?.y ?? 1e6))).toBeLessThan(3);

    await keyboard.press('Control+f');
    await keyboard.type('just now');
    await expect(page.getByText('1 call', { exact: true })).toBeVisible();
    await rows.getByRole('button', { name: /^Delete the call/u }).click();
    await expect(page.getByText('A backup made before may still hold it.')).toBeVisible();
    await panel.button('Undo').click();
    await expect(rows.getByRole('button').first()).toContainText('Just now.');
  });

  await test.step('the first of two that were deleted can be had back, too', async () => {
    await rows.getByRole('button', { name: /^Delete the call/u }).click();
    await expect(page.getByText('No call matches.')).toBeVisible();
    await panel.button('Clear search and filters').click();
    await rows
      .getByRole('button', { name: /^Delete the call/u })
      .first()
      .click();
    await panel.button('Deleted since the app started (2)').click();
    await expect(page.getByRole('heading', { name: 'Deleted since the app started' })).toBeFocused();
    const deleted = page.getByRole('list', { name: 'Deleted' }).getByRole('listitem');
    await expect(deleted).toHaveCount(2);
    expect(await faultsOf(page)).toEqual([]);
    await deleted.filter({ hasText: 'Ongoing abuse' }).getByRole('button').click();
    await expect(deleted).toHaveCount(1);
    await panel.button('Back').click();
    await expect(page.getByText('3,000 calls')).toBeVisible();
    await expect(rows.getByRole('button').first()).toContainText('Just now.');
    await expect(panel.button('Deleted since the app started (1)')).toBeVisible();
  });
});
