import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../../domain/call.ts';
import { noFilter } from '../../../domain/call-filter.ts';
import { searchCalls } from '../../../electron/store/call-words.ts';
import { callTable } from '../../../electron/store/calls.ts';
import { type Connection, connect } from '../../../electron/store/driver.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { at, buildCall } from '../../support/build-records.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const noon = at('2026-11-21T12:00:00+01:00');

/** A log whose index of words has so small pages that a few words fill several. */
function smallPaged() {
  const connection = connect(join(tempFolder(), 'x.db'), 'ab'.repeat(32));
  onTestFinished(connection.close);
  // Nothing here has to outlive a power cut.
  connection.pragma('synchronous = OFF');
  migrate(connection);
  connection.script("INSERT INTO call_words (call_words, rank) VALUES ('pgsz', 64)");
  return { connection, calls: callTable(connection), search: searchCalls(connection) };
}

/** What the index names beside its words, and no word there begins with (in hexadecimal digits). */
function staleIn(connection: Connection): readonly unknown[] {
  const hexes = (sql: string) =>
    connection
      .prepare(sql)
      .all()
      .map((row) => hexSchema.parse(row).hex);
  const live = hexes('SELECT hex(term) AS hex FROM call_words_terms');
  return hexes(
    "SELECT hex(substr(term, 2)) AS hex FROM call_words_idx WHERE hex(term) LIKE '30%' AND length(term) > 3",
  ).filter((named) => !live.some((word) => word.startsWith(named)));
}

const hexSchema = z.object({ hex: z.string() });

const words = [
  ...['aal', 'aale', 'ab', 'able', 'about', 'box', 'boxer', 'boxes', 'call', 'called', 'caller', 'callers'],
  ...['çay', 'delta', 'echo', 'Ёлка', 'елка', 'zlutoucky', 'Žluťoučký', 'zz', '7', '77', '777', 'οδός'],
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(' '));
const query = fc
  .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 5 }))
  .map(([word, length]) => word.slice(0, length));
const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  hour: fc.integer({ min: 0, max: 9 }),
  text,
  isBinned: fc.boolean(),
});

test('after any saves, changes and deletions exactly what stands there is found, and nothing else is named', () => {
  const { connection, calls, search } = smallPaged();
  const stand = new Map<string, Call>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), query, (steps, word) => {
      for (const { id, hour, text: ink, isBinned } of steps) {
        const call = buildCall({ id, ink, startedAt: at(`2026-11-21T0${hour}:00:00+01:00`) });
        calls.save(call);
        if (isBinned) calls.bin(id, noon);
        if (isBinned) stand.delete(id);
        else stand.set(id, call);
      }
      const fold = (some: string) =>
        some.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');
      const wanted = [...stand.values()].filter(({ ink }) =>
        ink.split(' ').some((each) => fold(each).startsWith(fold(word))),
      );
      const found = search({ words: word, filter: noFilter, status: 'any', before: null, limit: 100 });
      expect(found.calls.map(({ call: { id } }) => id).toSorted()).toEqual(
        wanted.map(({ id }) => id).toSorted(),
      );

      connection.script("INSERT INTO call_words (call_words) VALUES ('integrity-check')");
      expect(staleIn(connection)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
