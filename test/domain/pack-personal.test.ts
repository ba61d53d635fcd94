import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { type Pack, readPack, writePack } from '../../domain/pack.ts';
import { personalInPack } from '../../domain/pack-personal.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { builtInPlaybook } from '../support/built-in-playbook.ts';
import { anyPersonalText, personalTexts } from '../support/personal-texts.ts';

const regions = ['US', 'GB'];

const whole = (() => {
  const read = readPack(writePack(playbookOf(builtInPlaybook, noChanges), { as: 'json' }));
  if (!read.ok) throw new Error(read.message);
  return read.pack;
})();
const blank: Pack = { ...whole, bridges: [], returnLines: [], cues: [], situations: [] };
const packOf = (...texts: readonly string[]): Pack => ({
  ...blank,
  bridges: texts.map((text, index) => ({ id: `line-${index}`, text })),
});
const own = (name: string, avoid = ''): Pack['ownSituations'][number] => ({
  key: `own-${name.length}`,
  name,
  countsAs: 'insult',
  avoid,
  lines: [],
});

test('there is nothing personal in what the app comes with', () => {
  expect(personalInPack(whole, regions)).toBeNull();
});

test('numbers to ring and ways to reach the site are the policy’s, and are no one’s personal data', () => {
  const number = '+44 20 7946 0018';
  const policy = {
    ...blankPolicy,
    warnings: 1,
    warningWords: [`Next time I end the call: ring ${number}.`],
    endWords: `Write to support@example.org.`,
    supervisorWords: `My supervisor rings from ${number}.`,
    helpFrom: `Shift lead, ${number}`,
    channels: 'support@example.org, 12 High Street',
    danger: { emergencyNumber: number, alert: number, steps: `Ring ${number}.` },
  };
  const pack = { ...packOf(`Ring ${number} now.`), policy };
  expect(personalInPack({ ...pack, bridges: [] }, regions)).toBeNull();
  expect(personalInPack(pack, regions)?.without.policy).toEqual(policy);
});

test('each place is named, with the words around what was found', () => {
  const email = 'sam@example.org';
  const line = (id: string) => [{ id, text: `Write to ${email} now.` }];
  const pack: Pack = {
    ...blank,
    bridges: line('a'),
    returnLines: line('b'),
    cues: line('c'),
    situations: [{ key: 'insult', lines: line('d') }],
    ownSituations: [{ ...own('Bill shock', `naming ${email}`), lines: line('e') }, own(email)],
  };
  const found = personalInPack(pack, regions)?.found ?? [];
  expect(found.map(({ where }) => where)).toEqual([
    'Bridges',
    'Return lines',
    'Cues',
    'Insult',
    'Bill shock, what to avoid',
    'Bill shock',
    'The name of a situation',
  ]);
  expect(found[0]).toEqual({
    where: 'Bridges',
    kind: 'email',
    excerpt: { text: 'Write to sam@example.org now.', start: 9, end: 24 },
  });
});

describe('a line without it', () => {
  test.each([
    ['Ring me on (212) 555-0187.', 'Ring me on [number].'],
    ['Write to sam@example.org, then ring (212) 555-0187.', 'Write to [address], then ring [number].'],
    ['Come to 12 High Street.', 'Come to [address].'],
    ['My ID is SSN 123-45-6789 here.', 'My ID is SSN [number] here.'],
    ['Ring [(212) 555-0187] now.', 'Ring [number] now.'],
    ['I was born 3 March 1980.', 'I was born [date].'],
    // A gap would look like another password.
    ['The password: hunter2, always.', 'The password:, always.'],
  ])('%s', (text, rest) => {
    const personal = personalInPack(packOf(text, 'Take your time.'), regions);
    expect(personal?.without.bridges).toEqual([
      { id: 'line-0', text: rest },
      { id: 'line-1', text: 'Take your time.' },
    ]);
    expect(personal?.emptied).toBe(0);
  });

  test.each(['sam@example.org', 'Tel: (212) 555-0187.', '[time] (212) 555-0187'])(
    '%s has nothing else to say, and does not come in',
    (text) => {
      const personal = personalInPack(packOf('Take your time.', text), regions);
      expect(personal).toMatchObject({ count: 1, emptied: 1, without: { bridges: [{ id: 'line-0' }] } });
      expect(personal?.without.bridges).toHaveLength(1);
    },
  );

  test('is never longer than a line may be', () => {
    const long = `${'I hear you. '.repeat(23)}Write to a@b.example`;
    expect(long.length).toBeGreaterThan(290);
    const text = personalInPack(packOf(long.slice(0, 300)), regions)?.without.bridges[0]?.text ?? '';
    expect(text).toMatch(/Write to/u);
    expect(text.length).toBeLessThanOrEqual(300);
  });
});

test('situations that are called alike without it have names of their own', () => {
  const names = [
    'Insult sam@example.org',
    'bill ann@example.org',
    'Bill',
    'eve@example.org',
    'x@example.org',
  ];
  const pack = {
    ...blank,
    ownSituations: names.map((name, index) => ({ ...own(name), key: `own-${index}` as const })),
  };
  expect(personalInPack(pack, regions)?.without.ownSituations.map(({ name }) => name)).toEqual([
    'Insult 2',
    'bill 2',
    'Bill',
    'Situation',
    'Situation 2',
  ]);
});

test('any pack without it is a pack, holds nothing more of it, and has no line that was not there', () => {
  const text = anyPersonalText.map((each) => each.slice(0, 300).trim()).filter((each) => each !== '');
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 4 }),
      fc.array(fc.constantFrom(...personalTexts), { maxLength: 3 }),
      (texts, names) => {
        const ownSituations = names.map((name, index) => ({
          ...own(`${'B'.repeat(index)} ${name}`.slice(0, 40), name),
          key: `own-${index}` as const,
        }));
        const given = readPack(JSON.stringify({ ...packOf(...texts), ownSituations }));
        fc.pre(given.ok);
        const personal = personalInPack(given.pack, regions);
        if (personal === null) return;
        expect(readPack(JSON.stringify(personal.without))).toEqual({ ok: true, pack: personal.without });
        expect(personalInPack(personal.without, regions)).toBeNull();
        expect(personal.without.bridges).toHaveLength(texts.length - personal.emptied);
      },
    ),
    { numRuns: 300 },
  );
});
