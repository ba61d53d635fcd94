import { z } from 'zod';
import { type Stamp, shiftStamp, stampAt } from '../../domain/time.ts';
import type { Store } from '../../electron/store/open.ts';
import { buildCall, buildShift } from '../support/build-records.ts';
import { startAndEnd } from '../support/running-app.ts';
import { expect, readRecords, systemOf, test } from './app.ts';
import type { Panel } from './pages/panel.ts';

test.describe('the log', () => {
  test('calls are logged by hand and by keyboard, binned, kept and told apart', async ({ launch }) => {
    const app = await launch();
    const overlay = await app.overlay();
    const panel = await app.panel();

    await test.step('a call without a pause is logged by hand, and the missing taps are pointed at', async () => {
      await panel.button('Log a call').click();
      await panel.choice('Situation', 'Our mistake').click();
      await panel.button('Done').click();
      await expect(panel.group('Intensity')).toBeVisible();
      await expect(panel.page.getByText(/how intense it was/iu).first()).toBeVisible();
      await panel.choice('Intensity', /^2 /u).click();
      await panel.choice('How it ended', 'Contained').click();
      await panel.button('Done').click();
      await panel.open('Calls');
      await expect(panel.content).toContainText('Our mistake');
      await expect(panel.content).toContainText('Contained');
      await panel.open('Today');
    });

    await test.step('the whole log can be done by keyboard', async () => {
      const { keyboard } = panel.page;
      await panel.button('Log a call').focus();
      await keyboard.press('Enter');
      await panel.group('Situation').getByRole('radio').first().focus();
      await keyboard.press('ArrowRight');
      await keyboard.press('Space');
      await panel.group('Intensity').getByRole('radio').first().focus();
      await keyboard.press('Space');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      await panel.group('How it ended').getByRole('radio').first().focus();
      await keyboard.press('Space');
      await panel.button('Done').focus();
      await keyboard.press('Enter');
      await panel.tab('Today').focus();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await expect(panel.tab('Calls')).toHaveAttribute('aria-selected', 'true');
      await expect(panel.content).toContainText('Shouting');
      await expect(panel.content).toContainText('intensity 3 of 5');
      await panel.open('Today');
    });

    await test.step('`Not a hard call` bins the draft, and it can be undone', async () => {
      await panel.button('Log a call').click();
      await panel.choice('Situation', 'Insult').click();
      await panel.button('Later').click();
      await panel.button('Not a hard call').click();
      await expect(panel.button('Log it')).toBeHidden();
      await panel.button('Undo').click();
      await panel.button('Log it').click();
      await expect(panel.choice('Situation', 'Insult')).toBeChecked();
      await panel.button('Later').click();
      await panel.button('Not a hard call').click();
    });

    await test.step('a note that is too long stays in its field, whole, and says by how much', async () => {
      await panel.button('Log a call').click();
      await panel.note.fill('x'.repeat(612));
      await expect(
        panel.page.getByText('12 characters too many; kept as far as it fits until it is shorter.'),
      ).toBeVisible();
      await panel.button('Later').click();
      await expect(panel.page.getByRole('alert').filter({ hasText: 'Shorten it first.' })).toBeVisible();
      await expect(panel.note).toHaveValue('x'.repeat(612));
      await expect(panel.note).toBeFocused();
      await panel.note.fill('x'.repeat(600));
      await panel.button('Later').click();
      await panel.button('Log it').click();
      await expect(panel.note).toHaveValue('x'.repeat(600));
      await panel.button('Not a hard call').click();
    });

    await test.step('drafts are told apart by what their buttons are described with', async () => {
      await app.press();
      await overlay.button('Later').click();
      await expect(panel.button('Log it')).toHaveAccessibleDescription(
        /^\d\d:\d\d Situation not said yet paused \d\d:\d\d$/u,
      );
      await expect(panel.button('Not a hard call')).toHaveAccessibleDescription(/paused/u);
      await panel.button('Not a hard call').click();
    });
  });

  test('`Later` keeps the draft with everything in it, over a restart', async ({ launch }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.button('Log a call').click();
    await panel.choice('Situation', 'Prejudice').click();
    await panel.note.fill('Asked for a man.');
    await panel.button('Later').click();
    await expect(panel.button('Log it')).toBeVisible();
    await app.quit();

    const again = await (await launch()).panel();
    await again.button('Log it').click();
    await expect(again.choice('Situation', 'Prejudice')).toBeChecked();
    await expect(again.note).toHaveValue('Asked for a man.');
  });

  test('a logged call can be edited, and deleted with undo, until the next start', async ({
    launch,
    records,
    folder,
  }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse', pencil: 'First words.' })));
    const app = await launch();
    const panel = await app.panel();

    await test.step('a logged call can be edited, and deleted with undo', async () => {
      await panel.open('Calls');
      await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
      await panel.choice('Intensity', /^5 /u).click();
      await panel.note.fill('Second words.');
      await panel.button('Done').click();
      await expect(panel.content).toContainText('note in pencil');

      await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
      await panel.button('Delete').click();
      await expect(panel.content.getByRole('button', { name: /Ongoing abuse/u })).toBeHidden();
      await panel.button('Undo').click();
      await expect(panel.content).toContainText('note in pencil');
      await expect
        .poll(() => readRecords(folder, (store) => store.calls.all()))
        .toMatchObject([{ intensity: 5, pencil: 'Second words.', status: 'logged' }]);
    });

    await test.step('what is deleted is gone after a restart', async () => {
      await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
      await panel.button('Delete').click();
      await expect(panel.button('Undo')).toBeVisible();
      await app.quit();
      const again = await (await launch()).panel();
      await again.open('Calls');
      await expect(again.content).not.toContainText('Ongoing abuse');
    });
  });

  test('a logged call stays logged while the arrow keys pass Danger, wherever the form is left', async ({
    launch,
    records,
  }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse', pencil: 'First words.' })));
    const app = await launch();
    const panel = await app.panel();
    const { keyboard } = panel.page;
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.choice('Situation', 'Ongoing abuse').focus();
    await keyboard.press('ArrowRight');
    await expect(panel.choice('Situation', 'Danger')).toBeChecked();
    await expect(panel.content).toContainText('Your note and ratings are removed when you press Done.');
    await expect(panel.content).toContainText('Not kept until you press Done.');
    await panel.open('Today');
    await expect(panel.page.getByText('The call stays logged as it was.')).toBeVisible();
    await expect(panel.button('Log it')).toBeHidden();

    await panel.open('Calls');
    await expect(panel.choice('Situation', 'Ongoing abuse')).toBeChecked();
    await panel.choice('Situation', 'Ongoing abuse').focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(panel.choice('Situation', 'Insult')).toBeChecked();
    await expect(panel.note).toHaveValue('First words.');
    await panel.tab('Calls').click();
    await expect(panel.content.getByRole('button', { name: /Insult/u })).toContainText('note in pencil');
    await app.quit();
    records((store) =>
      expect(store.calls.all()).toMatchObject([
        { status: 'logged', situation: 'insult', intensity: 3, outcome: 'solved', pencil: 'First words.' },
      ]),
    );
  });

  test('Danger takes the rest of a logged call with it only at Done, and coming back asks how it ended', async ({
    launch,
    records,
  }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse', pencil: 'First words.' })));
    const app = await launch();
    const panel = await app.panel();
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.choice('Situation', 'Danger').click();
    await panel.button('Done').click();
    await panel.content.getByRole('button', { name: /Danger/u }).click();
    await panel.choice('Situation', 'Shouting').click();
    await expect(panel.group('How it ended').getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(panel.note).toHaveValue('');
    await panel.choice('Intensity', /^2 /u).click();
    await panel.button('Done').click();
    await expect(panel.page.getByText('Still to choose: how it ended.')).toBeVisible();
    await panel.choice('How it ended', 'Handed over').click();
    await panel.button('Done').click();
    await expect(panel.content.getByRole('button', { name: /Shouting/u })).toContainText('Handed over');
    await app.quit();
    records((store) =>
      expect(store.calls.all()).toMatchObject([{ status: 'logged', outcome: 'handed-over' }]),
    );
  });

  test('the open tab leads out of a form, by mouse and by keyboard, and Back claims nothing', async ({
    launch,
    records,
  }) => {
    records((store) => store.calls.save(buildCall({ situation: 'abuse' })));
    const panel = await (await launch()).panel();
    await panel.button('Log a call').click();
    await panel.choice('Situation', 'Insult').click();
    await panel.tab('Today').click();
    await expect(panel.button('Done')).toBeHidden();
    await panel.button('Log it').click();
    await expect(panel.choice('Situation', 'Insult')).toBeChecked();
    await panel.tab('Today').focus();
    await panel.page.keyboard.press('Enter');
    await expect(panel.button('Log it')).toBeVisible();

    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
    await panel.button('Back').click();
    await expect(panel.content.getByRole('button', { name: /Ongoing abuse/u })).toBeVisible();
    await expect(panel.page.getByText('Saved')).toHaveCount(0);
  });
});

test('the tray, a win and the playbook are there from the first start', async ({ launch }) => {
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();

  await test.step('the tray starts and ends a shift and says what waits', async () => {
    await system.ask('clickTrayMenu', ['Start shift']);
    await expect(panel.button('End shift')).toBeVisible();
    await panel.button('Log a call').click();
    await panel.button('Later').click();
    const labels = async () => (await system.ask('trayMenu'))?.map(({ label }) => label);
    await expect.poll(labels).toEqual(expect.arrayContaining(['End shift', '1 call waits to be logged']));
    await panel.button('Not a hard call').click();
  });

  await test.step('a win is kept in one line, any time, and can be taken back', async () => {
    await panel.page
      .getByRole('textbox', { name: /Something small that went well/u })
      .fill('She thanked me twice.');
    await panel.button('Keep it').click();
    await expect(panel.content).toContainText('She thanked me twice.');
    await panel.open('Week');
    await expect(panel.content).toContainText('She thanked me twice.');
  });

  await test.step('the playbook shows the lines of every situation', async () => {
    await panel.open('Playbook');
    await expect(panel.content).toContainText('I’ll work on the problem with you.');
  });
});

test.describe('a half-typed win', () => {
  const field = (panel: Panel) =>
    panel.page.getByRole('textbox', { name: 'Something small that went well', exact: true });

  /** What main has of it. */
  const winDraft = async (panel: Panel) => {
    const reply = await panel.page.evaluate(() => window.coach.send('readToday', undefined));
    return z.object({ value: z.object({ winDraft: z.object({ text: z.string() }) }) }).parse(reply).value
      .winDraft.text;
  };

  test('is there again after the app was killed, and gone once it is kept', async ({ launch }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.page.getByRole('combobox', { name: 'Kind' }).selectOption('Was thanked');
    await field(panel).fill('She thanked me, and');
    await expect.poll(() => winDraft(panel)).toBe('She thanked me, and');
    await app.kill();

    const second = await launch();
    const again = await second.panel();
    await expect(field(again)).toHaveValue('She thanked me, and');
    await expect(again.page.getByRole('combobox', { name: 'Kind' })).toHaveValue('thanked');
    await again.button('Keep it').click();
    await expect(again.content).toContainText('“She thanked me, and”');
    await expect(field(again)).toHaveValue('');
    await second.kill();
    const third = await (await launch()).panel();
    await expect(third.content).toContainText('“She thanked me, and”');
    await expect(field(third)).toHaveValue('');
  });

  test('is there again after the window was closed', async ({ launch, host, folder }) => {
    const app = await launch();
    const panel = await app.panel();
    await field(panel).fill('She than');
    const closed = panel.page.waitForEvent('close');
    if (app.system === null) {
      // On the last letter: what a page says as it goes is heard.
      await panel.page.close({ runBeforeUnload: true });
    } else {
      // The preview takes a page away without another word.
      await expect.poll(() => winDraft(panel)).toBe('She than');
      await app.system.ask('closeWindow', 'Unflappable');
    }
    await closed;
    await startAndEnd(host, folder);
    await expect(field(await app.panel())).toHaveValue('She than');
  });
});

test.describe('a shift', () => {
  const hourMs = 3_600_000;
  const hoursAgo = (hours: number): Stamp =>
    stampAt(Date.now() - hours * hourMs, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const leaveOpen = (startedAt: Stamp) => (store: Store) =>
    store.shifts.save(buildShift({ id: 'forgotten', startedAt, endedAt: null }));

  test('that was forgotten is asked about, ends when it did, and today’s begins', async ({
    launch,
    records,
  }) => {
    const startedAt = hoursAgo(30);
    records(leaveOpen(startedAt));
    const app = await launch();
    const panel = await app.panel();
    await expect(panel.content).toContainText('is still open');
    await expect(panel.button('End shift')).toBeVisible();
    const day = panel.page.getByRole('group', { name: 'When did it end?' }).getByLabel('Day');
    const likely = await day.inputValue();
    await day.fill('2020-01-01');
    await panel.button('End it then').click();
    await expect(panel.page.getByRole('alert').filter({ hasText: 'before the shift began' })).toBeVisible();
    await day.fill(likely);
    await panel.button('End it and start today’s').click();
    await expect(panel.content).toContainText('On shift since');
    await app.quit();
    records((store) => {
      const [first, second] = store.shifts.all();
      expect(first?.endedAt?.slice(0, 16)).toBe(shiftStamp(startedAt, 8 * hourMs).slice(0, 16));
      expect(second?.endedAt).toBeNull();
    });
  });

  test('of the night is none that was forgotten', async ({ launch, records }) => {
    records(leaveOpen(hoursAgo(9)));
    const panel = await (await launch()).panel();
    await expect(panel.button('End shift')).toBeVisible();
    await expect(panel.button('End it then')).toBeHidden();
  });

  test('that was ended by a slip goes on', async ({ launch, records }) => {
    const app = await launch();
    const panel = await app.panel();
    await panel.button('Start shift').click();
    await panel.button('End shift').click();
    await expect(panel.page.getByText('Shift ended.')).toBeVisible();
    await expect(panel.content).not.toContainText('Enough for today');
    await panel.button('Undo').click();
    await expect(panel.button('End shift')).toBeVisible();
    await app.quit();
    records((store) => expect(store.shifts.all()).toMatchObject([{ endedAt: null }]));
  });
});

test('the key is said on Today, and a key that cannot be had leads to Settings', async ({
  launch,
  settings,
}) => {
  const app = await launch();
  const panel = await app.panel();
  await expect(panel.content).toContainText('Ctrl Shift Space starts one');
  await expect(panel.button('Pause now')).toHaveAccessibleDescription('Ctrl Shift Space');
  await app.quit();
  settings({ hotkey: 'Control+Nonsense' });
  const refused = await (await launch()).panel();
  await expect(refused.content).toContainText('Ctrl Nonsense is held by another program');
  await refused.button('Choose another key').click();
  await expect(refused.tab('Settings')).toHaveAttribute('aria-selected', 'true');
});
