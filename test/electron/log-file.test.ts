import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLogFile } from '../../electron/log-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('an error is written without its message, which may quote a call', () => {
  const folder = tempFolder();
  const error = new TypeError('cannot save “she called me PLANTED-WORD”', {
    cause: new Error('PLANTED-WORD'),
  });
  openLogFile(folder).trouble('saving', error);
  const text = readFileSync(join(folder, 'unflappable.log'), 'utf8');
  expect(text).toContain('trouble in saving: TypeError');
  expect(text).toContain('log-file.test.ts');
  expect(text).not.toContain('PLANTED-WORD');
});

test('a folder that is gone stops nothing', () => {
  expect(() => openLogFile(join(tempFolder(), 'gone')).note('started')).not.toThrow();
});
