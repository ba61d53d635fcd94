import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { anything, listOf, record, text } from './parse.ts';
import type { LockRequest } from './single-instance-worker.ts';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

export interface InstanceLock {
  release(): void;
}

const secondStart = record({ argv: listOf(text), cwd: text, additionalData: anything });

/** How long a second start waits for the first to hear it, before it gives up. */
const patienceMs = 5000;

/**
 * A socket that belongs to the data folder. On Linux and Windows it lives in a name space that empties itself when a
 * process dies, so there is nothing to clean up after a kill.
 */
function addressOf(dataFolder: string): string {
  let folder = resolve(dataFolder);
  try {
    folder = realpathSync(folder);
  } catch {
    // Not there yet, or not readable: the path as given has to do.
  }
  const name = createHash('sha256').update(`${userInfo().username}\n${folder}`).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\unflappable-preview-${name}`;
  if (process.platform === 'linux') return `\0unflappable-preview-${name}`;
  return join(tmpdir(), `unflappable-preview-${name}.sock`);
}

/**
 * Takes the lock on a data folder, or tells the process that holds it about this start. Does not return before one of
 * the two is done.
 * @returns undefined when another process holds the lock.
 */
export function takeInstanceLock(
  dataFolder: string,
  start: SecondStart,
  onSecondStart: (start: SecondStart) => void,
): InstanceLock | undefined {
  const { port1, port2 } = new MessageChannel();
  const request: LockRequest = {
    address: addressOf(dataFolder),
    message: JSON.stringify(start),
    state: new Int32Array(new SharedArrayBuffer(4)),
    port: port2,
  };
  const worker = new Worker(new URL('./single-instance-worker.ts', import.meta.url), {
    workerData: request,
    transferList: [port2],
  });
  worker.unref();
  Atomics.wait(request.state, 0, 0, patienceMs);
  if (request.state[0] !== 1) {
    port1.close();
    return undefined;
  }
  port1.on('message', (message: string) => onSecondStart(secondStart(JSON.parse(message), 'second start')));
  port1.unref();
  return { release: () => port1.postMessage('release') };
}
