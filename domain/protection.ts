import { z } from 'zod';
import type { System } from './hotkey-words.ts';

/**
 * How the log's key is kept: as it is in a file, by the system's key store, or under a passphrase. These are the words in
 * the key's file, too.
 */
export type Keeping = 'file' | 'keystore' | 'passphrase';

/** `none`: there is no passphrase. `locking`: what is half typed is being saved before the log shuts. */
export type LockState = 'none' | 'open' | 'locking' | 'locked';

/** What the system's key store is worth. `known-password`: what it keeps is under a password that everybody knows. */
export type KeyStoreWorth = 'safe' | 'known-password' | 'none';

export const shortestPassphrase = 8;
export const longestPassphrase = 1000;
export const passphraseSchema = z.string().min(shortestPassphrase).max(longestPassphrase);

/** Why a new passphrase will not do yet; empty when it will. `again` is the second time it was typed. */
export function passphraseProblem(passphrase: string, again: string): string {
  if (passphrase.length < shortestPassphrase) {
    return `Please use ${shortestPassphrase} characters or more. A few words in a row are easy to remember.`;
  }
  if (passphrase.length > longestPassphrase) {
    return `Please use ${longestPassphrase} characters or fewer.`;
  }
  return passphrase === again ? '' : 'The two are not the same.';
}

/** So many misses are slips of the hand and cost nothing. */
const freeMisses = 2;
const longestWaitSeconds = 60;

/** How long the next try has to wait after so many misses in a row, in seconds. */
export function waitAfter(misses: number): number {
  return misses <= freeMisses ? 0 : Math.min(longestWaitSeconds, 2 ** (misses - freeMisses));
}

/** After how many minutes of nothing done in the panel the log may lock itself; null: never. */
export const idleMinutesChoices = [5, 15, 30, null] as const;
export const idleMinutesSchema = z.union([z.literal(5), z.literal(15), z.literal(30)]).nullable();
export type IdleMinutes = z.infer<typeof idleMinutesSchema>;

/** What protects the records at rest and what does not, in plain words. */
export function protectionSentences(
  keeping: Keeping,
  worth: KeyStoreWorth,
  system: System,
): readonly string[] {
  const encrypted = 'Your records are in one encrypted file on this computer. Nothing is sent anywhere.';
  switch (keeping) {
    case 'file':
      return [
        encrypted,
        'The key to it lies in a file beside it that only your account on this computer may read.',
        'This protects a copy of the log that is taken without the key file. It does not protect against somebody who uses your account, or an administrator, because they can read both.',
        ...noKeyStore(worth, system),
      ];
    case 'keystore':
      return [
        encrypted,
        `Its key is kept by ${keyStoreNames[system]}, which opens it for your account on this computer.`,
        'This protects a copy of the log, and the disk of a lost computer. If the log is older than that, a copy of its former key file opens it as well, until a passphrase is set. It does not protect against somebody who uses your account while you are signed in, or other programs that run under it.',
      ];
    case 'passphrase':
      return [
        encrypted,
        'Its key opens only with your passphrase. While the log is locked, nobody can read it without that: not with your account, and not from a copy.',
        'While it is open, somebody who uses your account can read it. Your playbook with your site’s numbers is also kept outside the lock, so that lines and danger steps are there while it is locked; nothing about a call is in it.',
        'A copy of an earlier key file, with its passphrase if it had one, opens backups made at that time, and not the log. Removing the older backups (under “How long it is kept”) leaves one that only this passphrase opens.',
      ];
    default: {
      const never: never = keeping;
      return never;
    }
  }
}

const keyStoreNames: Readonly<Record<System, string>> = {
  mac: 'the Keychain of macOS',
  windows: 'Windows (its data protection for your account)',
  linux: 'the key store of your desktop',
};

function noKeyStore(worth: KeyStoreWorth, system: System): readonly string[] {
  switch (worth) {
    case 'safe':
      return [];
    case 'known-password':
      return [
        'This desktop has no safe place for the key, so the key stays in its file. (What it offers instead, “basic text”, hides it under a password that anybody can look up.) A passphrase protects more.',
      ];
    case 'none':
      return [
        system === 'linux'
          ? 'No key store answers on this desktop, so the key stays in its file. A passphrase protects more.'
          : 'The system’s key store does not answer, so the key stays in its file. A passphrase protects more.',
      ];
    default: {
      const never: never = worth;
      return never;
    }
  }
}
