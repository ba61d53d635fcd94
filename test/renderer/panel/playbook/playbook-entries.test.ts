import { describe, expect, it } from 'vitest';
import { noChanges, playbookOf } from '../../../../domain/own-playbook.ts';
import {
  chapterGroups,
  chapterName,
  chapterThatIsThere,
} from '../../../../renderer/panel/playbook/playbook-chapters.ts';
import { findables, lineAnchor } from '../../../../renderer/panel/playbook/playbook-entries.ts';
import { builtInPlaybook, playbook } from '../../../support/built-in-playbook.ts';

const own = playbookOf(builtInPlaybook, {
  ...noChanges,
  pages: [{ key: 'own-bill', name: 'Bill shock', countsAs: 'starts-angry', avoidInShort: 'the price' }],
  added: [{ place: 'own-bill', id: 'mine', text: 'Line by line, then.' }],
  lines: { 'insult-1': { isOff: true } },
  policy: { ...noChanges.policy, helpFrom: 'Priya, 4411' },
});

describe('findables', () => {
  it('holds every line there is once, with its chapter', () => {
    const ids = [
      ...own.bridges,
      ...own.returnLines,
      ...own.cues,
      ...own.pages.flatMap(({ lines }) => lines),
      ...own.danger.lines,
    ].map(({ id }) => lineAnchor(id));
    const anchors = findables(own).map(({ anchor }) => anchor);
    for (const id of ids) expect(anchors.filter((anchor) => anchor === id)).toHaveLength(1);
  });

  it('leads to a line of one’s own, and says of one that it is off', () => {
    const all = findables(own);
    expect(all.find(({ anchor }) => anchor === lineAnchor('mine'))).toMatchObject({
      title: 'Bill shock',
      chapter: 'own-bill',
      kind: 'Line',
    });
    expect(all.find(({ anchor }) => anchor === lineAnchor('insult-1'))?.kind).toBe('Line, switched off');
  });

  it('holds what is written of the policy and nothing that is blank', () => {
    expect(
      findables(playbook).filter(({ chapter, kind }) => chapter === 'policy' && kind !== 'Chapter'),
    ).toEqual([]);
    expect(
      findables(own).filter(({ chapter, kind }) => chapter === 'policy' && kind !== 'Chapter'),
    ).toMatchObject([{ text: 'Priya, 4411', kind: 'Whom to call on for help' }]);
    expect(findables(own).filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  it('gives each an id of its own', () => {
    const ids = findables(own).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('chapters', () => {
  it('has a group for situations of one’s own only where there are any', () => {
    expect(chapterGroups(playbook).map(({ name }) => name)).toEqual(['Situations', 'For every call']);
    expect(chapterGroups(own)[1]?.chapters).toEqual([{ chapter: 'own-bill', name: 'Bill shock' }]);
    expect(chapterGroups(own)[0]?.chapters).toHaveLength(12);
  });

  it('falls back to the first where one is gone', () => {
    expect(chapterThatIsThere(own, 'own-bill')).toBe('own-bill');
    expect(chapterThatIsThere(playbook, 'own-bill')).toBe('insult');
    expect(chapterThatIsThere(playbook, 'new')).toBe('new');
    expect(chapterName(playbook, 'policy')).toBe('Your site’s policy');
  });
});
