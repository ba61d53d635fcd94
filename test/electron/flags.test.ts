import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseFlags } from '../../electron/flags.ts';

test('reads its own flags among everything else on the command line', () => {
  expect(parseFlags(['.', '--no-sandbox', '--pause', '--data=logs', '--hidden'], '/home/sam')).toEqual({
    data: resolve('/home/sam', 'logs'),
    isPause: true,
    isHidden: true,
  });
});

test('without flags there is no folder, no pause, and a window', () => {
  expect(parseFlags([], '/')).toEqual({ data: null, isPause: false, isHidden: false });
});
