import { openStore } from '../../electron/store/open.ts';
import { at, buildCall, buildDraft, buildUse } from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { expect, test } from './app.ts';
import type { Overlay } from './pages/overlay.ts';
import type { Panel } from './pages/panel.ts';

const insultLines = playbook.pages.find(({ key }) => key === 'insult')?.lines ?? [];
const textOf = (id: string) => insultLines.find((line) => line.id === id)?.text ?? '';

/** The texts of the lines in the overlay, in their order. */
async function linesIn(overlay: Overlay): Promise<readonly string[]> {
  const names = overlay.lines.getByRole('button', { name: /^Said: / });
  await expect(names).toHaveCount(3);
  const labels = await names.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label')),
  );
  return labels.map((label) => (label ?? '').replace('Said: ', ''));
}

/** The texts of the lines in the form that are in sight, in their order. */
const rowsIn = (panel: Panel) =>
  panel.page.getByRole('region', { name: 'Lines on screen' }).getByRole('radiogroup');

test('a line that was said and helped is counted, and the next pause knows', async ({
  launch,
  folder,
  settings,
}) => {
  settings({ pauseSeconds: 5 });
  const app = await launch();
  const panel = await app.panel();
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Go on').click();
  const [, second] = await linesIn(overlay);
  if (second === undefined) throw new Error('no lines');
  const said = overlay.page.getByRole('button', { name: `Said: ${second}`, exact: true });
  await said.click();
  await expect(said).toHaveAttribute('aria-pressed', 'true');
  await overlay.button('Log now').click();

  // Four taps, and nothing else is asked for.
  await panel.log('Insult', /^3 /u, 'Solved');
  await expect(panel.button('Done')).toBeHidden();

  // Any time later: the line that was said lies open, the others wait behind a summary.
  await panel.open('Calls');
  await panel.content.getByRole('button', { name: /Insult/u }).click();
  await expect(rowsIn(panel)).toHaveCount(1);
  await panel.choice(second, 'Helped').click();
  await panel.page.getByText('3 more lines, not marked as said').click();
  await expect(rowsIn(panel)).toHaveCount(4);
  await expect(panel.page.getByText('Saved', { exact: true })).toBeVisible();
  await panel.button('Done').click();
  await expect(panel.button('Done')).toBeHidden();

  // Opened again, the judgement is there, and can be taken back and given anew.
  await panel.content.getByRole('button', { name: /Insult/u }).click();
  await expect(panel.choice(second, 'Helped')).toBeChecked();
  await panel.button(`Clear: ${second}`).click();
  await expect(panel.choice(second, 'Helped')).not.toBeChecked();
  await panel.choice(second, 'Helped').click();
  await panel.button('Back').click();
  await expect(panel.button('Done')).toBeHidden();

  await app.quit();
  const store = openStore(folder);
  const line = insultLines.find(({ text }) => text === second)?.id ?? '';
  expect(store.calls.lineTallies()).toEqual(new Map([[line, { said: 1, helped: 1 }]]));
  expect(store.calls.all()).toMatchObject([
    { status: 'logged', linesUsed: expect.arrayContaining([{ line, isSaid: true, result: 'helped' }]) },
  ]);
  expect(store.calls.all()[0]?.linesUsed).toHaveLength(4);
  store.close();
});

test('lines that helped lead the next pause', async ({ launch, records }) => {
  const helpful = 'insult-6';
  records((store) => {
    for (let call = 0; call < 40; call += 1) {
      store.calls.save(
        buildCall({
          situation: 'insult',
          linesUsed: insultLines.map(({ id }) =>
            buildUse(id, { result: id === helpful ? 'helped' : 'did-not-help' }),
          ),
        }),
      );
    }
  });
  const app = await launch('--hidden');
  const overlay = await app.overlay();
  await app.press();
  await overlay.button('Go on').click();
  expect((await linesIn(overlay))[0]).toBe(textOf(helpful));
});

test('few lines lie open, a line that the playbook lost is left out, and a warning can be unticked', async ({
  launch,
  folder,
  records,
}) => {
  const warnings = [
    { step: 1, at: at('2026-11-18T14:32:00+01:00') },
    { step: 2, at: at('2026-11-18T14:36:00+01:00') },
  ];
  records((store) =>
    store.calls.save(
      buildDraft({
        id: 'a',
        linesUsed: [
          buildUse('insult-1', { isSaid: false }),
          buildUse('own-gone', { result: 'helped' }),
          buildUse('insult-2'),
        ],
        warnings,
      }),
    ),
  );
  const app = await launch();
  const panel = await app.panel();
  await panel.content.getByRole('button', { name: /Log it/u }).click();
  await expect(rowsIn(panel)).toHaveCount(2);
  // The one that was said comes first.
  await expect(rowsIn(panel).first()).toHaveAccessibleName(textOf('insult-2'));
  const second = panel.page.getByRole('checkbox', { name: 'Warned 14:36' });
  await expect(panel.page.getByRole('checkbox', { name: 'Warned 14:32' })).toBeChecked();
  await second.uncheck();
  await panel.choice(textOf('insult-2'), 'Not said').click();
  await expect(panel.page.getByText('Saved', { exact: true })).toBeVisible();

  // Saved as it is tapped: it survives the app’s death.
  await app.kill();
  const store = openStore(folder);
  expect(store.calls.get('a')).toMatchObject({
    status: 'draft',
    warnings: warnings.slice(0, 1),
    linesUsed: [
      { line: 'insult-1', isSaid: false, result: null },
      { line: 'own-gone', isSaid: true, result: 'helped' },
      { line: 'insult-2', isSaid: true, result: 'not-said' },
    ],
  });
  store.close();
});

test('a danger call asks for neither, and says what it takes with it', async ({ launch, records }) => {
  records((store) =>
    store.calls.save(
      buildDraft({
        situation: 'danger',
        linesUsed: [buildUse('insult-1')],
        warnings: [{ step: 1, at: at('2026-11-18T14:32:00+01:00') }],
      }),
    ),
  );
  const panel = await (await launch()).panel();
  await panel.content.getByRole('button', { name: /Log it/u }).click();
  await expect(panel.choice('Situation', 'Danger')).toBeChecked();
  await expect(panel.page.getByText('Your marked lines and warnings are removed')).toBeVisible();
  await expect(rowsIn(panel)).toHaveCount(0);
  await expect(panel.page.getByRole('checkbox')).toHaveCount(0);
  // Not danger after all: it is all there.
  await panel.choice('Situation', 'Insult').click();
  await expect(rowsIn(panel)).toHaveCount(1);
  await expect(panel.page.getByRole('checkbox', { name: 'Warned 14:32' })).toBeChecked();
});
