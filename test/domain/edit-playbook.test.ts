import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPlaybook } from '../../domain/edit-playbook.ts';
import {
  noChanges,
  type PlaybookChanges,
  type PlaybookEdit,
  placesOf,
  playbookChangesSchema,
  playbookEditSchema,
  playbookOf,
} from '../../domain/own-playbook.ts';
import { type Playbook, pageOf } from '../../domain/playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';

const ids = () => {
  let next = 0;
  return () => {
    next += 1;
    return `new-${next}`;
  };
};

/** All the edits, one after the other. @throws when one is refused. */
function edited(edits: readonly PlaybookEdit[], from: PlaybookChanges = noChanges): PlaybookChanges {
  const newId = ids();
  return edits.reduce((changes, edit) => {
    const reply = editPlaybook(builtInPlaybook, changes, edit, newId);
    if (!reply.ok) throw new Error(reply.message);
    return reply.changes;
  }, from);
}

const bookAfter = (...edits: readonly PlaybookEdit[]): Playbook => playbookOf(builtInPlaybook, edited(edits));
const insults = (book: Playbook) => pageOf(book, 'insult').lines;
const texts = (book: Playbook) => insults(book).map(({ text }) => text);

describe('the playbook without changes', () => {
  test('is the built-in one: the eleven situations in order, nothing starred, nothing off', () => {
    const book = playbookOf(builtInPlaybook, noChanges);

    expect(book.pages.map(({ key }) => key)).toEqual(builtInPlaybook.situations.map(({ key }) => key));
    expect(insults(book).every((line) => !(line.isStarred || line.isOff) && line.builtIn === line.text)).toBe(
      true,
    );
    expect(book.policy).toEqual(blankPolicy);
  });
});

describe('a line', () => {
  test('is reworded, keeps what it came with, and can be had back', () => {
    const reworded: PlaybookEdit = {
      type: 'write-line',
      id: 'insult-1',
      text: 'I help with the fault, only.',
    };

    expect(insults(bookAfter(reworded))[0]).toMatchObject({
      text: 'I help with the fault, only.',
      builtIn: builtInPlaybook.situations[0]?.lines[0]?.text,
    });
    expect(bookAfter(reworded, { type: 'restore-line', id: 'insult-1' })).toEqual(bookAfter());
  });

  test('written back to its built-in words by hand is no change any more', () => {
    const text = builtInPlaybook.situations[0]?.lines[0]?.text ?? '';
    const changes = edited([
      { type: 'write-line', id: 'insult-1', text: 'Other words.' },
      { type: 'write-line', id: 'insult-1', text },
    ]);

    expect(changes).toEqual(noChanges);
  });

  test('is starred and switched off, each taken back without a trace', () => {
    const book = bookAfter(
      { type: 'star-line', id: 'insult-2', isStarred: true },
      { type: 'switch-line', id: 'insult-3', isOff: true },
    );
    expect(insults(book)[1]?.isStarred).toBe(true);
    expect(insults(book)[2]?.isOff).toBe(true);

    const changes = edited([
      { type: 'star-line', id: 'insult-2', isStarred: true },
      { type: 'star-line', id: 'insult-2', isStarred: false },
      { type: 'switch-line', id: 'insult-3', isOff: true },
      { type: 'switch-line', id: 'insult-3', isOff: false },
    ]);
    expect(changes).toEqual(noChanges);
  });

  test('moves within its list, also past the end', () => {
    const [first = '', second = ''] = texts(bookAfter());

    expect(texts(bookAfter({ type: 'move-line', id: 'insult-1', to: 1 })).slice(0, 2)).toEqual([
      second,
      first,
    ]);
    expect(texts(bookAfter({ type: 'move-line', id: 'insult-1', to: 99 })).at(-1)).toBe(first);
  });

  test('of one’s own comes last, can be moved, and is removed with all that was said of it', () => {
    const add: PlaybookEdit = { type: 'add-line', place: 'insult', text: 'I stay with the fault.' };
    expect(texts(bookAfter(add)).at(-1)).toBe('I stay with the fault.');
    expect(texts(bookAfter(add, { type: 'move-line', id: 'new-1', to: 0 }))[0]).toBe(
      'I stay with the fault.',
    );

    const changes = edited([
      add,
      { type: 'star-line', id: 'new-1', isStarred: true },
      { type: 'remove-line', id: 'new-1' },
    ]);
    expect(changes).toEqual(noChanges);
  });

  test('that came with the app is not removed; the rep is told what to do instead', () => {
    const reply = editPlaybook(builtInPlaybook, noChanges, { type: 'remove-line', id: 'insult-1' }, ids());

    expect(reply).toEqual({ ok: false, message: expect.stringContaining('switched off') });
  });

  test('that is not there is refused', () => {
    const reply = editPlaybook(
      builtInPlaybook,
      noChanges,
      { type: 'star-line', id: 'x', isStarred: true },
      ids(),
    );

    expect(reply.ok).toBe(false);
  });
});

describe('a list', () => {
  test('is put back as it came, in its order; one’s own lines and stars stay', () => {
    const book = bookAfter(
      { type: 'write-line', id: 'insult-1', text: 'Other words.' },
      { type: 'switch-line', id: 'insult-2', isOff: true },
      { type: 'star-line', id: 'insult-4', isStarred: true },
      { type: 'add-line', place: 'insult', text: 'My own.' },
      { type: 'move-line', id: 'insult-6', to: 0 },
      { type: 'restore-place', place: 'insult' },
    );

    expect(texts(book)).toEqual([...texts(bookAfter()), 'My own.']);
    expect(insults(book).every((line) => !line.isOff)).toBe(true);
    expect(insults(book)[3]?.isStarred).toBe(true);
  });
});

describe('a situation of one’s own', () => {
  const add: PlaybookEdit = { type: 'add-page', name: 'Billing surprise', countsAs: 'blamed' };

  test('comes after the eleven and is logged as one of them', () => {
    const page = bookAfter(add).pages.at(-1);

    expect(page).toMatchObject({ key: 'own-new-1', name: 'Billing surprise', countsAs: 'blamed', lines: [] });
  });

  test('takes lines of its own, another name, and what to avoid', () => {
    const page = bookAfter(
      add,
      { type: 'add-line', place: 'own-new-1', text: 'I can see the amount you mean.' },
      { type: 'write-page', key: 'own-new-1', name: 'Bill shock', avoidInShort: 'arguing over the sum' },
    ).pages.at(-1);

    expect(page?.lines.map(({ text }) => text)).toEqual(['I can see the amount you mean.']);
    expect(page).toMatchObject({
      name: 'Bill shock',
      avoidInShort: 'arguing over the sum',
      countsAs: 'blamed',
    });
  });

  test('goes with its lines and their stars', () => {
    const changes = edited([
      add,
      { type: 'add-line', place: 'own-new-1', text: 'I can see the amount you mean.' },
      { type: 'star-line', id: 'new-2', isStarred: true },
      { type: 'move-line', id: 'new-2', to: 0 },
      { type: 'remove-page', key: 'own-new-1' },
    ]);

    expect(changes).toEqual(noChanges);
  });

  test('has a name that no other has, whatever its case', () => {
    const changes = edited([add]);
    const again = { type: 'add-page', name: 'billing SURPRISE', countsAs: 'insult' } as const;

    expect(editPlaybook(builtInPlaybook, changes, again, ids()).ok).toBe(false);
    expect(editPlaybook(builtInPlaybook, changes, { ...again, name: 'Shouting' }, ids()).ok).toBe(false);
  });
});

test('whatever is edited, what comes out can be kept and read back, and no line is lost or doubled', () => {
  const lineId = fc.constantFrom(
    'insult-1',
    'insult-2',
    'shouting-3',
    'bridge-1',
    'cue-2',
    'new-1',
    'new-2',
    'no-such',
  );
  const place = fc.constantFrom('insult', 'bridges', 'return-lines', 'cues', 'own-new-1', 'own-none');
  const text = fc.constantFrom('One.', 'Two words.', 'I say [time].');
  const edit = fc.oneof(
    fc.record({ type: fc.constant('write-line'), id: lineId, text }),
    fc.record({ type: fc.constant('add-line'), place, text }),
    fc.record({ type: fc.constant('remove-line'), id: lineId }),
    fc.record({ type: fc.constant('star-line'), id: lineId, isStarred: fc.boolean() }),
    fc.record({ type: fc.constant('switch-line'), id: lineId, isOff: fc.boolean() }),
    fc.record({ type: fc.constant('move-line'), id: lineId, to: fc.nat(9) }),
    fc.record({ type: fc.constant('restore-line'), id: lineId }),
    fc.record({ type: fc.constant('restore-place'), place }),
    fc.record({ type: fc.constant('add-page'), name: text, countsAs: fc.constant('blamed') }),
    fc.record({ type: fc.constant('remove-page'), key: fc.constant('own-new-1') }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const newId = ids();
      let changes = noChanges;
      for (const each of edits) {
        const reply = editPlaybook(builtInPlaybook, changes, each as PlaybookEdit, newId);
        if (reply.ok) changes = reply.changes;
      }
      expect(playbookChangesSchema.parse(JSON.parse(JSON.stringify(changes)))).toEqual(changes);
      const book = playbookOf(builtInPlaybook, changes);
      const all = [book.bridges, book.returnLines, book.cues, ...book.pages.map((page) => page.lines)].flat();
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      const cameWith = [
        builtInPlaybook.bridges,
        builtInPlaybook.returnLines,
        builtInPlaybook.cues,
        ...builtInPlaybook.situations.map((page) => page.lines),
      ].flat();
      expect(all.filter((line) => line.builtIn !== null)).toHaveLength(cameWith.length);
    }),
    { numRuns: 300 },
  );
});

describe('what is typed', () => {
  test('loses the characters that no screen shows, such as the line break of a word processor', () => {
    const typed = (edit: unknown) => playbookEditSchema.parse(edit);

    expect(typed({ type: 'add-line', place: 'insult', text: ' One\u000bmoment.\u0007' })).toMatchObject({
      text: 'One moment.',
    });
    expect(typed({ type: 'write-line', id: 'insult-1', text: 'One\nmoment.' })).toMatchObject({
      text: 'One\nmoment.',
    });
    expect(typed({ type: 'add-page', name: 'Bill\u000bshock', countsAs: 'insult' })).toMatchObject({
      name: 'Bill shock',
    });
    expect(playbookEditSchema.safeParse({ type: 'write-line', id: 'insult-1', text: '\u000b' }).success).toBe(
      false,
    );
  });
});

test('a line that came in by a pack before it was built in is there once, and is the built-in one', () => {
  const book = playbookOf(builtInPlaybook, {
    ...noChanges,
    lines: { 'insult-1': { isStarred: true } },
    added: [
      { place: 'insult', id: 'insult-1', text: 'As it was in the pack.' },
      { place: 'cues', id: 'shouting-1', text: 'The same elsewhere.' },
      { place: 'cues', id: 'danger-1', text: 'The same in danger.' },
      { place: 'cues', id: 'mine', text: 'Mine.' },
    ],
  });
  const ids = placesOf(book).flatMap(({ lines }) => lines.map(({ id }) => id));

  expect(new Set(ids).size).toBe(ids.length);
  expect(insults(book)[0]).toMatchObject({ id: 'insult-1', isStarred: true });
  expect(insults(book)[0]?.text).toBe(insults(book)[0]?.builtIn);
  expect(book.cues.at(-1)).toMatchObject({ id: 'mine', builtIn: null });
  expect(ids).not.toContain('danger-1');
});
