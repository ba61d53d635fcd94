import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test as testOfVitest } from 'vitest';
import { createDoor } from '../../electron/door.ts';
import type { DoorVerb } from '../../electron/door-message.ts';
import { tempFolder } from '../support/temp-folder.ts';

// The client of Windows is a batch file, for which Windows alone has the interpreter.
const test = testOfVitest.skipIf(process.platform === 'win32');

const client = join(import.meta.dirname, '../../assets/bin/unflappable');

interface Ended {
  readonly status: number | null;
  readonly said: string;
  /** The flags with which it started the app; null when it did not. */
  readonly started: readonly string[] | null;
}

/** A program in the place of the app that only writes down with what flags it was started. */
function writeApp(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nfor each do printf '%s\\n' "$each"; done > '${file}.started'\n`);
  chmodSync(file, 0o755);
}

function startedWith(file: string): readonly string[] | null {
  return existsSync(`${file}.started`)
    ? readFileSync(`${file}.started`, 'utf8').split('\n').slice(0, -1)
    : null;
}

/** Runs the client with an app of the test's own. */
async function run(
  flags: readonly string[],
  options: { readonly environment?: Record<string, string>; readonly folder?: string } = {},
): Promise<Ended> {
  const app = join(tempFolder(), 'an app');
  writeApp(app);
  return {
    ...(await runAlone(client, flags, { UNFLAPPABLE_APP: app, ...options.environment }, options.folder)),
    started: startedWith(app),
  };
}

async function runAlone(
  command: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder = tempFolder(),
): Promise<Omit<Ended, 'started'>> {
  const child = spawn(command, flags, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  const said = await text(child.stderr);
  await exit;
  return { status: child.exitCode, said };
}

/** A data folder with a door that stands open. */
async function openDoor(dataFolder: string): Promise<readonly DoorVerb[]> {
  const heard: DoorVerb[] = [];
  mkdirSync(dataFolder, { recursive: true });
  const door = createDoor({
    system: 'linux',
    dataFolder,
    isDefaultFolder: false,
    user: 'sam',
    onVerb: (verb) => heard.push(verb),
    onTrouble: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
  onTestFinished(door.close);
  await expect.poll(() => door.address).not.toBeNull();
  return heard;
}

/** A socket on which somebody answers in this way; null: nobody does. */
async function answering(folder: string, answer: string | null): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.resume();
    onTestFinished(() => void socket.destroy());
    if (answer !== null) socket.end(answer);
  });
  onTestFinished(() => void server.close());
  server.listen(join(folder, 'door.sock'));
  await once(server, 'listening');
}

/** The program of this name on the computer; not a script in its place, which needs more than itself. Null: none. */
function program(name: string): string | null {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file) && readFileSync(file).toString('latin1', 0, 2) !== '#!');
  return found === undefined ? null : realpathSync(found);
}

test('each flag is a word at the door of the data folder, and starts nothing', async () => {
  const folder = join(tempFolder(), 'my “data”, $HOME & co');
  const heard = await openDoor(folder);
  for (const flag of ['--pause', '--hide', '--open']) {
    expect(await run([flag, `--data=${folder}`])).toEqual({ status: 0, said: '', started: null });
  }
  expect(heard).toEqual(['pause', 'hide', 'open']);
});

test('a relative data folder belongs to the folder the command is given in', async () => {
  const folder = tempFolder();
  const heard = await openDoor(join(folder, 'below/data'));
  expect(await run(['--data=below/data', '--pause'], { folder })).toMatchObject({ status: 0, started: null });
  expect(heard).toEqual(['pause']);
});

test('without a data folder it is the one that Electron takes', async () => {
  const home = tempFolder();
  const isMac = process.platform === 'darwin';
  const configuration = join(home, isMac ? 'Library/Application Support' : '.config');
  const heard = await openDoor(join(configuration, 'unflappable'));
  const environment = { HOME: home, XDG_CONFIG_HOME: '' };
  expect(await run(['--pause'], { environment })).toMatchObject({ status: 0, started: null });
  if (!isMac) {
    const elsewhere = await openDoor(join(home, 'elsewhere/unflappable'));
    const changed = { HOME: home, XDG_CONFIG_HOME: join(home, 'elsewhere') };
    expect(await run(['--hide'], { environment: changed })).toMatchObject({ status: 0, started: null });
    expect(elsewhere).toEqual(['hide']);
  }
  expect(heard).toEqual(['pause']);
});

test('with no socket, or one that a crash left behind, it starts the app with the same flags', async () => {
  const folder = tempFolder();
  const flags = ['--pause', `--data=${folder}`];
  expect(await run(flags)).toEqual({ status: 0, said: '', started: flags });
  // A process that ends without closing leaves its socket behind.
  const crashed = spawn(
    process.execPath,
    [
      '-e',
      `require('net').createServer().listen('${join(folder, 'door.sock')}', () => process.kill(process.pid, 'SIGKILL'))`,
    ],
    { stdio: 'ignore' },
  );
  await once(crashed, 'exit');
  expect(existsSync(join(folder, 'door.sock'))).toBe(true);
  expect(await run(flags)).toEqual({ status: 0, said: '', started: flags });
});

test('an app that hangs keeps nobody waiting: after a second it is started', async () => {
  const folder = tempFolder();
  await answering(folder, null);
  const flags = ['--pause', `--data=${folder}`];
  const before = performance.now();
  expect(await run(flags)).toEqual({ status: 0, said: '', started: flags });
  expect(performance.now() - before).toBeLessThan(5000);
});

test('what the app refuses is said, and starts nothing', async () => {
  const folder = tempFolder();
  await answering(folder, 'error: byte 1: this is none of the words.\n');
  expect(await run(['--hide', `--data=${folder}`])).toEqual({
    status: 1,
    said: 'unflappable: byte 1: this is none of the words.\n',
    started: null,
  });
});

test.for([
  [],
  ['--hidden'],
  ['--pause', '--hidden'],
  ['--pause', '--hide'],
  ['unflappable://pause'],
  ['--data='],
  ['--pause', ''],
  ['a b', '*', '$HOME', "it's"],
])('with other arguments (%j) it starts the app with them, as they are', async (flags) => {
  const folder = tempFolder();
  const heard = await openDoor(join(folder, 'unflappable'));
  const environment = { XDG_CONFIG_HOME: folder };
  expect(await run(flags, { environment })).toEqual({ status: 0, said: '', started: flags });
  expect(heard).toEqual([]);
});

for (const tool of ['perl', 'nc', 'socat', 'python3']) {
  const real = program(tool);
  testOfVitest.skipIf(process.platform === 'win32' || real === null)(
    `it asks with ${tool} where there is nothing else`,
    async () => {
      const tools = tempFolder();
      symlinkSync(real ?? '', join(tools, tool));
      const folder = tempFolder();
      const heard = await openDoor(folder);
      const ended = await run(['--pause', `--data=${folder}`], { environment: { PATH: tools } });
      expect(ended).toEqual({ status: 0, said: '', started: null });
      expect(heard).toEqual(['pause']);
    },
  );
}

test('with a tool that does not work it takes the next, and with none it starts the app', async () => {
  const tools = tempFolder();
  for (const tool of ['perl', 'nc', 'socat', 'python3']) {
    writeFileSync(join(tools, tool), '#!/bin/sh\nexit 2\n');
    chmodSync(join(tools, tool), 0o755);
  }
  const folder = tempFolder();
  const heard = await openDoor(folder);
  const flags = ['--pause', `--data=${folder}`];
  expect(await run(flags, { environment: { PATH: tools } })).toMatchObject({ status: 0, started: flags });
  expect(await run(flags, { environment: { PATH: tempFolder() } })).toMatchObject({ started: flags });
  expect(heard).toEqual([]);
});

test('installed on Linux it starts the program beside it, also by a link, through XWayland', async () => {
  const folder = tempFolder();
  const app = join(folder, 'opt/Unflappable/unflappable-app');
  writeApp(app);
  copyFileSync(client, join(folder, 'opt/Unflappable/unflappable'));
  symlinkSync('opt/Unflappable/unflappable', join(folder, 'link'));
  const flags = ['--pause', `--data=${folder}`];
  expect(await runAlone(join(folder, 'link'), flags, { UNFLAPPABLE_APP: '' })).toEqual({
    status: 0,
    said: '',
  });
  expect(startedWith(app)).toEqual(['--ozone-platform=x11', ...flags]);
});

test('on a Mac it starts the program of the bundle it lies in', async () => {
  const contents = join(tempFolder(), 'My Apps/Unflappable.app/Contents');
  const app = join(contents, 'MacOS/Unflappable');
  writeApp(app);
  mkdirSync(join(contents, 'Resources/bin'), { recursive: true });
  copyFileSync(client, join(contents, 'Resources/bin/unflappable'));
  const ended = await runAlone(join(contents, 'Resources/bin/unflappable'), ['--hidden'], {
    UNFLAPPABLE_APP: '',
  });
  expect(ended).toEqual({ status: 0, said: '' });
  expect(startedWith(app)).toEqual(['--hidden']);
});

test('in a checkout it starts what `npm start` starts', async () => {
  const checkout = tempFolder();
  const node = join(checkout, 'node_modules/.bin/node');
  writeApp(node);
  mkdirSync(join(checkout, 'assets/bin'), { recursive: true });
  copyFileSync(client, join(checkout, 'assets/bin/unflappable'));
  mkdirSync(join(checkout, 'scripts'));
  writeFileSync(join(checkout, 'scripts/run.mjs'), '');
  await runAlone(join(checkout, 'assets/bin/unflappable'), ['--hidden'], { UNFLAPPABLE_APP: '' });
  expect(startedWith(node)).toEqual([join(realpathSync(checkout), 'scripts/run.mjs'), 'start', '--hidden']);
});

test('alone, it says what is missing', async (context) => {
  // Where the app is installed it would be found.
  context.skip(existsSync('/opt/Unflappable/unflappable-app'));
  const folder = tempFolder();
  copyFileSync(client, join(folder, 'unflappable'));
  const ended = await runAlone(join(folder, 'unflappable'), ['--pause'], {
    UNFLAPPABLE_APP: '',
    XDG_CONFIG_HOME: folder,
    HOME: folder,
  });
  expect(ended.status).toBe(127);
  expect(ended.said).toContain('UNFLAPPABLE_APP');
});
