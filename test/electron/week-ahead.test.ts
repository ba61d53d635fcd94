import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noChanges, type PlaybookChanges, playbookOf } from '../../domain/own-playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import type { Shift } from '../../domain/records.ts';
import type { Stamp } from '../../domain/time.ts';
import { type Week, weekSchema, weeksLater } from '../../domain/week.ts';
import type { Clock } from '../../electron/clock.ts';
import { endShift, shiftIntents } from '../../electron/intents/shift.ts';
import { weekIntents } from '../../electron/intents/week.ts';
import { openStore } from '../../electron/store/open.ts';
import { seenWeek } from '../../electron/week-page.ts';
import { at, buildCall, buildDraft, buildShift, buildTry, buildUse } from '../support/build-records.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';
import { tempFolder } from '../support/temp-folder.ts';

const week = weekSchema.parse('2026-W47');
const weekBefore = weekSchema.parse('2026-W46');

/** The app on Wednesday of 2026-W47, as far as the week and Today are concerned. */
function stage(changes: Partial<PlaybookChanges> = {}) {
  const store = openStore(tempFolder());
  onTestFinished(() => store.close());
  let now: Stamp = at('2026-11-18T15:00:00+01:00');
  const clock: Clock = { now: () => 0, stamp: () => now, catchUp: () => {} };
  let changed = 0;
  const book = playbookOf(builtInPlaybook, { ...noChanges, ...changes });
  const world = {
    store,
    clock,
    newId: () => 'id',
    onRecordsChanged: () => {
      changed += 1;
    },
    playbook: { book: () => book },
    seeWeek: async (wanted: Week | null, on: Stamp) => seenWeek(store, wanted, on),
  };
  const intents = weekIntents(world);
  const shifts = shiftIntents(world);
  return {
    world,
    store,
    intents,
    shifts,
    changed: () => changed,
    go: (to: string) => {
      now = at(to);
    },
    ahead: async (wanted = week) => {
      const reply = await intents.readWeek({ week: wanted });
      if (!reply.ok) throw new Error('the week cannot be read');
      return reply.value.ahead;
    },
    today: () => {
      const reply = shifts.readToday(undefined);
      if (reply instanceof Promise || !reply.ok) throw new Error('today cannot be read');
      return reply.value;
    },
  };
}

describe('one thing to try', () => {
  test('is chosen, chosen anew, and taken back, and is looked at again on the next page', async () => {
    const { intents, ahead, changed, go } = stage();
    expect(await ahead()).toMatchObject({ tried: null, chosen: null, isChoosable: true, draft: '' });
    expect(intents.chooseTry({ week, text: 'One breath first.' })).toMatchObject({ ok: true });
    intents.chooseTry({ week, text: 'Ask for five minutes.' });
    expect((await ahead()).chosen).toEqual({
      week,
      text: 'Ask for five minutes.',
      chosenAt: '2026-11-18T15:00:00+01:00',
      result: null,
    });
    go('2026-11-24T15:00:00+01:00');
    const next = weekSchema.parse('2026-W48');
    expect(await ahead(next)).toMatchObject({ tried: { text: 'Ask for five minutes.' }, chosen: null });
    expect(intents.judgeTry({ week, result: 'not-tried' })).toMatchObject({ ok: true });
    expect((await ahead(next)).tried?.result).toBe('not-tried');
    intents.judgeTry({ week, result: null });
    expect((await ahead(next)).tried?.result).toBeNull();
    intents.chooseTry({ week, text: null });
    expect((await ahead(next)).tried).toBeNull();
    expect(changed()).toBe(5);
  });

  test('is as it was once a choice is taken back, also one out of a file that could not be typed here', async () => {
    const { intents, store, ahead, go, changed } = stage();
    const before = buildTry({ week, text: 'One\tbreath\u2028and \u202ethen', result: null });
    store.tries.save(before);
    go('2026-11-18T16:00:00+01:00');
    for (const text of [null, 'Another one.']) {
      intents.chooseTry({ week, text });
      expect((await ahead()).chosen?.text ?? null).toBe(text);
      expect(intents.restoreTry({ week, before })).toMatchObject({ ok: true });
      expect((await ahead()).chosen).toEqual(before);
    }
    intents.chooseTry({ week, text: 'Another one.' });
    intents.restoreTry({ week, before: null });
    expect((await ahead()).chosen).toBeNull();
    expect(changed()).toBe(6);
  });

  test('is not taken back over what was said of it by then', () => {
    const { intents, store } = stage();
    intents.chooseTry({ week, text: 'One breath.' });
    intents.judgeTry({ week, result: 'helped' });
    expect(intents.restoreTry({ week, before: null })).toMatchObject({ ok: false });
    expect(store.tries.of(week)?.result).toBe('helped');
  });

  test('is not chosen for a week of long ago or to come, and what was said of one is not lost by another choice', async () => {
    const { intents, store, ahead } = stage();
    const choose = (wanted: string) =>
      intents.chooseTry({ week: weekSchema.parse(wanted), text: 'One breath.' });
    expect(choose('2026-W45')).toMatchObject({ ok: false });
    expect(choose('2026-W48')).toMatchObject({ ok: false });
    expect(choose('2026-W46')).toMatchObject({ ok: true });
    intents.judgeTry({ week: weekBefore, result: 'helped' });
    expect(choose('2026-W46')).toMatchObject({ ok: false });
    expect(intents.chooseTry({ week: weekBefore, text: null })).toMatchObject({ ok: false });
    expect(store.tries.of(weekBefore)?.result).toBe('helped');
    expect(intents.judgeTry({ week, result: 'helped' })).toMatchObject({ ok: false });
    expect(await ahead(weekSchema.parse('2026-W40'))).toMatchObject({ isChoosable: false, suggestions: [] });
  });

  test('is suggested from lines that this rep’s playbook offers, and from no step of the ladder', async () => {
    const end = builtInPlaybook.situations
      .flatMap(({ lines }) => lines)
      .find((line) => line.ladder !== undefined);
    const { store, ahead } = stage({
      lines: { 'insult-1': { isOff: true }, 'insult-2': { text: 'I heard that.' } },
    });
    const linesUsed = [end?.id ?? '', 'insult-1', 'insult-2', 'gone'].map((line) =>
      buildUse(line, { result: 'helped' }),
    );
    store.calls.save(buildCall({ linesUsed }));
    expect((await ahead()).suggestions[0]?.text).toBe('If a call turns hostile, I say: “I heard that.”');
  });

  test('half typed in the rep’s own words it is still there, and is nothing chosen yet', async () => {
    const { intents, ahead, store } = stage();
    intents.draftTry({ text: 'If they shout, I ' });
    expect(await ahead()).toMatchObject({ draft: 'If they shout, I ', chosen: null });
    expect(store.tries.all()).toEqual([]);
    intents.draftTry({ text: '' });
    expect((await ahead()).draft).toBe('');
  });
});

describe('the quiet card', () => {
  const heavy = (day: string, count: number) =>
    Array.from({ length: count }, () =>
      buildShift({ startedAt: at(`${day}T09:00:00+01:00`), stillOnMyMind: 8 }),
    );

  test('comes after two heavy weeks, with the site’s way to support, and can be put away for the week', async () => {
    const { store, intents, ahead } = stage({ policy: { ...blankPolicy, support: 'Dana, extension 12' } });
    for (const shift of [...heavy('2026-11-10', 3), ...heavy('2026-11-17', 2)]) store.shifts.save(shift);
    expect((await ahead()).quiet).toBeNull();
    for (const shift of heavy('2026-11-18', 1)) store.shifts.save(shift);
    expect((await ahead()).quiet).toEqual({ week, support: 'Dana, extension 12' });
    intents.putQuietCardAway({ week, isAway: true });
    expect((await ahead()).quiet).toBeNull();
    intents.putQuietCardAway({ week, isAway: false });
    expect((await ahead()).quiet).not.toBeNull();
  });

  test('stands in the week that has begun too, until that has one of its own or it is put away', async () => {
    const { store, ahead, intents, go } = stage();
    const before = weeksLater(week, -1);
    for (const shift of [...heavy('2026-11-03', 3), ...heavy('2026-11-10', 3)]) store.shifts.save(shift);
    expect((await ahead()).quiet).toEqual({ week: before, support: '' });
    go('2026-11-25T15:00:00+01:00');
    // On its page as the one that is over, it has none.
    expect((await ahead()).quiet).toBeNull();
    go('2026-11-18T15:00:00+01:00');
    intents.putQuietCardAway({ week: before, isAway: true });
    expect((await ahead()).quiet).toBeNull();
  });

  test('is left in peace on the page of a week of long ago', async () => {
    const { store, ahead, go } = stage();
    for (const shift of [...heavy('2026-11-10', 3), ...heavy('2026-11-17', 3)]) store.shifts.save(shift);
    expect((await ahead()).quiet).toEqual({ week, support: '' });
    go('2026-12-09T15:00:00+01:00');
    expect((await ahead()).quiet).toBeNull();
  });
});

/** Twenty shifts with six hard calls in the eight weeks before: up to two in a shift are as usual. */
function usualWeeks(): { readonly shifts: readonly Shift[]; readonly starts: readonly Stamp[] } {
  const days = Array.from({ length: 20 }, (_, index) =>
    Temporal.PlainDate.from('2026-10-05').add({ days: Math.floor(index / 5) * 7 + (index % 5) }),
  );
  const starts = days.map((day) => at(`${day.toString()}T09:00:00+01:00`));
  return { shifts: starts.map((startedAt) => buildShift({ startedAt })), starts: starts.slice(0, 6) };
}

describe('the load of a shift', () => {
  function loaded() {
    const staged = stage();
    const { shifts, starts } = usualWeeks();
    for (const shift of shifts) staged.store.shifts.save(shift);
    for (const startedAt of starts) staged.store.calls.save(buildCall({ startedAt }));
    staged.store.shifts.save(buildShift({ id: 'shift', endedAt: null }));
    const call = (id: string, clock: string) =>
      staged.store.calls.save(buildCall({ id, startedAt: at(`2026-11-18T${clock}:00+01:00`) }));
    return { ...staged, call };
  }

  test('is said from the third call on, drafts too; not what was binned', () => {
    const { store, today, call } = loaded();
    call('a', '10:00');
    call('b', '11:00');
    expect(today().load).toBeNull();
    store.calls.save(buildDraft({ id: 'c', startedAt: at('2026-11-18T12:00:00+01:00') }));
    expect(today().load).toMatchObject({ count: 3, since: '2026-11-18T10:00:00+01:00' });
    store.calls.bin('a', at('2026-11-18T12:30:00+01:00'));
    expect(today().load).toBeNull();
  });

  test('put away it is away for the shift, whatever comes, and is back in the next hard one', () => {
    const { store, shifts, today, call } = loaded();
    for (const [index, clock] of ['10:00', '11:00', '12:00', '13:00'].entries()) call(`c${index}`, clock);
    shifts.putLoadAway({ shiftId: today().load?.shiftId ?? null });
    expect(today().load).toBeNull();
    store.calls.bin('c3', at('2026-11-18T13:30:00+01:00'));
    expect(today().load).toBeNull();
    call('next', '14:00');
    expect(today().load).toBeNull();
    shifts.putLoadAway({ shiftId: null });
    expect(today().load?.count).toBe(4);
    shifts.putLoadAway({ shiftId: 'shift' });
    store.shifts.end('shift', at('2026-11-18T14:30:00+01:00'));
    store.shifts.save(buildShift({ id: 'late', startedAt: at('2026-11-18T14:40:00+01:00'), endedAt: null }));
    for (const clock of ['14:41', '14:45', '14:50']) call(clock, clock);
    expect(today().load).toMatchObject({ count: 3, shiftId: 'late' });
  });

  test('is nobody’s business off shift, nor in a shift that was left open overnight', () => {
    const { world, today, call, go } = loaded();
    for (const clock of ['10:00', '11:00', '12:00']) call(clock, clock);
    expect(today().load).not.toBeNull();
    go('2026-11-19T09:30:00+01:00');
    expect(today().load).toBeNull();
    go('2026-11-18T17:00:00+01:00');
    endShift(world);
    expect(today().load).toBeNull();
  });
});

describe('that the week is ready', () => {
  function ending(day: string) {
    const staged = stage();
    staged.store.shifts.save(buildShift({ id: day, startedAt: at(`${day}T09:00:00+01:00`), endedAt: null }));
    staged.go(`${day}T17:00:00+01:00`);
    endShift(staged.world);
    return staged;
  }

  test('is said in the closing of the last shift of the week, through all its parts, and over a restart', () => {
    const { shifts, today } = ending('2026-11-20');
    expect(today().closing).toMatchObject({ part: 'good-things', isReviewReady: true });
    shifts.closePart({ part: 'good-things' });
    expect(today().closing).toMatchObject({ part: 'numbers', isReviewReady: true });
  });

  test('is not said before the usual last day', () => {
    expect(ending('2026-11-18').today().closing?.isReviewReady).toBe(false);
  });

  test('is said once a week: an end that was a slip is not it, another shift is', () => {
    const { world, store, shifts, today, go } = ending('2026-11-20');
    shifts.reopenShift({ id: '2026-11-20' });
    go('2026-11-20T18:00:00+01:00');
    endShift(world);
    expect(today().closing?.isReviewReady).toBe(true);
    store.shifts.save(buildShift({ id: 'extra', startedAt: at('2026-11-21T09:00:00+01:00'), endedAt: null }));
    go('2026-11-21T12:00:00+01:00');
    endShift(world);
    expect(today().closing).toMatchObject({ shift: { id: 'extra' }, isReviewReady: false });
  });
});

test('a try that came out of a file is looked at again like one that was chosen here', async () => {
  const { store, ahead } = stage();
  store.tries.save(buildTry({ week: weekBefore, chosenAt: at('2026-11-13T16:00:00+01:00') }));
  expect((await ahead()).tried?.text).toBe(buildTry().text);
});
