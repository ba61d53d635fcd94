import { noChanges } from '../../domain/own-playbook.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import { expect, systemOf, test } from './app.ts';
import { isInSight } from './pages/overlay.ts';

const policy: Policy = {
  ...blankPolicy,
  warnings: 2,
  mayEndCall: true,
  warningWords: ['Please stop the swearing, so that I can help.'],
  helpFrom: 'Shift lead, 7700',
};
/** A line as long as a line may be: twenty words. */
const longest = 'I hear that this has taken far too long and I want to put it right with you today, so';

test('a key that is held down presses a button once, and never the one that comes instead', async ({
  launch,
  records,
}) => {
  records((store) => store.playbook.save({ ...noChanges, policy }));
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  const { keyboard } = overlay.page;
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Ladder').click();
  await overlay.button('I said it').focus();
  for (let repeated = 0; repeated < 5; repeated += 1) await keyboard.down('Enter');
  await keyboard.up('Enter');
  await expect(overlay.body).toContainText('Second warning of two');

  await keyboard.press('Enter');
  await expect(overlay.body).toContainText('The last step');
  await keyboard.press('Enter');
  await expect(overlay.heading).toHaveText('That was the last step.');
  await expect(overlay.button('Log now')).not.toBeFocused();
  expect(await app.hasWindow('Unflappable')).toBe(false);
});

test('after the ladder’s last step the log does not open from where that step was said', async ({
  launch,
  records,
}) => {
  records((store) => store.playbook.save({ ...noChanges, policy: { ...policy, warnings: 'not-allowed' } }));
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Go on').click();
  await overlay.button('Ladder').click();
  const box = await overlay.button('I said it').boundingBox();
  if (box === null) throw new Error('no button');
  const { mouse } = overlay.page;
  await mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(overlay.heading).toHaveText('That was the last step.');
  const logNow = await overlay.button('Log now').boundingBox();
  expect((logNow?.x ?? 0) + (logNow?.width ?? 0)).toBeLessThanOrEqual(box.x);
});

test('every line is marked and copied, and every situation picked, by a key that is drawn; danger is taken back by one', async ({
  launch,
  records,
}) => {
  const pages = [{ key: 'own-a', name: 'Warranty', countsAs: 'our-fault', avoidInShort: '' }] as const;
  records((store) => store.playbook.save({ ...noChanges, pages }));
  const app = await launch('--hidden');
  const system = systemOf(app);
  const overlay = await app.overlay();
  const { keyboard } = overlay.page;
  await app.press();
  await overlay.button('Go on').click();
  const copies = overlay.lines.getByRole('button', { name: /^Copy/u });
  await expect(copies).toHaveCount(3);
  const drawn = await copies.locator('.key').evaluateAll((keys) => keys.map((key) => key.dataset.key));
  expect(drawn).toEqual(['⇧S', '⇧F', '⇧H']);
  await keyboard.press('f');
  await expect(overlay.lines.getByRole('button', { pressed: true }).locator('.key')).toHaveAttribute(
    'data-key',
    'F',
  );
  await keyboard.press('Shift+H');
  const words = ((await copies.last().getAttribute('aria-label')) ?? '').replace('Copy: ', '');
  await expect.poll(() => system.ask('clipboardText')).toBe(words);
  await expect(copies.last()).toContainText('Copied');
  await keyboard.press('0');
  await expect(overlay.situation('Our mistake')).toBeChecked();
  await keyboard.press('-');
  await expect(overlay.situation('Ongoing abuse')).toBeChecked();
  await keyboard.press('Shift+Digit1');
  await expect(overlay.situation('Warranty')).toBeChecked();
  await expect(overlay.situation('Warranty')).toHaveAttribute('aria-keyshortcuts', 'Shift+1');

  await overlay.putAway();
  await app.press();
  await overlay.button('Danger').click();
  await expect(overlay.button('Back to the lines').locator('.key')).toHaveText('B');
  await overlay.page.keyboard.press('b');
  await expect(overlay.lines).toBeVisible();
});

test('practice offers no log, and becomes a real call by one key', async ({ launch }) => {
  const app = await launch();
  const panel = await app.panel();
  const overlay = await app.overlay();
  await panel.open('Practice');
  await panel.page.evaluate(() => window.coach.send('practise', { situation: 'insult' }));
  await app.press();
  await overlay.button('Go on').click();
  await expect(overlay.button('Later')).toHaveClass(/filled/u);
  await expect(overlay.button('Log now')).toBeHidden();
  await overlay.button('Danger').click();
  await expect(overlay.button('Back to the lines')).toBeVisible();
  await expect(overlay.button('Log now')).toBeHidden();
  await overlay.page.keyboard.press('r');
  await expect(overlay.button('It’s a real call')).toBeHidden();
  await expect(overlay.button('Log now')).toBeVisible();
});

test('what to avoid stays in sight beside the longest lines, large and compact', async ({
  launch,
  records,
}) => {
  const pages = [
    { key: 'own-a', name: 'Warranty', countsAs: 'our-fault', avoidInShort: 'The small print.' },
  ] as const;
  const added = ['a', 'b', 'c'].map((id) => ({ place: 'own-a' as const, id, text: `${longest} ${id}.` }));
  records((store) => store.playbook.save({ ...noChanges, pages, added }));
  const app = await launch();
  const panel = await app.panel();
  const overlay = await app.overlay();
  const sizes = new Set<string>();
  for (const size of ['large', 'compact'] as const) {
    await test.step(size, async () => {
      await panel.page.evaluate((wanted) => window.coach.send('changeSettings', { size: wanted }), size);
      await app.press();
      await overlay.button('Go on').click();
      await expect(overlay.lines).toBeVisible();
      sizes.add(await overlay.page.evaluate(() => getComputedStyle(document.documentElement).fontSize));
      await overlay.page.keyboard.press('Shift+Digit1');
      await expect(overlay.situation('Warranty')).toBeChecked();
      await expect.poll(() => isInSight(overlay.page.getByText(/^Avoid:/u))).toBe(true);
      await expect.poll(() => isInSight(overlay.lines.getByRole('listitem').last())).toBe(true);
      await expect.poll(() => isInSight(overlay.button('Log now'))).toBe(true);
      // Another situation is one press away by name, and the names are large enough to be read.
      const names = overlay.page.locator('.situation');
      const named = await names.evaluateAll((all) => all.map((name) => getComputedStyle(name).fontSize));
      expect(Math.min(...named.map((pixels) => Number.parseFloat(pixels)))).toBeGreaterThanOrEqual(13);
      await overlay.page.locator('.situation', { hasText: 'Shouting' }).click();
      await expect(overlay.situation('Shouting')).toBeChecked();
      await overlay.putAway();
    });
  }
  expect([...sizes]).toEqual(['16px', '14px']);
});
