import { stampAt } from '../../domain/time.ts';
import { buildCall, buildDraft } from '../support/build-records.ts';
import { expect, readRecords, test } from './app.ts';
import { faultsOf } from './axe.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hoursAgo = (hours: number) => stampAt(Date.now() - hours * 3_600_000, zone);

test('a whole record is written by keyboard alone, and every part of it is kept', async ({
  launch,
  records,
}) => {
  records((store) =>
    store.calls.save(buildCall({ caseRef: 'C-17', outcome: 'contained', startedAt: hoursAgo(50) })),
  );
  const app = await launch();
  const panel = await app.panel();
  const { page } = panel;
  const { keyboard } = page;
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  /** From a field: out of it with Escape, then into another part with its letter. */
  const goTo = async (letter: string) => {
    await keyboard.press('Escape');
    await keyboard.press(letter);
  };
  await panel.button('Log a call').focus();
  await keyboard.press('Enter');

  await test.step('the four taps stand alone, and the note is there', async () => {
    await expect(panel.choice('Situation', 'Insult')).toBeFocused();
    await expect(panel.note).toBeVisible();
    await expect(panel.group('Wound up at worst')).toBeHidden();
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('ArrowRight');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await expect(panel.choice('Intensity', /^2 /u)).toBeChecked();
  });

  await test.step('a letter opens each other part and leads into it', async () => {
    await page.getByRole('heading', { name: 'If you like' }).click();
    await keyboard.press('r');
    await expect(panel.choice('Wound up at worst', '1 calm')).toBeFocused();
    await keyboard.press('ArrowLeft');
    await expect(panel.choice('Wound up at worst', '9 boiling')).toBeChecked();
    await page.getByRole('checkbox', { name: 'angry' }).focus();
    await keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'drained' }).focus();
    await keyboard.press('Space');
    await expect(page.getByRole('checkbox', { name: 'calm' })).toBeDisabled();

    await keyboard.press('s');
    await expect(field('What they wanted')).toBeFocused();
    await keyboard.type('Some words with rtshpf in them');
    await goTo('p');
    await keyboard.type('Call back with a date');
    const by = page.getByRole('group', { name: 'By' });
    await by.getByLabel('Time').fill('00:00');
    await expect(by.getByRole('status')).toHaveText(/^Tomorrow, (?:00:00|12:00.AM)\.$/u);
    await by.getByLabel('Day').fill('2026-01-05');
    await expect(by.getByRole('status')).toHaveText('That is past already.');
    await by.getByLabel('Day').fill('2036-01-05');
    await by.getByLabel('Time').fill('23:59');
    await goTo('h');
    await keyboard.type('Tier 2');
    await panel.button('Add another handover').press('Enter');
    await field('Then to (2)').press('Control+a');
    await keyboard.type('Duty manager');
    await goTo('f');
    await keyboard.type('#c 17');
    await expect(
      page.getByText(/^Second hard call on this case\. Last time: .+, contained\.$/u),
    ).toBeVisible();
    await goTo('t');
    await page.getByRole('textbox', { name: 'Minutes' }).focus();
    await keyboard.type('12');
    await goTo('w');
    await keyboard.type('I kept my voice down.');
    await keyboard.press('Enter');
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
    await goTo('n');
    await expect(panel.note).toBeFocused();
    await keyboard.type('What stays mine.');
  });

  await test.step('closed, a part says what it holds; nothing is cut off at any size', async () => {
    await goTo('r');
    await panel.button('Ratings').press('Enter');
    await expect(panel.button('Ratings')).toHaveAccessibleDescription('9 at worst, angry, drained');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  // From wherever the keyboard is.
  await panel.page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel.group('Situation')).toBeHidden();
  await app.quit();
  records((store) => {
    const call = store.calls.all().at(-1);
    expect(call).toMatchObject({
      status: 'logged',
      situation: 'insult',
      intensity: 2,
      outcome: 'solved',
      woundUpPeak: 9,
      feelings: ['angry', 'drained'],
      askedFor: 'Some words with rtshpf in them',
      promises: [{ text: 'Call back with a date', doneAt: null }],
      handovers: [{ to: 'Tier 2' }, { to: 'Duty manager' }],
      caseRef: '#c 17',
      minutes: 12,
      pencil: 'What stays mine.',
    });
    expect(call?.promises[0]?.dueAt).toContain('2036-01-05T23:59');
    expect(call?.endedAt).not.toBeNull();
    expect(store.wins.all()).toMatchObject([{ text: 'I kept my voice down.' }]);
  });
});

test('what a logged call said before is shown and comes back, and pencil becomes ink beside it', async ({
  launch,
  records,
}) => {
  records((store) =>
    store.calls.save(
      buildCall({
        id: 'a',
        situation: 'abuse',
        intensity: 3,
        startedAt: hoursAgo(26),
        pencil: 'He was vile.',
        pencilAt: hoursAgo(26),
        warnings: [{ step: 1, at: hoursAgo(26) }],
      }),
    ),
  );
  const app = await launch();
  const panel = await app.panel();
  const { page } = panel;
  const openIt = async () => {
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
  };

  await test.step('an edit keeps what was there, which can be seen and had back, and that too', async () => {
    await openIt();
    await expect(panel.button('What it said before')).toBeHidden();
    await panel.choice('Intensity', /^5 /u).click();
    await panel.button('What was said').click();
    await panel.button('Use that').click();
    await expect(panel.choice('The limit I kept', 'Warned once')).toBeChecked();
    await panel.button('Done').click();
    await openIt();
    await panel.button('What it said before').click();
    const version = page.getByRole('listitem').filter({ hasText: 'Until' });
    await expect(version).toContainText('Sustained shouting or contempt');
    await expect(version).toContainText('Now: Slur, sexual remark, threat, or I was frightened');
    await expect(version).toContainText('Now: Warned once');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Restore what it said/u }).click();
    await expect(panel.choice('Intensity', /^3 /u)).toBeChecked();
    await panel.button('Undo').click();
    await expect(panel.choice('Intensity', /^5 /u)).toBeChecked();
    await panel.button('Back').click();
  });

  await test.step('the note that has cooled is rewritten, kept in sight until it is binned', async () => {
    await panel.open('Today');
    await panel.button('Rewrite in ink').click();
    const ink = page.getByRole('textbox', { name: 'In ink' });
    await expect(ink).toBeFocused();
    await ink.fill('The caller swore at me. I gave a warning.');
    await expect(page.getByText('He was vile.')).toBeVisible();
    await panel.button('Done').click();
    await panel.button('Bin the note').click();
    await expect(page.getByText('He was vile.')).toBeHidden();
    await panel.button('Undo').click();
    await expect(page.getByText('He was vile.')).toBeVisible();
    await panel.button('Bin the note').click();
    await expect(page.getByText('The pencil note is binned.')).toBeVisible();
  });

  await app.quit();
  records((store) => {
    expect(store.calls.get('a')).toMatchObject({
      intensity: 5,
      boundary: 'warned-once',
      pencil: '',
      ink: 'The caller swore at me. I gave a warning.',
    });
    expect(JSON.stringify(store.versions.of('a'))).not.toContain('He was vile.');
  });
});

test('a text that must not be stored waits in its field, and the form leads to it', async ({
  launch,
  records,
  folder,
}) => {
  records((store) => store.calls.save(buildDraft({ id: 'a', startedAt: hoursAgo(3) })));
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Log it').click();
  await panel.choice('Situation', 'Insult').click();
  await panel.button('What was said').click();
  const did = panel.page.getByRole('textbox', { name: 'What I did', exact: true });
  await did.fill('Read 4111 1111 1111 1111 back to her.');
  await panel.button('What was said').click();
  await panel.button('Later').click();
  await expect(panel.page.getByRole('alert').filter({ hasText: 'must not be stored' })).toBeVisible();
  await expect(did).toBeFocused();
  // It waits whole while another tab is looked at, and comes back with what is to be done.
  await panel.open('Calls');
  await panel.open('Today');
  await expect(did).toHaveValue('Read 4111 1111 1111 1111 back to her.');
  await expect(panel.content).toContainText('Kept without the marked part until it is removed');
  await did.fill('Read it back to her.');
  await panel.button('Later').click();
  await panel.button('Log it').click();
  // Left behind for good, all but the marked part is in the log.
  await panel.note.fill('She said 4111 1111 1111 1111 twice.');
  await panel.open('Calls');
  // A quit in the same moment could be faster than the last words.
  await expect
    .poll(() => readRecords(folder, (store) => store.calls.get('a')?.pencil))
    .toBe('She said … twice.');
  await app.quit();
  records((store) =>
    expect(store.calls.get('a')).toMatchObject({
      did: 'Read it back to her.',
      pencil: 'She said … twice.',
      situation: 'insult',
      // Hours later it cannot be known when the call was over.
      endedAt: null,
    }),
  );
});

test('a call of the highest intensity is asked about abuse and danger, one press each', async ({
  launch,
  records,
}) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Log a call').click();
  await panel.choice('Situation', 'Shouting').click();
  await panel.choice('Intensity', /^4 /u).click();
  await expect(panel.page.getByText('Was it one of these, too?')).toBeHidden();
  await panel.choice('Intensity', /^5 /u).click();
  await panel.content.getByRole('button', { name: 'Danger' }).press('Enter');
  await expect(panel.choice('Situation', 'Danger')).toBeChecked();
  await expect(panel.choice('Situation', 'Danger')).toBeFocused();
  await panel.choice('Situation', 'Shouting').click();
  await panel.choice('Intensity', /^5 /u).click();
  await panel.button('Ongoing abuse').press('Enter');
  await expect(panel.page.getByText('Was it one of these, too?')).toBeHidden();
  await expect(panel.choice('Intensity', /^5 /u)).toBeFocused();
  await expect(panel.choice('Situation', 'Shouting')).toBeChecked();
  await panel.choice('How it ended', 'Contained').click();
  await panel.button('Done').click();
  await expect(panel.button('Done')).toBeHidden();
  await app.kill();
  records((store) => {
    expect(store.calls.all()).toMatchObject([
      { status: 'logged', situation: 'shouting', alsoSituations: ['abuse'], intensity: 5 },
    ]);
  });
});
