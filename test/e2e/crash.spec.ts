import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesHolding } from '../support/raw-files.ts';
import { expect, readRecords, test } from './app.ts';

/** In all that is typed. */
const planted = 'plantedword';
const note = `${planted}: he shouted at me, and I said what I can do today.`;

test('a crash, of a page or of all, leaves no word of a note on the disk, and the note is there again', async ({
  launch,
  folder,
  chromium,
}) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Log a call').click();
  await panel.note.fill(note);
  const notes = () => readRecords(folder, (store) => store.calls.all().map(({ pencil }) => pencil));
  await expect.poll(notes).toEqual([note]);

  const died = panel.page.waitForEvent('crash');
  await app.crashPage('Unflappable');
  await died;
  const again = await app.panel();
  await again.page.getByRole('button', { name: /^Log it/u }).click();
  await expect(again.note).toHaveValue(note);

  const dumps = await app.crash();
  // On the preview the page was a process of the Chromium that the tests share.
  const written = chromium === undefined ? dumps : [...dumps, chromium.dataFolder];
  const places = [dirname(folder), ...written.filter((place) => existsSync(place))];
  if (chromium !== undefined) expect(places).toContain(chromium.dataFolder);
  expect(places.flatMap((place) => filesHolding(place, planted))).toEqual([]);
  const restarted = await (await launch()).panel();
  await restarted.page.getByRole('button', { name: /^Log it/u }).click();
  await expect(restarted.note).toHaveValue(note);
  expect(places.flatMap((place) => filesHolding(place, planted))).toEqual([]);
});
