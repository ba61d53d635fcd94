import type { LocalDay } from '../domain/time.ts';

/** What is done once on each day that the app runs on. */
export interface DailyJob {
  /** For the log file. */
  readonly name: string;
  readonly run: (today: LocalDay) => void | Promise<void>;
}

/**
 * Does its jobs once a day: soon after the start, and soon after the first thing that happens on a new day. It has no
 * timer of its own, so that an app that nobody uses does nothing.
 */
export interface Daily {
  /** Jobs run one after the other, in the order in which they were added. */
  readonly add: (job: DailyJob) => void;
  /** Something happened: when a day began since the last time, its jobs run soon. */
  readonly look: () => void;
}

export interface DailyWorld {
  readonly today: () => LocalDay;
  /** Not while a call is under way: what waits is done at a later look. */
  readonly isFree: () => boolean;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Does it after what is going on now. */
  readonly soon: (run: () => void) => void;
}

export function createDaily({ today, isFree, onTrouble, soon }: DailyWorld): Daily {
  const jobs: DailyJob[] = [];
  let doneFor: LocalDay | null = null;
  let isWaiting = false;

  const runAll = async (day: LocalDay) => {
    for (const { name, run } of jobs) {
      try {
        await run(day);
      } catch (error) {
        onTrouble(`daily: ${name}`, error);
      }
    }
  };
  return {
    add: (job) => {
      jobs.push(job);
    },
    look: () => {
      if (isWaiting || today() === doneFor) return;
      isWaiting = true;
      soon(() => {
        const day = today();
        if (day === doneFor || !isFree()) {
          isWaiting = false;
          return;
        }
        doneFor = day;
        void runAll(day).finally(() => {
          isWaiting = false;
        });
      });
    },
  };
}
