import { describe, expect, it } from 'vitest';
import {
  counted,
  durationWords,
  figured,
  listed,
  percentWords,
  rangeWords,
  short,
  times,
} from '../../../domain/review/number-words.ts';

describe('durationWords', () => {
  it.each([
    [-3, '0 minutes'],
    [0, '0 minutes'],
    [0.2, 'less than half a minute'],
    [0.5, 'half a minute'],
    [0.98, '1 minute'],
    [1, '1 minute'],
    [1.5, '1.5 minutes'],
    [59.9, '59.9 minutes'],
    [59.97, '1 hour'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [65.4, '1 hour 5 minutes'],
    [119.6, '2 hours'],
    [2400, '40 hours'],
    [525_600, '8760 hours'],
  ])('%f minutes are %s', (minutes, words) => {
    expect(durationWords(minutes)).toBe(words);
  });
});

describe('percentWords', () => {
  it.each([
    [0, '0%'],
    [0.002, 'under 1%'],
    [0.25, '25%'],
    [0.997, 'over 99%'],
    [1, '100%'],
  ])('%f is %s', (share, words) => {
    expect(percentWords(share)).toBe(words);
  });
});

describe('counts', () => {
  it.each([
    [0, 'none calls', 'no calls', 'none times'],
    [1, 'one call', '1 call', 'once'],
    [2, 'two calls', '2 calls', 'twice'],
    [9, 'nine calls', '9 calls', 'nine times'],
    [10, '10 calls', '10 calls', '10 times'],
  ])('%i', (count, inWords, inFigures, often) => {
    if (count > 0) expect([counted(count, 'call'), times(count)]).toEqual([inWords, often]);
    expect(figured(count, 'call')).toBe(inFigures);
  });
});

describe('short, rangeWords and listed', () => {
  it('have one decimal where it says something', () => {
    expect([2, 2.04, 2.06, -0.04, 0.25].map(short)).toEqual(['2', '2', '2.1', '0', '0.3']);
    expect(rangeWords(0.42, 2.61)).toBe('0.4 to 2.6');
    expect(rangeWords(2, 2.01)).toBe('2');
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
