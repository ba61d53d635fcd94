import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { noChanges } from '../../domain/own-playbook.ts';
import { blankPolicy } from '../../domain/policy.ts';
import type { IdleMinutes } from '../../domain/protection.ts';
import { createPlaybookCopy, playbookCopyOf } from '../../electron/playbook-copy.ts';
import { createProtection } from '../../electron/protection.ts';
import { openVault } from '../../electron/vault.ts';
import { accountKeyStore, quickStrength } from '../support/key-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

const passphrase = 'four calm words here';
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  return () => vi.useRealTimers();
});

async function stage({ hasPanel = true, idle = 15 as IdleMinutes } = {}) {
  const folder = tempFolder();
  const troubles: string[] = [];
  const onTrouble = (where: string) => troubles.push(where);
  const vault = await openVault({
    folder,
    keyStore: accountKeyStore('none').keyStore,
    strength: quickStrength,
    onTrouble,
  });
  onTestFinished(vault.close);
  const playbookCopy = createPlaybookCopy(folder, vault, onTrouble);
  let panel = hasPanel;
  let idleMinutes = idle;
  const protection = createProtection({
    vault,
    playbookCopy,
    clock: { now: () => performance.now() },
    idleMinutes: () => idleMinutes,
    isPanelThere: () => panel,
    onChange: () => {},
    onTrouble,
  });
  return {
    folder,
    vault,
    protection,
    playbookCopy,
    troubles,
    setIdle: (minutes: IdleMinutes) => {
      idleMinutes = minutes;
      protection.stillHere();
    },
    closePanel: () => {
      panel = false;
    },
  };
}

async function withPassphrase(options?: Parameters<typeof stage>[0]) {
  const stand = await stage(options);
  expect(await stand.protection.setPassphrase(passphrase, null)).toEqual({ ok: true, value: null });
  return stand;
}

describe('without a passphrase', () => {
  test('there is no lock, no copy of the playbook, and not one timer', async () => {
    const { protection, folder } = await stage();
    protection.stillHere();
    protection.lock();
    expect(protection.lockState()).toBe('none');
    expect(existsSync(playbookCopyOf(folder))).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the lock', () => {
  test('waits for what is half typed, and no longer than a page may take', async () => {
    const { protection } = await withPassphrase();
    protection.lock();
    expect(protection.lockState()).toBe('locking');
    protection.readyToLock();
    expect(protection.lockState()).toBe('locked');
    await protection.unlock(passphrase);
    protection.lock();
    vi.advanceTimersByTime(1600);
    expect(protection.lockState()).toBe('locked');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('falls at once when the computer is about to sleep, though the panel may hold half-typed words', async () => {
    const { protection } = await withPassphrase();
    protection.lockAtOnce();
    expect(protection.lockState()).toBe('locked');
    await protection.unlock(passphrase);
    protection.lock();
    protection.lockAtOnce();
    expect(protection.lockState()).toBe('locked');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('falls at once where no panel is open, and a late word of a page locks nothing', async () => {
    const { protection, closePanel } = await withPassphrase();
    closePanel();
    protection.readyToLock();
    expect(protection.lockState()).toBe('open');
    protection.lock();
    expect(protection.lockState()).toBe('locked');
  });

  test('falls after the chosen while without anything done, counted from the last thing', async () => {
    const { protection, setIdle } = await withPassphrase({ hasPanel: false });
    vi.advanceTimersByTime(14 * minute);
    protection.stillHere();
    vi.advanceTimersByTime(14 * minute);
    expect(protection.lockState()).toBe('open');
    vi.advanceTimersByTime(minute);
    expect(protection.lockState()).toBe('locked');
    await protection.unlock(passphrase);
    setIdle(null);
    vi.advanceTimersByTime(24 * 60 * minute);
    expect(protection.lockState()).toBe('open');
    setIdle(5);
    vi.advanceTimersByTime(5 * minute);
    expect(protection.lockState()).toBe('locked');
  });
});

describe('a wrong passphrase', () => {
  test('has to wait longer and longer, wherever it is typed, and the right one waits with it', async () => {
    const { protection } = await withPassphrase({ hasPanel: false });
    protection.lock();
    const miss = async () => {
      const reply = await protection.unlock('not this one');
      return reply.ok && !reply.value.isOpen ? reply.value.waitSeconds : null;
    };
    expect([await miss(), await miss(), await miss()]).toEqual([0, 0, 2]);
    expect(await protection.unlock(passphrase)).toEqual({
      ok: true,
      value: { isOpen: false, isMiss: false, waitSeconds: 2 },
    });
    vi.advanceTimersByTime(2000);
    // Two at once are one try.
    const [first, second] = await Promise.all([miss(), miss()]);
    expect([first, second]).toEqual([4, 1]);
    vi.advanceTimersByTime(4000);
    expect(await protection.unlock(passphrase)).toEqual({ ok: true, value: { isOpen: true } });
    expect(await protection.removePassphrase('not this one')).toEqual({
      ok: false,
      message: 'That is not the passphrase that is set now.',
    });
    expect(protection.lockState()).toBe('open');
  });
});

describe('the playbook', () => {
  const withNumber = (emergencyNumber: string) => ({
    ...noChanges,
    policy: { ...blankPolicy, danger: { ...blankPolicy.danger, emergencyNumber } },
  });

  test('lies outside the lock too while there is a passphrase, as it was saved last, and only then', async () => {
    const { protection, playbookCopy, folder } = await stage({ hasPanel: false });
    playbookCopy.table.save(withNumber('4711'));
    expect(existsSync(playbookCopyOf(folder))).toBe(false);
    await protection.setPassphrase(passphrase, null);
    expect(readFileSync(playbookCopyOf(folder), 'utf8')).toContain('4711');
    playbookCopy.table.save(withNumber('4712'));
    protection.lock();
    expect(playbookCopy.table.read()).toEqual({ changes: withNumber('4712'), problem: null });
    await protection.unlock(passphrase);
    expect(playbookCopy.table.read().changes.policy.danger.emergencyNumber).toBe('4712');
    await protection.removePassphrase(passphrase);
    expect(existsSync(playbookCopyOf(folder))).toBe(false);
  });

  test('a copy that is missing is made anew at the unlock', async () => {
    const { protection, playbookCopy, folder } = await withPassphrase({ hasPanel: false });
    playbookCopy.remove();
    protection.lock();
    expect(playbookCopy.table.read().problem).not.toBeNull();
    await protection.unlock(passphrase);
    expect(existsSync(playbookCopyOf(folder))).toBe(true);
  });
});
