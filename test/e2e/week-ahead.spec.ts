import { localDayOf, type Stamp, shiftStamp, stampAt } from '../../domain/time.ts';
import { type Week, weekOfDay, weeksLater } from '../../domain/week.ts';
import type { Store } from '../../electron/store/open.ts';
import { buildCall, buildShift } from '../support/build-records.ts';
import { expect, test } from './app.ts';
import { faultsOf } from './axe.ts';

const minute = 60_000;
const week = 7 * 24 * 60;

/** So many minutes from now; negative: ago. */
function inMinutes(minutes: number): Stamp {
  return shiftStamp(stampAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone), minutes * minute);
}

function thisWeek(): Week {
  return weekOfDay(localDayOf(inMinutes(0)));
}

const breath = 'If they shout, I take one slow breath first.';

test('one thing to try is chosen with a press or in own words, can be taken back, and is there after a restart', async ({
  launch,
}) => {
  let app = await launch();
  let panel = await app.panel();
  await panel.open('Week');
  const card = () => panel.page.getByRole('region', { name: 'One thing to try' });
  const suggestions = card().getByRole('list', { name: 'Things to try' }).getByRole('listitem');
  await expect(suggestions).toHaveCount(3);
  const text = 'When my shift ends, I write down three good things, however small.';
  await card()
    .getByRole('button', { name: `Try this: ${text}` })
    .press('Enter');
  await expect(card()).toContainText(`To try next week:“${text}”`);
  await expect(suggestions).toHaveCount(0);
  await panel.button('Undo').click();
  await expect(suggestions).toHaveCount(3);

  const own = panel.page.getByRole('textbox', { name: 'In my own words' });
  await own.fill('If they insult me, card 4111 1111 1111 1111');
  await own.press('Enter');
  await expect(card().getByRole('alert')).toContainText('must not be stored');
  await expect(suggestions).toHaveCount(3);
  // Half typed it waits, also while another tab is looked at.
  await own.fill('If they insult me, I say the li');
  await panel.open('Today');
  await panel.open('Week');
  await expect(own).toHaveValue('If they insult me, I say the li');
  await own.fill('If they insult me, I say the limit once.');
  expect(await faultsOf(panel.page)).toEqual([]);
  await own.press('Enter');
  await expect(card()).toContainText('“If they insult me, I say the limit once.”');
  await app.kill();

  app = await launch();
  panel = await app.panel();
  await panel.open('Week');
  await expect(card()).toContainText('“If they insult me, I say the limit once.”');
  await panel.button('Choose another').click();
  await expect(panel.page.getByRole('textbox', { name: 'In my own words' })).toHaveValue('');
  await panel.button('Nothing after all').click();
  await expect(card()).not.toContainText('the limit once');
});

test('last week’s is looked at again in one tap, which can be said otherwise', async ({
  launch,
  records,
}) => {
  const lastWeek = weeksLater(thisWeek(), -1);
  records((store) =>
    store.tries.save({ week: lastWeek, text: breath, chosenAt: inMinutes(-week), result: null }),
  );
  const app = await launch();
  const panel = await app.panel();
  await panel.open('Week');
  const card = panel.page.getByRole('region', { name: 'One thing to try' });
  await expect(card).toContainText(`Last week you wanted to try: “${breath}” How did it go?`);
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('I did not get to it').click();
  await expect(card).toContainText('You did not get to it, and that is fine.');
  await panel.button('Undo').click();
  await expect(card).toContainText('How did it go?');
  await panel.button('It helped').click();
  await expect(card).toContainText('It helped. Good to know.');
  // What helped may be wanted once more.
  await expect(card.getByRole('listitem').first()).toContainText(breath);
  await app.kill();
  records((store) => expect(store.tries.of(lastWeek)?.result).toBe('helped'));
});

/** Twenty shifts with six hard calls in the eight weeks before: up to two in a shift are as usual. */
function usualWeeks(store: Store): void {
  for (let index = 0; index < 20; index += 1) {
    const startedAt = inMinutes(-week * (1 + (index % 7)) - index);
    store.shifts.save(buildShift({ startedAt, endedAt: startedAt }));
    if (index < 6) store.calls.save(buildCall({ startedAt }));
  }
}

/** The third hard call of a shift, where up to two are as usual. */
function hardShift(store: Store): void {
  usualWeeks(store);
  store.shifts.save(buildShift({ startedAt: inMinutes(-90), endedAt: null }));
  for (const ago of [-60, -40, -20]) {
    store.calls.save(buildCall({ startedAt: inMinutes(ago), intensity: 4 }));
  }
}

test('a shift with more hard calls than usual says so once, offers the words to ask for minutes, and can be switched off and put away', async ({
  launch,
  records,
}) => {
  records(hardShift);
  const app = await launch();
  const panel = await app.panel();
  const load = panel.page.getByRole('region', { name: 'A lot has come' });
  await expect(load).toContainText(
    /Your third hard call since (?:\d\d:\d\d|[a-z]+): a few minutes now may help\./u,
  );
  // A few minutes are offered once, not twice.
  await expect(panel.button('Take a moment')).toBeHidden();
  await panel.button('Ask for a few minutes').press('Enter');
  await expect(panel.page.getByRole('heading', { name: 'Ask for a few minutes' })).toBeFocused();
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('Enough for now').click();
  await expect(load).toBeHidden();
  await panel.button('Undo').click();
  await expect(load).toBeVisible();
  await panel.button('Don’t say this again').click();
  await expect(load).toBeHidden();
  await panel.open('Settings');
  const setting = panel.page.getByRole('switch', { name: 'Say when a lot has come' });
  await expect(setting).not.toBeChecked();
  await setting.click();
  await panel.open('Today');
  await expect(load).toBeVisible();
  await panel.button('Not now').click();
  await expect(load).toBeHidden();
  // Once is enough: the next one does not bring it back.
  await panel.button('Log a call').click();
  await panel.log('Shouting', /^3/u, 'Solved');
  const logged = panel.page.getByRole('list').filter({ hasText: 'Shouting' });
  await expect(logged.getByRole('listitem')).toHaveCount(4);
  await expect(load).toBeHidden();
});

test('two weeks that stay on the mind bring one quiet card, with the way to support, put away for the week', async ({
  launch,
  records,
}) => {
  records((store) => {
    for (const startedAt of [0, 1, 2].flatMap(() => [inMinutes(0), inMinutes(-week)])) {
      store.shifts.save(buildShift({ startedAt, endedAt: startedAt, stillOnMyMind: 8 }));
    }
  });
  const app = await launch();
  const panel = await app.panel();
  await panel.open('Week');
  const card = panel.page.getByRole('region', { name: 'Somebody to talk to' });
  await expect(card).toContainText('Talking to somebody may help: a colleague, your lead, your doctor.');
  await expect(card).toContainText('If you know how to reach support here, you can add it to this card.');
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.button('Add it').click();
  const field = panel.page.getByRole('textbox', { name: 'How you reach support for yourself' });
  await expect(field).toBeInViewport();
  await field.fill('Dana, extension 12, any day');
  await field.blur();
  await panel.open('Week');
  await expect(card).toContainText('How to reach support here: Dana, extension 12, any day');
  await panel.button('Put away for this week').click();
  await expect(card).toBeHidden();
  await panel.open('Today');
  await panel.open('Week');
  await expect(panel.page.getByRole('region', { name: 'One thing to try' })).toBeVisible();
  await expect(card).toBeHidden();
});

test('the end of the last shift of the week says once that the week is ready, and leads there; it can be off', async ({
  launch,
  records,
}) => {
  records((store) => {
    for (const ago of [1, 2, 3, 4]) {
      const startedAt = inMinutes(-week * ago - 1);
      store.shifts.save(buildShift({ startedAt, endedAt: startedAt }));
    }
    store.shifts.save(buildShift({ startedAt: inMinutes(-1), endedAt: null }));
  });
  const app = await launch();
  const panel = await app.panel();
  const closing = panel.page.getByRole('region', { name: 'Close the shift' });
  await panel.button('End shift').click();
  await expect(closing).toContainText('Your week is ready to look back at, any time.');
  expect(await faultsOf(panel.page)).toEqual([]);
  await panel.open('Settings');
  const setting = panel.page.getByRole('switch', { name: 'Say when the week is ready' });
  await setting.click();
  await panel.open('Today');
  await expect(closing).not.toContainText('ready to look back at');
  await panel.open('Settings');
  await setting.click();
  await panel.open('Today');
  await panel.button('Look at your week').click();
  await expect(panel.tab('Week')).toHaveAttribute('aria-selected', 'true');

  // Another shift of the same week ends: that was said already.
  await panel.open('Today');
  await panel.button('Skip the rest').click();
  await panel.button('Start shift').click();
  await panel.button('End shift').click();
  await expect(closing).toBeVisible();
  await expect(closing).not.toContainText('ready to look back at');
});
