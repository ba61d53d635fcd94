import { readdirSync } from 'node:fs';
import { shiftStamp, stampAt } from '../../domain/time.ts';
import { openStore } from '../../electron/store/open.ts';
import { buildCall, buildDraft } from '../support/build-records.ts';
import { filesHolding } from '../support/raw-files.ts';
import { expect, test } from './app.ts';
import { faultsOf } from './axe.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number) => shiftStamp(stampAt(Date.now(), 'UTC'), -days * dayMs);

test('what must not be stored is pointed at where it is typed, goes with one press, and never reaches the disk', async ({
  launch,
  records,
  folder,
}) => {
  const draft = buildDraft({ startedAt: daysAgo(0) });
  records((store) => store.calls.save(draft));
  const app = await launch();
  const panel = await app.panel();
  const { note } = panel;

  await test.step('a card number is not saved, and is removed by one press', async () => {
    await panel.button('Log it').click();
    await note.fill('Was calm. He read out 4111 1111 1111 1111 to me');
    await expect(panel.content).toContainText('looks like a card number.');
    await expect(note).toHaveAttribute('aria-invalid', 'true');
    await panel.button('Remove it: 4111 1111 1111 1111').click();
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('Was calm. He read out to me');
    await expect(panel.content).not.toContainText('looks like');
  });

  await test.step('several stand in one box, and go together', async () => {
    await note.fill('From (212) 555-0187 he read 4111 1111 1111 1111 exp 04/27 cvv 123 twice');
    await expect(panel.content.getByText('card details may not be stored')).toHaveCount(1);
    await expect(panel.page.getByRole('button', { name: /^Remove it: /u })).toHaveCount(4);
    await panel.button('Remove all of it').click();
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('From he read twice');
  });

  await test.step('a phone number is warned about, and can be left', async () => {
    await note.fill('Was calm. Rang from (212) 555-0187 at noon');
    await expect(panel.content).toContainText('looks like a phone number.');
    await panel.button('Leave it: (212) 555-0187').click();
    await expect(note).toBeFocused();
    await expect(panel.content).not.toContainText('looks like');
  });

  await test.step('main refuses on its own, whatever a page sends', async () => {
    const reply = await panel.page.evaluate(
      (id) =>
        // The same bridge that the page uses.
        Reflect.get(window, 'coach').send('changeCall', {
          id,
          visit: 'visit',
          change: { ink: 'paid with 4111111111111111' },
        }),
      draft.id,
    );
    expect(reply).toMatchObject({ ok: false });
    expect(JSON.stringify(reply)).toContain('The note in ink holds what looks like a card number');
  });

  await panel.open('Week');
  await expect(panel.content).toContainText('week');
  await app.quit();
  const store = openStore(folder);
  expect(store.calls.get(draft.id)).toMatchObject({
    pencil: 'Was calm. Rang from (212) 555-0187 at noon',
    ink: '',
  });
  store.close();
});

test('what is stored, for how long, and all of it deleted', async ({ launch, records, folder }) => {
  const old = buildCall({ startedAt: daysAgo(40), pencil: 'plantedword', pencilAt: daysAgo(40) });
  records((store) => {
    store.calls.save(old);
    store.calls.save(buildCall({ startedAt: daysAgo(1), did: 'plantedword' }));
  });
  const app = await launch();
  const panel = await app.panel();

  await test.step('an old note is announced before it goes, and can be kept', async () => {
    await panel.open('Your data');
    await expect(panel.content).toContainText('2 calls');
    await expect(panel.content).toContainText(folder);
    const notice = panel.page.getByText(/Nothing has gone yet/u);
    await expect(notice).toContainText('1 note in pencil');
    await panel.open('Week');
    await expect(notice).toBeHidden();
    await panel.open('Your data');
    await panel.page.getByRole('combobox', { name: 'Notes in pencil' }).selectOption('For good');
    await expect(notice).toBeHidden();
    await expect(panel.content).toContainText('You get a week’s notice');
    expect(filesHolding(folder, 'plantedword')).toEqual([]);
  });

  await test.step('everything goes only after a word was typed, and the app ends', async () => {
    await panel.button('Delete everything…').click();
    await expect(
      panel.page.getByRole('heading', { name: 'This goes, and cannot be brought back' }),
    ).toBeFocused();
    expect(await faultsOf(panel.page)).toEqual([]);
    await panel.button('Delete everything now').click();
    const word = panel.page.getByRole('textbox', { name: 'Type “delete” to go on' });
    await expect(word).toBeFocused();
    await expect(panel.content).toContainText('Type the word “delete” first.');
    await panel.button('Keep it all').click();
    await expect(panel.button('Delete everything…')).toBeFocused();

    await panel.button('Delete everything…').click();
    await word.fill('delete');
    await word.press('Enter');
    await expect.poll(() => readdirSync(folder).filter((name) => !name.startsWith('Singleton'))).toEqual([]);
    await app.kill();
  });

  const fresh = await (await launch()).panel();
  await fresh.open('Your data');
  await expect(fresh.content).toContainText('So far there is nothing in your log.');
  await fresh.open('Calls');
  await expect(fresh.content).not.toContainText('plantedword');
});
