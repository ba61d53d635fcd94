import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findGuarded } from '../../domain/guards.ts';
import { personalInLog, recordsWithoutPersonal } from '../../domain/import-personal.ts';
import { planImport, type StoredLog } from '../../domain/import-plan.ts';
import { withoutPersonal } from '../../domain/personal-pieces.ts';
import { at, buildCall, buildTry, buildWin } from '../support/build-records.ts';
import { anyPersonalText } from '../support/personal-texts.ts';

const regions = ['US', 'GB'];
const everything = { call: () => true, win: () => true, tried: () => true };
const logOf = ({ calls = [buildCall()], wins = [buildWin()], tries = [buildTry()] }) => ({
  shifts: [],
  pauses: [],
  calls,
  wins,
  tries,
});

describe('a text without what may be personal', () => {
  test.each([
    ['Call (212) 555-0187 back, sam@example.org', 'Call back,'],
    ['Steady.', 'Steady.'],
    ['…', '…'],
    ['(212) 555-0187', ''],
    ['Tel: (212) 555-0187.', ''],
    // A card number that only what is left out kept apart.
    ['Read 4111 1111 sam@example.org 1111 1111 out', 'Read out'],
  ])('%s', (text, rest) => {
    expect(withoutPersonal(text, regions)).toBe(rest);
  });

  test('has none, nothing that may not be stored, and is what it was where there was none', () => {
    fc.assert(
      fc.property(anyPersonalText, (text) => {
        const rest = withoutPersonal(text, regions);
        const hadSome = findGuarded(text, { regions }).some(({ severity }) => severity === 'warn');
        if (!hadSome) expect(rest).toBe(text);
        else expect(findGuarded(rest, { regions })).toEqual([]);
        expect(rest.length).toBeLessThanOrEqual(text.length);
        expect(withoutPersonal(rest, regions)).toBe(rest);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a log that comes in', () => {
  const call = buildCall({
    startedAt: at('2026-03-03T10:05:00+01:00'),
    ink: 'Call (212) 555-0187 back',
    pencil: 'sam@example.org again',
    caseRef: '(212) 555-0188',
    recordingRef: 'sam@example.org',
    witness: 'sam@example.org',
    feelings: ['sad', 'sam@example.org'],
    promises: [{ text: 'sam@example.org', dueAt: null, doneAt: null }],
    handovers: [{ to: 'Floor lead, (212) 555-0189', at: null, kind: null }],
  });
  const win = buildWin({ at: at('2026-03-04T11:00:00+01:00'), text: 'sam@example.org' });

  test('says where each piece is, for the rep and for who made the file, with the words around it', () => {
    const { count, found } = personalInLog(logOf({ calls: [call], wins: [win] }), everything, regions);
    expect(count).toBe(9);
    expect(found.map(({ place }) => place)).toEqual([
      'calls[0].feelings[1]',
      'calls[0].promises[0].text',
      'calls[0].handovers[0].to',
      'calls[0].witness',
      'calls[0].caseRef',
      'calls[0].recordingRef',
      'calls[0].pencil',
      'calls[0].ink',
      'wins[0].text',
    ]);
    expect(found.at(-2)).toEqual({
      where: 'Call of 3 March 2026, 10:05, the note in ink',
      place: 'calls[0].ink',
      kind: 'phone',
      excerpt: { text: 'Call (212) 555-0187 back', start: 5, end: 19 },
    });
    expect(found.at(-1)?.where).toBe('Win of 4 March 2026, 11:00');
  });

  test('is not looked through where nothing comes in, and shows no more than can be read', () => {
    const onlyWins = { call: () => false, win: () => true, tried: () => true };
    expect(personalInLog(logOf({ calls: [call], wins: [win] }), onlyWins, regions).count).toBe(1);
    const many = Array.from({ length: 130 }, (_, index) => buildWin({ id: `${index}`, text: win.text }));
    const { count, found } = personalInLog(logOf({ wins: many }), everything, regions);
    expect([count, found.length]).toEqual([130, 100]);
  });

  test('loses the pieces and nothing else: a win and a promise stay without their words', () => {
    const without = recordsWithoutPersonal(regions);
    expect(without.call(call)).toEqual({
      ...call,
      ink: 'Call back',
      pencil: 'again',
      caseRef: '',
      recordingRef: '',
      witness: '',
      feelings: ['sad'],
      promises: [{ text: '…', dueAt: null, doneAt: null }],
      handovers: [{ to: 'Floor lead,', at: null, kind: null }],
    });
    expect(without.win(win)).toEqual({ ...win, text: '…' });
    const tried = buildTry({ text: 'Ask sam@example.org for ten minutes' });
    expect(without.tried(tried)).toEqual({ ...tried, text: 'Ask for ten minutes' });
    const untouched = buildCall({ promises: [{ text: '', dueAt: null, doneAt: null }] });
    expect(without.call(untouched)).toEqual(untouched);
  });

  test('comes in once, whichever way it was and is taken over', () => {
    const log = logOf({ calls: [call], wins: [win] });
    const planned = (stored: StoredLog, isLeftOut: boolean) =>
      planImport(log, stored, undefined, { without: recordsWithoutPersonal(regions), isLeftOut });
    const nothing: StoredLog = {
      shift: () => null,
      pause: () => null,
      call: () => null,
      win: () => null,
      tried: () => null,
    };
    for (const first of [true, false]) {
      const { fresh, added } = planned(nothing, first);
      expect(added).toMatchObject({ calls: 1, wins: 1 });
      const stored = { ...nothing, call: () => fresh.calls[0] ?? null, win: () => fresh.wins[0] ?? null };
      for (const second of [true, false]) {
        expect(planned(stored, second)).toMatchObject({
          added: { calls: 0, wins: 0 },
          unchanged: { calls: 1, wins: 1 },
          conflicts: [],
        });
      }
      // Something else under the same id is still a conflict.
      const other = { ...stored, call: () => ({ ...call, ink: 'Call back later' }) };
      expect(planned(other, true).conflicts).toHaveLength(1);
    }
  });
});
