import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const configuration: unknown = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

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

test('what it names is there', () => {
  for (const file of ['assets/icon.png', 'assets/tray.png', 'assets/tray.ico', 'assets/trayTemplate.png']) {
    expect(existsSync(join(root, file)), file).toBe(true);
  }
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

test.skipIf(!built)('the preload is one small file that needs nothing but Electron', () => {
  const preload = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\("([^"]+)"\)/gu)].map(([, name]) => name)).toEqual(['electron']);
  expect(preload.length).toBeLessThan(3000);
});

test.skipIf(!built)('the pages hold no inline script or style, and no address of another place', () => {
  for (const page of ['overlay', 'panel']) {
    const html = readFileSync(join(root, `dist/renderer/${page}.html`), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/u);
    expect(html).not.toMatch(/<style/u);
    expect(html).not.toMatch(/https?:/u);
  }
});
