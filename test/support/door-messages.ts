import fc from 'fast-check';
import { doorVerbs } from '../../electron/door-message.ts';

/** Everything that the door understands. */
const understood = new Set(doorVerbs.flatMap((verb) => [verb, `${verb}\r`, `${verb}\n`, `${verb}\r\n`]));

const verb = fc.constantFrom(...doorVerbs);
const ending = fc.constantFrom('', '\n', '\r\n', '\r', ' \n', '\0\n', '\n\n');
const place = fc.nat(8);

const nearMiss = fc.oneof(
  fc.tuple(verb, ending).map(([word, end]) => `${word.toUpperCase()}${end}`),
  fc.tuple(verb, place, ending).map(([word, at, end]) => `${word.slice(0, at)}${end}`),
  fc
    .tuple(verb, place, fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), ending)
    .map(([word, at, more, end]) => `${word.slice(0, at)}${more}${word.slice(at)}${end}`),
  fc.tuple(verb, verb, fc.constantFrom(' ', '', '\n', '\r', '\t', ';')).map((words) => words.join('')),
  fc.tuple(verb, fc.integer({ min: 1, max: 300 })).map(([word, times]) => word.repeat(times)),
  fc.tuple(verb, ending).map(([word, end]) => `${end}${word}`),
  fc.tuple(verb, ending).map(([word, end]) => `\u{feff}${word}${end}`),
);

/** Bytes that are no message: near misses of one, other text, and anything else. */
export const malformedMessages: fc.Arbitrary<Uint8Array> = fc
  .oneof(
    { weight: 4, arbitrary: nearMiss.map((text) => new TextEncoder().encode(text)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  )
  .filter((bytes) => !understood.has(Buffer.from(bytes).toString('latin1')));
