import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { noChanges, playbookOf } from '../../domain/own-playbook.ts';
import { longestPack, packJsonSchema, readPack, writePack } from '../../domain/pack.ts';
import { blankPolicy } from '../../domain/policy.ts';
import { anyChanges, smallPlaybook } from '../support/any-changes.ts';
import { builtInPlaybook, playbook } from '../support/built-in-playbook.ts';
import { malformedPacks, soundPacks } from '../support/malformed-packs.ts';

const publishedSchema = join(import.meta.dirname, '../../docs/pack.schema.json');

/** What is said of a file that is no pack. */
function refusal(text: string): string {
  const read = readPack(text);
  return read.ok ? 'it was read' : read.message;
}

const { yaml, json } = soundPacks;

describe('a pack that is written', () => {
  test('is read again as it stands, from YAML and from JSON, whatever was typed', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const book = playbookOf(smallPlaybook, changes);
        const fromYaml = readPack(writePack(book, { as: 'yaml' }));
        const fromJson = readPack(writePack(book, { as: 'json' }));

        expect(fromYaml).toEqual(fromJson);
        expect(fromYaml.ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('says what it is, and can be read by people', () => {
    const text = writePack(playbook, { as: 'yaml', name: 'Team north' });

    expect(text).toMatch(/^# A playbook for Unflappable/u);
    expect(text).toContain('\nformat: unflappable-pack\nversion: 1\nname: Team north\n');
    expect(text).toContain('\n  - id: cue-1\n    text: "[Name], their pace isn’t your pace."\n');
  });

  test('holds every line and the policy, and no star and nothing of the log', () => {
    const starred = playbookOf(builtInPlaybook, {
      ...noChanges,
      lines: { 'insult-1': { isStarred: true }, 'cue-2': { isOff: true } },
    });
    const text = writePack(starred, { as: 'json' });
    const found: unknown = JSON.parse(text);

    expect(text).not.toMatch(/starred|helped|tally/iu);
    expect(found).toMatchObject({
      cues: starred.cues.map(({ id, text: words, isOff }) =>
        isOff ? { id, text: words, isOff } : { id, text: words },
      ),
      situations: builtInPlaybook.situations.map(({ key, lines }) => ({
        key,
        lines: lines.map(({ id, text: words }) => ({ id, text: words })),
      })),
      policy: { warnings: null, danger: { emergencyNumber: '' } },
    });
  });

  test('leaves out what no screen can show', () => {
    const book = playbookOf(builtInPlaybook, {
      ...noChanges,
      lines: { 'insult-1': { text: 'One\u000bmoment.\u0007' }, 'insult-2': { text: '\u0000' } },
    });
    const read = readPack(writePack(book, { as: 'yaml' }));

    expect(read.ok && read.pack.situations[0]?.lines.slice(0, 2).map(({ text }) => text)).toEqual([
      'One moment.',
      '?',
    ]);
  });
});

describe('the published schema', () => {
  const published: unknown = JSON.parse(readFileSync(publishedSchema, 'utf8'));

  test('is the one that packs are read by (test/support/write-pack-schema.ts writes it anew)', () => {
    expect(published).toEqual(packJsonSchema());
  });

  test('fits what is written', () => {
    const validate = new Ajv2020({ strict: false }).compile(Object(published));
    for (const text of [yaml, json, writePack(playbook, { as: 'yaml' })]) {
      expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ ...Object(parse(yaml)), cues: [{ id: 'A b' }] })).toBe(false);
  });
});

describe('a file that is no pack', () => {
  test('is refused with a message that names the line: 10,000 of them', { timeout: 300_000 }, () => {
    expect(readPack(yaml).ok && readPack(json).ok).toBe(true);
    fc.assert(
      fc.property(malformedPacks, (text) => {
        expect(refusal(text)).toMatch(/^line [1-9]\d*(?:, [^\n]+)?: [^\n]+\.$/u);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    [
      'text: I’m listening.',
      'text: ""',
      'situations[1].lines[0].text: expected some words, got an empty text.',
    ],
    [
      'text: I’m listening.',
      'text:',
      'situations[1].lines[0].text: expected a text, got nothing. For an empty text write two quotes: "".',
    ],
    [
      'text: I’m listening.',
      'text: 12',
      'situations[1].lines[0].text: expected a text, got 12. Put it in quotes.',
    ],
    [
      'text: I’m listening.',
      'text: [name]',
      'situations[1].lines[0].text: expected a text, got a list of 1. Put a text that begins with [ or { in quotes.',
    ],
    [
      'text: I’m listening.',
      `text: ${'a'.repeat(601)}`,
      'situations[1].lines[0].text: expected at most 300 characters, got a text of 601 characters.',
    ],
    [
      'id: mine-2',
      'id: mine-1',
      'ownSituations[0].lines[0].id: a line above has the id “mine-1” already. Give each line its own.',
    ],
    [
      'id: mine-2',
      'id: Mine 2',
      'ownSituations[0].lines[0].id: expected a short id of a-z, 0-9 and -, got “Mine 2”.',
    ],
    [
      'key: own-billing',
      'key: billing',
      'ownSituations[0].key: expected own- and then letters a-z, digits or -, got “billing”.',
    ],
    [
      'name: Billing',
      'name: Insult',
      'ownSituations[0].name: there is a situation “insult” already. Give this one another name.',
    ],
    ['warnings: 2', 'warnings: 4', 'policy.warnings: expected at most 3, got 4.'],
    ['warnings: 2', 'warnings: two', 'policy.warnings: expected a whole number or not-allowed, got “two”.'],
    ['mayEndCall: true', 'mayEndCall: yes', 'policy.mayEndCall: expected true or false, got “yes”.'],
    [
      'version: 1',
      'version: 7',
      'version: this is version 7, made by a newer Unflappable. Update the app, or ask for the file in version 1.',
    ],
    ['version: 1', 'version: 0', 'version: expected 1, got 0.'],
    ['unflappable-pack', 'unflappable-log', 'format: expected a file that says “format: unflappable-pack”.'],
    ['cues:', 'bridges:', ': this key is here twice. Keep one.'],
    [
      'cues:',
      'cues: *all',
      ': a “*” at the start has a meaning of its own in YAML, which a playbook file may not use. If it is part of a text, put the text in quotes.',
    ],
    [
      'channels: chat, mail',
      'channels: chat: mail',
      ': this is not YAML or JSON. Check the quotes, the colons and the spaces at the start.',
    ],
  ])('with “%s” for “%s” hears: %s', (was, now, message) => {
    expect(yaml).toContain(was);
    const text = yaml.replace(was, () => now);
    const line = yaml.slice(0, yaml.indexOf(was)).split('\n').length;
    expect(refusal(text)).toBe(
      message.startsWith(':') ? `line ${line}${message}` : `line ${line}, ${message}`,
    );
  });

  test('hears of what is missing where it should be, and how much more is wrong', () => {
    expect(refusal(yaml.replace('text: I’m listening.', 'txt: I’m listening.'))).toMatch(
      /^line \d+, situations\[1\]\.lines\[0\]\.text: this is missing: expected a text\. After this there is one more mistake\.$/u,
    );
    expect(refusal(json.replace('"key": "insult",', ''))).toMatch(
      /^line \d+, situations\[0\]\.key: this is missing: expected insult, shouting, .* or abuse\.$/u,
    );
  });

  test('is not even looked at when it is too large', () => {
    expect(refusal(`${yaml}${'#\n'.repeat(longestPack)}`)).toBe(
      'line 1: the file is too large for a playbook.',
    );
  });
});

test('a pack with a card number in it is refused, with its line', () => {
  const text = yaml.replace(/text: .*/u, 'text: "Pay with 4111 1111 1111 1111, please."');
  const line = text.slice(0, text.indexOf('4111')).split('\n').length;
  expect(refusal(text)).toMatch(new RegExp(`^line ${line}, .*holds what looks like a card number`, 'u'));
});

test('a pack of before there was a way to support is read, and one without it is written as it was then', () => {
  const policyOf = (support: string) =>
    writePack(playbookOf(builtInPlaybook, { ...noChanges, policy: { ...blankPolicy, support } }), {
      as: 'json',
    });
  expect(policyOf('')).not.toContain('support');
  expect(readPack(policyOf(''))).toMatchObject({ ok: true, pack: { policy: { support: '' } } });
  expect(readPack(policyOf('Dana, extension 12'))).toMatchObject({
    ok: true,
    pack: { policy: { support: 'Dana, extension 12' } },
  });
});
