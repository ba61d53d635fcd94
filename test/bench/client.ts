import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { samePress } from '../../domain/pause.ts';
import { epoch } from './figures.ts';
import { startHosted } from './hosted-preview.ts';

/** One start of the client and the pause it led to, in milliseconds since the moment before its process was made. */
export interface ClientPause {
  /** To the end of the first frame of the pause. */
  readonly toFrame: number;
  /** To the client's own end. */
  readonly toEnd: number;
}

const client = join(import.meta.dirname, '../../assets/bin/unflappable');
/** Longer apart than what counts as one press. */
const betweenStarts = samePress + 50;

/** The command as a shortcut of the desktop gives it, to an app that runs. */
export async function clientPauses(count: number): Promise<readonly ClientPause[]> {
  const preview = await startHosted({
    main: 'observed-app',
    flags: ['--hidden'],
    environment: { UNFLAPPABLE_BENCH_PUT_AWAY_AT: 'pause' },
  });
  try {
    await preview.first('page', ({ painted }) => painted === 'nothing');
    const pauses: ClientPause[] = [];
    while (pauses.length < count) {
      const painted = preview.next('page', (page) => page.painted === 'pause');
      const away = preview.next('page', (page) => page.painted === 'nothing');
      const startedAt = epoch();
      const child = spawn(client, ['--pause', `--data=${preview.folder}`], {
        // A start of the app itself would not be the client's figure.
        env: { ...process.env, UNFLAPPABLE_APP: 'false' },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [status] = await once(child, 'exit');
      const endedAt = epoch();
      if (status !== 0) throw new Error(`the client ended with ${status}`);
      const { at } = await painted;
      pauses.push({ toFrame: at - startedAt, toEnd: endedAt - startedAt });
      await away;
      while ((await preview.control.ask('windows')).some(({ visible }) => visible));
      await wait(Math.max(0, endedAt + betweenStarts - epoch()));
    }
    return pauses;
  } finally {
    await preview.stop();
  }
}
