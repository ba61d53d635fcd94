import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from './support/temp-folder.ts';

const root = join(import.meta.dirname, '..');
const biome = join(root, 'node_modules/.bin/biome');

const forbidden = [
  ['domain/a.ts', "import { app } from 'electron';", 'Clocks, chance, files and windows belong in electron/'],
  ['domain/b.ts', "import { readFileSync } from 'node:fs';", 'domain/ is what is true without a computer'],
  ['domain/c.ts', "import { send } from '../renderer/coach-api.ts';", 'what draws belongs in renderer/'],
  ['domain/d.ts', 'export const now = () => new Date();', 'Do not use the global variable Date'],
  [
    'electron/a.ts',
    "import { app } from 'electron';",
    'Only the files listed in biome.json talk to Electron',
  ],
  ['electron/b.ts', "import { useState } from 'react';", 'What draws belongs in renderer/'],
  [
    'electron/c.ts',
    "import Database from 'better-sqlite3-multiple-ciphers';",
    'Only electron/store/driver.ts',
  ],
  ['electron/main.ts', "import { request } from 'node:https';", 'No network'],
  ['electron/d.ts', "import { connect } from 'node:net';", 'No network'],
  [
    'electron/ipc.ts',
    "import { panel } from '../renderer/panel/panel.tsx';",
    'What draws belongs in renderer/',
  ],
  [
    'renderer/panel/a.ts',
    "import { serveIntents } from '../../electron/ipc.ts';",
    'only by `import type` from electron/contract.ts',
  ],
  [
    'renderer/panel/b.ts',
    "import { Overlay } from '../overlay/overlay.tsx';",
    'The windows know nothing of each other',
  ],
  ['renderer/a.ts', "import { readFileSync } from 'node:fs';", 'no Node, no Electron, no files'],
  [
    'renderer/ui/a.ts',
    "import { situationNames } from '../../domain/situations.ts';",
    'parts that know nothing of the app',
  ],
  ['preview/a.ts', "import { step } from '../domain/pause.ts';", 'knows nothing of the app'],
] as const;

const allowed = [
  [
    'domain/ok.ts',
    "import { z } from 'zod';\nimport type { Call } from './call.ts';\nexport type X = Call | z.ZodType;",
  ],
  ['electron/door.ts', "import { createServer } from 'node:net';\nexport const door = createServer;"],
  ['electron/tray.ts', "import { Tray } from 'electron';\nexport const tray = Tray;"],
  [
    'renderer/panel/ok.ts',
    "import type { PanelPush } from '../../electron/contract.ts';\nexport type X = PanelPush;",
  ],
] as const;

/** What Biome says, under this project's rules, of files written for this test: one line a complaint. */
function complaints(): readonly string[] {
  const folder = tempFolder();
  const rules: unknown = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...Object(rules), vcs: { enabled: false } }));
  for (const [file, code] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
  }
  const { stdout, stderr } = spawnSync(biome, ['lint', '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return `${stdout}${stderr}`.split('\n').filter((line) => line.includes('noRestricted'));
}

test('a fence stops what does not belong, and says where it does', () => {
  const lines = complaints();
  for (const [file, code, message] of forbidden) {
    expect(
      lines.some((line) => line.includes(`/${file},`) && line.includes(message)),
      `${file}: ${code}\n${lines.filter((line) => line.includes(file)).join('\n')}`,
    ).toBe(true);
  }
  for (const [file] of allowed) {
    expect(lines.filter((line) => line.includes(`/${file},`))).toEqual([]);
  }
});

test('the renderer takes types alone from the contract: no schema reaches a page', () => {
  const valueImports = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    /import (?!type\b)[^;]*electron\/contract\.ts/u.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(valueImports).toEqual([]);
});

test('one file reads the clock, and one names each system door', () => {
  const sources = globSync('electron/**/*.ts', { cwd: root }).map((file) => ({
    file: file.replaceAll('\\', '/'),
    text: readFileSync(join(root, file), 'utf8'),
  }));
  const naming = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  expect(naming(/\bDate\.now\(|performance\.now\(/u)).toEqual(['electron/clock.ts']);
  expect(naming(/\bglobalShortcut\.\w+\(/u)).toEqual(['electron/hotkey.ts']);
  expect(naming(/\bipcMain\.\w+\(/u)).toEqual(['electron/ipc.ts']);
  expect(naming(/node:net/u)).toEqual(['electron/door.ts']);
  expect(naming(/setInterval\(/u)).toEqual([]);
  // What is in memory is in a crash dump: Electron writes none unless it is asked to.
  expect(naming(/crashReporter|heapsnapshot|writeHeapSnapshot/iu)).toEqual([]);
});

/** Packages that the pages load, from the files that match, and the file that names each. */
function packagesOf(pages: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gmu)) {
      if (!from.startsWith('.')) packages.set(from, file);
      else if (/\.tsx?$/u.test(from)) follow(join(dirname(file), from));
    }
  };
  for (const file of globSync(pages, { cwd: root })) follow(join(root, file));
  return packages;
}

test('no page loads what only main computes with: half a megabyte of numerics, and YAML', () => {
  const packages = packagesOf('renderer/**/*.{ts,tsx}');
  expect([...packages.keys()]).toContain('react');
  expect([...packages].filter(([name]) => /^(?:@stdlib|pure-rand|yaml)/u.test(name))).toEqual([]);
});

test('the overlay, which has to be there at once, loads nothing that looks through what is typed', () => {
  const packages = packagesOf('renderer/overlay/**/*.{ts,tsx}');
  expect([...packages.keys()]).toContain('react');
  expect([...packages].filter(([name]) => /^(?:libphonenumber|stdnum)/u.test(name))).toEqual([]);
});
