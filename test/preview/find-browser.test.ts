import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../preview/find-browser.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-browser-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function makeProgram(name: string, content = '#!/bin/sh\n'): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
  return path;
}

describe('findBrowser', () => {
  test('the one that is named comes first', () => {
    const named = makeProgram('my-browser');
    makeProgram('chromium');
    expect(findBrowser({ UNFLAPPABLE_BROWSER: named, PATH: folder }, 'linux')).toBe(named);
  });

  test('a name that is no program is an error, not a reason to take another', () => {
    expect(() => findBrowser({ UNFLAPPABLE_BROWSER: join(folder, 'none') }, 'linux')).toThrow(
      'is not a program',
    );
  });

  test('Chromium on the path comes before Chrome', () => {
    makeProgram('google-chrome');
    const chromium = makeProgram('chromium');
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(chromium);
  });

  test('a script that only says to install a snap is no browser', () => {
    makeProgram('chromium-browser', '#!/bin/sh\necho "requires: snap install chromium"\n');
    const chrome = makeProgram('google-chrome');
    expect(findBrowser({ PATH: folder }, 'linux')).toBe(chrome);
  });

  test('Playwright’s newest download is found', () => {
    makeProgram('chromium-900/chrome-win64/chrome.exe');
    const newest = makeProgram('chromium-1200/chrome-win64/chrome.exe');
    expect(findBrowser({ PLAYWRIGHT_BROWSERS_PATH: folder }, 'win32')).toBe(newest);
  });
});
