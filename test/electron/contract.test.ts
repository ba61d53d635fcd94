import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract, intentChannel, pushChannel } from '../../electron/contract.ts';

test('the preload, which may import nothing, spells the channels as the contract does', () => {
  const preload = readFileSync(join(import.meta.dirname, '../../electron/preload.ts'), 'utf8');
  expect(preload).toContain(`const intentChannel = '${intentChannel}';`);
  expect(preload).toContain(`const pushChannel = '${pushChannel}';`);
});

test.each(Object.entries(contract))('%s refuses what it does not know', (_name, intent) => {
  expect(intent.input.safeParse({ surprise: 1 }).success).toBe(false);
  expect(intent.input.safeParse(Symbol('x')).success).toBe(false);
  expect(intent.from.length).toBeGreaterThan(0);
});
