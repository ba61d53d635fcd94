import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { System } from '../domain/hotkey-words.ts';
import { type DoorVerb, isDoorMessageOver, longestDoorMessage, parseDoorMessage } from './door-message.ts';

/**
 * The door by which a shortcut of the desktop, a script or a pedal starts a pause without a second start of the app: a
 * socket in the data folder, or a named pipe on Windows, for the rep's own account alone. Nothing of it can be reached
 * from another computer.
 */
export interface Door {
  /** Where it is; null while there is none. */
  readonly address: string | null;
  /** Takes it away again; what is being asked is dropped. */
  readonly close: () => void;
}

export interface DoorOptions {
  readonly system: System;
  readonly dataFolder: string;
  /** Whether it is the folder that the app has when it is not told another. */
  readonly isDefaultFolder: boolean;
  /** The name of the rep's account. */
  readonly user: string;
  readonly onVerb: (verb: DoorVerb) => void;
  /** Without a door the app goes on. */
  readonly onTrouble: (where: string, error: unknown) => void;
}

const mostConnections = 16;
const longestConnectionMs = 2000;
/** Of a socket's path, in bytes: macOS has room for 104 with the zero at the end, Linux for 108. */
const longestPath = 100;

/** Where the door of a data folder is; null when a socket's path would be too long. */
export function doorAddress({
  system,
  dataFolder,
  isDefaultFolder,
  user,
}: Pick<DoorOptions, 'system' | 'dataFolder' | 'isDefaultFolder' | 'user'>): string | null {
  if (system === 'windows') {
    const folder = createHash('sha256').update(dataFolder.toLowerCase()).digest('hex').slice(0, 8);
    return `\\\\.\\pipe\\unflappable-${user}${isDefaultFolder ? '' : `-${folder}`}`;
  }
  const path = join(dataFolder, 'door.sock');
  return Buffer.byteLength(path) <= longestPath ? path : null;
}

/**
 * Opens the door. Whoever calls holds the data folder's single-instance lock, so a socket that is there already was left
 * behind by a crash. Never throws, and nothing that a peer does throws or stays: every message is answered with `ok` or
 * `error: …` and the connection closed.
 */
export function createDoor(options: DoorOptions): Door {
  const { onVerb, onTrouble } = options;
  const path = doorAddress(options);
  if (path === null) {
    onTrouble('the door', Object.assign(new Error('the path is too long'), { code: 'ENAMETOOLONG' }));
    return { address: null, close: () => {} };
  }
  let address: string | null = null;
  const connections = new Set<Socket>();

  const answer = (socket: Socket, text: string) => {
    connections.delete(socket);
    socket.removeAllListeners('data').end(`${text}\n`, () => socket.destroy());
  };
  const decide = (socket: Socket, received: Uint8Array) => {
    const message = parseDoorMessage(received);
    if (!message.ok) {
      answer(socket, `error: ${message.message}`);
      return;
    }
    try {
      onVerb(message.verb);
    } catch (error) {
      onTrouble('the door', error);
      answer(socket, 'error: it did not work. The file unflappable.log says where it stopped.');
      return;
    }
    answer(socket, 'ok');
  };
  const serve = (socket: Socket) => {
    // A peer that is gone is no trouble of ours.
    socket.on('error', () => socket.destroy());
    const timer = setTimeout(() => socket.destroy(), longestConnectionMs);
    timer.unref();
    socket.on('close', () => {
      clearTimeout(timer);
      connections.delete(socket);
    });
    if (connections.size >= mostConnections) {
      answer(socket, 'error: too many are at the door. Try again in a moment.');
      return;
    }
    connections.add(socket);
    let received: Uint8Array = new Uint8Array();
    socket.on('data', (chunk: Buffer) => {
      // One byte more than may be, which is how a message that is too long is known.
      received = Buffer.concat([received, chunk.subarray(0, longestDoorMessage + 1 - received.length)]);
      if (isDoorMessageOver(received)) decide(socket, received);
    });
    socket.on('end', () => {
      if (connections.has(socket)) decide(socket, received);
    });
  };

  // A peer may close its side once it has said its word, and still gets its answer.
  const server = createServer({ allowHalfOpen: true }, serve);
  const close = () => {
    address = null;
    for (const socket of connections) socket.destroy();
    server.close();
  };
  server.on('error', (error) => {
    onTrouble('the door', error);
    close();
  });
  try {
    if (options.system !== 'windows') removeLeftBehind(path);
    server.listen(path, () => {
      try {
        if (options.system !== 'windows') chmodSync(path, 0o600);
        address = path;
      } catch (error) {
        onTrouble('the door', error);
        close();
      }
    });
  } catch (error) {
    onTrouble('the door', error);
  }
  return {
    get address() {
      return address;
    },
    close,
  };
}

/** Only a socket: what else may lie there is not ours. */
function removeLeftBehind(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSocket()) rmSync(path);
}
