import { describe, expect, it } from 'vitest';
import { reviewText } from '../../../domain/review/review-text.ts';
import { weekSchema } from '../../../domain/week.ts';
import {
  at,
  buildCall,
  buildPause,
  buildRecords,
  buildShift,
  buildUse,
  buildWin,
  many,
} from '../../support/build-records.ts';
import { reviewOfRecords, type WholeRecords } from '../../support/review-of-records.ts';

function text(records: Partial<WholeRecords>, isThisWeek = false) {
  return reviewText(reviewOfRecords(weekSchema.parse('2026-W47'), buildRecords(records)), {
    thisYear: 2026,
    isThisWeek,
    textOf: (line) => (line === 'fixing' ? 'Let’s go back to what needs fixing.' : null),
  });
}

describe('reviewText', () => {
  it('is short and kind about an empty week', () => {
    expect(text({}, true)).toBe(`16 – 22 November
Nothing yet this week, and that is fine.

Worth keeping
Anything small worth keeping from this week?

What helped
No line is marked yet. Mark what helped on a call, and it is counted here.

Pauses
No pauses noted.

How it was
No hostile calls noted, and no shifts.

What to ask for
Nothing here to ask for, and that is fine. Note on a call what it was really about, and it is counted here.
`);
  });

  it('has wins, what helped, recovery, how it was and what to ask for, in this order', () => {
    const day = '2026-11-18T';
    const calls = [
      buildCall({
        startedAt: at(`${day}10:00:00+01:00`),
        endedAt: at(`${day}10:12:00+01:00`),
        recoveredAt: at(`${day}10:20:00+01:00`),
        minutes: 12,
        intensity: 4,
        woundUpPeak: 7,
        woundUpNow: 4,
        cause: 'outage',
        linesUsed: [buildUse('fixing', { result: 'helped' }), buildUse('gone', { result: 'did-not-help' })],
        promises: [{ text: 'Ring back', dueAt: null, doneAt: null }],
      }),
      buildCall({
        startedAt: at(`${day}11:00:00+01:00`),
        endedAt: at(`${day}11:10:00+01:00`),
        nextCallCameFirstAt: at(`${day}11:15:00+01:00`),
        situation: 'insult',
        outcome: 'ended-after-warning',
        cause: 'outage',
        woundUpPeak: 6,
      }),
      buildCall({ startedAt: at(`${day}11:15:00+01:00`), outcome: 'contained', woundUpPeak: 8 }),
    ];
    const shifts = [
      buildShift({ callsTaken: 42, stillOnMyMind: 3 }),
      ...many(2, () => buildShift({ callsTaken: 40 })),
    ];
    expect(
      text({
        calls,
        shifts,
        pauses: [buildPause(), buildPause({ actualSeconds: 16 })],
        wins: [buildWin({ kind: 'thanked', text: 'She thanked me\nfor the callback.' })],
      }),
    ).toBe(`16 – 22 November
You turned one hard call around, and said no to abuse once.

Worth keeping
One small thing worth keeping.
You were thanked once.
One hard call ended solved or partly solved.
  “She thanked me for the callback.”

What helped
No line was said five times yet, so it is early to tell.
Still trying, said fewer than five times: “Let’s go back to what needs fixing.” (said once, helped) and a line that is no longer in the playbook (said once, did not help).

Recovery
In 1 of 2 calls the next call came before you were back to steady.
In the other one it took 8 minutes.

Pauses
Paused twice, logged 3.
They lasted 8 and 16 seconds.

Coming down
1 call rated at worst and now: down 3.
Feelings fade anyway, the peak is remembered, and you chose what to log. This shows you coming down, not what caused it.

How it was
3 hostile calls in 3 shifts: one a shift (0.2 to 2.9).
Your usual range comes once the eight weeks before hold ten shifts and five calls: so far none.
3 of the 122 calls you took: about 2.5 of every 100 (0.8 to 7).
Luck of the draw: what came at you, not your doing.
Under fire for 12 minutes (of 1 call whose length you noted).
That is about 1 minute of every hour, in 24 hours of shifts.
“Still on my mind”, 0 to 10, at the end of 1 shift: 3.

What came, and how it ended
What came: Shouting (2), Insult (1), of 3 logged calls.
How it ended: Contained (1), I ended it after a warning (1), Solved (1), of 3 logged calls.

When it came
Not shown by hour yet: it needs shifts in four different weeks, so that one Monday does not speak for all of them.

After another hard call
Of 2 rated calls within eight hours of another one, 1 came less than 15 minutes after it.
How wound up you were at worst, 1 to 9, soon after another hard call and later, over nine weeks.
5 to 15 minutes after, 1 call: 8.
15 to 60 minutes after, 1 call: 6.

What to ask for
Once the next call came before there was time to recover (of 2 calls with a time noted).
Causes noted most: outage (2), of 3 logged calls.
One call of 3 ended after a warning.
One promise is still open, made in the week or before.
1 of 2 unsolved calls was not yours to solve: outage (1).
Two calls contained or ended after a warning: limits kept.
`);
  });

  it('has three wins in their words, and says where the rest is', () => {
    const wins = [1, 2, 3, 4, 5].map((index) => buildWin({ text: `win ${index}` }));
    const said = text({ wins });
    expect(said).toContain('Five small things worth keeping.\n');
    expect(said.match(/“win \d”/gu)).toHaveLength(3);
    expect(said).toContain('  and 2 more, in the app and in the JSON.\n');
    expect(text({ wins: wins.slice(0, 3) })).not.toContain('more, in the app');
  });
});
