import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passphraseProblem, protectionSentences, waitAfter } from '../../domain/protection.ts';

describe('a new passphrase', () => {
  test('has 8 characters or more, and is the same twice', () => {
    expect(passphraseProblem('1234567', '1234567')).toContain('8 characters or more');
    expect(passphraseProblem('12345678', '12345679')).toBe('The two are not the same.');
    expect(passphraseProblem('12345678', '12345678')).toBe('');
    expect(passphraseProblem('x'.repeat(1001), 'x'.repeat(1001))).toContain('1000 characters or fewer');
  });
});

describe('the wait after misses', () => {
  test('two slips cost nothing, then it grows to a minute and no further', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(waitAfter)).toEqual([
      0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  test('never gets shorter', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (misses, more) => waitAfter(misses + more) >= waitAfter(misses)),
    );
  });
});

describe('what protects the log, in words', () => {
  const words = (...of: Parameters<typeof protectionSentences>) => protectionSentences(...of).join(' ');

  test('a key in a file is said to be worth what it is, and why it is not in a key store', () => {
    expect(words('file', 'known-password', 'linux')).toContain(
      '“basic text”, hides it under a password that anybody can look up',
    );
    expect(words('file', 'none', 'linux')).toContain('No key store answers');
    expect(words('file', 'none', 'mac')).toContain('does not answer');
    expect(words('file', 'safe', 'windows')).toContain('can read both');
  });

  test('the key store is called by the name that the system gives it', () => {
    expect(words('keystore', 'safe', 'mac')).toContain('Keychain');
    expect(words('keystore', 'safe', 'windows')).toContain('Windows');
  });

  test('with a passphrase it says what lies outside the lock', () => {
    expect(words('passphrase', 'safe', 'linux')).toContain('outside the lock');
  });
});
