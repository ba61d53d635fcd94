import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { writePack } from '../../domain/pack.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';
import { expect, systemOf, test } from './app.ts';
import { faultsInBothThemes, faultsOf } from './axe.ts';
import { PlaybookTab } from './pages/playbook.ts';

const first = 'I’ll work on the problem with you.';
const second = 'I heard that. Let’s go back to what needs fixing today.';
const third = 'I want to help, and I need us to speak to each other with respect.';

test.describe('the search', () => {
  test('is moved through, finds lines whatever their spelling, and what is no line', async ({ launch }) => {
    const book = await PlaybookTab.open(await (await launch()).panel());

    await test.step('is moved through with the arrow keys and cleared with Escape', async () => {
      await book.turnTo('Insult');
      await book.searchField.fill('manager');
      await expect(book.found.first()).toHaveAttribute('aria-selected', 'true');
      await book.searchField.press('ArrowDown');
      await expect(book.found.nth(1)).toHaveAttribute('aria-selected', 'true');
      await book.searchField.press('Escape');
      await expect(book.searchField).toHaveValue('');
      await expect(book.title).toHaveText('Insult');
      await book.searchField.fill('xyzzy');
      await expect(book.page.getByText(/Nothing found for “xyzzy”/u)).toBeVisible();
      await book.searchField.press('Escape');
    });

    await test.step('finds with a typo and without accents, and leads to the line', async () => {
      await book.turnTo('Shouting');
      await book.addLine('Shouting', 'Señora Müller, I’m listening to every word.');
      await expect(book.line('Señora Müller')).toBeVisible();
      await book.turnTo('Insult');

      await book.page.keyboard.press('/');
      await expect(book.searchField).toBeFocused();
      await book.searchField.fill('senora muller');
      await expect(book.found).toHaveCount(1);
      await expect(book.page.getByText('1 found')).toBeVisible();
      await book.searchField.press('Enter');
      await expect(book.title).toHaveText('Shouting');
      await expect(book.line('Señora Müller')).toBeFocused();

      await book.page.keyboard.press('Control+f');
      await book.searchField.fill('remraks about me');
      await expect(book.found.first()).toContainText('I won’t answer remarks about me.');
      await book.found.first().click();
      await expect(book.line(first)).toBeFocused();
    });

    await test.step('finds what is no line: what to avoid, danger, the policy', async () => {
      await book.turnTo('Your site’s policy');
      await book.field('Whom to call on for help, and how').fill('Team lead Priya, extension 4411');
      await book.searchField.fill('priya');
      await expect(book.found.first()).toBeVisible();
      await book.searchField.press('Enter');
      await expect(book.field('Whom to call on for help, and how')).toBeFocused();
      await book.searchField.fill('hold music');
      await expect(book.found.first()).toBeVisible();
      await book.searchField.press('Enter');
      await expect(book.title).toHaveText('Danger');
    });
  });

  test('leads into the middle of a list that is too long to be drawn whole', async ({ launch, records }) => {
    records((store) =>
      store.playbook.save({
        ...noChanges,
        added: Array.from({ length: 400 }, (_, index) => ({
          place: 'insult',
          id: `own-${index}`,
          text: `Line number ${index} of many.`,
        })),
      }),
    );
    const book = await PlaybookTab.open(await (await launch()).panel());
    await book.searchField.fill('number 250');
    await book.searchField.press('Enter');
    await expect(book.line('Line number 250 of many.')).toBeFocused();
    await expect(book.line('Line number 5 of many.')).toBeHidden();
    await book.addLine('Insult', 'The last one.');
    await expect(book.line('The last one.')).toBeFocused();
  });
});

test('rewording, stars, switches and order survive a restart', async ({ launch }) => {
  const app = await launch();
  const book = await PlaybookTab.open(await app.panel());
  await book.reword(second, 'Noted. What needs fixing first?');
  await expect(book.line('Noted. What needs fixing first?')).toBeFocused();
  await expect(book.line('Noted.')).toContainText(`It came as: “${second}”`);
  await book.tool(third, 'Star').click();
  await expect(book.tool(third, 'Star')).toHaveAttribute('aria-pressed', 'true');
  await book.switchOf(first).click();
  await expect(book.line(first)).toContainText('switched off');
  // From the keyboard the line keeps it, so that it can be moved on.
  await book.tool(third, 'Edit').focus();
  await book.page.keyboard.press('Alt+ArrowUp');
  await expect(book.lines('Insult').nth(1)).toContainText(third);
  await book.page.keyboard.press('Alt+ArrowUp');
  await expect(book.lines('Insult').first()).toContainText(third);
  await book.page.keyboard.press('Alt+ArrowDown');
  await expect(book.lines('Insult').nth(1)).toContainText(third);
  await expect(book.tool(third, 'Edit')).toBeFocused();
  await app.quit();

  const again = await PlaybookTab.open(await (await launch()).panel());
  await expect(again.lines('Insult').nth(0)).toContainText(first);
  await expect(again.switchOf(first)).not.toBeChecked();
  await expect(again.lines('Insult').nth(1)).toContainText(third);
  await expect(again.tool(third, 'Star')).toHaveAttribute('aria-pressed', 'true');
  await expect(again.lines('Insult').nth(2)).toContainText('Noted. What needs fixing first?');

  await again.tool('Noted.', 'Put the built-in line back').click();
  await expect(again.line(second)).toBeVisible();
  await again.undo();
  await expect(again.line('Noted.')).toBeVisible();
  await again.panel.button('Put all built-in lines back: Insult').click();
  await expect(again.lines('Insult').nth(1)).toContainText(second);
  await expect(again.switchOf(first)).toBeChecked();
});

test('every change can be taken back, and stays so over a restart', async ({ launch }) => {
  const app = await launch();
  const book = await PlaybookTab.open(await app.panel());
  await book.addLine('Insult', 'One thing at a time.');
  await expect(book.line('One thing at a time.')).toContainText('your own');
  await book.tool('One thing at a time.', 'Remove').click();
  await expect(book.line('One thing at a time.')).toBeHidden();
  await book.undo();
  await expect(book.line('One thing at a time.')).toBeVisible();
  await book.switchOf(first).click();
  await book.undo();
  await expect(book.switchOf(first)).toBeChecked();
  await app.quit();
  const again = await PlaybookTab.open(await (await launch()).panel());
  await expect(again.line('One thing at a time.')).toBeVisible();
  await expect(again.switchOf(first)).toBeChecked();
});

test.describe('writing a line', () => {
  test('is advised, never forbidden, and loses nothing', async ({ launch }) => {
    const book = await PlaybookTab.open(await (await launch()).panel());

    await test.step('is advised, and never forbidden', async () => {
      await book.panel.button('Add a line: Insult').click();
      await expect(book.field('A line of your own')).toBeFocused();
      const advice = book.page.getByRole('status', { name: 'Advice' });
      await book.page.keyboard.type('Please calm down, [name].');
      await expect(advice).toContainText(/calm down/iu);
      await expect(book.page.getByText('4 of 20 words')).toBeVisible();
      await book.page.keyboard.press('Control+Enter');
      await expect(book.line('Please calm down, blank: name.')).toBeVisible();
    });

    await test.step('loses nothing while another tab is looked at, or when it is dropped by a slip', async () => {
      await book.tool(first, 'Edit').click();
      await book.field('Reword this line').fill('Half a thought');
      await book.panel.open('Today');
      await book.panel.open('Playbook');
      await expect(book.field('Reword this line')).toHaveValue('Half a thought');
      await book.field('Reword this line').press('Escape');
      await expect(book.line(first)).toBeFocused();
      await book.undo();
      await expect(book.field('Reword this line')).toHaveValue('Half a thought');
    });
  });
});

test('a situation of the rep’s own is in the overlay with its lines', async ({ launch }) => {
  const app = await launch();
  const book = await PlaybookTab.open(await app.panel());
  await book.panel.button('Add a situation').click();
  await book.field('Name').fill('Bill shock');
  await book.page.getByRole('combobox', { name: 'In the log it counts as' }).selectOption('Starts angry');
  await book.panel.button('Add it').click();
  await expect(book.title).toHaveText('Bill shock');
  await book.addLine('Bill shock', 'Let’s go through it line by line.');
  await expect(book.line('Let’s go through it line by line.')).toBeVisible();

  await app.press();
  const overlay = await app.overlay();
  await overlay.button('Go on').click();
  await overlay.situation('Bill shock').click();
  await expect(overlay.lines).toContainText('Let’s go through it line by line.');
  await overlay.button('Later').click();

  await book.panel.button('Change this situation').click();
  await book.field('Name').fill('Surprising bill');
  await book.field('What to avoid in it').fill('defending the price');
  await book.panel.button('Save').click();
  await expect(book.title).toHaveText('Surprising bill');
  await expect(book.panel.content).toContainText('defending the price');
  await book.panel.button('Remove this situation').click();
  await expect(book.title).toHaveText('Insult');
  await book.undo();
  await book.turnTo('Surprising bill');
  await expect(book.line('Let’s go through it line by line.')).toBeVisible();
});

test.describe('the policy', () => {
  test('fills the ladder with the site’s words, and nothing by itself', async ({ launch }) => {
    const app = await launch();
    const book = await PlaybookTab.open(await app.panel(), 'Your site’s policy');
    await expect(book.panel.choice('Warnings', 'Not filled in')).toBeChecked();
    await expect(book.panel.content).toContainText('Blank. It is there once you choose');
    await book.panel.choice('Warnings', 'Two').click();
    await book.panel.choice('May you end the call yourself?', 'Yes').click();
    await expect(book.field('First warning')).toHaveValue('');
    await book.panel.button('Use this suggestion: First warning').click();
    await expect(book.field('First warning')).toHaveValue(/Please stop the swearing/u);
    await book.field('Second warning').fill('This is my last warning. Then the call ends.');
    await book.field('Whom to call on for help, and how').fill('Priya, 4411');
    const ladder = book.page.getByRole('list', { name: 'Your ladder' }).getByRole('listitem');
    await expect(ladder).toHaveCount(3);
    await expect(ladder.nth(1)).toContainText('This is my last warning.');
    await expect(ladder.nth(2)).toContainText('in your own words');

    await book.panel.open('Today');
    await app.press();
    const overlay = await app.overlay();
    await overlay.button('Go on').click();
    await overlay.button('Ladder').click();
    await expect(overlay.body).toContainText('Please stop the swearing so I can keep going.');
    await expect(overlay.body).toContainText('Priya, 4411');
  });

  test('is kept as it is typed, and one visit to a field is one thing to take back', async ({ launch }) => {
    const app = await launch();
    const book = await PlaybookTab.open(await app.panel(), 'Your site’s policy');
    await book.field('Emergency number').fill('9-112');
    await book.field('Whom to alert silently, and how').fill('Floor lead');
    await book.field('Other channels you can offer').focus();
    await book.undo();
    await expect(book.field('Whom to alert silently, and how')).toHaveValue('');
    await expect(book.field('Emergency number')).toHaveValue('9-112');
    await book.turnTo('Danger');
    await expect(book.panel.content).toContainText('9-112');
    await expect(book.panel.content).toContainText('Blank until you fill it in');
    await book.panel.button('Fill it in').click();
    await expect(book.field('Emergency number')).toBeFocused();
    await app.quit();
    const again = await PlaybookTab.open(await (await launch()).panel(), 'Your site’s policy');
    await expect(again.field('Emergency number')).toHaveValue('9-112');
  });
});

test.describe('a pack', () => {
  // The other format is as good: test/domain/pack.test.ts.
  test('takes the playbook and the policy to another computer', async ({ launch, folder }) => {
    const file = join(folder, '../pack.yaml');
    const app = await launch();
    const book = await PlaybookTab.open(await app.panel());
    await book.reword(first, 'Said another way.');
    await book.addLine('Insult', 'One thing at a time.');
    await book.switchOf(second).click();
    await book.turnTo('Your site’s policy');
    await book.panel.choice('Warnings', 'Not allowed: get a supervisor').click();
    await book.turnTo('Share');
    await book.panel.choice('File', 'YAML').click();
    await systemOf(app).ask('answerFileDialog', [file]);
    await book.panel.button('Export').click();
    await expect(book.page.getByText('Written to pack.yaml')).toBeVisible();
    await app.quit();
    rmSync(folder, { recursive: true });

    const other = await launch();
    const fresh = await PlaybookTab.open(await other.panel(), 'Share');
    await systemOf(other).ask('answerFileDialog', [file]);
    await fresh.panel.button('Choose a file').click();
    await expect(fresh.panel.content).toContainText('Said another way.');
    await expect(fresh.panel.content).toContainText('One thing at a time.');
    expect(await faultsOf(fresh.page)).toEqual([]);
    await fresh.panel.button('Import').click();
    await fresh.turnTo('Insult');
    await expect(fresh.line('Said another way.')).toBeVisible();
    await expect(fresh.line('One thing at a time.')).toBeVisible();
    await expect(fresh.switchOf(second)).not.toBeChecked();
    await fresh.undo();
    await expect(fresh.line(first)).toBeVisible();
  });

  test('is taken over only if it is sound, and its policy only as far as the rep says', async ({
    launch,
    folder,
  }) => {
    const app = await launch();
    const system = systemOf(app);
    const file = join(folder, '../team.yaml');
    const book = await PlaybookTab.open(await app.panel(), 'Share');

    await test.step('one that is broken is refused with its line, and nothing is changed', async () => {
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Export').click();
      await expect(book.page.getByText('Written to team.yaml')).toBeVisible();
      const lines = readFileSync(file, 'utf8').split('\n');
      const at = lines.findIndex((line) => line.includes('id: insult-2'));
      lines[at] = (lines[at] ?? '').replace('insult-2', 'Not an id!');
      writeFileSync(file, lines.join('\n'));
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Choose a file').click();
      await expect(book.page.getByRole('alert')).toContainText(`line ${at + 1}`);
      await expect(book.page.getByRole('alert')).toContainText('Nothing was changed');
      await expect(book.panel.button('Import')).toBeHidden();
    });

    await test.step('one does not weaken a policy that is filled in, unless the rep says so', async () => {
      await book.turnTo('Your site’s policy');
      await book.panel.choice('Warnings', 'Two').click();
      await book.turnTo('Share');
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Export').click();
      await expect(book.page.getByText('Written to team.yaml')).toBeVisible();
      await book.turnTo('Your site’s policy');
      await book.panel.choice('Warnings', 'Not allowed: get a supervisor').click();
      await book.turnTo('Share');
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Choose a file').click();
      const takes = book.page.getByRole('switch', { name: 'Take over the policy too' });
      await expect(takes).not.toBeChecked();
      await expect(book.page.getByRole('region', { name: 'Your site’s policy' })).toContainText('Two');
      await expect(book.panel.button('Import')).toBeDisabled();
      expect(await faultsOf(book.page)).toEqual([]);
      await takes.click();
      await book.panel.button('Import').click();
      await book.turnTo('Your site’s policy');
      await expect(book.panel.choice('Warnings', 'Two')).toBeChecked();
    });

    await test.step('one brings its policy in place of one that is half typed', async () => {
      await book.turnTo('Your site’s policy');
      const help = book.field('Whom to call on for help, and how');
      await help.fill('Desk 9');
      await book.turnTo('Share');
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Export').click();
      await expect(book.page.getByText('Written to team.yaml')).toBeVisible();
      await book.turnTo('Your site’s policy');
      await help.fill('Desk 4');
      await book.field('Other channels you can offer').fill('Too long. '.repeat(20));

      await book.turnTo('Share');
      await system.ask('answerFileDialog', [file]);
      await book.panel.button('Choose a file').click();
      await book.page.getByRole('switch', { name: 'Take over the policy too' }).click();
      await book.panel.button('Import').click();
      await book.turnTo('Your site’s policy');
      await expect(help).toHaveValue('Desk 9');
      await book.field('Emergency number').fill('9-112');
      await book.turnTo('Danger');
      await expect(book.panel.content).toContainText('9-112');
      await book.turnTo('Your site’s policy');
      await expect(help).toHaveValue('Desk 9');
    });
  });

  test('with somebody’s data in it says so, and comes in without it by one press', async ({
    launch,
    folder,
  }) => {
    const file = join(folder, '../team.json');
    const policy = { ...blankPolicy, channels: 'Ring +44 20 7946 0099, or support@example.org' };
    const added = [
      { place: 'insult' as const, id: 'theirs-1', text: 'Ring me on +44 20 7946 0018 after lunch.' },
      { place: 'insult' as const, id: 'theirs-2', text: 'sam@example.org' },
    ];
    writeFileSync(
      file,
      writePack(playbookOf(builtInPlaybook, { ...noChanges, added, policy }), { as: 'json' }),
    );
    const app = await launch();
    const book = await PlaybookTab.open(await app.panel(), 'Share');
    await systemOf(app).ask('answerFileDialog', [file]);
    await book.panel.button('Choose a file').click();

    // What a site says about itself is none of it.
    const personal = book.page.getByRole('region', { name: 'May be personal data' });
    await expect(personal.getByRole('listitem')).toHaveText([
      'InsultRing me on +44 20 7946 0018 after lunch. looks like a phone number.',
      'Insultsam@example.org looks like an e-mail address.',
    ]);
    const lines = book.page.getByRole('region', { name: 'New lines' });
    await expect(lines).toContainText('Ring me on +44 20 7946 0018 after lunch.');
    await expect(book.panel.choice('How to take it over', 'Merge: 3 changes')).toBeChecked();
    expect(await faultsInBothThemes(book.page)).toEqual([]);

    await book.panel.button('Leave these out').click();
    await expect(book.panel.button('Put them back')).toBeFocused();
    await expect(personal.getByRole('status')).toHaveText(
      'These two pieces are left out. Where a line has more to say, a gap takes its place. One line had nothing else to say, so it does not come in.',
    );
    await expect(lines.getByRole('listitem')).toHaveText([/Ring me on blank: number after lunch\./u]);
    await expect(book.panel.choice('How to take it over', 'Merge: 2 changes')).toBeChecked();
    await book.panel.button('Put them back').click();
    await expect(lines.getByRole('listitem')).toHaveCount(2);
    await book.panel.button('Leave these out').click();

    await book.panel.button('Import').click();
    await book.turnTo('Insult');
    await expect(book.line(/Ring me on .*number.* after lunch\./u)).toBeVisible();
    await expect(book.panel.content).not.toContainText(/7946|sam@example/u);
    await book.turnTo('Your site’s policy');
    await expect(book.field('Other channels you can offer')).toHaveValue(policy.channels);
  });
});

test('axe finds nothing in any chapter, in either theme, and a narrow window has room for all of it', async ({
  launch,
}) => {
  const book = await PlaybookTab.open(await (await launch()).panel());
  await book.tool(first, 'Edit').click();
  expect(await faultsInBothThemes(book.page), 'a line that is written').toEqual([]);
  await book.searchField.fill('time');
  await expect(book.found.first()).toBeVisible();
  expect(await faultsInBothThemes(book.page), 'search').toEqual([]);
  for (const chapter of ['Danger', 'Around the pause', 'Your site’s policy', 'Share', 'Add a situation']) {
    await book.turnTo(chapter);
    expect(await faultsInBothThemes(book.page), chapter).toEqual([]);
  }

  await book.page.setViewportSize({ width: 400, height: 700 });
  const chapter = book.page.getByRole('combobox', { name: 'Chapter' });
  for (const name of ['Insult', 'Danger', 'Around the pause', 'Your site’s policy', 'Share']) {
    await chapter.selectOption(name);
    await expect(book.title).toHaveText(name);
    expect(await book.page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(
      400,
    );
  }
});
