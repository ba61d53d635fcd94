import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import asar from '@electron/asar';
import Ajv from 'ajv';
import { FileMatcher } from 'app-builder-lib/out/fileMatcher.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { doorAddress } from '../electron/door.ts';
import { doorVerbs } from '../electron/door-message.ts';
import { urlScheme } from '../electron/flags.ts';
import { tempFolder } from './support/temp-folder.ts';

const root = join(import.meta.dirname, '..');
const configuration: unknown = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

const builder = join(root, 'node_modules/electron-builder/cli.js');

const packageFile = z
  .object({ homepage: z.string(), desktopName: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const fileList = z.array(z.string());
const fileLists = z.object({
  files: fileList,
  win: z.object({ files: fileList }),
  mac: z.object({ files: fileList }),
  linux: z.object({ files: fileList }),
});

/** Which files of node_modules electron-builder packs, by its own reading of our patterns: all but what these exclude. */
function nodeModuleFilter(system: 'win' | 'mac' | 'linux', arch: string) {
  const lists = fileLists.parse(configuration);
  // A list that only leaves out takes everything else: electron-builder would pack the whole repository.
  expect(lists[system].files.some((pattern) => !pattern.startsWith('!'))).toBe(true);
  const excluded = [...lists.files, ...lists[system].files].filter((pattern) => pattern.startsWith('!'));
  const macros = (pattern: string) => pattern.replaceAll('$' + '{arch}', arch);
  return new FileMatcher(root, 'out', macros, ['**/*', ...excluded]).createFilter();
}

test('electron-builder.yml is what electron-builder’s own schema allows', () => {
  const schema: unknown = createRequire(import.meta.url)('app-builder-lib/scheme.json');
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(configuration);
  expect(validate.errors).toBeNull();
});

test('it makes installers for the three systems, safe by its fuses', () => {
  expect(configuration).toMatchObject({
    win: { target: expect.arrayContaining(['nsis']) },
    mac: { target: expect.arrayContaining(['dmg']) },
    linux: { target: expect.arrayContaining(['AppImage', 'deb']) },
    electronFuses: {
      runAsNode: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
    },
    npmRebuild: false,
  });
});

test('a deb and an rpm have the fields without which they cannot be built', () => {
  const { linux } = z
    .object({ linux: z.object({ maintainer: z.string(), synopsis: z.string() }) })
    .parse(configuration);
  expect(linux.maintainer).toMatch(/^.+ <\S+@\S+>$/u);
  expect(URL.canParse(packageFile.homepage)).toBe(true);
});

test('the installed entry on Linux has the name of the running window, and starts it through XWayland', () => {
  expect(configuration).toMatchObject({
    appId: packageFile.desktopName.replace(/\.desktop$/u, ''),
    linux: { syncDesktopName: true, executableArgs: ['--ozone-platform=x11'] },
  });
});

test.each([
  ['win', 'x64', ['win32-x64.node']],
  ['win', 'arm64', ['win32-arm64.node']],
  ['mac', 'arm64', ['darwin-arm64.node', 'darwin-x64.node']],
  ['linux', 'x64', ['linux-x64.node']],
  ['linux', 'arm64', ['linux-arm64.node']],
] as const)('of the driver, %s on %s gets its own native file and no source', (system, arch, natives) => {
  const driver = join(root, 'node_modules/better-sqlite3-multiple-ciphers');
  const isPacked = nodeModuleFilter(system, arch);
  const packed = readdirSync(driver, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isPacked(file, statSync(file)))
    .map((file) => relative(driver, file).replaceAll('\\', '/'));
  expect(packed.filter((file) => file.startsWith('prebuilds/'))).toEqual(
    natives.map((name) => `prebuilds/${name}`),
  );
  expect(packed).toEqual(
    expect.arrayContaining(['package.json', 'lib/index.js', 'lib/binding.js', 'LICENSE']),
  );
  expect(packed.filter((file) => /^(?:deps|src)\/|\.(?:gyp|gypi|c|h|[ch]pp)$/u.test(file))).toEqual([]);
});

test('what it names is there', () => {
  for (const file of ['assets/icon.png', 'assets/tray.png', 'assets/tray.ico', 'assets/trayTemplate.png']) {
    expect(existsSync(join(root, file)), file).toBe(true);
  }
});

const clientsInPath = [
  'assets/bin/unflappable=/usr/bin/unflappable',
  'assets/bin/unflappable-cli=/usr/bin/unflappable-cli',
];

test('each system gets its clients, and unflappable:// addresses', () => {
  expect(configuration).toMatchObject({
    protocols: [{ schemes: [urlScheme] }],
    linux: {
      executableName: 'unflappable-app',
      extraFiles: [
        { from: 'assets/bin/unflappable', to: 'unflappable' },
        { from: 'assets/bin/unflappable-cli', to: 'unflappable-cli' },
      ],
    },
    // Into a folder where every shell finds them.
    deb: { fpm: clientsInPath },
    rpm: { fpm: clientsInPath },
    mac: {
      extraResources: [
        { from: 'assets/bin/unflappable', to: 'bin/unflappable' },
        { from: 'assets/bin/unflappable-cli', to: 'bin/unflappable-cli' },
      ],
    },
    win: {
      extraResources: [
        { from: 'assets/bin/unflappable.cmd', to: 'bin/unflappable.cmd' },
        { from: 'assets/bin/unflappable-cli.cmd', to: 'bin/unflappable-cli.cmd' },
      ],
    },
    // The command line is the app itself without a window: nobody can run scripts of their own with its rights.
    electronFuses: { runAsNode: false },
  });
});

test('the command line of Windows is one that its shell reads', () => {
  const text = readFileSync(join(root, 'assets/bin/unflappable-cli.cmd'), 'latin1');
  expect(text.split('\r\n').some((line) => line.includes('\n'))).toBe(false);
  const labels = [...text.matchAll(/^:(\w+)/gmu)].map(([, label]) => label);
  for (const [, label] of text.matchAll(/\bgoto (\w+)/gu)) expect(labels).toContain(label);
});

test('the client of Windows is one that its shell reads, and speaks to the pipe at which the app listens', () => {
  const text = readFileSync(join(root, 'assets/bin/unflappable.cmd'), 'latin1');
  expect(text.split('\r\n').some((line) => line.includes('\n'))).toBe(false);
  const pipe = doorAddress({ system: 'windows', dataFolder: '', isDefaultFolder: true, user: '%USERNAME%' });
  expect(text).toContain(`(>"${pipe}" echo %verb%)`);
  for (const verb of doorVerbs) expect(text).toContain(`if "%~1"=="--${verb}" set "verb=${verb}"`);
  const labels = [...text.matchAll(/^:(\w+)/gmu)].map(([, label]) => label);
  for (const [, label] of text.matchAll(/\bgoto (\w+)/gu)) expect(labels).toContain(label);
});

const built = existsSync(join(root, 'dist/.built'));

test.skipIf(!built)(
  'the built main leaves Electron and the driver outside, and everything else inside',
  () => {
    const main = readFileSync(join(root, 'dist/electron/main.cjs'), 'utf8');
    const required = new Set(
      [...main.matchAll(/^let \w+ = require\("([^"]+)"\)/gmu)].map(([, name]) => name),
    );
    expect([...required].filter((name) => !name?.startsWith('node:')).sort()).toEqual([
      'better-sqlite3-multiple-ciphers',
      'electron',
    ]);
  },
);

test.skipIf(!built || process.platform !== 'linux')(
  'electron-builder packs what was built, the driver and the icons, and nothing else of this repository',
  () => {
    // In the place of Electron's runtime, which nobody has to download for this, an empty one without fuses.
    const folder = tempFolder();
    for (const name of ['resources', 'locales'])
      mkdirSync(join(folder, 'runtime', name), { recursive: true });
    for (const name of ['electron', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
      writeFileSync(join(folder, 'runtime', name), '');
    }
    const { electronFuses: _, ...rest } = z.record(z.string(), z.unknown()).parse(configuration);
    const config = {
      ...rest,
      electronDist: join(folder, 'runtime'),
      directories: { output: join(folder, 'out'), buildResources: 'assets' },
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    const { status, stdout } = spawnSync(
      process.execPath,
      [builder, '--config', join(folder, 'config.json'), '--publish', 'never', '--dir', '--linux', '--x64'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(status, stdout).toBe(0);
    const unpacked = join(folder, 'out/linux-unpacked');
    expect(readdirSync(unpacked)).toEqual(
      expect.arrayContaining(['unflappable', 'unflappable-app', 'unflappable-cli']),
    );
    expect(readFileSync(join(unpacked, 'unflappable'), 'utf8')).toBe(
      readFileSync(join(root, 'assets/bin/unflappable'), 'utf8'),
    );
    expect(statSync(join(unpacked, 'unflappable')).mode & 0o111).toBe(0o111);
    const packed = asar
      .listPackage(join(folder, 'out/linux-unpacked/resources/app.asar'), { isPack: false })
      .map((file) => file.slice(1));
    expect(packed).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/electron/main.cjs',
        'dist/electron/pack-worker.cjs',
        'dist/electron/files-worker.cjs',
        'dist/electron/records-worker.cjs',
        'assets/tray.png',
      ]),
    );
    expect(
      packed.filter(
        (file) =>
          !/^(?:assets|dist|node_modules|node_modules\/better-sqlite3-multiple-ciphers)(?:\/|$)/u.test(file),
      ),
    ).toEqual(['package.json']);
    expect(packed.filter((file) => file.endsWith('.node') || file.endsWith('.map'))).toEqual([
      'node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-x64.node',
    ]);
  },
  120_000,
);

test.skipIf(!built)('the preload is one small file that needs nothing but Electron', () => {
  const preload = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\("([^"]+)"\)/gu)].map(([, name]) => name)).toEqual(['electron']);
  expect(preload.length).toBeLessThan(3000);
});

test.skipIf(!built)('the thread that reads packs needs nothing but Node', () => {
  const worker = readFileSync(join(root, 'dist/electron/pack-worker.cjs'), 'utf8');
  const required = [...worker.matchAll(/require\("([^"]+)"\)/gu)].map(([, name]) => name ?? '');
  expect(required.filter((name) => !isBuiltin(name))).toEqual([]);
});

test.skipIf(!built)('the pages hold no inline script or style, and no address of another place', () => {
  for (const page of ['overlay', 'panel']) {
    const html = readFileSync(join(root, `dist/renderer/${page}.html`), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/u);
    expect(html).not.toMatch(/<style/u);
    expect(html).not.toMatch(/https?:/u);
  }
});

test.skipIf(!built)('the charting library comes with the pictures of a week, and not with the panel', () => {
  const folder = join(root, 'dist/renderer/assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const withCharts = scripts.filter((name) => /recharts/u.test(readFileSync(join(folder, name), 'utf8')));
  expect(withCharts.map((name) => name.replace(/-[^-]{8}\.js$/u, ''))).toEqual(['week-charts']);
  const panel = readFileSync(join(root, 'dist/renderer/panel.html'), 'utf8');
  expect(panel).toContain('panel-');
  // Neither as a script nor to be fetched ahead.
  expect(panel).not.toContain('week-charts');
});

test.skipIf(!built)('the panel draws the statistics’ results and holds no statistics of its own', () => {
  const folder = join(root, 'dist/renderer/assets');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain('gammaincinv');
  }
});
