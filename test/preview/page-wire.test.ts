import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWire } from '../../preview/page-wire.ts';

const wire = createWire();
const cross = (value: unknown): unknown => wire.decode(JSON.parse(JSON.stringify(wire.encode(value))));

describe('createWire', () => {
  test('plain data arrives as it left', () => {
    const plain = fc.anything({
      withDate: true,
      // `$` marks what JSON lacks, so a field of that name must not be mistaken for it.
      key: fc.oneof(fc.string(), fc.constant('$')),
      values: [fc.boolean(), fc.string(), fc.double(), fc.constant(null), fc.constant(undefined)],
    });
    fc.assert(
      fc.property(plain, (value) => {
        expect(cross(value)).toStrictEqual(value);
      }),
    );
  });

  test('a date that is none arrives as such', () => {
    expect(cross([new Date(Number.NaN)])).toStrictEqual([new Date(Number.NaN)]);
  });

  test.each([
    ['a map', new Map()],
    ['an instance of a class', new (class Call {})()],
    ['a function', () => {}],
    ['a promise', Promise.resolve()],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('%s is refused', (_name, value) => {
    expect(() => wire.encode({ inside: [value] })).toThrow('could not be cloned');
  });

  test('a circle is refused', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => wire.encode(circle)).toThrow('circular');
  });
});
