import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weekSchema } from '../../domain/week.ts';
import { takeAlongContract } from '../../electron/contract/take-along.ts';
import { type PanelPaper, takeAlongIntents } from '../../electron/intents/take-along.ts';
import { refusalFor } from '../../electron/kept-intents.ts';
import { openStore } from '../../electron/store/open.ts';
import { week47 } from '../support/build-team-week.ts';
import { readStrictCsv } from '../support/strict-csv.ts';
import { tempFolder } from '../support/temp-folder.ts';

const noPaper: PanelPaper = {
  pdf: async () => null,
  print: async () => {
    throw new Error('no printer');
  },
  picture: async () => null,
};

function serve(panelPaper: PanelPaper = noPaper) {
  const folder = tempFolder();
  const store = openStore(folder);
  let drawn = 0;
  const troubles: string[] = [];
  const intents = takeAlongIntents({
    store,
    newId: () => {
      drawn += 1;
      return `3f0e0d5e-6d56-4a6c-9a57-0f2b1f9d${String(drawn).padStart(4, '0')}`;
    },
    panelPaper,
    askWhereToSave: async () => join(folder, 'saved'),
    onTrouble: (where) => troubles.push(where),
  });
  return { intents, store, troubles, saved: () => readFileSync(join(folder, 'saved'), 'utf8') };
}

describe('a table that leaves', () => {
  test('has no cell that a spreadsheet takes for a formula, and its numbers whole', async () => {
    const { intents, saved } = serve();
    const rows = [
      ['A', 'B'],
      ['=1+1', -0.1 - 0.2],
      [null, 1 / 3],
    ];
    expect(await intents.saveTable({ name: 'x', rows })).toEqual({ ok: true, value: 'saved' });
    expect(readStrictCsv(saved())).toEqual([
      ['A', 'B'],
      ["'=1+1", String(-0.1 - 0.2)],
      ['', String(1 / 3)],
    ]);
  });

  test('is looked through for what must not be kept, but a number is no card', () => {
    expect(refusalFor('saveTable', { name: 'x', rows: [['4111 1111 1111 1111']] })).toMatch(/card number/u);
    expect(refusalFor('saveTable', { name: 'x', rows: [[0.4111_1111_1111_1111]] })).toBeNull();
  });

  test('has a name that is none of a path', () => {
    const parse = (name: string) =>
      takeAlongContract.saveTable.input.safeParse({ name, rows: [[1]] }).success;
    expect(parse('Week 2026-W47')).toBe(true);
    expect(parse('../x')).toBe(false);
    expect(parse('a/b')).toBe(false);
  });
});

describe('a week for a team', () => {
  test('has a copy of its own once it is given away, another for each week; looking keeps nothing', async () => {
    const { intents } = serve();
    const read = async (week: string) => {
      const reply = await intents.readTeamWeek({ week: weekSchema.parse(week) });
      if (!reply.ok) throw new Error(reply.message);
      return reply.value.withoutKinds;
    };
    expect((await read('2026-W47')).copy).not.toBe((await read('2026-W47')).copy);
    const given = await read('2026-W47');
    await intents.saveTeamWeek({ file: given });
    expect((await read('2026-W47')).copy).toBe(given.copy);
    expect((await read('2026-W46')).copy).not.toBe(given.copy);
  });

  test('is saved to the letter', async () => {
    const { intents, saved } = serve();
    const read = await intents.readTeamWeek({ week: week47 });
    if (!read.ok) throw new Error(read.message);
    const file = { ...read.value.whole, shifts: 3 };
    await intents.saveTeamWeek({ file });
    expect(JSON.parse(saved())).toEqual(file);
  });
});

test('where there is no page, no printer and no picture, that is said with a way out', async () => {
  const { intents, troubles } = serve();
  expect(await intents.savePdf({ name: 'x', paper: 'A4' })).toMatchObject({ ok: false });
  expect(await intents.printPage({ paper: 'A4' })).toEqual({
    ok: false,
    message: 'Nothing could be printed from here. Save as PDF instead, and print that.',
  });
  expect(troubles).toEqual(['printing a page']);
  expect(await intents.savePicture({ name: 'x', place: { x: 0, y: 0, width: 9, height: 9 } })).toMatchObject({
    ok: false,
  });
});
