import { describe, expect, test } from 'vitest';
import {
  mostOwnLines,
  mostOwnPages,
  type OwnPage,
  type PlaybookChanges,
  pageLimits,
  playbookOf,
} from '../../domain/own-playbook.ts';
import { longestPack, readPack, writePack } from '../../domain/pack.ts';
import { longestList } from '../../domain/pack-source.ts';
import { lineLimit } from '../../domain/playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';

/** A playbook as full as it can be, of one text cut to what fits each place. */
function largestBook(text: string) {
  const cut = (limit: number) => text.repeat(limit).slice(0, limit);
  const pages = Array.from(
    { length: mostOwnPages },
    (_, index): OwnPage => ({
      key: `own-${'k'.repeat(40)}-${index}`,
      name: `${index} ${cut(pageLimits.name - 6)}.`,
      countsAs: 'insult',
      avoidInShort: cut(pageLimits.avoid),
    }),
  );
  const changes: PlaybookChanges = {
    version: 1,
    lines: Object.fromEntries(
      builtInPlaybook.situations
        .flatMap(({ lines }) => lines)
        .map(({ id }) => [id, { text: `${cut(lineLimit - 1)}.`, isOff: true as const }]),
    ),
    added: Array.from({ length: mostOwnLines }, (_, index) => ({
      place: 'insult',
      id: `own-${'i'.repeat(50)}-${index}`,
      text: `${cut(lineLimit - 1)}.`,
    })),
    order: {},
    pages,
    policy: blankPolicy,
  };
  const lines = { ...changes.lines };
  for (const { id } of changes.added) lines[id] = { isOff: true };
  return playbookOf(builtInPlaybook, { ...changes, lines });
}

describe.each(['yaml', 'json'] as const)('the largest playbook, as %s', (as) => {
  test('is read again', () => {
    const read = readPack(writePack(largestBook('”"\n\\'), { as }));

    expect(read.ok ? 'read' : read.message).toBe('read');
    expect(read.ok && read.pack.situations[0]?.lines.length).toBe(mostOwnLines + 6);
  });

  test.each([
    ['three bytes a letter', '語'],
    ['quotes', '"'],
    ['line breaks', '語\n'],
  ])('of %s is not too large', (_kind, text) => {
    expect(Buffer.byteLength(writePack(largestBook(text), { as }))).toBeLessThan(longestPack);
  });
});

test.each([
  ['of nothing', 'bridges: [', ',', longestList + 10],
  ['of numbers', 'bridges: [', '1,', longestList + 10],
  ['of numbers, line by line', 'cues:\n', '  - 1\n', longestList + 10],
])(
  'a list %s that is longer than a playbook may hold is not read to its end',
  (_kind, start, entry, count) => {
    const read = readPack(`${start}${entry.repeat(count)}`);

    expect(read.ok ? 'it was read' : read.message).toMatch(
      /^line \d+: this list is longer than a playbook may hold\.$/u,
    );
  },
);
