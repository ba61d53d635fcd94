import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPack } from '../../domain/apply-pack.ts';
import {
  mostOwnLines,
  noChanges,
  type PlaybookChanges,
  placesOf,
  playbookChangesSchema,
  playbookOf,
} from '../../domain/own-playbook.ts';
import { type Pack, readPack, writePack } from '../../domain/pack.ts';
import { overrulesPolicy } from '../../domain/pack-change.ts';
import { pageOf } from '../../domain/playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { previewPack } from '../../domain/preview-pack.ts';
import { situationNames } from '../../domain/situations.ts';
import { anyChanges, smallPlaybook as builtIn } from '../support/any-changes.ts';

const bookOf = (changes: PlaybookChanges) => playbookOf(builtIn, changes);
const linesIn = (changes: PlaybookChanges) => placesOf(bookOf(changes)).flatMap(({ lines }) => lines);

function packOf(changes: PlaybookChanges): Pack {
  const read = readPack(writePack(bookOf(changes), { as: 'json' }));
  if (!read.ok) throw new Error(read.message);
  return read.pack;
}

const taken = (changes: PlaybookChanges, pack: Pack, how: 'merge' | 'replace') =>
  applyPack(builtIn, changes, pack, how, true);
const preview = (changes: PlaybookChanges, pack: Pack, how: 'merge' | 'replace') =>
  previewPack(builtIn, changes, pack, how);
const starsIn = (changes: PlaybookChanges) =>
  new Map(linesIn(changes).map(({ id, isStarred }) => [id, isStarred]));
const forms = fc.constantFrom('yaml' as const, 'json' as const);
const ways = ['merge', 'replace'] as const;

test('a way to support that nothing can be seen of is left out of a pack like a blank one', () => {
  const theirs = { ...noChanges, policy: { ...blankPolicy, support: '\u0000' } };
  for (const as of ['yaml', 'json'] as const) {
    expect(writePack(bookOf(theirs), { as })).toBe(writePack(bookOf(noChanges), { as }));
  }
});

describe('any playbook over any other', () => {
  test('replaced, writes the very file it was read from', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, forms, (theirs, ours, as) => {
        const text = writePack(bookOf(theirs), { as });
        const read = readPack(text);
        if (!read.ok) throw new Error(read.message);

        expect(writePack(bookOf(taken(ours, read.pack, 'replace')), { as })).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test.each(ways)(
    'taken over by %s: stars stay, it can be saved, and a second time changes nothing',
    (how) => {
      fc.assert(
        fc.property(anyChanges, anyChanges, (theirs, ours) => {
          const pack = packOf(theirs);
          const once = taken(ours, pack, how);

          expect(playbookChangesSchema.parse(once)).toEqual(once);
          expect(taken(once, pack, how)).toEqual(once);
          expect(preview(once, pack, how)).toEqual([]);
          const before = starsIn(ours);
          for (const [id, isStarred] of starsIn(once)) {
            expect(isStarred).toBe(before.get(id) ?? false);
          }
          const names = bookOf(once).pages.map(({ name }) => name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
          const ids = linesIn(once).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('merged, keeps every line of the rep’s own and takes over what the pack changed or added', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (theirs, ours) => {
        const pack = packOf(theirs);
        const merged = new Map(linesIn(taken(ours, pack, 'merge')).map((line) => [line.id, line]));

        for (const { id } of linesIn(ours)) expect(merged.has(id)).toBe(true);
        const theirLines = [
          ...pack.bridges,
          ...pack.returnLines,
          ...pack.cues,
          ...[...pack.situations, ...pack.ownSituations].flatMap(({ lines }) => lines),
        ];
        const mine = new Map(linesIn(ours).map((line) => [line.id, line]));
        for (const { id, text, isOff } of theirLines) {
          const builtInText = merged.get(id)?.builtIn ?? null;
          // As it came in the pack: the rep's own words, and their own switch, stay.
          const words = text === builtInText ? mine.get(id)?.text : text;
          const isSwitchedOff = isOff ?? (builtInText === null ? false : mine.get(id)?.isOff);
          expect(merged.get(id)).toMatchObject({ text: words, isOff: isSwitchedOff });
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(ways)('by %s, the preview is empty exactly when the playbook stays the same', (how) => {
    fc.assert(
      fc.property(anyChanges, anyChanges, fc.boolean(), (theirs, ours, isSame) => {
        const pack = packOf(isSame ? ours : theirs);
        const plain = (changes: PlaybookChanges) => {
          const { policy, ...book } = bookOf(changes);
          const [first = '', second = '', third = ''] = policy.warningWords;
          return { ...book, policy: { ...policy, warningWords: [first, second, third] } };
        };
        const after = taken(ours, pack, how);
        const isUnchanged = JSON.stringify(plain(after)) === JSON.stringify(plain(ours));

        expect(preview(ours, pack, how).length === 0).toBe(isUnchanged);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what a pack changes', () => {
  const ours: PlaybookChanges = {
    ...noChanges,
    lines: {
      'insult-1': { text: 'Ours.', isStarred: true },
      'insult-2': { isOff: true },
      mine: { isStarred: true },
    },
    added: [
      { place: 'insult', id: 'mine', text: 'Mine.' },
      { place: 'cues', id: 'both', text: 'Before.' },
    ],
    pages: [{ key: 'own-a', name: 'Billing', countsAs: 'blamed', avoidInShort: '' }],
    policy: { ...blankPolicy, warnings: 1, helpFrom: 'Desk 4', channels: 'chat' },
  };
  const theirs: PlaybookChanges = {
    ...noChanges,
    lines: { 'shouting-1': { isOff: true } },
    added: [
      { place: 'bridges', id: 'theirs', text: 'Theirs.' },
      { place: 'cues', id: 'both', text: 'After.' },
      { place: 'own-b', id: 'bill', text: 'I’ll read the bill with you.' },
    ],
    pages: [{ key: 'own-b', name: 'billing', countsAs: 'our-fault', avoidInShort: 'Guessing' }],
    policy: { ...blankPolicy, warnings: 2, mayEndCall: true, channels: 'mail' },
  };
  const shoutingText = builtIn.situations[1]?.lines[0]?.text ?? '';

  test('is listed for a merge in the words of the page', () => {
    const billing = { kind: 'situation-changed', name: 'Billing' };
    const policy = { kind: 'policy', name: '' };
    expect(preview(ours, packOf(theirs), 'merge')).toEqual([
      { ...billing, field: 'Name', before: 'Billing', after: 'billing' },
      { ...billing, field: 'Counts as', before: situationNames.blamed, after: 'Our mistake' },
      { ...billing, field: 'Avoid', before: '', after: 'Guessing' },
      { kind: 'added', place: 'Bridges', text: 'Theirs.' },
      { kind: 'reworded', place: 'Cues', before: 'Before.', after: 'After.' },
      { kind: 'switched-off', place: 'Shouting', text: shoutingText },
      { kind: 'added', place: 'billing', text: 'I’ll read the bill with you.' },
      { ...policy, field: 'Warnings', before: 'One', after: 'Two' },
      { ...policy, field: 'May you end the call yourself?', before: '', after: 'Yes' },
      { ...policy, field: 'Other channels you can offer', before: 'chat', after: 'mail' },
    ]);
  });

  test('is listed for a replacement, with what goes', () => {
    const changes = preview(ours, packOf(theirs), 'replace');

    expect(changes).toContainEqual({ kind: 'situation-removed', name: 'Billing' });
    expect(changes).toContainEqual({ kind: 'situation-added', name: 'billing' });
    expect(changes).toContainEqual({ kind: 'removed', place: 'Insult', text: 'Mine.' });
    expect(changes).toContainEqual({
      kind: 'policy',
      name: '',
      field: 'Whom to call on for help, and how',
      before: 'Desk 4',
      after: '',
    });
  });

  test('names a list whose lines are only in another order, and a line that goes elsewhere', () => {
    const pack = packOf({ ...noChanges, order: { insult: ['insult-3'] } });
    expect(preview(noChanges, pack, 'replace')).toEqual([{ kind: 'reordered', place: 'Insult' }]);

    const elsewhere = packOf({ ...noChanges, added: [{ place: 'shouting', id: 'both', text: 'Before.' }] });
    expect(preview({ ...ours, pages: [] }, elsewhere, 'merge')).toContainEqual({
      kind: 'moved',
      place: 'Shouting',
      from: 'Cues',
      text: 'Before.',
    });
  });

  test('by a merge blanks nothing, keeps own lines where they are, and joins situations of one name', () => {
    const merged = taken(ours, packOf(theirs), 'merge');

    expect(merged.policy).toEqual({
      ...blankPolicy,
      warnings: 2,
      mayEndCall: true,
      helpFrom: 'Desk 4',
      channels: 'mail',
    });
    expect(merged.pages.map(({ key }) => key)).toEqual(['own-a']);
    expect(pageOf(bookOf(merged), 'own-a').lines.map(({ id }) => id)).toEqual(['bill']);
    expect(pageOf(bookOf(merged), 'insult').lines.at(-1)).toMatchObject({ id: 'mine', isStarred: true });
  });

  test('switches a built-in line off that the pack does not have, and leaves situations alone that it does not name', () => {
    const pack = packOf(noChanges);
    const insult = { key: 'insult' as const, lines: [{ id: 'insult-3', text: 'Only this.' }] };
    const after = bookOf(taken(ours, { ...pack, situations: [insult] }, 'replace'));

    expect(pageOf(after, 'insult').lines.map(({ id, isOff }) => [id, isOff])).toEqual([
      ['insult-3', false],
      ['insult-1', true],
      ['insult-2', true],
    ]);
    expect(pageOf(after, 'shouting')).toEqual(pageOf(bookOf(ours), 'shouting'));
  });

  test.each(ways)(
    'by %s puts a built-in line that was moved by hand where the pack has it, as an own one',
    (how) => {
      const pack = packOf(noChanges);
      const cues = [...pack.cues, { id: 'insult-1', text: 'Moved.' }, { id: 'danger-1', text: 'Moved too.' }];
      const situations = pack.situations.map((page) => ({
        ...page,
        lines: page.lines.filter(({ id }) => id !== 'insult-1'),
      }));
      const moved = { ...pack, cues, situations };
      const once = taken(noChanges, moved, how);

      expect(
        bookOf(once)
          .cues.slice(-2)
          .map(({ id, text }) => [id, text]),
      ).toEqual([
        ['cues-insult-1', 'Moved.'],
        ['cues-danger-1', 'Moved too.'],
      ]);
      expect(pageOf(bookOf(once), 'insult').lines.find(({ id }) => id === 'insult-1')?.isOff).toBe(
        how === 'replace',
      );
      expect(taken(once, moved, how)).toEqual(once);
    },
  );

  test.each(ways)('by %s never goes past what a playbook holds', (how) => {
    const many = Array.from({ length: mostOwnLines }, (_, index) => ({ id: `m-${index}`, text: 'x' }));
    const pack = { ...packOf(noChanges), cues: many, bridges: [{ id: 'one-more', text: 'y' }] };
    const after = taken(ours, pack, how);

    expect(after.added).toHaveLength(mostOwnLines);
    expect(playbookChangesSchema.safeParse(after).success).toBe(true);
  });
});

describe('the policy of a pack', () => {
  const two = { ...blankPolicy, warnings: 2, helpFrom: '4400' };
  const pack = packOf({ ...noChanges, policy: two });

  test.each(ways)('overrules what the own one says, by %s', (how) => {
    const says = (policy: PlaybookChanges['policy']) =>
      overrulesPolicy(preview({ ...noChanges, policy }, pack, how));
    expect(says(blankPolicy)).toBe(false);
    expect(says({ ...blankPolicy, warnings: 2 })).toBe(false);
    expect(says({ ...blankPolicy, warnings: 'not-allowed' })).toBe(true);
    // A blank in the pack empties what is there only where the playbook is replaced.
    expect(says({ ...blankPolicy, channels: 'chat' })).toBe(how === 'replace');
  });

  test.each(ways)('is left out by %s without it, and all the rest is as with it', (how) => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (theirs, ours) => {
        const packed = packOf(theirs);
        const without = applyPack(builtIn, ours, packed, how, false);

        expect(without.policy).toEqual(ours.policy);
        expect({ ...without, policy: null }).toEqual({ ...taken(ours, packed, how), policy: null });
      }),
      { numRuns: 60 },
    );
  });
});
