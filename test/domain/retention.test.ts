import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type Announcement,
  cutoffsOn,
  type Expired,
  nextRetentionStep,
  nothingExpired,
  noticeDays,
  type RetentionRules,
  removedOn,
  seenOn,
} from '../../domain/retention.ts';
import { type LocalDay, localDaySchema } from '../../domain/time.ts';

const day = (text: string): LocalDay => localDaySchema.parse(text);
const defaults: RetentionRules = { pencilDays: 30, inkDays: 90, recordMonths: 13 };

function later(from: LocalDay, days: number): LocalDay {
  return day(Temporal.PlainDate.from(from).add({ days }).toString());
}

describe('how far back is kept', () => {
  test.each([
    ['2026-11-22', { pencil: '2026-10-23', ink: '2026-08-24', record: '2025-10-22' }],
    // Across the end of a year, and the end of a month that is longer than the one it is counted back to.
    ['2027-01-05', { pencil: '2026-12-06', ink: '2026-10-07', record: '2025-12-05' }],
    ['2027-03-31', { pencil: '2027-03-01', ink: '2026-12-31', record: '2026-02-28' }],
    ['2028-03-30', { pencil: '2028-02-29', ink: '2027-12-31', record: '2027-02-28' }],
  ])('on %s', (today, cutoffs) => {
    expect(cutoffsOn(defaults, day(today))).toEqual(cutoffs);
  });

  test('what is kept for good has no limit', () => {
    expect(cutoffsOn({ pencilDays: null, inkDays: null, recordMonths: null }, day('2026-11-22'))).toEqual({
      pencil: null,
      ink: null,
      record: null,
    });
  });

  test('the limit never goes back as days go by', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 120 }), (days, months) => {
        const today = later(day('2000-01-01'), days);
        const rules = { ...defaults, recordMonths: months };
        const one = cutoffsOn(rules, today).record ?? '';
        const next = cutoffsOn(rules, later(today, 1)).record ?? '';
        return one <= next && one < today;
      }),
    );
  });
});

/** Notes by the day they were written on, and the app that is started on some days. */
function world(rules: RetentionRules = defaults) {
  let notes: LocalDay[] = [];
  let announced: Announcement | null = null;
  let current = rules;
  const before = (cutoff: LocalDay | null): Expired => ({
    ...nothingExpired,
    pencil: cutoff === null ? 0 : notes.filter((note) => note < cutoff).length,
  });
  return {
    write: (on: LocalDay) => {
      notes.push(on);
    },
    /** A note of then, out of a file: who writes it into the log takes back what was announced. */
    bring: (on: LocalDay) => {
      notes.push(on);
      announced = null;
    },
    setRules: (next: RetentionRules) => {
      current = next;
    },
    notes: () => notes,
    /** A start of the app; the rep looks at it or does not. Answers what it did, and what went. */
    start: (today: LocalDay, isSeen = true) => {
      const cutoffs = cutoffsOn(current, today);
      const step = nextRetentionStep({
        rules: current,
        today,
        announced,
        expired: before(cutoffs.pencil),
        expiredThen:
          announced === null ? nothingExpired : before(cutoffsOn(announced.rules, announced.on).pencil),
      });
      announced = step.announced;
      let gone: readonly LocalDay[] = [];
      if (step.do === 'tell' && isSeen) announced = seenOn(step.announced, today);
      if (step.do === 'remove') {
        gone = notes.filter((note) => note < (cutoffs.pencil ?? ''));
        notes = notes.filter((note) => note >= (cutoffs.pencil ?? ''));
        announced = removedOn(current, today);
      }
      return { did: step.do, gone };
    },
  };
}

describe('what is over its time', () => {
  const first = day('2026-11-01');

  test('is announced once and goes a week after the rep has seen that; afterwards quietly', () => {
    const { write, start } = world();
    write(first);
    expect(start(later(first, 30)).did).toBe('rest');
    expect(start(later(first, 31)).did).toBe('tell');
    write(later(first, 10));
    expect(start(later(first, 37)).did).toBe('wait');
    expect(start(later(first, 38))).toEqual({ did: 'remove', gone: [first] });
    expect(start(later(first, 40)).did).toBe('rest');
    expect(start(later(first, 41))).toEqual({ did: 'remove', gone: [later(first, 10)] });
  });

  test('stays for as long as nobody has seen the notice', () => {
    const { write, start } = world();
    write(first);
    expect(start(later(first, 31), false).did).toBe('tell');
    expect(start(later(first, 45), false).did).toBe('tell');
    expect(start(later(first, 46)).did).toBe('tell');
    expect(start(later(first, 52)).did).toBe('wait');
    expect(start(later(first, 53)).did).toBe('remove');
  });

  test('is announced anew when old notes came in from outside, or a rule became shorter', () => {
    const { write, start, setRules, notes } = world();
    write(first);
    start(later(first, 31));
    start(later(first, 38));
    write(later(first, -400));
    expect(start(later(first, 39)).did).toBe('tell');
    expect(start(later(first, 46)).gone).toEqual([later(first, -400)]);

    write(later(first, 38));
    setRules({ ...defaults, pencilDays: 7 });
    expect(start(later(first, 47)).did).toBe('tell');
    expect(notes()).toEqual([later(first, 38)]);
    setRules(defaults);
    expect(start(later(first, 54)).did).toBe('rest');
  });

  test('a clock that leaps ahead removes nothing, however far, and all is well when it is right again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 39, max: 9_000 }), (leap) => {
        const { write, start, notes } = world();
        write(first);
        start(later(first, 31));
        start(later(first, 38));
        write(later(first, 38));
        const did = [start(later(first, 38 + leap)).did, start(later(first, 39)).did];
        expect(did).toEqual([leap > 30 ? 'tell' : 'rest', 'rest']);
        expect(notes()).toHaveLength(1);
      }),
    );
  });

  test('whatever happens, nothing young goes, and nothing within a week of the first word about it', () => {
    const event = fc.record({
      days: fc.integer({ min: 0, max: 50 }),
      writes: fc.boolean(),
      imports: fc.option(fc.integer({ min: 0, max: 800 }), { freq: 8 }),
      rule: fc.option(fc.constantFrom(null, 7, 30, 90), { freq: 8 }),
      isSeen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { write, bring, start, setRules } = world();
        let today = first;
        let days: number | null = 30;
        const knownSince = new Map<LocalDay, LocalDay>();
        for (const { days: pass, writes, imports, rule, isSeen } of events) {
          today = later(today, pass);
          if (rule !== null) {
            days = rule;
            setRules({ ...defaults, pencilDays: rule });
          }
          if (writes) write(today);
          if (imports !== null) {
            const written = later(today, -imports);
            bring(written);
            knownSince.set(written, today);
          }
          for (const gone of start(today, isSeen).gone) {
            expect(later(gone, days ?? Infinity) < today).toBe(true);
            const since = knownSince.get(gone);
            if (since !== undefined && later(gone, days ?? Infinity) < since) {
              expect(later(since, noticeDays) <= today).toBe(true);
            }
          }
        }
      }),
    );
  });
});
