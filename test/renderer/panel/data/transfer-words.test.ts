import { describe, expect, test } from 'vitest';
import { localDaySchema } from '../../../../domain/time.ts';
import type { FileInHand } from '../../../../electron/contract/transfer.ts';
import {
  countsInWords,
  importedWords,
  previewWords,
} from '../../../../renderer/panel/data/transfer-words.ts';

const none = { calls: 0, shifts: 0, pauses: 0, wins: 0 };

function inHand(preview: Partial<FileInHand['preview']>): FileInHand {
  return {
    name: 'log.json',
    preview: {
      digest: '',
      added: none,
      unchanged: none,
      conflict: '',
      warnings: { count: 0, places: [] },
      days: null,
      ...preview,
    },
  };
}

describe('what a file would do', () => {
  test('counts what is new and what is there already', () => {
    const days = { from: localDaySchema.parse('2026-03-03'), to: localDaySchema.parse('2026-06-04') };
    const added = { ...none, calls: 12, shifts: 1, wins: 2 };
    expect(previewWords(inHand({ added, unchanged: { ...none, calls: 1 }, days }), 2026)).toEqual([
      'It adds 12 calls, one shift and two wins (3 March – 4 June).',
      'Already in your log, and left as it is: one call.',
    ]);
  });

  test('says that there is nothing new, or nothing at all', () => {
    expect(previewWords(inHand({ unchanged: { ...none, pauses: 3 } }), 2026)).toEqual([
      'All of it is in your log already: three pauses.',
    ]);
    expect(previewWords(inHand({}), 2026)).toEqual(['There is nothing in this file.']);
  });

  test('says of a conflict only that it is one, and where', () => {
    const words = previewWords(inHand({ added: { ...none, calls: 1 }, conflict: 'calls[2]: taken' }), 2026);
    expect(words).toHaveLength(2);
    expect(words[1]).toBe('In the file: calls[2]: taken.');
  });

  test('names the places of what may be personal data', () => {
    const warnings = { count: 7, places: ['calls[0].ink', 'wins[1].text'] };
    expect(previewWords(inHand({ added: { ...none, wins: 1 }, warnings }), 2026)[1]).toContain(
      'Seven places hold what may be personal data of a caller: calls[0].ink, wins[1].text and more.',
    );
  });
});

test('what was done names the backup', () => {
  expect(countsInWords(none)).toBe('');
  expect(countsInWords({ ...none, wins: 1, tries: 2 })).toBe('one win and two things to try');
  expect(importedWords({ ...none, calls: 2 }, 'copy.db')).toBe(
    'Imported: two calls. Your log as it was before is kept as a backup: copy.db.',
  );
});
