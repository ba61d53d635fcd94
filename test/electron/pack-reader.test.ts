import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { longestPack, writePack } from '../../domain/pack.ts';
import { createPackReader } from '../../electron/pack-reader.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { tempFolder } from '../support/temp-folder.ts';

const worker = join(import.meta.dirname, '../../electron/pack-worker.ts');

function fileOf(text: string): string {
  const file = join(tempFolder(), 'pack.yaml');
  writeFileSync(file, text);
  return file;
}

/** How long this thread was kept from anything else, at most. */
function longestStandstill(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  onTestFinished(() => clearInterval(timer));
  return () => Math.max(longest, performance.now() - last);
}

test('a pack is read, and what is wrong with a file is said', async () => {
  const read = createPackReader(worker, 30_000);
  expect(await read(fileOf(writePack(playbook, { as: 'yaml' })))).toMatchObject({
    ok: true,
    pack: { format: 'unflappable-pack' },
  });
  expect(await read(fileOf('format: x'))).toEqual({
    ok: false,
    problem: ', line 1, format: expected a file that says “format: unflappable-pack”.',
    trouble: null,
  });
  expect(await read(fileOf('#'.repeat(longestPack + 1)))).toEqual({
    ok: false,
    problem: ' is too large for a pack.',
    trouble: null,
  });
  expect(await read(join(tempFolder(), 'none'))).toMatchObject({
    ok: false,
    trouble: expect.stringContaining('ENOENT'),
  });
});

test.each([
  ['line breaks', '\n'],
  ['dashes', ' -\n'],
])('a file of %s as long as it may be is given up, and holds up nothing else', async (_kind, text) => {
  const file = fileOf(`bridges:\n${text.repeat(Math.floor(longestPack / text.length) - 10)}`);
  const standstill = longestStandstill();
  const read = await createPackReader(worker, 3_000)(file);

  expect(read).toMatchObject({ ok: false, trouble: null });
  expect(standstill()).toBeLessThan(1_000);
});

test('a thread that cannot be started is said', async () => {
  expect(await createPackReader(join(tempFolder(), 'none.ts'))('x')).toMatchObject({
    ok: false,
    problem: ' could not be read.',
  });
});
