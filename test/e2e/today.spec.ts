import { type Stamp, shiftStamp, stampAt } from '../../domain/time.ts';
import { buildCall, buildShift } from '../support/build-records.ts';
import { expect, systemOf, test } from './app.ts';
import { faultsOf } from './axe.ts';

const minute = 60_000;

/** So many minutes from now; negative: ago. */
function inMinutes(minutes: number): Stamp {
  return shiftStamp(stampAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone), minutes * minute);
}

const promised = (text: string, dueAt: Stamp | null) => ({ text, dueAt, doneAt: null });

test('a promise comes back in neutral words, is pressed, and is done in one tap that can be taken back', async ({
  launch,
  records,
}) => {
  records((store) => {
    store.shifts.save(buildShift({ startedAt: inMinutes(-90), endedAt: null }));
    store.calls.save(
      buildCall({
        id: 'call',
        startedAt: inMinutes(-60),
        promises: [promised('Look up the old invoice', null), promised('Ring the crew', inMinutes(5))],
      }),
    );
  });
  const app = await launch('--hidden');
  const system = systemOf(app);
  await expect.poll(() => system.ask('notifications')).toHaveLength(1);
  const [shown] = await system.ask('notifications');
  expect(shown).toMatchObject({ silent: true, isOpen: true });
  expect(shown?.title).toMatch(/^A promise is due at \d\d:\d\d$/u);
  expect(JSON.stringify(shown)).not.toMatch(/crew|invoice|Shouting/u);

  await system.ask('clickNotification');
  const panel = await app.panel();
  const promises = panel.page.getByRole('region', { name: 'Promises' });
  await expect(promises.getByRole('listitem')).toContainText(['Ring the crew', 'Look up the old invoice']);
  await promises.getByRole('button', { name: 'Done' }).first().click();
  await expect(promises.getByRole('listitem')).toHaveCount(1);
  await expect(promises.getByRole('listitem')).toContainText('Look up the old invoice');
  await panel.button('Undo').click();
  await expect(promises.getByRole('listitem')).toHaveCount(2);
  await promises.getByRole('button', { name: 'Done' }).first().click();
  await expect(promises.getByRole('listitem')).toHaveCount(1);
  await app.kill();
  records((store) => {
    const doneAt = store.calls.get('call')?.promises.map((promise) => promise.doneAt !== null);
    expect(doneAt).toEqual([false, true]);
  });
});

test('after a hard call a few minutes are offered, and one tap in the tray or on Today says how it was got over', async ({
  launch,
  records,
}) => {
  records((store) => store.calls.save(buildCall({ id: 'call', intensity: 5, startedAt: inMinutes(-20) })));
  const app = await launch();
  const system = systemOf(app);
  const panel = await app.panel();
  const steadyInTray = async () =>
    (await system.ask('trayMenu')).map(({ label }) => label).find((label) => label.startsWith('Back to'));

  const afterTheCall = panel.page.getByRole('region', { name: 'After the call' });
  await expect(afterTheCall.getByRole('button')).toHaveText([
    'Take a moment',
    'Back to steady',
    'Next call came first',
  ]);
  await panel.button('Take a moment').click();
  await expect(panel.page.getByRole('heading', { name: 'Ask for a few minutes' })).toBeFocused();
  await panel.button('Breathe for a minute').click();
  await expect(panel.page.getByRole('timer')).toBeVisible();
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('Stop').click();
  await expect(panel.button('Breathe for a minute')).toBeFocused();
  await panel.button('Enough for now').click();
  await expect(panel.page.getByRole('heading', { name: 'Ask for a few minutes' })).toBeHidden();
  await expect(panel.button('Take a moment')).toBeHidden();

  const label = await steadyInTray();
  expect(label).toMatch(/^Back to steady after \d\d:\d\d$/u);
  await system.ask('clickTrayMenu', [label ?? '']);
  await expect(panel.page.getByText(/Shouting, .*: back to steady at \d\d:\d\d\./u)).toBeVisible();
  await expect.poll(steadyInTray).toBeUndefined();
  await panel.button('Undo: back to steady').click();
  await expect.poll(steadyInTray).toBe(label);
  await panel.button('Next call came first').click();
  await expect(panel.page.getByText(/the next call came first, at/u)).toBeFocused();
  await app.kill();
  records((store) =>
    expect(store.calls.get('call')).toMatchObject({
      status: 'logged',
      recoveredAt: null,
      nextCallCameFirstAt: expect.any(String),
      endedAt: null,
    }),
  );
});

test('of two hard calls in a row one tap says that there was no time between them', async ({
  launch,
  records,
}) => {
  const second = inMinutes(-10);
  records((store) => {
    store.calls.save(buildCall({ id: 'first', startedAt: inMinutes(-20) }));
    store.calls.save(buildCall({ id: 'second', startedAt: second, situation: 'insult' }));
  });
  const app = await launch();
  const panel = await app.panel();
  const afterTheCall = panel.page.getByRole('region', { name: 'After the call' });
  await expect(afterTheCall).toContainText('Insult, ');
  await expect(afterTheCall).toContainText('Before it: Shouting, ');
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('No time between the two').click();
  await expect(afterTheCall).not.toContainText('Before it');
  await panel.button('Undo').click();
  await expect(afterTheCall).toContainText('Before it: Shouting, ');
  await panel.button('No time between the two').click();
  await expect(afterTheCall).not.toContainText('Before it');
  await app.kill();
  records((store) => expect(store.calls.get('first')).toMatchObject({ nextCallCameFirstAt: second }));
});

test('a shift ends at once and is then closed in steps, each saved as it is said and free to be left out', async ({
  launch,
  records,
}) => {
  records((store) => {
    store.shifts.save(buildShift({ id: 'shift', startedAt: inMinutes(-400), endedAt: null }));
    store.calls.save(
      buildCall({
        id: 'call',
        startedAt: inMinutes(-300),
        pencil: 'Too hot to say.',
        pencilAt: inMinutes(0),
        promises: [promised('Ring the crew', null)],
      }),
    );
  });
  const app = await launch();
  const panel = await app.panel();
  const { page } = panel;
  const title = (name: string) => page.getByRole('heading', { name, exact: true });
  await panel.button('End shift').click();
  await expect(title('Three good things')).toBeVisible();
  const closing = page.getByRole('region', { name: 'Close the shift' });
  await closing.getByRole('textbox', { name: 'Something small' }).fill('Got the neighbour to open the door.');
  await closing.getByRole('button', { name: 'Keep it' }).click();
  await expect(closing).toContainText('“Got the neighbour to open the door.”');
  // What is typed is kept by going on as well; what must not be kept stays, and says why.
  const field = closing.getByRole('textbox', { name: 'Something small' });
  await field.fill('Card 4111 1111 1111 1111');
  await panel.button('Next').click();
  await expect(field).toBeFocused();
  await expect(closing.getByRole('alert').last()).not.toBeEmpty();
  await expect(title('Three good things')).toBeVisible();
  await field.fill('Kept calm all day.');
  await panel.button('Next').click();
  await expect(title('Promises still open')).toBeFocused();
  await closing.getByRole('button', { name: 'Done' }).click();
  // The last one is kept: what waits next comes by itself.
  await expect(title('In pencil').first()).toBeVisible();
  await expect(closing).toContainText('Too hot to say.');
  await expect(closing).toContainText('You can leave it until tomorrow.');
  await panel.button('Next').click();
  await expect(title('Before you go')).toBeFocused();
  await panel.choice('Still on my mind', '3').click();
  await page.getByRole('textbox', { name: 'Calls taken' }).fill('42');
  expect(await faultsOf(page)).toEqual([]);
  await panel.button('Close the day').click();
  await expect(closing).toBeHidden();
  await expect(title('Today')).toBeFocused();
  await expect(panel.button('Start shift')).toBeVisible();
  await app.kill();
  records((store) => {
    expect(store.shifts.get('shift')).toMatchObject({
      endedAt: expect.any(String),
      stillOnMyMind: 3,
      callsTaken: 42,
    });
    expect(
      store.wins
        .all()
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['Got the neighbour to open the door.', 'Kept calm all day.']);
    expect(store.calls.get('call')).toMatchObject({
      pencil: 'Too hot to say.',
      promises: [{ doneAt: expect.any(String) }],
    });
  });
});
