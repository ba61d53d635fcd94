import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newDraft } from '../../domain/call.ts';
import { changeLogKey } from '../../electron/change-log-key.ts';
import { keyFileOf, readKeyFile, replaceKeyFile } from '../../electron/store/key.ts';
import { keyFor, keyOfLog, keysFor } from '../../electron/store/key-for.ts';
import { sealKeys } from '../../electron/store/key-passphrase.ts';
import { wrapKeys } from '../../electron/store/key-wrapped.ts';
import { openStore, openStoreWith } from '../../electron/store/open.ts';
import { at } from '../support/build-records.ts';
import { accountKeyStore, quickStrength } from '../support/key-store.ts';
import { chosenSeed, seededChance } from '../support/seeded-chance.ts';
import { tempFolder } from '../support/temp-folder.ts';

const changesOfKeeping = 20;
const changesOfKey = 8;

/** Has it work for so long after it said that it begins, which it then does without an end, and kills it. */
async function killWhileAtWork(child: ChildProcess, milliseconds: number): Promise<void> {
  await once(child, 'message');
  const ended = once(child, 'exit');
  await wait(milliseconds);
  child.kill('SIGKILL');
  await ended;
  // One that had failed by itself was not killed.
  expect(child.signalCode).toBe('SIGKILL');
}

/** The moments of the kills, which can be had again by `UNFLAPPABLE_SEED`. */
function seededMoments(): () => number {
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  return seededChance(seed);
}

// A log that is lost once is lost: no second try.
test('killed at any moment while its keeping changes, the log opens in the former way or the new one', {
  retry: 0,
}, async () => {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(newDraft('a', at('2026-11-21T19:00:00+01:00'), { pausedAt: null }));
  store.close();
  const { keyStore } = accountKeyStore();
  const key = await keyFor(folder, () => '');
  const wrapped = await wrapKeys([key], keyStore);
  if (wrapped === null) throw new Error('the key store keeps what it is given');
  const ways = [
    readKeyFile(folder),
    wrapped,
    await sealKeys([key], 'the first of them'),
    await sealKeys([key], 'the second of them', quickStrength),
  ].map((file, index) => {
    const beside = join(folder, `way-${index}`);
    mkdirSync(beside);
    if (file === null) throw new Error('there is a key');
    replaceKeyFile(beside, file);
    return beside;
  });
  const inEarnest = readKeyFile(ways[2] ?? '');
  expect(inEarnest).toMatchObject({ stretch: { name: 'scrypt', n: 2 ** 17, r: 8, p: 1 } });
  const texts = ways.map((way) => readFileSync(keyFileOf(way), 'utf8'));

  const chance = seededMoments();
  const seen = new Set<string>();
  for (let kill = 0; kill < changesOfKeeping; kill += 1) {
    const child = fork(join(import.meta.dirname, '../support/change-keys.ts'), [folder, ...ways], {
      execArgv: [],
    });
    await killWhileAtWork(child, chance() * 25);
    const text = readFileSync(keyFileOf(folder), 'utf8');
    expect(texts).toContain(text);
    seen.add(text);
  }
  expect(seen.size).toBeGreaterThan(1);

  // What each of them opens, once: it takes a while by design.
  for (const way of ways) {
    copyFileSync(keyFileOf(way), keyFileOf(folder));
    let found = '';
    for (const passphrase of ['the first of them', 'the second of them']) {
      found ||= await keyFor(folder, () => passphrase, keyStore).catch(() => '');
    }
    const opened = openStoreWith(folder, found);
    expect(opened.calls.get('a')).not.toBeNull();
    opened.close();
  }
  // The app removes what the kills have left, and so does the next change.
  replaceKeyFile(folder, wrapped);
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('killed at any moment while the log gets another key, it opens and nothing of it is lost', {
  retry: 0,
}, async () => {
  const folder = tempFolder();
  const store = openStore(folder);
  const ids = Array.from({ length: 40 }, (_, index) => `call-${index}`);
  store.transaction(() => {
    for (const id of ids) {
      store.calls.save(newDraft(id, at('2026-11-21T19:00:00+01:00'), { pausedAt: null }));
    }
  });
  store.close();
  const chance = seededMoments();
  for (let kill = 0; kill < changesOfKey; kill += 1) {
    const child = fork(join(import.meta.dirname, '../support/change-log-keys.ts'), [folder], {
      execArgv: [],
    });
    await killWhileAtWork(child, 5 + chance() * 60);
    const keys = await keysFor(folder, () => '');
    const key = keyOfLog(folder, keys);
    const opened = openStoreWith(folder, key);
    expect(opened.calls.countDrafts()).toBe(ids.length);
    expect(opened.check()).toBe('ok');
    opened.close();
    if (keys.length > 1) expect(keys[0]).not.toBe(keys[1]);
  }
  // Whatever was left behind follows at the next change.
  const keys = await keysFor(folder, () => '');
  changeLogKey({ folder, from: keyOfLog(folder, keys), to: keys[0], keyFile: null });
  expect(keyOfLog(folder, keys)).toBe(keys[0]);
});
