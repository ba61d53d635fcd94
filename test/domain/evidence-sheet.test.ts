import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../domain/call.ts';
import {
  type EvidenceChoices,
  type EvidencePart,
  evidenceParts,
  evidenceSheet,
  evidenceTable,
  usualEvidence,
} from '../../domain/evidence-sheet.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import { isAboutPrejudice, situationKeys, situationNames } from '../../domain/situations.ts';
import { localDaySchema } from '../../domain/time.ts';
import { at, buildCall } from '../support/build-records.ts';

const policy: Policy = {
  ...blankPolicy,
  warnings: 2,
  warningWords: ['planted-first-words', 'planted-second-words', 'planted-third-words'],
};
const words = { title: 'For the team lead', madeOn: localDaySchema.parse('2026-11-22'), policy };

/** A call with something of its own in every field that has room for it. */
function plantedCall(entry: Partial<Call> = {}): Call {
  return buildCall({
    startedAt: at('2026-11-18T23:50:00+01:00'),
    minutes: 12.5,
    direction: 'in',
    situation: 'abuse',
    alsoSituations: ['shouting'],
    intensity: 4,
    woundUpPeak: 8,
    woundUpNow: 3,
    feelings: ['planted-feeling'],
    outcome: 'handed-over',
    boundary: 'warned-twice',
    cause: 'outage',
    askedFor: 'planted-asked',
    did: 'planted-did',
    saidNoTo: 'planted-no',
    promises: [{ text: 'planted-promise', dueAt: null, doneAt: null }],
    toldBy: 'planted-told',
    handovers: [{ to: 'planted-lead', at: at('2026-11-19T00:02:00+01:00'), kind: 'warm' }],
    witness: 'planted-witness',
    caseRef: 'planted-case',
    recordingRef: 'planted-recording',
    pencil: 'planted-pencil',
    ink: 'planted-ink',
    linesUsed: [{ line: 'planted-line', isSaid: true, result: 'helped' }],
    warnings: [{ step: 1, at: at('2026-11-18T23:55:00+01:00') }],
    ...entry,
  });
}

/** All that a sheet and its table hold, as one text. */
function allOf(calls: readonly Call[], choices: EvidenceChoices): string {
  return JSON.stringify([evidenceSheet(calls, choices, words), evidenceTable(calls, choices, policy)]);
}

/** What each part of the sheet shows of the planted call. */
const planted: Readonly<Record<EvidencePart, readonly string[]>> = {
  conduct: ['Insults or swearing'],
  warnings: ['First warning at 23:55'],
  'exact-words': ['First warning: “planted-first-words”'],
  outcome: ['Handed over'],
  handovers: ['planted-lead, 00:02 on 19 November 2026, told beforehand'],
  people: ['planted-witness', 'planted-told'],
  references: ['planted-case', 'planted-recording'],
  words: ['planted-asked', 'planted-did', 'planted-no'],
  ink: ['planted-ink'],
  feelings: ['planted-feeling'],
  ratings: ['8 at the worst moment', '3 when written down'],
};

describe('an evidence sheet', () => {
  test('says when, what was done, what was said to them, how it ended and to whom it went', () => {
    const sheet = evidenceSheet([plantedCall()], usualEvidence, words);
    expect(sheet.title).toBe('For the team lead');
    expect(sheet.lead).toBe('1 call, 18 November 2026');
    expect(sheet.foot).toBe(
      'From the record of the person who took the call, 22 November 2026. Local times, UTC+01:00.',
    );
    expect(sheet.entries).toEqual([
      {
        heading: 'Wednesday 18 November 2026, 23:50',
        facts: [
          { label: 'Length', text: '12.5 minutes' },
          { label: 'Direction', text: 'Incoming call' },
          { label: 'What the caller did', text: 'Insults or swearing at me' },
          { label: 'Warnings given', text: 'First warning at 23:55' },
          { label: 'How it ended', text: 'Handed over' },
          { label: 'Handed to', text: 'planted-lead, 00:02 on 19 November 2026, told beforehand' },
          { label: 'Witness', text: 'planted-witness' },
          { label: 'On the instruction of', text: 'planted-told' },
          { label: 'Case', text: 'planted-case' },
          { label: 'Recording', text: 'planted-recording' },
          { label: 'Asked for', text: 'planted-asked' },
          { label: 'Action taken', text: 'planted-did' },
          { label: 'Declined', text: 'planted-no' },
          { label: 'Note', text: 'planted-ink' },
        ],
      },
    ]);
  });

  test('holds what is chosen and nothing else, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.subarray([...evidenceParts]), fc.boolean(), (parts, withPrejudice) => {
        const text = allOf([plantedCall()], { parts, withPrejudice, withDanger: false });
        for (const part of evidenceParts) {
          for (const fact of planted[part]) expect(text.includes(fact)).toBe(parts.includes(part));
        }
        for (const never of [
          'planted-pencil',
          'planted-line',
          'planted-promise',
          'outage',
          'planted-second',
        ]) {
          expect(text).not.toContain(never);
        }
      }),
    );
  });

  test('names no kind of caller', () => {
    for (const situation of situationKeys) {
      const text = allOf([plantedCall({ situation, alsoSituations: [situation] })], {
        parts: evidenceParts,
        withPrejudice: true,
        withDanger: true,
      });
      expect(text).not.toContain(`"${situationNames[situation]}"`);
      expect(text).not.toContain(`"${situation}"`);
    }
  });

  test('leaves out what is about prejudice until it is asked for', () => {
    const calls = [
      plantedCall({ situation: 'prejudice', ink: 'main' }),
      plantedCall({ alsoSituations: ['prejudice'], ink: 'beside' }),
      plantedCall({ ink: 'other' }),
    ];
    expect(calls.filter(isAboutPrejudice).map(({ ink }) => ink)).toEqual(['main', 'beside']);
    expect(evidenceSheet(calls, usualEvidence, words).entries).toHaveLength(1);
    expect(evidenceTable(calls, usualEvidence, policy)).toHaveLength(2);
    expect(evidenceSheet(calls, { ...usualEvidence, withPrejudice: true }, words).entries).toHaveLength(3);
  });

  test('leaves out danger calls until they are asked for', () => {
    const calls = [plantedCall({ situation: 'danger', intensity: null }), plantedCall()];
    expect(evidenceSheet(calls, usualEvidence, words).entries).toHaveLength(1);
    expect(evidenceTable(calls, usualEvidence, policy)).toHaveLength(2);
    expect(evidenceSheet(calls, { ...usualEvidence, withDanger: true }, words).entries).toHaveLength(2);
  });

  test('claims nothing of a call of the highest intensity that the note does not say', () => {
    const text = allOf([plantedCall({ intensity: 5 })], { ...usualEvidence, parts: evidenceParts });
    expect(text).toContain('planted-ink');
    expect(text).not.toMatch(/slur|sexual|threat|fright/u);
  });

  test('has the words of the warnings that were given, as far as the policy has any, and says whose they are', () => {
    const given = [1, 1, 2, 3].map((step) => ({ step, at: null }));
    const factOf = (its: Policy) =>
      evidenceSheet(
        [plantedCall({ warnings: given })],
        { ...usualEvidence, parts: ['exact-words'] },
        {
          ...words,
          policy: its,
        },
      ).entries[0]?.facts.find(({ label }) => label === 'Words of the warnings in the site’s policy now');
    expect(factOf(policy)?.text).toBe(
      'First warning: “planted-first-words” Second warning: “planted-second-words”',
    );
    expect(factOf({ ...policy, warningWords: ['', 'Only this.'] })?.text).toBe(
      'Second warning: “Only this.”',
    );
    expect(factOf(blankPolicy)).toBeUndefined();
    expect(usualEvidence.parts).not.toContain('exact-words');
  });

  test('has no details of a danger call, even where a file had some', () => {
    const text = allOf([plantedCall({ situation: 'danger', intensity: null })], {
      parts: evidenceParts,
      withPrejudice: true,
      withDanger: true,
    });
    expect(text).toContain('The safety procedure was followed');
    expect(text).toContain('planted-lead');
    for (const detail of ['planted-ink', 'planted-asked', 'planted-feeling', 'planted-case', 'worst']) {
      expect(text).not.toContain(detail);
    }
  });

  test('goes from the oldest to the newest, over offsets, and says both', () => {
    const late = buildCall({ startedAt: at('2026-11-18T10:00:00+01:00'), ink: 'second' });
    const early = buildCall({ startedAt: at('2025-12-30T10:30:00+02:00'), ink: 'first' });
    const sheet = evidenceSheet([late, early], usualEvidence, words);
    expect(sheet.entries.map(({ heading }) => heading)).toEqual([
      'Tuesday 30 December 2025, 10:30',
      'Wednesday 18 November 2026, 10:00',
    ]);
    expect(sheet.lead).toBe('2 calls, 30 December 2025 – 18 November 2026');
    expect(sheet.foot).toContain('UTC+02:00 and UTC+01:00');
  });

  test('says how far the rep went where no warning has a time, and until when where no length is known', () => {
    const [entry] = evidenceSheet(
      [buildCall({ boundary: 'limit-said', endedAt: at('2026-11-18T10:12:00+01:00') })],
      usualEvidence,
      words,
    ).entries;
    expect(entry?.facts).toEqual([
      { label: 'Length', text: 'to 10:12' },
      { label: 'What the caller did', text: 'Sustained shouting or contempt' },
      { label: 'Warnings given', text: 'The limit was said' },
      { label: 'How it ended', text: 'Solved' },
    ]);
  });

  test('says where nobody has said when a call began, and what is known instead', () => {
    const made = at('2026-11-18T10:05:00+01:00');
    const guessed = buildCall({ createdAt: made });
    const [entry] = evidenceSheet([guessed], usualEvidence, words).entries;
    expect(entry?.heading).toBe('Wednesday 18 November 2026, about 10:00');
    expect(entry?.facts[0]).toEqual({
      label: 'How the time is known',
      text: 'Estimated: a few minutes before the record was begun at 10:05',
    });
    const [said] = evidenceSheet(
      [{ ...guessed, startedAt: at('2026-11-18T09:58:00+01:00') }],
      usualEvidence,
      words,
    ).entries;
    expect(said?.heading).toBe('Wednesday 18 November 2026, 09:58');
    expect(said?.facts[0]?.label).not.toBe('How the time is known');
  });

  test('without a title or calls still says what it is', () => {
    const sheet = evidenceSheet([], usualEvidence, { ...words, title: ' ' });
    expect(sheet).toMatchObject({ title: 'Record of difficult calls', lead: 'No calls', entries: [] });
  });

  test('as a table has a column for whatever is chosen, filled or not', () => {
    const table = evidenceTable([buildCall()], { ...usualEvidence, parts: ['ink', 'outcome'] }, policy);
    expect(table).toEqual([
      ['Date', 'Time', 'UTC offset', 'How the time is known', 'Length', 'Direction', 'How it ended', 'Note'],
      ['2026-11-18', '10:00', '+01:00', '', '', '', 'Solved', ''],
    ]);
  });
});
