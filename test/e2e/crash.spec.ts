import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { openExistingStore } from '../../electron/store/open.ts';
import { filesHolding } from '../support/raw-files.ts';
import { expect, test } from './app.ts';

/** In all that is typed. */
const planted = 'plantedword';
const note = `${planted}: he shouted at me, and I said what I can do today.`;

test('a crash, of a page or of all, leaves no word of a note on the disk, and the note is there again', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Log a call').click();
  await panel.note.fill(note);
  await expect.poll(() => notesIn(folder)).toEqual([note]);

  const died = panel.page.waitForEvent('crash');
  await app.crashPage('Unflappable');
  await died;
  const again = await app.panel();
  await again.page.getByRole('button', { name: /^Log it/u }).click();
  await expect(again.note).toHaveValue(note);

  const dumps = await app.crash();
  const places = [dirname(folder), ...dumps.filter((place) => existsSync(place))];
  expect(places.flatMap((place) => filesHolding(place, planted))).toEqual([]);
  const restarted = await (await launch()).panel();
  await restarted.page.getByRole('button', { name: /^Log it/u }).click();
  await expect(restarted.note).toHaveValue(note);
  expect(filesHolding(dirname(folder), planted)).toEqual([]);
});

/** Read while the app has the log open. */
function notesIn(folder: string): readonly string[] {
  const store = openExistingStore(folder);
  try {
    return [...store.calls.all()].map(({ pencil }) => pencil);
  } finally {
    store.close();
  }
}
