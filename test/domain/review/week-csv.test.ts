import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../domain/call-fields.ts';
import { weekTable } from '../../../domain/review/week-csv.ts';
import {
  chosenParts,
  kindParts,
  offeredParts,
  ratedParts,
  usualWeekChoices,
  type WeekChoices,
  type WeekPart,
  weekPartNames,
  weekParts,
} from '../../../domain/review/week-sheet.ts';
import { weekSheet } from '../../../domain/review/week-sheet-words.ts';
import { localDaySchema } from '../../../domain/time.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildUse,
  buildWin,
  many,
} from '../../support/build-records.ts';
import { buildReview } from '../../support/build-review.ts';
import { week47 } from '../../support/build-team-week.ts';
import { reviewOfRecords, stripOfRecords } from '../../support/review-of-records.ts';

const busy = buildRecords({
  calls: [
    ...many(6, () =>
      buildCall({
        minutes: 10,
        cause: 'outage',
        woundUpPeak: 8,
        woundUpNow: 3,
        endedAt: at('2026-11-18T10:10:00+01:00'),
        recoveredAt: at('2026-11-18T10:15:00+01:00'),
        linesUsed: [buildUse('shouting-1', { result: 'helped' })],
      }),
    ),
    buildCall({ situation: 'prejudice', woundUpPeak: 3, woundUpNow: 9, outcome: 'contained' }),
    buildCall({ situation: 'danger', intensity: null, outcome: 'safety-protocol' }),
  ],
  shifts: many(4, () => buildShift({ stillOnMyMind: 6 })),
  pauses: many(3, () => buildPause()),
  wins: [buildWin({ text: '=planted one' }), buildWin({ text: 'planted two' })],
});

const everything: WeekChoices = {
  parts: weekParts,
  winTexts: ['=planted one', 'planted two'],
  linesOff: [],
};

function tableOf(choices: WeekChoices, records = busy) {
  const source = {
    review: reviewOfRecords(week47, records),
    strip: stripOfRecords(week47, records, 12),
    textOf: (line: string) => (line === 'shouting-1' ? 'I’m listening.' : null),
  };
  const [head, ...rows] = weekTable(source, choices);
  const sheet = weekSheet(source.review, choices, {
    madeOn: localDaySchema.parse('2026-11-23'),
    textOf: source.textOf,
  });
  return { head, rows, sheet, review: source.review };
}

describe('what leaves of a week', () => {
  test('is nothing about how the rep felt, no text of theirs and no kind of call by name, until it is chosen', () => {
    const { rows, sheet } = tableOf(usualWeekChoices);
    const all = JSON.stringify([rows, sheet]);
    expect(all).not.toMatch(
      /planted|prejudice|danger|safety|wound|came down|on my mind|pause than|paused|median to steady/iu,
    );
    for (const part of ratedParts) expect(all).not.toContain(weekPartNames[part]);
  });

  test('is each of these once it is chosen, and one at a time', () => {
    const { rows, sheet } = tableOf(everything);
    for (const told of [
      'planted two',
      'Prejudice',
      'Safety protocol',
      'Back to steady',
      'Pauses',
      'Coming down',
      'Still on my mind',
    ]) {
      expect(JSON.stringify(rows)).toContain(told);
      expect(JSON.stringify(sheet)).toContain(told);
    }
    const one = tableOf({ ...usualWeekChoices, winTexts: ['planted two'] });
    expect(JSON.stringify([one.rows, one.sheet])).toContain('planted two');
    expect(JSON.stringify([one.rows, one.sheet])).not.toMatch(/planted one|Prejudice|Coming down/u);
  });

  test('names no kind of call until that is asked for, and then each with its count', () => {
    const told = (choices: WeekChoices) => {
      const { sheet, rows } = tableOf(choices);
      const sentences = sheet.sections
        .filter(({ part }) => kindParts.has(part))
        .flatMap((section) => section.sentences);
      const came = rows.filter(([section]) => section === 'What came').map((cells) => cells.slice(1, 4));
      return { sentences, came };
    };
    expect(told(usualWeekChoices)).toEqual({ sentences: [], came: [] });
    expect(told(everything)).toEqual({
      sentences: [
        'What came: Shouting (6), Danger (1), Prejudice (1), of 8 logged calls.',
        expect.stringMatching(/^How it ended: .+, of 8 logged calls\.$/u),
      ],
      came: [
        ['Shouting', 6, 8],
        ['Danger', 1, 8],
        ['Prejudice', 1, 8],
      ],
    });
  });

  test('is by itself the same, to the last figure, however many of the calls were about prejudice or danger', () => {
    const leaving = (left: number, outcome: Outcome, leftOutcome: Outcome) =>
      tableOf(
        usualWeekChoices,
        buildRecords({
          calls: [
            ...many(12 - left, () => buildCall({ situation: 'shouting', outcome })),
            ...many(left, () => buildCall({ situation: 'prejudice', outcome: leftOutcome })),
            buildCall({ situation: 'insult', outcome: 'solved' }),
          ],
          shifts: many(5, () => buildShift()),
        }),
      );
    for (const [outcome, leftOutcome] of [
      ['handed-over', 'safety-protocol'],
      ['contained', 'contained'],
      ['solved', 'solved'],
    ] as const) {
      const none = leaving(0, outcome, leftOutcome);
      for (const left of [1, 5, 12]) {
        const { sheet, rows } = leaving(left, outcome, leftOutcome);
        expect(sheet).toEqual(none.sheet);
        expect(rows).toEqual(none.rows);
      }
    }
  });

  test('has no zero for what nobody noted', () => {
    const call = { minutes: null, woundUpPeak: null, woundUpNow: null };
    const { rows } = tableOf(
      everything,
      buildRecords({
        calls: [buildCall({ ...call, intensity: 4, outcome: 'solved', cause: 'outage' })],
      }),
    );
    expect(rows.filter(([section]) => section === 'Worth keeping').map(([, number]) => number)).toEqual([
      'Turned around',
    ]);
    expect(rows.filter(([, , value, n]) => value === 0 && n === 0)).toEqual([]);
    expect(rows.map(([, number]) => number)).not.toContain('No time to recover');
    // No shift is noted: that is not that there was none.
    expect(rows.map(([, number]) => number)).not.toContain('Shifts');
  });

  test('has the median and the range of coming down beside two to four values', () => {
    const changesOf = (...nows: readonly number[]) =>
      tableOf(
        everything,
        buildRecords({ calls: nows.map((woundUpNow) => buildCall({ woundUpPeak: 8, woundUpNow })) }),
      )
        .rows.filter(([section]) => section === 'Coming down')
        .map((cells) => cells.slice(1, 6));
    expect(changesOf(5)).toEqual([['Came down', 3, 1, null, null]]);
    expect(changesOf(6, 5, 4)).toEqual([
      ['Came down', 2, 3, null, null],
      ['Came down', 3, 3, null, null],
      ['Came down', 4, 3, null, null],
      ['Median', 3, 3, 2, 4],
    ]);
  });

  test('says in place of a median that is out of reach what the sentence says', () => {
    const start = at('2026-11-18T10:00:00+01:00');
    const cutShort = () =>
      buildCall({ startedAt: start, endedAt: start, nextCallCameFirstAt: at('2026-11-18T10:05:00+01:00') });
    const { rows, sheet } = tableOf(everything, buildRecords({ calls: many(5, cutShort) }));
    const words = 'over half were not back to steady before the next call';
    expect(rows.find(([, number]) => number === 'Median to steady')).toEqual(
      expect.arrayContaining([null, 5, words]),
    );
    const said = sheet.sections.find(({ part }) => part === 'recovery')?.sentences.join(' ');
    expect(said?.toLowerCase()).toContain(words);
  });

  test('has a first line of what is chosen, and of nothing else', () => {
    const paused = buildRecords({ pauses: many(3, () => buildPause()) });
    expect(tableOf(usualWeekChoices, paused).sheet.lead).toBe('');
    expect(tableOf(everything, paused).sheet.lead).toBe('You paused three times.');
    const leadWithout = (...left: readonly WeekPart[]) =>
      tableOf({ ...everything, parts: weekParts.filter((part) => !left.includes(part)) }).sheet.lead;
    expect(leadWithout()).toMatch(/^You turned .+, and kept one hard call contained\.$/u);
    expect(leadWithout('wins')).toBe('You kept one hard call contained.');
    expect(leadWithout('wins', 'unsolved')).toBe('You logged eight hostile calls.');
    expect(leadWithout('headline')).toBe('');
  });

  test('is each line that helped until it is taken off, and says nothing in its place', () => {
    const [often, once] = ['shouting-1', 'gone'].map((line) => buildUse(line, { result: 'helped' }));
    const records = buildRecords({
      calls: [
        ...many(5, () => buildCall({ linesUsed: often === undefined ? [] : [often] })),
        buildCall({ linesUsed: once === undefined ? [] : [once] }),
      ],
    });
    const linesOf = (linesOff: readonly string[]) => {
      const { sheet, rows } = tableOf({ ...everything, linesOff }, records);
      const section = sheet.sections.find(({ part }) => part === 'lines');
      const numbers = rows.filter(([name]) => name === weekPartNames.lines).map(([, number]) => number);
      return { sentences: section?.sentences ?? [], numbers };
    };
    const gone = 'A line that is not in the playbook any more';
    expect(linesOf([])).toEqual({
      sentences: [
        expect.stringMatching(/^“I’m listening\.” helped 5 of the 5 times/u),
        expect.stringMatching(/^Still trying/u),
      ],
      numbers: ['I’m listening.', gone],
    });
    expect(linesOf(['shouting-1'])).toEqual({
      sentences: [expect.stringMatching(/^Still trying/u)],
      numbers: [gone],
    });
    expect(linesOf(['gone']).numbers).toEqual(['I’m listening.']);
    expect(linesOf(['gone', 'shouting-1'])).toEqual({ sentences: [], numbers: [] });
  });

  test('has no rate of an hour with fewer than five calls', () => {
    const review = buildReview(
      {
        byHour: [
          { hour: 9, calls: 4, hoursWorked: 10, rate: 0.4 },
          { hour: 10, calls: 5, hoursWorked: 10, rate: 0.5 },
        ],
      },
      { whyNoHours: null },
    );
    const rows = weekTable({ review, strip: [], textOf: () => null }, everything);
    expect(
      rows.filter(([section]) => section === 'When they came').map((cells) => cells.slice(1, 4)),
    ).toEqual([
      ['From 09:00', null, 4],
      ['From 10:00', 0.5, 5],
    ]);
  });

  test('has no heading without anything under it', () => {
    const choices = everything;
    const danger = buildCall({ situation: 'danger', intensity: null, outcome: 'safety-protocol' });
    const prejudice = buildRecords({
      calls: [buildCall({ situation: 'prejudice', cause: 'unknown' }), danger],
    });
    const { sheet, review } = tableOf(choices, prejudice);
    expect(offeredParts(review)).toContain('situations');
    for (const { heading, sentences, texts } of sheet.sections) {
      expect([...sentences, ...texts], heading).not.toEqual([]);
    }
    expect(sheet.sections.map(({ part }) => part)).not.toContain('ask-for');
  });

  test('is the same on paper and as a table, part by part', () => {
    for (const choices of [usualWeekChoices, everything]) {
      const { rows, sheet, review } = tableOf(choices);
      expect(sheet.sections.map(({ part }) => part)).toEqual(
        chosenParts(review, choices).filter((part) => part !== 'headline'),
      );
      expect([...new Set(rows.slice(1).map(([section]) => section))]).toEqual(
        sheet.sections.map(({ heading }) => heading),
      );
    }
    for (const part of weekParts) {
      const { rows } = tableOf({ ...everything, parts: weekParts.filter((each) => each !== part) });
      expect(rows.map(([section]) => section)).not.toContain(weekPartNames[part]);
    }
  });

  test('is numbers in full with their n, and what a small sample withholds is not there', () => {
    const { head, rows, review } = tableOf(everything);
    expect(head).toEqual(['Section', 'Number', 'Value', 'n', 'Low', 'High', 'Unit', 'Note']);
    const row = (name: string) => rows.filter(([, number]) => number === name);
    const { rate, low, high } = review.hostileCalls;
    expect(row('Hostile calls per shift')).toEqual([
      ['Hostile calls', 'Hostile calls per shift', rate, 4, low, high, 'calls a shift', ''],
    ]);
    // Three pauses and four answers: the values, and no median.
    expect(row('One length')).toHaveLength(3);
    expect(row('One answer').map((cells) => cells[2])).toEqual([6, 6, 6, 6]);
    expect(row('Median length')).toEqual([]);
    expect(row('Mean')[0]?.slice(2, 6)).toEqual([
      review.calmChange.mean,
      7,
      review.calmChange.low,
      review.calmChange.high,
    ]);
    for (const cells of rows) expect(cells).toHaveLength(8);
  });

  test('of an empty week is its dates alone', () => {
    const { rows, review, sheet } = tableOf(everything, buildRecords());
    expect(rows).toEqual([['Week', '2026-W47', null, null, null, null, '', '2026-11-16 to 2026-11-22']]);
    expect(offeredParts(review)).toEqual(['headline']);
    expect(sheet.lead).not.toBe('');
  });
});
