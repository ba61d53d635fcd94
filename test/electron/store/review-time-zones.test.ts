import { expect, test } from 'vitest';
import { weeksLater } from '../../../domain/week.ts';
import { openStore } from '../../../electron/store/open.ts';
import { reviewOf } from '../../../electron/week-page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import {
  clockChanges,
  countsByWeek,
  livedAt,
  momentsAround,
  momentsAt,
  yearEnds,
} from '../../support/zone-moments.ts';

/** East and west, with half and whole hours, changes at midnight, and none. */
const zones = [
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Europe/Prague',
  'America/Havana',
  'America/St_Johns',
  'America/Los_Angeles',
  'Antarctica/Troll',
];

test('read from a log that was lived in many zones, each record is in the week of its own day, and in no other', () => {
  const moments = zones.flatMap((zone) =>
    [...clockChanges(zone).flatMap(momentsAround), ...yearEnds(zone).flat().flatMap(momentsAt)].map(
      (epochMs) => ({ epochMs, zone }),
    ),
  );
  const records = livedAt(moments);
  const store = openStore(tempFolder());
  store.transaction(() => {
    for (const call of records.calls) store.calls.save(call);
    for (const shift of records.shifts) store.shifts.save(shift);
    for (const pause of records.pauses) store.pauses.add(pause, false);
    for (const win of records.wins) store.wins.add(win);
  });
  const wanted = countsByWeek(moments);
  const weeks = new Set(
    [...wanted.keys()].flatMap((week) => [weeksLater(week, -1), week, weeksLater(week, 1)]),
  );
  const wins: string[] = [];
  for (const week of weeks) {
    const { hostileCalls, pauses, wins: won, from, to } = reviewOf(store, week);
    const count = wanted.get(week) ?? 0;
    expect([week, hostileCalls.calls, hostileCalls.shifts, pauses.count, won.count]).toEqual([
      week,
      count,
      count,
      count,
      count,
    ]);
    for (const text of won.texts) expect(from <= text.slice(0, 10) && text.slice(0, 10) <= to).toBe(true);
    wins.push(...won.texts);
  }
  expect(wins.toSorted()).toEqual(records.wins.map(({ text }) => text).toSorted());
  store.close();
});
