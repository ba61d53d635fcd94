import fc from 'fast-check';

/** Logs as they are exported, to be taken over or to be spoiled (malformed-logs.ts). */

/** When everything was. */
export const stamp = '2026-11-18T10:00:00+01:00';
/** One with all that a log can hold. */
export const fullLog = {
  format: 'unflappable-log',
  version: 1,
  exportedAt: stamp,
  shifts: [{ id: 's1', startedAt: stamp, endedAt: stamp, callsTaken: 42, stillOnMyMind: 3 }],
  pauses: [
    {
      id: 'p1',
      startedAt: stamp,
      plannedSeconds: 8,
      actualSeconds: 8.5,
      ending: 'ran-its-length',
      bridge: 'bridge-1',
      callId: 'c1',
    },
  ],
  calls: [
    {
      id: 'c1',
      status: 'logged',
      startedAt: stamp,
      minutes: 12,
      direction: 'in',
      situation: 'insult',
      alsoSituations: ['shouting'],
      intensity: 4,
      woundUpPeak: 7,
      woundUpNow: 4,
      feelings: ['angry'],
      outcome: 'solved',
      boundary: 'limit-said',
      cause: 'outage',
      askedFor: 'A refund',
      did: 'Looked it up',
      saidNoTo: 'A manager',
      promises: [{ text: 'Call back', dueAt: stamp, doneAt: stamp }],
      toldBy: 'TL',
      handovers: [{ to: 'AB', at: stamp, kind: 'warm' }],
      witness: 'CD',
      caseRef: 'CASE-1',
      recordingRef: 'REC-1',
      pencil: 'Ugh',
      ink: 'The line was down.',
      linesUsed: [{ line: 'insult-1', result: 'helped' }],
      warnings: [{ step: 1, at: stamp }],
      endedAt: stamp,
      recoveredAt: stamp,
      nextCallCameFirstAt: stamp,
      createdAt: stamp,
      editedAt: stamp,
    },
    { id: 'c2', status: 'draft', startedAt: stamp },
    { id: 'c3', status: 'logged', startedAt: stamp, situation: 'danger', outcome: 'safety-protocol' },
  ],
  wins: [{ id: 'w1', at: stamp, kind: 'thanked', text: 'She said thank you.' }],
  tries: [{ week: '2026-W47', text: 'One breath first', chosenAt: stamp, result: 'helped' }],
};

/** As a file says it. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, null, 1);
}

const words = fc
  .array(
    fc.constantFrom(
      'the',
      'parcel',
      'late',
      'again',
      'Straße',
      'he said',
      '電話',
      'no',
      '“calm”',
      '\\',
      '🙂',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((some) => `A ${some.join(' ')}`);

/** Sound logs, each another: other words and numbers, and more records behind the ones that a fault is put into. */
export const soundLogs: fc.Arbitrary<{ readonly calls: readonly unknown[] }> = fc
  .record({
    callsTaken: fc.integer({ min: 0, max: 200 }),
    minutes: fc.integer({ min: 0, max: 240 }),
    woundUpNow: fc.integer({ min: 1, max: 9 }),
    plannedSeconds: fc.integer({ min: 5, max: 10 }),
    texts: fc.tuple(words, words, words, words, words),
    more: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ callsTaken, minutes, woundUpNow, plannedSeconds, texts, more }) => {
    const [askedFor, did, pencil, ink, text] = texts;
    const [first, draft, danger] = fullLog.calls;
    return {
      ...fullLog,
      shifts: fullLog.shifts.map((shift) => ({ ...shift, callsTaken })),
      pauses: fullLog.pauses.map((pause) => ({ ...pause, plannedSeconds })),
      calls: [
        { ...first, minutes, woundUpNow, askedFor, did, pencil, ink },
        draft,
        danger,
        ...Array.from({ length: more }, (_, index) => ({ ...draft, id: `more-${index}`, ink })),
      ],
      wins: fullLog.wins.map((win) => ({ ...win, text })),
    };
  });
