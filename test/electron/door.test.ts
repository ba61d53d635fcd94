import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { systemOf } from '../../electron/desktop.ts';
import { createDoor, type Door, type DoorOptions, doorAddress } from '../../electron/door.ts';
import type { DoorVerb } from '../../electron/door-message.ts';
import { malformedMessages } from '../support/door-messages.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface OpenDoor {
  readonly door: Door;
  readonly address: string;
  readonly heard: readonly DoorVerb[];
  readonly troubles: readonly unknown[];
}

/** What is heard at a door that stands open, on a real socket. */
async function openDoor(change: Partial<DoorOptions> = {}): Promise<OpenDoor> {
  const heard: DoorVerb[] = [];
  const troubles: unknown[] = [];
  const door = createDoor({
    system: systemOf(process.platform),
    dataFolder: tempFolder(),
    isDefaultFolder: false,
    user: 'sam',
    onVerb: (verb) => heard.push(verb),
    onTrouble: (_where, error) => troubles.push(error),
    ...change,
  });
  onTestFinished(door.close);
  await expect.poll(() => door.address ?? troubles.length).not.toBe(0);
  return { door, address: door.address ?? '', heard, troubles };
}

/** Says something, closes its own side and answers what comes back until the door closes the connection. */
async function say(address: string, message: string | Uint8Array): Promise<string> {
  const socket = connect({ path: address, allowHalfOpen: true });
  // Who says too much may be cut off while still saying it.
  socket.on('error', () => {});
  socket.end(message);
  return text(socket);
}

/** A connection whose end may be a rough one. */
async function stand(address: string): Promise<{ readonly socket: Socket; readonly closed: Promise<void> }> {
  const socket = connect(address);
  socket.on('error', () => {});
  socket.resume();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return { socket, closed };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** A pipe on Windows is no file: it has no mode, leaves nothing behind, and no path of it is too long. */
const testOfSockets = test.skipIf(process.platform === 'win32');

testOfSockets.for([0, 0o022, 0o077])('the socket is the rep’s alone, with a umask of %o', async (umask) => {
  const before = process.umask(umask);
  onTestFinished(() => void process.umask(before));
  const { address } = await openDoor();
  expect(statSync(address).isSocket()).toBe(true);
  expect(statSync(address).mode & 0o777).toBe(0o600);
});

test('a word is heard once and answered, and the connection closed', async () => {
  const { address, heard } = await openDoor();
  expect(await say(address, 'pause\n')).toBe('ok\n');
  expect(await say(address, 'hide\r\n')).toBe('ok\n');
  expect(await say(address, 'open')).toBe('ok\n');
  expect(heard).toEqual(['pause', 'hide', 'open']);
});

test('a word that comes in pieces is heard, with the peer’s side still open', async () => {
  const { address, heard } = await openDoor();
  const socket = connect(address);
  socket.write('pau');
  await once(socket, 'connect');
  socket.write('se\n');
  expect(await text(socket)).toBe('ok\n');
  expect(heard).toEqual(['pause']);
});

test('10,000 malformed messages over real connections do nothing, and each is told where it fails', async () => {
  const { address, heard, troubles } = await openDoor();
  const messages = fc.sample(malformedMessages, { numRuns: 10_000, seed: 3 });
  const workers = Array.from({ length: 8 }, async () => {
    for (let message = messages.pop(); message !== undefined; message = messages.pop()) {
      expect(await say(address, message)).toMatch(
        /^error: (?:byte|line) \d+: [a-z ]+\. Send one line with .+\.\n$/u,
      );
    }
  });
  await Promise.all(workers);
  expect(heard).toEqual([]);
  expect(troubles).toEqual([]);
  expect(await say(address, 'pause\n')).toBe('ok\n');
});

test('a flood is cut off after its first bytes', async () => {
  const { address, heard } = await openDoor();
  const { socket, closed } = await stand(address);
  const flood = () => {
    while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 'pause'))) {}
  };
  socket.on('drain', flood);
  flood();
  await closed;
  expect(heard).toEqual([]);
  expect(await say(address, 'pause\n')).toBe('ok\n');
});

test('of more than 16 at once the next is sent away; those who say nothing are let go after two seconds', async () => {
  const { address, heard } = await openDoor();
  const silent = await Promise.all(Array.from({ length: 16 }, () => stand(address)));
  expect(await say(address, 'pause\n')).toBe('error: too many are at the door. Try again in a moment.\n');
  await Promise.all(silent.map(({ closed }) => closed));
  expect(await say(address, 'pause\n')).toBe('ok\n');
  expect(heard).toEqual(['pause']);
});

test('a peer that is gone before its answer harms nobody', async () => {
  const { address, heard, troubles } = await openDoor();
  for (let index = 0; index < 50; index += 1) {
    const { socket } = await stand(address);
    socket.write(index % 2 === 0 ? 'pause\n' : 'pau');
    socket.destroy();
  }
  expect(await say(address, 'open\n')).toBe('ok\n');
  expect(heard.at(-1)).toBe('open');
  expect(troubles).toEqual([]);
});

test('what fails behind the door is noted, and said without its words', async () => {
  const { address, troubles } = await openDoor({
    onVerb: () => {
      throw new Error('something about a caller');
    },
  });
  expect(await say(address, 'pause\n')).toBe(
    'error: it did not work. The file unflappable.log says where it stopped.\n',
  );
  expect(troubles).toHaveLength(1);
});

testOfSockets('a socket that a crash left behind is replaced', async () => {
  const dataFolder = tempFolder();
  const left = createServer().listen(join(dataFolder, 'left.sock'));
  await once(left, 'listening');
  linkSync(join(dataFolder, 'left.sock'), join(dataFolder, 'door.sock'));
  left.close();
  await once(left, 'close');
  expect(statSync(join(dataFolder, 'door.sock')).isSocket()).toBe(true);
  const { address, heard, troubles } = await openDoor({ dataFolder });
  expect(await say(address, 'pause\n')).toBe('ok\n');
  expect(heard).toEqual(['pause']);
  expect(troubles).toEqual([]);
});

testOfSockets('what else lies in its place is left alone: no door, one note', async () => {
  const dataFolder = tempFolder();
  writeFileSync(join(dataFolder, 'door.sock'), 'mine');
  const { door, troubles } = await openDoor({ dataFolder });
  expect(door.address).toBeNull();
  expect(troubles.map(codeOf)).toEqual(['EADDRINUSE']);
  expect(statSync(join(dataFolder, 'door.sock')).size).toBe(4);
});

testOfSockets('a path that is too long for a socket: no door, one note', async () => {
  const dataFolder = join(tempFolder(), 'é'.repeat(50));
  mkdirSync(dataFolder);
  const { door, troubles } = await openDoor({ dataFolder });
  expect(door.address).toBeNull();
  expect(troubles.map(codeOf)).toEqual(['ENAMETOOLONG']);
  door.close();
});

testOfSockets('once closed it is gone, with all who stood there', async () => {
  const { door, address } = await openDoor();
  const { closed } = await stand(address);
  // Heard of by the door before it closes.
  await say(address, 'x');
  door.close();
  await closed;
  expect(existsSync(address)).toBe(false);
  expect(door.address).toBeNull();
});

test('each data folder has a door of its own', () => {
  const of = (change: Partial<DoorOptions>) =>
    doorAddress({
      system: 'linux',
      dataFolder: '/home/sam/.config/unflappable',
      isDefaultFolder: true,
      user: 'sam',
      ...change,
    });
  expect(of({})).toBe('/home/sam/.config/unflappable/door.sock');
  expect(of({ system: 'windows' })).toBe('\\\\.\\pipe\\unflappable-sam');
  const other = of({ system: 'windows', dataFolder: 'D:\\Try', isDefaultFolder: false });
  expect(other).toMatch(/^\\\\\.\\pipe\\unflappable-sam-[0-9a-f]{8}$/u);
  // Windows has one folder for both spellings.
  expect(of({ system: 'windows', dataFolder: 'd:\\try', isDefaultFolder: false })).toBe(other);
  expect(of({ system: 'windows', dataFolder: 'D:\\Other', isDefaultFolder: false })).not.toBe(other);
});
