import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { writeWhole, writeWholeOnce } from '../../electron/write-whole.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isWindows = process.platform === 'win32';

describe('in place of what is there', () => {
  test('the new text is there, and nothing beside it', () => {
    const folder = tempFolder();
    writeWhole(join(folder, 'x'), 'old');
    writeWhole(join(folder, 'x'), 'new ’');
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('new ’');
    expect(readdirSync(folder)).toEqual(['x']);
  });

  test.skipIf(isWindows)('the file is the account’s alone, whatever the old one was', () => {
    const file = join(tempFolder(), 'x');
    writeFileSync(file, 'old', { mode: 0o644 });
    writeWhole(file, 'new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.skipIf(isWindows)('a disk that fills up in mid-write throws, and keeps what was there', () => {
    const folder = tempFolder();
    const file = join(folder, 'x');
    writeFileSync(file, 'old');
    const module = pathToFileURL(join(import.meta.dirname, '../../electron/write-whole.ts')).href;
    const script = `const { writeWhole } = await import(${JSON.stringify(module)});
      try { writeWhole(${JSON.stringify(file)}, 'x'.repeat(5000)); console.log('said nothing'); }
      catch (error) { console.log(error.code); }`;
    // No file may grow beyond 8 blocks of 512 bytes here.
    const { stdout } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, '--input-type=module', '--eval', script],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('EFBIG\n');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['x']);
  });

  test('where it cannot be put it throws and leaves nothing', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'x', 'y'), { recursive: true });
    // A folder cannot be replaced by a file.
    expect(() => writeWhole(join(folder, 'x'), 'new')).toThrow();
    expect(readdirSync(folder)).toEqual(['x']);
  });
});

describe('never in place of what is there', () => {
  const noLinks = () => {
    throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
  };

  test.each([
    ['a disk with hard links', linkSync],
    ['a disk without them', noLinks],
  ])('on %s the first stays and the second is told', (_kind, link) => {
    const folder = tempFolder();
    expect(writeWholeOnce(join(folder, 'x'), 'first', link)).toBe(true);
    expect(writeWholeOnce(join(folder, 'x'), 'second', link)).toBe(false);
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('first');
    expect(readdirSync(folder)).toEqual(['x']);
  });

  test('what a crash has left beside it stops nobody', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, `x.${process.pid}.new`), 'half');
    expect(writeWholeOnce(join(folder, 'x'), 'whole')).toBe(true);
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('whole');
  });
});
