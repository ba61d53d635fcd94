import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAndEnd, startApp } from '../support/running-app.ts';

/** How long starts take, in milliseconds, that find the app already running, hand over and end. */
export async function secondStarts(count: number): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-bench-'));
  const app = await startApp('preview', folder, ['--hidden']);
  try {
    const took: number[] = [];
    while (took.length < count) {
      const { status, milliseconds, standardError } = await startAndEnd('preview', folder, {
        flags: ['--hidden'],
      });
      if (status !== 0) throw new Error(`a second start failed: ${standardError}`);
      took.push(milliseconds);
    }
    return took;
  } finally {
    await app.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
