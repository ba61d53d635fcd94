import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AppPlace, waysToPause } from '../../domain/ways-to-pause.ts';

const installed: AppPlace = {
  system: 'linux',
  isWayland: false,
  isPackaged: true,
  appImage: null,
  execPath: '/opt/Unflappable/unflappable-app',
  resourcesPath: '/opt/Unflappable/resources',
  checkout: '/opt/Unflappable/resources/app.asar',
  data: null,
  door: '/home/sam/.config/unflappable/door.sock',
  keyWords: 'Ctrl Shift Space',
};
const onWindows: AppPlace = {
  ...installed,
  system: 'windows',
  execPath: 'C:\\Program Files\\Unflappable\\Unflappable.exe',
  resourcesPath: 'C:\\Program Files\\Unflappable\\resources',
};
const appImage: AppPlace = {
  ...installed,
  appImage: '/home/sam/Unflappable.AppImage',
  execPath: '/tmp/.mount_x/unflappable-app',
};
const onMac: AppPlace = {
  ...installed,
  system: 'mac',
  execPath: '/Applications/Unflappable.app/Contents/MacOS/Unflappable',
  resourcesPath: '/Applications/Unflappable.app/Contents/Resources',
};

function commandOf(place: AppPlace, id = 'command'): string | null | undefined {
  return waysToPause(place).ways.find((way) => way.id === id)?.command;
}

test.each<readonly [string, AppPlace, string]>([
  ['installed by a package', installed, 'unflappable --pause'],
  [
    'unpacked somewhere',
    { ...installed, execPath: '/home/sam/my apps/unflappable-app' },
    "'/home/sam/my apps/unflappable' --pause",
  ],
  [
    'an AppImage, whose client cannot be called from outside',
    appImage,
    "sh -c 'echo pause | nc -U -w 1 /home/sam/.config/unflappable/door.sock 2>/dev/null | grep -qx ok || exec /home/sam/Unflappable.AppImage --pause'",
  ],
  ['an AppImage without a door', { ...appImage, door: null }, '/home/sam/Unflappable.AppImage --pause'],
  [
    'a folder of its own',
    { ...installed, data: "/home/sam/Sam's data" },
    "unflappable --pause '--data=/home/sam/Sam'\\''s data'",
  ],
  [
    'a checkout',
    { ...installed, isPackaged: false, checkout: '/home/sam/unflappable' },
    '/home/sam/unflappable/assets/bin/unflappable --pause',
  ],
  ['a Mac', onMac, '/Applications/Unflappable.app/Contents/Resources/bin/unflappable --pause'],
  ['Windows', onWindows, '"C:\\Program Files\\Unflappable\\resources\\bin\\unflappable.cmd" --pause'],
  [
    'Windows, a folder of its own',
    { ...onWindows, data: 'D:\\My data\\' },
    '"C:\\Program Files\\Unflappable\\resources\\bin\\unflappable.cmd" --pause "--data=D:\\My data\\\\"',
  ],
  [
    'a checkout on Windows',
    { ...onWindows, isPackaged: false, checkout: 'C:\\unflappable' },
    'C:\\unflappable\\assets\\bin\\unflappable.cmd --pause',
  ],
])('the command to copy: %s', (_name, place, command) => {
  expect(commandOf(place)).toBe(command);
});

test('lines for a config or a script carry the command through their own quoting', () => {
  expect(commandOf(installed, 'sway')).toBe('bindsym $mod+F9 exec unflappable --pause');
  expect(commandOf({ ...installed, data: '/a, b' }, 'sway')).toBe(
    `bindsym $mod+F9 exec "unflappable --pause '--data=/a, b'"`,
  );
  expect(commandOf({ ...onWindows, resourcesPath: "C:\\Sam's" }, 'autohotkey')).toBe(
    "F9::Run '\"C:\\Sam`'s\\bin\\unflappable.cmd\" --pause', , 'Hide'",
  );
});

test.skipIf(process.platform === 'win32')('a shell reads back every folder, whatever its name', () => {
  const path = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(path, (name) => {
      const command = commandOf({ ...installed, data: `/${name}` }) ?? '';
      const { stdout } = spawnSync('sh', ['-c', `unflappable() { printf '%s\\0' "$@"; }; ${command}`]);
      expect(stdout.toString().split('\0')).toEqual(['--pause', `--data=/${name}`, '']);
    }),
    { numRuns: 50 },
  );
});

test('every system gets its own shortcuts, and every way says what to do', () => {
  const ids = (place: AppPlace) => waysToPause(place).ways.map((way) => way.id);
  const everywhere = ['command', 'stream-deck', 'foot-pedal', 'address'];
  expect(ids(installed)).toEqual(['gnome', 'kde', 'sway', ...everywhere]);
  expect(ids(onMac)).toEqual(['shortcuts-app', ...everywhere]);
  expect(ids(onWindows)).toEqual(['desktop-shortcut', 'autohotkey', ...everywhere]);
  for (const place of [installed, onMac, onWindows]) {
    for (const { steps } of waysToPause(place).ways) expect(steps.length).toBeGreaterThan(0);
  }
});

test('it says whether the running app is reached at once', () => {
  const sentences = (place: AppPlace) =>
    waysToPause(place)
      .ways.flatMap((way) => way.steps)
      .join(' ');
  expect(waysToPause(installed).isDoorOpen).toBe(true);
  expect(sentences(installed)).toContain('at once');
  const slow: readonly AppPlace[] = [
    { ...installed, door: null },
    { ...appImage, door: null },
    // Its client knows the usual folder alone.
    { ...onWindows, data: 'D:\\data' },
  ];
  for (const place of slow) {
    expect(waysToPause(place).isDoorOpen).toBe(false);
    expect(sentences(place)).toContain('a moment longer');
  }
});

test('an AppImage is reached by a program of the system, and it says which', () => {
  const { isDoorOpen, ways } = waysToPause(appImage);
  expect(isDoorOpen).toBe(true);
  const steps = ways.find(({ id }) => id === 'command')?.steps.join(' ');
  expect(steps).toContain('needs nc');
  expect(steps).toContain('Put hide or open in both places of pause');
});

describe.skipIf(process.platform === 'win32')('the command of an AppImage', () => {
  /** Runs it with an `nc` that answers, and an AppImage that says so when it is started. */
  const run = (answer: string | null, name: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'unflappable-ways-'));
    try {
      const image = join(folder, `${name}.AppImage`);
      const said = join(folder, 'said');
      const program = (file: string, script: string) =>
        writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      program(image, `printf '%s\\0' started "$@" >> '${said}'`);
      if (answer !== null) {
        program(join(folder, 'nc'), `{ cat; printf '%s\\0' "$@"; } >> '${said}'; ${answer}`);
      }
      for (const tool of ['sh', 'grep', 'cat']) symlinkSync(`/bin/${tool}`, join(folder, tool));
      const door = `/home/${name}/door.sock`;
      const command = commandOf({ ...appImage, appImage: image, door }) ?? '';
      spawnSync('/bin/sh', ['-c', command], { env: { PATH: folder } });
      return { said: readFileSync(said, 'utf8').replaceAll(door, 'DOOR').split('\0').join(' ').trim() };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const asked = 'pause\n-U -w 1 DOOR';

  it.each(['sam', 'Sam’s own', "it's $HOME", 'a "b" \\c'])(
    'says its word at the door, and starts nothing: %s',
    (name) => {
      expect(run('echo ok', name)).toEqual({ said: asked });
    },
  );

  it.each(['sam', "it's $HOME"])('starts the AppImage when nobody hears, or there is no nc: %s', (name) => {
    expect(run('exit 1', name)).toEqual({ said: `${asked} started --pause` });
    expect(run('echo error: no', name)).toEqual({ said: `${asked} started --pause` });
    expect(run(null, name)).toEqual({ said: 'started --pause' });
  });
});

test('the address is there to copy only where it starts this very app', () => {
  expect(commandOf(installed, 'address')).toBe('unflappable://pause');
  expect(commandOf(onWindows, 'address')).toBe('unflappable://pause');
  expect(commandOf({ ...installed, isPackaged: false }, 'address')).toBeNull();
  expect(commandOf({ ...installed, data: '/tmp/try' }, 'address')).toBeNull();
  expect(commandOf({ ...installed, appImage: '/a.AppImage' }, 'address')).toBeNull();
});

test('on Wayland nobody is told to press the app’s own key', () => {
  const steps = waysToPause({ ...installed, isWayland: true }).ways.flatMap((way) => way.steps);
  expect(steps.filter((step) => step.includes(installed.keyWords))).toEqual([]);
  expect(
    waysToPause(installed)
      .ways.flatMap((way) => way.steps)
      .join(' '),
  ).toContain(installed.keyWords);
});
