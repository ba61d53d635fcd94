import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../domain/call.ts';
import { safeCell, textOfCell } from '../../domain/csv-cell.ts';
import { firstBlocked } from '../../domain/guards.ts';
import { readLog } from '../../domain/import-log.ts';
import { planImport } from '../../domain/import-plan.ts';
import { cautiousChoices, csvRows } from '../../domain/log-csv.ts';
import { callInFile, fromLogFile } from '../../domain/log-records.ts';
import { csvText } from '../../electron/csv-text.ts';
import { ImportError } from '../../electron/import-error.ts';
import { readImportFile } from '../../electron/import-file.ts';
import { anyLog } from '../support/any-log.ts';
import { at, buildCall, buildDraft, buildUse } from '../support/build-records.ts';
import { readStrictCsv } from '../support/strict-csv.ts';
import { tempFolder } from '../support/temp-folder.ts';

const lineTexts: ReadonlyMap<string, string> = new Map([['insult-1', 'Let’s go back to your order.']]);
const everything = { feelings: true, ratings: true, prejudice: true };

function written(calls: readonly Call[], choices = cautiousChoices): string {
  return csvText(csvRows(calls, choices, (line) => lineTexts.get(line) ?? null));
}

/** The table as objects by its header, read by nothing of ours. */
function table(calls: readonly Call[], choices = cautiousChoices): readonly Record<string, string>[] {
  const [header = [], ...rows] = readStrictCsv(written(calls, choices));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function readBack(text: string) {
  const file = join(tempFolder(), 'calls.csv');
  writeFileSync(file, text);
  return readImportFile(file);
}

function callsOf(log: unknown): readonly Call[] {
  const read = readLog(JSON.stringify(log));
  return read.ok ? fromLogFile(read.log).calls : [];
}

/** As a spreadsheet decides it: by the first character that it does not drop. */
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'\'"=+-@\t\r\n ;,|＝＋－＠a1', '\u0000', '\ufeff', '\u200b'),
    maxLength: 12,
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('a cell', () => {
  test('is never a formula, and gives its text back', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(safeCell(text)).not.toMatch(formula);
        expect(textOfCell(safeCell(text))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test.each(['=1+1', '+49 30', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1+1', '＝1'])(
    '%j gets an apostrophe in front',
    (text) => expect(safeCell(text)).toBe(`'${text}`),
  );

  test.each(["it's", "'tis", 'a=b', '5 - 3', ''])('%j is left as it is', (text) =>
    expect(safeCell(text)).toBe(text),
  );
});

describe('the table', () => {
  test('opens in a strict reader, and none of its cells is a formula', () => {
    fc.assert(
      fc.property(anyLog, nasty, (log, text) => {
        const calls = callsOf(log).map((call, index) =>
          index === 0 && call.status === 'logged' ? { ...call, ink: text.toWellFormed() } : call,
        );
        const rows = readStrictCsv(written(calls, everything));
        expect(rows.length - 1).toBe(calls.filter(({ status }) => status === 'logged').length);
        for (const cell of rows.flat()) expect(cell).not.toMatch(formula);
      }),
      { numRuns: 300 },
    );
  });

  test('has the key and the word where they differ', () => {
    const call = buildCall({
      situation: 'circular-demand',
      alsoSituations: ['abuse'],
      intensity: 4,
      outcome: 'caller-hung-up',
      boundary: 'warned-once',
      cause: 'our-slip',
      direction: 'in',
      linesUsed: [buildUse('insult-1', { result: 'did-not-help' }), buildUse('gone', { result: null })],
    });
    expect(table([call])).toMatchObject([
      {
        situation: 'circular-demand',
        'situation (in words)': 'Same demand again',
        'alsoSituations (in words)': 'Ongoing abuse',
        intensity: '4',
        'intensity (in words)': 'Insults or swearing at me',
        outcome: 'caller-hung-up',
        'outcome (in words)': 'Caller hung up',
        'boundary (in words)': 'Warned once',
        'cause (in words)': 'A slip of ours',
        'direction (in words)': 'They called',
        'linesUsed (in words)':
          '“Let’s go back to your order.” (did not help); A line that is no longer in the playbook',
      },
    ]);
  });

  test('holds ink only, and no feelings, ratings or calls of prejudice unless chosen', () => {
    const calls = [
      buildCall({
        id: 'a',
        pencil: 'PENCIL',
        ink: 'The line was down.',
        feelings: ['hurt'],
        woundUpPeak: 8,
        woundUpNow: 3,
        recoveredAt: at('2026-11-18T10:30:00+01:00'),
      }),
      buildCall({ id: 'b', situation: 'prejudice' }),
      buildCall({ id: 'c', alsoSituations: ['prejudice'] }),
      buildDraft({ id: 'd' }),
    ];
    const cautious = written(calls);
    expect(table(calls).map(({ id }) => id)).toEqual(['a']);
    expect(cautious).toContain('The line was down.');
    expect(cautious).not.toMatch(/PENCIL|pencil|hurt|feelings|woundUp|recoveredAt/u);

    const whole = written(calls, everything);
    expect(table(calls, everything).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(table(calls, everything)[0]).toMatchObject({
      feelings: '["hurt"]',
      woundUpPeak: '8',
      recoveredAt: '2026-11-18T10:30:00+01:00',
    });
    expect(whole).not.toMatch(/PENCIL|pencil/u);
  });
});

describe('the way back', () => {
  test('gives each call as the table had it, and the same table once more', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        fc.pre(firstBlocked(log) === null);
        const calls = callsOf(log).filter(({ status }) => status === 'logged');
        const text = written(calls, everything);
        const read = readBack(text);
        const back = fromLogFile(read.log).calls;
        expect(back.map((call) => ({ ...callInFile(call), pencil: '' }))).toEqual(
          calls.map((call) => ({ ...callInFile(call), pencil: '' })),
        );
        expect(written(back, everything)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('what is there already is unchanged when all columns agree, and a conflict when one does not', () => {
    const stored = buildCall({
      id: 'a',
      ink: 'Steady.',
      pencil: 'Not in the table.',
      feelings: ['sad'],
      linesUsed: [buildUse('insult-1', { result: 'helped' })],
    });
    const planOf = (call: Call) => {
      const read = readBack(written([call]));
      const none = () => null;
      const found = { shift: none, pause: none, win: none, tried: none, call: () => stored };
      return planImport(fromLogFile(read.log), found, read.isSameCall);
    };
    expect(planOf(stored)).toMatchObject({ unchanged: { calls: 1 }, added: { calls: 0 }, conflicts: [] });
    expect(planOf({ ...stored, ink: 'Other.' })).toMatchObject({
      added: { calls: 0 },
      conflicts: [{ list: 'calls', index: 0, id: 'a' }],
    });
  });

  test.each([
    [
      'id,status,startedAt,intensity\r\na,draft,2026-11-18T10:00:00Z,9\r\n',
      'line 2, intensity: expected 1 to 5, got 9',
    ],
    [
      'id,status,startedAt\r\na,draft,2026-11-18T10:00:00Z\r\nb,draft,soon\r\n',
      'line 3, startedAt: expected a time',
    ],
    ['id,status,startedAt,mood\r\n', 'line 1: there is no column “mood” in the format'],
    ['id,status,id,startedAt\r\n', 'line 1: the column “id” is there twice'],
    ['id,status\r\n', 'line 1: the column “startedAt” is missing'],
    ['id,status,startedAt\r\na,draft\r\n', 'line 2: this row has more or fewer cells'],
    ['id,status,startedAt\r\na,"draft', 'the file ends inside quotes'],
    ['id,status,startedAt\r\na,dr"aft,x\r\n', 'line 2: this is not CSV'],
    [
      'id,status,startedAt,promises\r\na,draft,2026-11-18T10:00:00Z,call back\r\n',
      'line 2, promises: expected a list',
    ],
    [
      'id,status,startedAt,ink\r\na,draft,2026-11-18T10:00:00Z,"over\r\ntwo lines"\r\nb,draft,2026-11-18T10:00:00Z,4111 1111 1111 1111\r\n',
      'line 4, ink: holds what looks like a card number',
    ],
  ])('%j is refused with its line', (text, message) => {
    expect(() => readBack(text)).toThrow(ImportError);
    expect(() => readBack(text)).toThrow(message);
  });
});
