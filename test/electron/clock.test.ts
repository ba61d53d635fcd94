import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/clock.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 21, 18);

/** A computer whose two clocks run, sleep and are set as the test says. */
function computer({ countsSleep = false } = {}) {
  let wall = start;
  let monotonic = 5000;
  return {
    clock: systemClock(
      () => wall,
      () => monotonic,
    ),
    run: (milliseconds: number) => {
      wall += milliseconds;
      monotonic += milliseconds;
    },
    sleep: (milliseconds: number) => {
      wall += milliseconds;
      if (countsSleep) monotonic += milliseconds;
    },
    setWall: (by: number) => {
      wall += by;
    },
  };
}

test('the clock starts as the wall clock says and runs as fast', () => {
  const { clock, run } = computer();
  expect(clock.now()).toBe(start);
  run(8000);
  expect(clock.now()).toBe(start + 8000);
});

describe('after a sleep', () => {
  test('what the computer slept is counted once it is caught up with, and only once', () => {
    const { clock, run, sleep } = computer();
    run(2000);
    sleep(30 * minute);
    expect(clock.now()).toBe(start + 2000);
    clock.catchUp();
    expect(clock.now()).toBe(start + 2000 + 30 * minute);
    clock.catchUp();
    run(1000);
    clock.catchUp();
    expect(clock.now()).toBe(start + 3000 + 30 * minute);
  });

  test('a system whose monotonic clock counts sleep has nothing to catch up with', () => {
    const { clock, sleep } = computer({ countsSleep: true });
    sleep(30 * minute);
    clock.catchUp();
    expect(clock.now()).toBe(start + 30 * minute);
  });
});

describe('when somebody sets the computer’s time', () => {
  test.each([
    ['back', -60 * minute],
    ['forward', 60 * minute],
  ])('%s, a deadline does not move, and a record has the new time', (_way, by) => {
    const { clock, run, setWall } = computer();
    run(1000);
    setWall(by);
    run(1000);
    expect(clock.now()).toBe(start + 2000);
    expect(Date.parse(clock.stamp())).toBe(start + 2000 + by);
  });

  test('forward, the next resume takes it for sleep: so nothing else may catch up', () => {
    const { clock, setWall } = computer();
    setWall(60 * minute);
    clock.catchUp();
    expect(clock.now()).toBe(start + 60 * minute);
  });
});

test('whatever happens, the clock never goes back', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constantFrom('run', 'sleep'), by: fc.nat(120 * minute) }),
    fc.record({ kind: fc.constant('setWall'), by: fc.integer({ min: -120 * minute, max: 120 * minute }) }),
    fc.constant({ kind: 'catchUp', by: 0 }),
  );
  fc.assert(
    fc.property(fc.array(event), fc.boolean(), (events, countsSleep) => {
      const { clock, run, sleep, setWall } = computer({ countsSleep });
      let before = clock.now();
      for (const { kind, by } of events) {
        if (kind === 'run') run(by);
        if (kind === 'sleep') sleep(by);
        if (kind === 'setWall') setWall(by);
        if (kind === 'catchUp') clock.catchUp();
        const now = clock.now();
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }),
  );
});
