import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { type MessagePort, workerData } from 'node:worker_threads';

/**
 * Takes the lock, or hands a message to whoever holds it. In a worker, because `requestSingleInstanceLock` must know
 * before it returns: the main thread waits on `state` meanwhile. The holder keeps listening here.
 */
export interface LockRequest {
  readonly address: string;
  readonly message: string;
  /** [0] becomes 1 (lock held) or 2 (someone else holds it and was told). */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

const { address, message, state, port }: LockRequest = workerData;

function settle(result: 1 | 2): void {
  Atomics.store(state, 0, result);
  Atomics.notify(state, 0);
}

function isFile(): boolean {
  return !address.startsWith('\0') && !address.startsWith('\\\\.\\pipe\\');
}

function listen(): void {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', () => {});
    socket.on('end', () => {
      port.postMessage(received);
      socket.end('received');
    });
  });
  server.once('error', () => handOver());
  server.listen(address, () => settle(1));
  port.once('message', () => server.close());
}

function handOver(): void {
  const socket = connect(address);
  let answered = false;
  socket.on('connect', () => socket.end(message));
  socket.on('data', () => {
    answered = true;
  });
  socket.on('close', () => {
    if (answered) settle(2);
  });
  socket.on('error', () => {
    // Nobody listens: a file may be left over from one that was killed.
    if (isFile()) rmSync(address, { force: true });
    listen();
  });
}

handOver();
