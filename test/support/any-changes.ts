import fc from 'fast-check';
import {
  type OwnPage,
  type Place,
  type PlaybookChanges,
  placesOf,
  playbookOf,
} from '../../domain/own-playbook.ts';
import type { BuiltInPlaybook } from '../../domain/playbook.ts';
import { policyLimits } from '../../domain/policy.ts';
import { calmSituationKeys } from '../../domain/situations.ts';
import { builtInPlaybook as whole } from './built-in-playbook.ts';

/** The built-in playbook with few lines, so that thousands of packs of it can be read. */
export const smallPlaybook: BuiltInPlaybook = {
  ...whole,
  bridges: whole.bridges.slice(0, 2),
  returnLines: whole.returnLines.slice(0, 1),
  cues: whole.cues.slice(0, 1),
  situations: whole.situations.map((page) => ({
    ...page,
    lines: page.lines.slice(0, page.key === 'insult' ? 3 : 1),
  })),
};

/** Any text that a rep could have pasted, strange characters included. */
const anyText = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength }),
      fc.string({ unit: 'grapheme', maxLength: Math.floor(maxLength / 10) }),
      fc.constantFrom(
        '[time]',
        '- yes',
        '#1',
        'null',
        '12',
        "it's",
        'a: b',
        '"',
        '*',
        '&a',
        '|',
        '>',
        '{}',
        '%',
        '@',
        '\\n',
        '---',
        'x\ny',
      ),
    )
    .map((text) => text.slice(0, maxLength).toWellFormed().trim());
const someText = (maxLength: number) => anyText(maxLength).filter((text) => text !== '');

const builtInIds = [
  ...smallPlaybook.bridges,
  ...smallPlaybook.returnLines,
  ...smallPlaybook.cues,
  ...smallPlaybook.situations.flatMap(({ lines }) => lines),
].map(({ id }) => id);

// Few, so that two playbooks often have the same.
const ownIds = Array.from({ length: 12 }, (_, index) => `own-line-${index}`);
const ownKeys: readonly OwnPage['key'][] = ['own-1', 'own-2', 'own-3', 'own-4'];
const ownNames = ['Billing', 'billing x', 'Outage', 'Übergabe', 'No. 4', '- 5'];

const anyPages = fc
  .tuple(fc.shuffledSubarray([...ownKeys]), fc.shuffledSubarray(ownNames))
  .chain(([keys, names]) =>
    fc.tuple(
      ...keys.slice(0, names.length).map((key, index) =>
        fc.record({
          key: fc.constant(key),
          name: fc.constant(names[index] ?? key),
          countsAs: fc.constantFrom(...calmSituationKeys),
          avoidInShort: anyText(120),
        }),
      ),
    ),
  );

const anyPolicy = fc.record({
  warnings: fc.constantFrom(null, 0, 1, 2, 3, 'not-allowed' as const),
  mayEndCall: fc.constantFrom(null, true, false),
  warningWords: fc.array(anyText(policyLimits.words), { maxLength: 3 }),
  endWords: anyText(policyLimits.words),
  supervisorWords: anyText(policyLimits.words),
  helpFrom: anyText(policyLimits.helpFrom),
  channels: anyText(policyLimits.channels),
  support: anyText(policyLimits.support),
  danger: fc.record({
    emergencyNumber: anyText(policyLimits.emergencyNumber),
    alert: anyText(policyLimits.alert),
    steps: anyText(policyLimits.steps),
  }),
});

const anyLineChange = fc
  .record({ text: fc.option(someText(300)), isStarred: fc.boolean(), isOff: fc.boolean() })
  .map(({ text, isStarred, isOff }) => ({
    ...(text === null ? {} : { text }),
    ...(isStarred ? { isStarred: true as const } : {}),
    ...(isOff ? { isOff: true as const } : {}),
  }));

/** Any changes that editing by hand, or a pack, can have led to. */
export const anyChanges: fc.Arbitrary<PlaybookChanges> = anyPages.chain((pages) => {
  const places: readonly Place[] = [
    'bridges',
    'return-lines',
    'cues',
    ...calmSituationKeys,
    ...pages.map(({ key }) => key),
  ];
  return fc
    .record({
      lines: fc.dictionary(fc.constantFrom(...builtInIds, ...ownIds), anyLineChange, { maxKeys: 12 }),
      added: fc.uniqueArray(
        fc.record({
          place: fc.constantFrom(...places.slice(0, 5), ...places.slice(-3)),
          id: fc.constantFrom(...ownIds),
          text: someText(300),
        }),
        { selector: ({ id }) => id, maxLength: 8 },
      ),
      orders: fc.array(fc.tuple(fc.constantFrom(...places), fc.integer()), { maxLength: 4 }),
      policy: anyPolicy,
    })
    .map(({ lines, added, orders, policy }): PlaybookChanges => {
      const isThere = (id: string) => builtInIds.includes(id) || added.some((line) => line.id === id);
      const kept = Object.fromEntries(Object.entries(lines).filter(([id]) => isThere(id)));
      const changes: PlaybookChanges = { version: 1, lines: kept, added, order: {}, pages, policy };
      const lists = placesOf(playbookOf(smallPlaybook, changes));
      // Turned by some places, which is an order like any other.
      const order = Object.fromEntries(
        orders.map(([place, by]) => {
          const ids = lists.find((list) => list.place === place)?.lines.map(({ id }) => id) ?? [];
          const at = ids.length === 0 ? 0 : Math.abs(by % ids.length);
          return [place, [...ids.slice(at), ...ids.slice(0, at)]];
        }),
      );
      return { ...changes, order };
    });
});
