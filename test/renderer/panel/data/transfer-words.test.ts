import { describe, expect, test } from 'vitest';
import { nothingPersonal } from '../../../../domain/import-personal.ts';
import { localDaySchema } from '../../../../domain/time.ts';
import type { FileInHand } from '../../../../electron/contract/transfer.ts';
import {
  countsInWords,
  importedWords,
  personalWords,
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
      otherTries: 0,
      conflict: '',
      personal: nothingPersonal,
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
});

test('what may be personal data is counted, and what follows is said once for each kind', () => {
  const piece = (kind: 'phone' | 'email' | 'secret') => ({
    where: 'Call of 3 March 2026, 10:00, the note in ink',
    place: 'calls[0].ink',
    kind,
    excerpt: { text: 'x', start: 0, end: 1 },
  });
  expect(personalWords({ count: 1, found: [piece('phone')] })).toBe(
    'One piece of what it adds may be personal data of a caller. A case reference says as much, and names nobody.',
  );
  expect(personalWords({ count: 1, found: [piece('secret')] })).toBe(
    'One piece of what it adds may be personal data of a caller. A password or a PIN opens somebody’s account, and the log needs none.',
  );
  expect(personalWords({ count: 12, found: [piece('phone'), piece('email'), piece('secret')] })).toBe(
    '12 pieces of what it adds may be personal data of a caller. A case reference says as much, and names nobody. A password or a PIN opens somebody’s account, and the log needs none.',
  );
});

test('what was done names the backup', () => {
  expect(countsInWords(none)).toBe('');
  expect(countsInWords({ ...none, wins: 1, tries: 2 })).toBe('one win and two things to try');
  expect(importedWords({ added: { ...none, calls: 2 }, otherTries: 0, backup: 'copy.db' }, false)).toBe(
    'Imported: two calls. Your log as it was before is kept as a backup: copy.db.',
  );
  expect(importedWords({ added: { ...none, calls: 2 }, otherTries: 0, backup: null }, true)).toBe(
    'Imported: two calls. What may be personal data was left out.',
  );
});

test('of things to try for a week that has another, the log’s own stays, and that is said', () => {
  expect(previewWords(inHand({ added: { ...none, calls: 2 }, otherTries: 1 }), 2026)).toEqual([
    'It adds two calls.',
    'For one week your log has another thing to try, and keeps it.',
  ]);
  expect(importedWords({ added: { ...none, calls: 2 }, otherTries: 1, backup: null }, false)).toBe(
    'Imported: two calls. For one week your log has another thing to try, and keeps it.',
  );
  expect(previewWords(inHand({ otherTries: 2 }), 2026)).toEqual([
    'For 2 weeks your log has another thing to try, and keeps it.',
  ]);
});
