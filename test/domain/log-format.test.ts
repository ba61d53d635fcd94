import { describe, expect, it } from 'vitest';
import { newDraft, settleEntry } from '../../domain/call.ts';
import { logFileSchema } from '../../domain/log-format.ts';
import { toLogFile } from '../../domain/log-records.ts';
import type { Try } from '../../domain/tries.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildTry,
  buildUse,
  buildWin,
} from '../support/build-records.ts';
import type { WholeRecords } from '../support/review-of-records.ts';

const exportedAt = at('2026-11-21T19:00:00+01:00');

/** What a file holds: the object as JSON, read back. */
function written(records: WholeRecords, tries: readonly Try[] = []): Record<string, unknown> {
  return JSON.parse(JSON.stringify(toLogFile(exportedAt, { ...records, tries })));
}

describe('toLogFile', () => {
  it('writes an empty log with all its lists', () => {
    expect(written(buildRecords())).toEqual({
      format: 'unflappable-log',
      version: 1,
      exportedAt,
      shifts: [],
      pauses: [],
      calls: [],
      wins: [],
    });
  });

  it('writes all that was recorded of a call, under the names of the format', () => {
    const call = buildCall({
      id: 'c1',
      situation: 'insult',
      intensity: 4,
      outcome: 'partly-solved',
      woundUpPeak: 7,
      woundUpNow: 4,
      pencil: 'a note',
      linesUsed: [buildUse('return-1'), buildUse('insult-1', { result: 'helped' })],
      warnings: [
        { step: 1, at: at('2026-11-18T10:06:00+01:00') },
        { step: 2, at: at('2026-11-18T10:09:00+01:00') },
      ],
    });
    expect(written(buildRecords({ calls: [call] })).calls).toEqual([
      {
        id: 'c1',
        status: 'logged',
        startedAt: '2026-11-18T10:00:00+01:00',
        situation: 'insult',
        intensity: 4,
        woundUpPeak: 7,
        woundUpNow: 4,
        outcome: 'partly-solved',
        pencil: 'a note',
        linesUsed: [{ line: 'return-1' }, { line: 'insult-1', result: 'helped' }],
        warnings: [
          { step: 1, at: '2026-11-18T10:06:00+01:00' },
          { step: 2, at: '2026-11-18T10:09:00+01:00' },
        ],
        createdAt: '2026-11-18T10:00:00+01:00',
        editedAt: '2026-11-18T10:00:00+01:00',
      },
    ]);
  });

  it('writes the lines that were said or judged, and none that was only on screen', () => {
    const shown = (line: string) => buildUse(line, { isSaid: false });
    const call = buildCall({
      linesUsed: [
        shown('insult-1'),
        { ...shown('insult-2'), result: 'did-not-help' },
        { ...shown('insult-3'), result: 'not-said' },
        buildUse('insult-4'),
      ],
    });
    expect(written(buildRecords({ calls: [call] })).calls).toMatchObject([
      {
        linesUsed: [
          { line: 'insult-2', result: 'did-not-help' },
          { line: 'insult-3', result: 'not-said' },
          { line: 'insult-4' },
        ],
      },
    ]);
    const onlyShown = buildCall({ linesUsed: [shown('insult-1')] });
    expect(written(buildRecords({ calls: [onlyShown] })).calls).not.toHaveProperty('0.linesUsed');
  });

  it('leaves out what was not said', () => {
    const draft = newDraft('d1', exportedAt, { pausedAt: null });
    expect(written(buildRecords({ calls: [draft] })).calls).toEqual([
      { id: 'd1', status: 'draft', startedAt: exportedAt, createdAt: exportedAt, editedAt: exportedAt },
    ]);
  });

  it('names who took over a danger call, and nothing else of it', () => {
    const danger = settleEntry(
      buildCall({
        id: 'x',
        situation: 'danger',
        pencil: 'no',
        handovers: [{ to: 'AB', at: null, kind: null }],
      }),
    );
    expect(written(buildRecords({ calls: [danger] })).calls).toEqual([
      {
        id: 'x',
        status: 'logged',
        startedAt: danger.startedAt,
        situation: 'danger',
        outcome: 'safety-protocol',
        handovers: [{ to: 'AB' }],
        createdAt: danger.createdAt,
        editedAt: danger.editedAt,
      },
    ]);
    expect(written(buildRecords({ calls: [{ ...danger, handovers: [] }] })).calls).not.toHaveProperty(
      '0.handovers',
    );
  });

  it('writes shifts, pauses and wins', () => {
    const file = written(
      buildRecords({
        shifts: [buildShift({ id: 's1', endedAt: null }), buildShift({ id: 's2' })],
        pauses: [
          buildPause({ id: 'p1', bridge: 'bridge-1', callId: 'c1', actualSeconds: 8.25 }),
          buildPause({ id: 'p2', ending: null, actualSeconds: null }),
        ],
        wins: [buildWin({ id: 'w1', kind: 'thanked', text: '“Thank you”' })],
      }),
    );
    expect(file).toMatchObject({
      shifts: [
        { id: 's1', startedAt: '2026-11-18T09:00:00+01:00' },
        { id: 's2', startedAt: '2026-11-18T09:00:00+01:00', endedAt: '2026-11-18T17:00:00+01:00' },
      ],
      pauses: [
        {
          id: 'p1',
          startedAt: '2026-11-18T10:05:00+01:00',
          plannedSeconds: 8,
          actualSeconds: 8.25,
          ending: 'ran-its-length',
          bridge: 'bridge-1',
          callId: 'c1',
        },
        { id: 'p2', startedAt: '2026-11-18T10:05:00+01:00', plannedSeconds: 8 },
      ],
      wins: [{ id: 'w1', at: '2026-11-18T12:00:00+01:00', kind: 'thanked', text: '“Thank you”' }],
    });
  });

  it('writes what was chosen to try, and no list of it where nothing was', () => {
    expect(written(buildRecords(), [buildTry(), buildTry({ result: 'helped' })]).tries).toEqual([
      { week: '2026-W47', text: buildTry().text, chosenAt: buildTry().chosenAt },
      { week: '2026-W47', text: buildTry().text, chosenAt: buildTry().chosenAt, result: 'helped' },
    ]);
    expect(written(buildRecords())).not.toHaveProperty('tries');
  });

  it('is a file of the format', () => {
    const file = written(
      buildRecords({
        shifts: [buildShift()],
        pauses: [buildPause(), buildPause({ ending: null, actualSeconds: null })],
        calls: [
          buildCall({
            pencil: 'x'.repeat(600),
            linesUsed: [buildUse('a'), buildUse('b', { result: 'not-said' })],
            warnings: [{ step: 3, at: exportedAt }],
          }),
          newDraft('d', exportedAt, { pausedAt: exportedAt, situation: 'danger' }),
          settleEntry(buildCall({ situation: 'danger', handovers: [{ to: 'AB', at: null, kind: null }] })),
        ],
        wins: [buildWin()],
      }),
      [buildTry()],
    );
    expect(logFileSchema.parse(file)).toEqual(file);
  });

  it('writes no field that the format does not name', () => {
    const call = { ...buildCall(), secret: 'x' };
    expect(JSON.stringify(written(buildRecords({ calls: [call] })))).not.toContain('secret');
  });
});

describe('logFileSchema', () => {
  const started = { id: 'c', startedAt: '2026-11-18T10:00:00+01:00' };
  const logged = { ...started, status: 'logged', situation: 'insult', intensity: 3, outcome: 'solved' };
  const read = (file: object) =>
    logFileSchema.safeParse({ format: 'unflappable-log', version: 1, exportedAt, ...file });

  it('reads every key of the format', () => {
    const call = {
      ...logged,
      minutes: 12,
      direction: 'in',
      alsoSituations: ['shouting'],
      woundUpPeak: 7,
      woundUpNow: 4,
      feelings: ['angry'],
      boundary: 'limit-said',
      cause: 'outage',
      askedFor: 'a refund',
      did: 'asked',
      saidNoTo: 'cash',
      promises: [{ text: 'call back', dueAt: exportedAt, doneAt: null }],
      toldBy: 'AB',
      handovers: [{ to: 'CD', at: exportedAt, kind: 'warm' }],
      witness: 'EF',
      caseRef: '1234',
      recordingRef: '5678',
      pencil: 'p',
      ink: 'i',
      linesUsed: [{ line: 'insult-1', result: 'helped' }],
      warnings: [{ step: 1, at: exportedAt }],
      endedAt: exportedAt,
      recoveredAt: null,
      nextCallCameFirstAt: null,
      createdAt: exportedAt,
      editedAt: exportedAt,
    };
    const shifts = [{ id: 's', startedAt: exportedAt, endedAt: null, callsTaken: 42, stillOnMyMind: 3 }];
    expect(read({ calls: [call], shifts, pauses: [], wins: [] }).error).toBeUndefined();
  });

  it('takes what is missing or null where nothing is required', () => {
    expect(read({}).success).toBe(true);
    expect(read({ calls: null, shifts: [{ ...started, endedAt: null }] }).success).toBe(true);
    expect(read({ calls: [{ ...started, status: 'draft' }] }).success).toBe(true);
    expect(read({ calls: [{ ...logged, pencil: null, linesUsed: null }] }).success).toBe(true);
  });

  it.each([
    ['an unknown key of a call', { calls: [{ ...logged, caller: 'x' }] }, 'calls.0', 'caller'],
    ['an unknown key of the file', { extra: 1 }, '', 'extra'],
    ['an intensity of 9', { calls: [{ ...logged, intensity: 9 }] }, 'calls.0.intensity', ''],
    ['half an intensity', { calls: [{ ...logged, intensity: 2.5 }] }, 'calls.0.intensity', ''],
    ['no intensity', { calls: [{ ...logged, intensity: null }] }, 'calls.0.intensity', ''],
    ['no situation', { calls: [{ ...logged, situation: undefined }] }, 'calls.0.situation', ''],
    ['no outcome', { calls: [{ ...logged, outcome: undefined }] }, 'calls.0.outcome', ''],
    ['a danger call with a score', { calls: [{ ...logged, situation: 'danger' }] }, 'calls.0.intensity', ''],
    [
      'a time without an offset',
      { calls: [{ ...logged, endedAt: '2026-11-18T10:00:00' }] },
      'calls.0.endedAt',
      '',
    ],
    ['a note of 601', { calls: [{ ...logged, ink: 'x'.repeat(601) }] }, 'calls.0.ink', ''],
    [
      'three also-situations',
      { calls: [{ ...logged, alsoSituations: ['abuse', 'abuse', 'abuse'] }] },
      'calls.0.alsoSituations',
      '',
    ],
    ['241 minutes', { calls: [{ ...logged, minutes: 241 }] }, 'calls.0.minutes', ''],
    ['a long case reference', { calls: [{ ...logged, caseRef: 'x'.repeat(33) }] }, 'calls.0.caseRef', ''],
    ['an empty id', { calls: [{ ...logged, id: '' }] }, 'calls.0.id', ''],
    ['an id used twice', { calls: [logged, logged] }, 'calls.1.id', 'twice'],
    ['a rating of 10', { calls: [{ ...logged, woundUpPeak: 10 }] }, 'calls.0.woundUpPeak', ''],
    ['a pause of 11 s', { pauses: [{ ...started, plannedSeconds: 11 }] }, 'pauses.0.plannedSeconds', ''],
    ['a long win', { wins: [{ id: 'w', at: exportedAt, text: 'x'.repeat(141) }] }, 'wins.0.text', ''],
    ['a week used twice', { tries: [buildTry(), buildTry()] }, 'tries.1.week', 'twice'],
    ['a week that is none', { tries: [{ ...buildTry(), week: '2025-W53' }] }, 'tries.0.week', 'no such week'],
    ['a long thing to try', { tries: [{ ...buildTry(), text: 'x'.repeat(141) }] }, 'tries.0.text', ''],
    ['another result', { tries: [{ ...buildTry(), result: 'failed' }] }, 'tries.0.result', ''],
    ['another version', { version: 2 }, 'version', ''],
  ])('refuses %s, and says where', (_name, file, path, words) => {
    const issues = read(file).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path);
    expect(issues.map((issue) => issue.message).join(' ')).toContain(words);
  });
});
