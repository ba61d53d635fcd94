import { expect, test } from 'vitest';
import { leftOutWords, personalWords } from '../../../../renderer/panel/playbook/pack-words.ts';

test('what may be personal data in a pack is counted, and what leaving it out does is said', () => {
  expect(personalWords({ count: 1, emptied: 0 })).toBe(
    'One piece of this pack may be somebody’s personal data. What is your site’s own may stay; a caller’s or a colleague’s is not for a playbook.',
  );
  expect(leftOutWords({ count: 1, emptied: 0 })).toBe(
    'This piece is left out. Where a line has more to say, a gap takes its place.',
  );
  expect(leftOutWords({ count: 3, emptied: 1 })).toBe(
    'These three pieces are left out. Where a line has more to say, a gap takes its place. One line had nothing else to say, so it does not come in.',
  );
  expect(leftOutWords({ count: 12, emptied: 2 })).toContain(
    'These 12 pieces are left out. Where a line has more to say, a gap takes its place. Two lines had nothing else to say, so they do not come in.',
  );
});
