import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { samePress } from '../../domain/pause.ts';
import { epoch } from './figures.ts';
import { press } from './first-frame.ts';
import { startHosted } from './hosted-preview.ts';

/** How far off one pause ended; all in milliseconds, positive when late. */
export interface PauseEnd {
  /** Main sends the lines: against the deadline, on the app's own clock. */
  readonly dispatched: number;
  /** The lines are painted: against the key press plus the length. */
  readonly painted: number;
  /** What the rep sees: from the first frame of the pause to the first frame of the lines, against the length. */
  readonly seen: number;
  /** Where the time from the deadline to the frame went: main's timer is `dispatched`, then these. */
  readonly toPage: number;
  readonly toDocument: number;
  readonly toFrame: number;
}

const pauseSeconds = 5;

/** Lets pauses run their length while another process keeps one core busy. */
export async function pauseEnds(count: number, onEach: (done: number) => void): Promise<readonly PauseEnd[]> {
  // Busy until it is told to end, or has lost the bench.
  const busy = spawn(
    process.execPath,
    ['--eval', 'const bench = process.ppid; while (process.ppid === bench);'],
    { stdio: 'ignore' },
  );
  const preview = await startHosted({
    main: 'observed-app',
    flags: ['--hidden'],
    settings: { pauseSeconds },
    environment: { UNFLAPPABLE_BENCH_PUT_AWAY_AT: 'lines' },
  });
  try {
    await preview.first('page', ({ painted }) => painted === 'nothing');
    const ends: PauseEnd[] = [];
    while (ends.length < count) {
      const linesPainted = preview.next('page', ({ painted }) => painted === 'lines');
      // Listened for from the start: two reports may come at once.
      const away = preview.next('page', ({ painted }) => painted === 'nothing');
      const { request, page: pause } = await press(preview);
      const lines = await linesPainted;
      if (pause.push?.deadline == null || lines.push?.face !== 'lines') {
        throw new Error('the pause did not lead to the lines');
      }
      const length = pauseSeconds * 1000;
      ends.push({
        dispatched: lines.push.clock - pause.push.deadline,
        painted: lines.at - request.at - length,
        seen: lines.at - pause.at - length,
        toPage: lines.push.receivedAt - lines.push.clock,
        toDocument: lines.changedAt - lines.push.receivedAt,
        toFrame: lines.at - lines.changedAt,
      });
      onEach(ends.length);
      await away;
      // The end of the pause counts as a press too.
      await wait(Math.max(0, lines.at + samePress + 50 - epoch()));
    }
    return ends;
  } finally {
    await preview.stop();
    const gone = once(busy, 'exit');
    busy.kill('SIGKILL');
    await gone;
  }
}
