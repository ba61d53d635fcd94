import { expect, test } from 'vitest';
import { momentsWords } from '../../domain/backup-words.ts';

test('two moments of one minute are told apart by their seconds', () => {
  const moments = ['2026-11-20T18:00:05Z', '2026-11-20T18:00:41Z', '2026-11-20T18:01:41Z'].map((at) => ({
    at: Date.parse(at),
  }));
  expect([...momentsWords(moments, 'Asia/Kathmandu').values()]).toEqual([
    'Friday 20 November 2026, 23:45:05',
    'Friday 20 November 2026, 23:45:41',
    'Friday 20 November 2026, 23:46',
  ]);
});
