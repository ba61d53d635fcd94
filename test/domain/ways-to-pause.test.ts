import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  isDoorOpen: true,
  keyWords: 'Ctrl Shift Space',
};
const onWindows: AppPlace = {
  ...installed,
  system: 'windows',
  execPath: 'C:\\Program Files\\Unflappable\\Unflappable.exe',
  resourcesPath: 'C:\\Program Files\\Unflappable\\resources',
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
    'an AppImage',
    { ...installed, appImage: '/home/sam/Unflappable.AppImage', execPath: '/tmp/.mount_x/unflappable-app' },
    '/home/sam/Unflappable.AppImage --pause',
  ],
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
    { ...installed, isDoorOpen: false },
    // No client in it that could be called from outside.
    { ...installed, appImage: '/home/sam/Unflappable.AppImage' },
    // Its client knows the usual folder alone.
    { ...onWindows, data: 'D:\\data' },
  ];
  for (const place of slow) {
    expect(waysToPause(place).isDoorOpen).toBe(false);
    expect(sentences(place)).toContain('a moment longer');
  }
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
