import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doorVerbs, isDoorMessageOver, parseDoorMessage } from '../../electron/door-message.ts';
import { malformedMessages } from '../support/door-messages.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const remedy = 'Send one line with one of these words: pause, hide, open.';

test.each(doorVerbs)('“%s” is understood, however its line ends', (verb) => {
  for (const end of ['', '\n', '\r\n']) {
    expect(parseDoorMessage(bytes(`${verb}${end}`))).toEqual({ ok: true, verb });
  }
});

test.each([
  ['', 'byte 1: the line is empty.'],
  ['\n', 'byte 1: the line is empty.'],
  ['\r\npause\n', 'byte 1: the line is empty.'],
  ['stop\n', 'byte 1: this is none of the words.'],
  ['Pause\n', 'byte 1: this is none of the words.'],
  ['pauze\n', 'byte 4: this is none of the words.'],
  ['pau', 'byte 4: the line ends in the middle of a word.'],
  ['pause \n', 'byte 6: there is more on the line than one word.'],
  ['pause\r', 'byte 6: there is more on the line than one word.'],
  ['pause now\n', 'byte 6: there is more on the line than one word.'],
  ['pause\nhide\n', 'line 2: there is more than one line.'],
  [`pause${'x'.repeat(80)}`, 'byte 65: the line is too long.'],
  ['päuse\n', 'byte 2: this is none of the words.'],
])('%j is refused at the right place', (text, place) => {
  expect(parseDoorMessage(bytes(text))).toEqual({ ok: false, message: `${place} ${remedy}` });
});

test('10,000 malformed messages are each refused with a place that exists and the remedy', () => {
  fc.assert(
    fc.property(malformedMessages, (message) => {
      const parsed = parseDoorMessage(message);
      if (parsed.ok) throw new Error(`understood as ${parsed.verb}`);
      const [, unit, number] = /^(byte|line) (\d+): [a-z ]+\. Send one line/u.exec(parsed.message) ?? [];
      expect(parsed.message).toMatch(/^(?:byte|line) \d+: /u);
      // The end of a message that breaks off is one byte behind its last.
      if (unit === 'byte') expect(Number(number)).toBeLessThanOrEqual(message.length + 1);
      else expect(Number(number)).toBe(2);
      expect(parsed.message.endsWith(remedy)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test('a message is over with its line, or when it is longer than any may be', () => {
  expect(isDoorMessageOver(bytes('pause'))).toBe(false);
  expect(isDoorMessageOver(bytes('pause\n'))).toBe(true);
  expect(isDoorMessageOver(bytes('x'.repeat(64)))).toBe(false);
  expect(isDoorMessageOver(bytes('x'.repeat(65)))).toBe(true);
});
