import { Temporal } from 'temporal-polyfill';
import { type Stamp, stampAt } from '../domain/time.ts';

/** The one place that reads the time. */
export interface Clock {
  /**
   * The app's clock in milliseconds, for deadlines: never goes back, and a change of the computer's time does not move
   * it. Comparable only with itself.
   */
  readonly now: () => number;
  /** The wall clock with its UTC offset, for records. */
  readonly stamp: () => Stamp;
  /**
   * Takes in the time the computer slept, which the app's clock does not count by itself on every system. Only for just
   * after a resume: whatever the wall clock is ahead by then is taken for sleep, a change by hand too.
   */
  readonly catchUp: () => void;
}

/**
 * The computer's time from its two clocks, both in milliseconds: `wall` since 1970, which can be set; and `monotonic`,
 * which only runs forward but stands still while the computer sleeps (Linux, macOS).
 */
export function systemClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
): Clock {
  let slept = 0;
  const base = wall() - monotonic();
  const now = () => base + monotonic() + slept;
  return {
    now,
    stamp: () => stampAt(wall(), systemTimeZone()),
    catchUp: () => {
      slept += Math.max(0, wall() - now());
    },
  };
}

/** The zone the computer is in, an IANA name. */
export function systemTimeZone(): string {
  return Temporal.Now.timeZoneId();
}

/** One thing to do at one time on a clock; setting it again replaces it, null clears it. */
export interface Alarm {
  readonly set: (at: number | null) => void;
}

export function alarm(clock: Pick<Clock, 'now'>, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  return {
    set: (at) => {
      clearTimeout(timer);
      timer = at === null ? undefined : setTimeout(ring, Math.max(0, Math.ceil(at - clock.now())));
    },
  };
}
