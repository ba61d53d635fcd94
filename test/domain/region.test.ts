import { expect, test } from 'vitest';
import { findGuarded } from '../../domain/guards.ts';
import { regionsOf } from '../../domain/region.ts';

test.each([
  ['en-US', 'Europe/London', ['GB', 'US']],
  ['en-GB', 'Europe/London', ['GB']],
  ['en', 'Asia/Manila', ['PH', 'US']],
  ['de', 'Etc/UTC', ['DE']],
  ['C', 'UTC', []],
])('%s in %s', (language, timeZone, regions) => {
  expect(regionsOf({ language, timeZone })).toEqual(regions);
});

test('a number as it is written at home is found on a system that speaks American', () => {
  const regions = regionsOf({ language: 'en-US', timeZone: 'Europe/London' });
  const text = 'Ring back on 07911123456';
  expect(findGuarded(text, { regions })).toMatchObject([{ kind: 'phone' }]);
});
