import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { logFileSchema } from '../../domain/log-format.ts';
import { buildCall, buildWin } from '../support/build-records.ts';
import { startAndEnd } from '../support/running-app.ts';
import { readStrictCsv } from '../support/strict-csv.ts';
import { expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';

const root = join(import.meta.dirname, '../..');

/** The app's own command line, as the installed `unflappable-cli` runs it: in its runtime, behind --cli. */
function inItsRuntime(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'preview/start.ts'), '--headless', '--cli', ...words],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('the log is taken along, whole and as a table, and another one taken over after a look at it', async ({
  launch,
  records,
  folder,
}) => {
  records((store) => {
    store.calls.save(
      buildCall({ id: 'mine', ink: '=Steady', pencil: 'For me alone', feelings: ['hurt'], woundUpPeak: 7 }),
    );
    store.calls.save(buildCall({ id: 'theirs', situation: 'prejudice' }));
    store.wins.add(buildWin({ id: 'win' }));
  });
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  await panel.open('Your data');
  const card = panel.page.getByRole('region', { name: 'Take it along' });
  const said = panel.page.getByRole('status');
  const file = (name: string) => join(dirname(folder), name);

  await system.ask('answerFileDialog', [file('log.json')]);
  await card.getByRole('button', { name: 'Export everything' }).click();
  await expect(said.getByText('Written to log.json: two calls.')).toBeVisible();
  const whole = logFileSchema.parse(JSON.parse(readFileSync(file('log.json'), 'utf8')));
  expect(whole.calls?.map(({ pencil }) => pencil)).toEqual(expect.arrayContaining(['For me alone']));

  // For others: nothing that was not chosen.
  await expect(card.getByText('One call would be in it.')).toBeVisible();
  await system.ask('answerFileDialog', [file('some.csv')]);
  await card.getByRole('button', { name: 'Export the table' }).click();
  await expect(said.getByText('Written to some.csv: one call.')).toBeVisible();
  const table = readFileSync(file('some.csv'), 'utf8');
  expect(table).not.toMatch(/For me alone|hurt|woundUp|prejudice/u);
  expect(readStrictCsv(table).flat()).toContain("'=Steady");
  await card.getByRole('switch', { name: 'With calls about prejudice' }).click();
  await expect(card.getByText('Two calls would be in it.')).toBeVisible();

  // A file that says something else about a call of the log is refused, and the place is named.
  const choose = async (name: string, log: unknown) => {
    writeFileSync(file(name), JSON.stringify(log));
    await system.ask('answerFileDialog', [file(name)]);
    await card.getByRole('button', { name: 'Choose a file' }).click();
  };
  const fresh = {
    id: 'new',
    status: 'logged',
    startedAt: '2026-03-03T10:00:00Z',
    situation: 'insult',
    intensity: 4,
    outcome: 'solved',
    ink: 'Call 020 7946 0018 back, sam@example.org',
  };
  await choose('wrong.json', { ...whole, calls: [{ ...fresh, intensity: 9 }] });
  await expect(card.getByRole('alert')).toHaveText(
    'calls[0].intensity: expected 1 to 5, got 9. Nothing was imported.',
  );
  await choose('other.json', { ...whole, calls: [{ ...fresh, id: 'mine' }] });
  await expect(
    card.getByText(/calls\[0\] of .*: the log holds something else under the same id/u),
  ).toBeVisible();
  await expect(card.getByRole('button', { name: 'Import' })).toHaveCount(0);
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card.getByRole('heading', { name: 'Import' })).toBeFocused();

  await choose('more.json', { ...whole, calls: [...(whole.calls ?? []), fresh] });
  await expect(card.getByRole('heading', { name: 'more.json' })).toBeFocused();
  await expect(card.getByText('It adds one call (3 March')).toBeVisible();
  await expect(
    card.getByText('Already in your log, and left as it is: two calls and one win.'),
  ).toBeVisible();
  const personal = card.getByRole('region', { name: 'May be personal data' });
  await expect(personal.getByRole('listitem')).toHaveCount(2);
  expect(await faultsOf(panel.page)).toEqual([]);
  await card.getByRole('button', { name: 'Import as it is' }).click();
  await expect(
    said.getByText(/Imported: one call\. .* kept as a backup: unflappable-.+-import\.db/u),
  ).toBeVisible();
  await expect(card.getByText('Three calls would be in it.')).toBeVisible();

  // The command line of an installed app, beside the app that runs: the panel sees it when the rep comes back to it.
  writeFileSync(file('last.json'), JSON.stringify({ ...whole, calls: [{ ...fresh, id: 'last', ink: '' }] }));
  expect(inItsRuntime('import', '--data', folder, file('last.json'))).toEqual({
    status: 0,
    stdout: `${JSON.stringify({
      added: { shifts: 0, pauses: 0, calls: 1, wins: 0 },
      unchanged: { shifts: 0, pauses: 0, calls: 0, wins: 1 },
    })}\n`,
    stderr: '',
  });
  await startAndEnd(app.host, folder, { flags: ['--hide'] });
  await startAndEnd(app.host, folder, { flags: ['--open'] });
  await expect(card.getByText('Four calls would be in it.')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`a caller’s data in a file is shown, and left out with one press, in ${theme}`, async ({
    launch,
    settings,
    folder,
  }) => {
    settings({ theme });
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Your data');
    const card = panel.page.getByRole('region', { name: 'Take it along' });
    const call = {
      id: 'new',
      status: 'logged',
      startedAt: '2026-03-03T10:00:00Z',
      situation: 'insult',
      intensity: 4,
      outcome: 'solved',
      ink: 'Wants a call on +44 20 7946 0018 by noon',
    };
    const wins = Array.from({ length: 6 }, (_, index) => ({
      id: `win-${index}`,
      at: '2026-03-04T10:00:00Z',
      text: 'Thanked by sam@example.org today',
    }));
    const file = join(dirname(folder), 'theirs.json');
    writeFileSync(file, JSON.stringify({ format: 'unflappable-log', version: 1, calls: [call], wins }));
    const choose = async () => {
      await systemOf(app).ask('answerFileDialog', [file]);
      await card.getByRole('button', { name: 'Choose a file' }).click();
      await expect(card.getByRole('heading', { name: 'theirs.json' })).toBeFocused();
    };

    await choose();
    const personal = card.getByRole('region', { name: 'May be personal data' });
    await expect(personal.getByRole('status')).toHaveText(
      'Seven pieces of what it adds may be personal data of a caller. A case reference says as much, and names nobody.',
    );
    const pieces = personal.getByRole('listitem');
    await expect(pieces).toHaveCount(5);
    await expect(pieces.first()).toContainText('Call of 3 March 2026, 10:00, the note in ink');
    await expect(pieces.first()).toContainText('+44 20 7946 0018 by noon');
    await expect(pieces.first()).toContainText('looks like a phone number.');
    expect(await faultsOf(panel.page)).toEqual([]);
    await personal.getByRole('button', { name: 'Show all 7' }).click();
    await expect(pieces).toHaveCount(7);

    await card.getByRole('button', { name: 'Import without them' }).click();
    await expect(
      panel.page
        .getByRole('status')
        .getByText(/Imported: one call and six wins\. What may be personal data was left out\./u),
    ).toBeVisible();

    // Once more adds nothing, and there is nothing to leave out of nothing.
    await choose();
    await expect(card.getByText('All of it is in your log already: one call and six wins.')).toBeVisible();
    await expect(personal).toHaveCount(0);
    await panel.open('Calls');
    await panel.page.getByRole('textbox', { name: 'Search the calls' }).fill('wants');
    await expect(panel.content).toContainText('Wants a call on by noon');
  });
}
