import type { Readable, Writable } from 'node:stream';

/** Carries messages of Chromium's DevTools protocol, each a whole JSON text. */
export interface CdpChannel {
  /** The message is on its way before this returns. */
  readonly send: (json: string) => void;
  /** Called once, before anything is sent. */
  readonly listen: (onMessage: (json: string) => void, onClosed: () => void) => void;
}

/**
 * Over `--remote-debugging-pipe`: messages that end with a NUL. No port is open, and Chromium ends when the pipe does,
 * however this process dies.
 */
export function pipeChannel(write: Writable, read: Readable): CdpChannel {
  return {
    send: (json) => void write.write(`${json}\0`),
    listen: (onMessage, onClosed) => {
      // A broken pipe shows as the end of `read` too; without a listener it would end this process first.
      write.on('error', onClosed);
      let rest: Buffer[] = [];
      read.on('data', (chunk: Buffer) => {
        let from = 0;
        for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
          rest.push(chunk.subarray(from, end));
          onMessage(Buffer.concat(rest).toString('utf8'));
          rest = [];
          from = end + 1;
        }
        if (from < chunk.length) rest.push(chunk.subarray(from));
      });
      read.on('error', onClosed);
      read.on('close', onClosed);
    },
  };
}

/**
 * Over the address of a Chromium that somebody else started. Chromium notices when this process dies, however it does.
 * @throws when nothing answers there.
 */
export async function socketChannel(url: string): Promise<CdpChannel & { readonly close: () => void }> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`No browser answers at ${url}.`)), {
      once: true,
    });
  });
  return {
    send: (json) => socket.send(json),
    listen: (onMessage, onClosed) => {
      socket.addEventListener('message', ({ data }) => onMessage(String(data)));
      socket.addEventListener('close', onClosed);
    },
    close: () => socket.close(),
  };
}
