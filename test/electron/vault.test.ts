import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { newDraft } from '../../domain/call.ts';
import { BackupError } from '../../electron/backup-error.ts';
import { backupFolderOf } from '../../electron/backup-file.ts';
import { checkLog, makeBackup } from '../../electron/backups.ts';
import { changeLogKey } from '../../electron/change-log-key.ts';
import { keyFileOf, readKeyFile, replaceKeyFile, textOfKeys } from '../../electron/store/key.ts';
import { keyFor } from '../../electron/store/key-for.ts';
import type { KeyStore } from '../../electron/store/key-wrapped.ts';
import { LockedError } from '../../electron/store/locked-error.ts';
import { databaseFileOf, openExistingStore, openStore, openStoreWith } from '../../electron/store/open.ts';
import { StoreError } from '../../electron/store/store-error.ts';
import { openVault, type Vault } from '../../electron/vault.ts';
import { at } from '../support/build-records.ts';
import { accountKeyStore, quickStrength } from '../support/key-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

const passphrase = 'four calm words here';
const when = at('2026-11-21T19:00:00+01:00');

async function vaultIn(
  folder: string,
  keyStore: KeyStore = accountKeyStore('none').keyStore,
): Promise<Vault & { readonly troubles: readonly string[] }> {
  const troubles: string[] = [];
  const vault = await openVault({
    folder,
    keyStore,
    strength: quickStrength,
    onTrouble: (where) => troubles.push(where),
  });
  onTestFinished(vault.close);
  return { ...vault, troubles };
}

const draft = (id: string) => newDraft(id, when, { pausedAt: null });
const keyText = (folder: string) => readFileSync(keyFileOf(folder), 'utf8');

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof StoreError ? error.fault : String(error);
}

describe('without a key store', () => {
  test('the key stays in its file, and there is no lock', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    await vault.handToKeyStore();
    expect(vault.kind()).toBe('file');
    vault.lock();
    expect(vault.isOpen()).toBe(true);
  });

  test('what a crash left beside the key file is removed', async () => {
    const folder = tempFolder();
    openStore(folder).close();
    const left = `${keyFileOf(folder)}.0123456789ab.new`;
    writeFileSync(left, keyText(folder));
    await vaultIn(folder);
    expect(existsSync(left)).toBe(false);
  });
});

describe('with a key store', () => {
  test('the key is handed to it, and the log of before opens with it', async () => {
    const folder = tempFolder();
    const former = openStore(folder);
    former.calls.save(draft('a'));
    former.close();
    const raw = keyText(folder).match(/[0-9a-f]{64}/u)?.[0] ?? '';
    const { keyStore } = accountKeyStore();
    const vault = await vaultIn(folder, keyStore);
    await vault.handToKeyStore();
    expect(vault.kind()).toBe('keystore');
    expect(keyText(folder)).not.toContain(raw);
    vault.close();
    const again = await vaultIn(folder, keyStore);
    expect(again.key()).toBe(raw);
    expect(again.store.calls.get('a')).not.toBeNull();
  });

  test('another account’s does not open it: that is said, and nothing is written over', async () => {
    const folder = tempFolder();
    const mine = await vaultIn(folder, accountKeyStore().keyStore);
    await mine.handToKeyStore();
    mine.close();
    const before = keyText(folder);
    expect(
      await faultOf(openVault({ folder, keyStore: accountKeyStore().keyStore, onTrouble: vi.fn() })),
    ).toBe('key-store-refuses');
    expect(keyText(folder)).toBe(before);
  });

  test('one that hides it under a password everybody knows gets nothing', async () => {
    const folder = tempFolder();
    const known = accountKeyStore('known-password');
    const vault = await vaultIn(folder, known.keyStore);
    await vault.handToKeyStore();
    expect(vault.kind()).toBe('file');
    expect(known.wraps()).toBe(0);
  });

  test('one that does not give back what it was given does not get the only copy', async () => {
    const folder = tempFolder();
    const { keyStore } = accountKeyStore();
    const forgetful = { ...keyStore, unwrap: async () => ({ text: 'something else', isStale: false }) };
    const vault = await vaultIn(folder, forgetful);
    await vault.handToKeyStore();
    expect(vault.kind()).toBe('file');
  });

  test('a key store that fails costs nothing but the protection', async () => {
    const folder = tempFolder();
    const failing = { ...accountKeyStore().keyStore, wrap: () => Promise.reject(new Error('no')) };
    const vault = await vaultIn(folder, failing);
    await vault.handToKeyStore();
    expect(vault.kind()).toBe('file');
    expect(vault.troubles).toEqual(['the key store']);
  });

  test('it is wrapped anew where the key store asks for it, and only there', async () => {
    const folder = tempFolder();
    const account = accountKeyStore();
    const first = await vaultIn(folder, account.keyStore);
    await first.handToKeyStore();
    first.close();
    const second = await vaultIn(folder, account.keyStore);
    await second.handToKeyStore();
    second.close();
    expect(account.wraps()).toBe(1);
    account.rotate();
    const third = await vaultIn(folder, account.keyStore);
    await third.handToKeyStore();
    expect(account.wraps()).toBe(2);
    expect(third.kind()).toBe('keystore');
  });
});

describe('with a passphrase', () => {
  test('locks, opens with it alone, survives a restart, is changed and removed', async () => {
    const folder = tempFolder();
    const { keyStore } = accountKeyStore();
    const vault = await vaultIn(folder, keyStore);
    vault.store.calls.save(draft('a'));
    const key = vault.key();
    expect(await vault.setPassphrase(passphrase, null)).toBe(true);
    expect(keyText(folder)).not.toContain(key);
    expect(vault.store.calls.countDrafts()).toBe(1);

    vault.lock();
    expect(vault.isLocked()).toBe(true);
    expect(() => vault.store.calls).toThrow(LockedError);
    expect(() => vault.store.transaction(() => 1)).toThrow('Your log is locked.');
    expect(() => vault.key()).toThrow(LockedError);
    // Nothing is left that was not written back: the log is one file.
    expect(readdirSync(folder).filter((name) => /-wal|-shm/u.test(name))).toEqual([]);
    expect(await vault.unlock('not this one')).toBe(false);
    expect(vault.isLocked()).toBe(true);
    expect(await vault.unlock(passphrase)).toBe(true);
    expect(vault.store.calls.countDrafts()).toBe(1);
    vault.close();

    const again = await vaultIn(folder, keyStore);
    expect(again.isLocked()).toBe(true);
    expect(await again.unlock(passphrase)).toBe(true);
    expect(await again.setPassphrase('a new one, longer', 'wrong')).toBe(false);
    expect(await again.setPassphrase('a new one, longer', passphrase)).toBe(true);
    again.lock();
    expect(await again.unlock(passphrase)).toBe(false);
    expect(await again.unlock('a new one, longer')).toBe(true);
    expect(await again.removePassphrase(passphrase)).toBe(false);
    expect(again.kind()).toBe('passphrase');
    expect(await again.removePassphrase('a new one, longer')).toBe(true);
    expect(again.kind()).toBe('keystore');
    expect(again.key()).not.toBe(key);
    expect(again.keys()).toHaveLength(4);
    expect(again.keys().at(-1)).toBe(key);
    expect(again.store.calls.countDrafts()).toBe(1);
  });

  test('a copy of a former key file opens the backups of its time, and not the log', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    vault.store.calls.save(draft('a'));
    const plain = vault.key();
    const order = { folder, at: when, reason: 'by-hand', file: null } as const;
    const before = makeBackup({ ...order, key: plain });
    await vault.setPassphrase(passphrase, null);
    vault.store.calls.save(draft('b'));
    const former = keyText(folder);
    const first = vault.key();
    await vault.setPassphrase('a new one, longer', passphrase);
    vault.close();

    for (const key of [plain, first]) {
      expect(() => openExistingStore(folder, key)).toThrow('not a log that this key opens');
    }
    const kept = keyText(folder);
    writeFileSync(keyFileOf(folder), former);
    await expect(
      keyFor(folder, () => passphrase).then((key) => openExistingStore(folder, key)),
    ).rejects.toThrow('not a log that this key opens');
    writeFileSync(keyFileOf(folder), kept);
    const again = await vaultIn(folder);
    await again.unlock('a new one, longer');
    expect(again.store.calls.countDrafts()).toBe(2);
    const file = join(backupFolderOf(folder), before.name);
    expect(checkLog(file, textOfKeys(again.keys()))).toMatchObject({
      integrity: 'ok',
      counts: { drafts: 1 },
    });
    expect(() => checkLog(file, again.key())).toThrow(BackupError);
  });

  test('a log that a crash left under its former key opens, and follows', async () => {
    const folder = tempFolder();
    let isCut = true;
    const cutting = async () => {
      const vault = await openVault({
        folder,
        keyStore: accountKeyStore('none').keyStore,
        strength: quickStrength,
        onTrouble: () => {},
        changeKey: (change) => {
          if (!isCut) return changeLogKey(change);
          if (change.keyFile !== null) replaceKeyFile(folder, change.keyFile);
          throw new Error('the power went');
        },
      });
      onTestFinished(vault.close);
      return vault;
    };
    const vault = await cutting();
    vault.store.calls.save(draft('a'));
    const former = vault.key();
    expect(await vault.setPassphrase(passphrase, null)).toBe(true);
    expect(vault.key()).toBe(former);
    expect(await keyFor(folder, () => passphrase)).toBe(former);
    vault.close();
    isCut = false;
    const again = await cutting();
    expect(await again.unlock(passphrase)).toBe(true);
    expect(again.key()).not.toBe(former);
    expect(again.key()).toBe(again.keys()[0]);
    expect(again.store.calls.get('a')).not.toBeNull();
    expect(() => openExistingStore(folder, former)).toThrow('not a log that this key opens');
  });

  test('while another program has the log open nothing changes, and that is said', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    const other = openExistingStore(folder, vault.key());
    await expect(vault.setPassphrase(passphrase, null)).rejects.toThrow('Another program has the log open');
    expect(vault.kind()).toBe('file');
    expect(vault.isOpen()).toBe(true);
    other.close();
    expect(await vault.setPassphrase(passphrase, null)).toBe(true);
  });

  test('the command line asks for it, and says when it is wrong or the key store has the key', async () => {
    const folder = tempFolder();
    const account = accountKeyStore();
    const ask = vi.fn(() => passphrase);
    const vault = await vaultIn(folder, account.keyStore);
    const key = vault.key();
    expect(await keyFor(folder, ask)).toBe(key);
    await vault.handToKeyStore();
    expect(await faultOf(keyFor(folder, ask))).toBe('key-in-key-store');
    expect(await keyFor(folder, ask, account.keyStore)).toBe(key);
    expect(ask).not.toHaveBeenCalled();
    await vault.setPassphrase(passphrase, null);
    expect(await keyFor(folder, ask)).toBe(vault.key());
    expect(vault.key()).not.toBe(key);
    expect(await faultOf(keyFor(folder, () => 'another'))).toBe('wrong-passphrase');
    expect(await faultOf(keyFor(tempFolder(), ask))).toBe('key-missing');
  });

  test('the same letters open it however the keyboard made them', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    await vault.setPassphrase('Übermäßig ruhig', null);
    vault.lock();
    expect(await vault.unlock('Übermäßig ruhig'.normalize('NFD'))).toBe(true);
  });

  test('a file whose parameters or seal were changed opens with nothing, and is not written over', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    await vault.setPassphrase(passphrase, null);
    const file = readKeyFile(folder);
    if (file?.kind !== 'passphrase') throw new Error('it has a passphrase');
    const flipped = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
    const weaker = { ...file, stretch: { ...file.stretch, n: 2 ** 15 } };
    const otherBox = { ...file, outboxKey: flipped(file.outboxKey) };
    for (const changed of [weaker, otherBox, { ...file, sealed: flipped(file.sealed) }]) {
      writeFileSync(keyFileOf(folder), JSON.stringify(changed));
      expect(await faultOf(keyFor(folder, () => passphrase))).toBe('wrong-passphrase');
    }
    for (const changed of [
      { ...file, stretch: { ...file.stretch, n: 2 ** 30 } },
      { ...file, stretch: { ...file.stretch, n: 2 ** 17 - 1 } },
      { ...file, kind: 'rot13' },
      { ...file, more: 1 },
    ]) {
      writeFileSync(keyFileOf(folder), JSON.stringify(changed));
      expect(await faultOf(keyFor(folder, () => passphrase))).toBe('key-unreadable');
      expect(keyText(folder)).toBe(JSON.stringify(changed));
    }
  });
});

describe('while it is closed', () => {
  test('works on the files alone, opens again, and tells', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    const told: string[] = [];
    vault.watch({ opened: (_key, isFirst) => told.push(isFirst ? 'first' : 'again') });
    vault.watch({ closing: () => void told.push('closing') });
    vault.store.calls.save(draft('a'));
    const size = await vault.whileClosed(() => {
      expect(() => vault.store.calls).toThrow('busy');
      expect(existsSync(`${databaseFileOf(folder)}-wal`)).toBe(false);
      return readFileSync(databaseFileOf(folder)).length;
    });
    expect(size).toBeGreaterThan(0);
    expect(vault.store.calls.get('a')).not.toBeNull();
    expect(told).toEqual(['first', 'closing', 'again']);
  });

  test('opens again when the work fails, and one at a time', async () => {
    const vault = await vaultIn(tempFolder());
    let go = () => {};
    const first = vault.whileClosed(() => new Promise<void>((resolve) => (go = resolve)));
    await expect(vault.whileClosed(() => {})).rejects.toThrow(LockedError);
    await expect.poll(() => vault.isOpen()).toBe(false);
    go();
    await first;
    await expect(vault.whileClosed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vault.isOpen()).toBe(true);
  });

  test('what was done meanwhile counts even if the log does not open again at once, and it is tried until it does', async () => {
    const folder = tempFolder();
    let failures = 0;
    const troubles: string[] = [];
    const vault = await openVault({
      folder,
      keyStore: accountKeyStore('none').keyStore,
      onTrouble: (where) => troubles.push(where),
      openLog: (place) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('the disk is busy');
        }
        return openStore(place);
      },
    });
    onTestFinished(vault.close);
    failures = 2;
    expect(await vault.whileClosed(() => 'done')).toBe('done');
    expect(vault.isOpen()).toBe(false);
    await expect.poll(() => vault.isOpen()).toBe(true);
    vault.store.calls.save(draft('after'));
    expect(troubles).toEqual(['opening the log again', 'opening the log again']);
  });

  test('a log that was closed for good while something worked on its files does not open again', async () => {
    const vault = await vaultIn(tempFolder());
    await vault.whileClosed(() => vault.close());
    expect(vault.isOpen()).toBe(false);
  });

  test('a lock that falls meanwhile waits until it is done', async () => {
    const folder = tempFolder();
    const vault = await vaultIn(folder);
    await vault.setPassphrase(passphrase, null);
    const locked = vi.fn();
    vault.watch({ locked });
    await vault.whileClosed(() => {
      vault.lock();
      expect(locked).not.toHaveBeenCalled();
    });
    expect(locked).toHaveBeenCalledOnce();
    expect(vault.isLocked()).toBe(true);
    await expect(vault.whileClosed(() => {})).rejects.toThrow('locked');
  });

  test('a lock that falls while the log is opened once more is kept', async () => {
    const folder = tempFolder();
    let isBroken = false;
    let letGo: (() => void) | null = null;
    const vault = await openVault({
      folder,
      keyStore: accountKeyStore('none').keyStore,
      strength: quickStrength,
      onTrouble: () => {},
      openLog: async (place, key) => {
        if (isBroken) {
          isBroken = false;
          throw new Error('the disk is busy');
        }
        if (letGo !== null) await new Promise<void>((resolve) => (letGo = resolve));
        return openStoreWith(place, key);
      },
    });
    onTestFinished(vault.close);
    await vault.setPassphrase(passphrase, null);
    isBroken = true;
    await vault.whileClosed(() => {});
    const waiting = () => {};
    letGo = waiting;
    await expect.poll(() => letGo).not.toBe(waiting);
    vault.lock();
    letGo();
    await expect.poll(() => vault.isLocked()).toBe(true);
  });

  test('a part that fails to hear of it keeps nobody else from hearing', async () => {
    const vault = await vaultIn(join(tempFolder(), 'new'));
    const opened = vi.fn();
    vault.watch({
      closing: () => {
        throw new Error('no');
      },
    });
    vault.watch({ opened });
    await vault.whileClosed(() => {});
    expect(opened).toHaveBeenCalledTimes(2);
    expect(vault.troubles).toEqual(['closing the log']);
  });
});
