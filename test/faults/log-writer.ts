import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Call, CallChange } from '../../domain/call.ts';
import { type Stamp, stampAt } from '../../domain/time.ts';
import { type BackupFile, backupFolderOf } from '../../electron/backup-file.ts';
import { makeBackup } from '../../electron/backups.ts';
import type { Reply } from '../../electron/contract/intent.ts';
import { callsIntents } from '../../electron/intents/calls.ts';
import { importFile } from '../../electron/log-import.ts';
import { restoreBackup } from '../../electron/restore.ts';
import { openSoundLog } from '../../electron/sound-log.ts';
import { openVault, type Vault } from '../../electron/vault.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { type LogWork, logWorkSchema, type Said } from './log-work.ts';

/**
 * The main process's own parts at work on a log without a window, to be killed at any moment (kill-rounds.test.ts). What
 * is durable is said at once and synchronously, so that the last word before a kill is heard.
 */

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

const now = (): Stamp => stampAt(Date.now(), 'UTC');

process.once('message', (message) => {
  void work(logWorkSchema.parse(message));
});
say({ said: 'ready' });

async function work(order: LogWork): Promise<void> {
  const { folder } = order;
  const vault = await openVault({
    folder,
    keyStore: { worth: () => Promise.resolve('none'), wrap: refuse, unwrap: refuse },
    onTrouble: (where, error) => say({ said: 'trouble', text: `${where}: ${String(error)}` }),
    openLog: (at, key) =>
      openSoundLog(at, key, {
        // Asked directly before.
        now: () => {
          say({ said: 'opening' });
          return now();
        },
        timeZone: () => 'UTC',
        secondFolder: () => null,
        ask: ({ message }) => {
          say({ said: 'trouble', text: `asked: ${message}` });
          return Promise.resolve(-1);
        },
        onNote: (text) => say({ said: 'trouble', text: `noted: ${text}` }),
        onTrouble: () => {},
      }),
  });
  say({ said: 'opened' });
  await works[order.work](vault, order);
}

function refuse(): never {
  throw new Error('there is no key store here');
}

const works: { readonly [Kind in LogWork['work']]: (vault: Vault, order: LogWork) => Promise<void> } = {
  log: async (vault, order) => {
    for (let number = 0; ; number += 1) await logOne(vault, `${order.round}-${number}`);
  },
  type: async (vault, order) => {
    const calls = intentsOf(vault);
    const { id } = answerOf(await calls.startDraft(undefined));
    for (let length = 1; ; length += 1) {
      const text = order.text.slice(0, length);
      say({ said: 'begun', id, text });
      answerOf(await calls.changeCall({ id, visit: 'v', change: note(text) }));
      say({ said: 'typed', id, text });
      await breathe();
      if (length === order.text.length) length = 0;
    }
  },
  edit: async (vault, order) => {
    const calls = intentsOf(vault);
    const call = await logOne(vault, `${order.round}-edited`);
    for (let number = 0; ; number += 1) {
      const text = `${order.round}-edited ${number}`;
      say({ said: 'begun', id: call.id, text });
      answerOf(await calls.changeCall({ id: call.id, visit: `visit-${number}`, change: note(text) }));
      say({ said: 'logged', id: call.id, text });
      await breathe();
    }
  },
  import: async (vault, order) => {
    for (const file of order.files) {
      say({ said: 'importing', file });
      importFile({
        folder: order.folder,
        key: vault.key(),
        file,
        digest: null,
        withoutPersonal: false,
        at: now(),
      });
      say({ said: 'imported', file });
    }
    for (let number = 0; ; number += 1) await logOne(vault, `${order.round}-${number}`);
  },
  // Opening it was all there was to do.
  migrate: async (vault, order) => {
    for (let number = 0; ; number += 1) await logOne(vault, `${order.round}-${number}`);
  },
  'back-up': async (vault, order) => {
    const call = await logOne(vault, order.round);
    for (;;) {
      say({ said: 'backing-up' });
      const made = backUpByHand(vault, order);
      say({ said: 'backed-up', name: made.name, holds: call.id });
    }
  },
  restore: async (vault, order) => {
    const { folder } = order;
    const made = backUpByHand(vault, order);
    for (let number = 0; ; number += 1) {
      const call = await logOne(vault, `${order.round}-${number}`);
      say({ said: 'restoring', name: made.name, lacks: call.id });
      await vault.whileClosed((key) => {
        const file = join(backupFolderOf(folder), made.name);
        restoreBackup({ folder, key, file, fileKey: key, at: now(), isAlone: true });
      });
      say({ said: 'restored', name: made.name, lacks: call.id });
    }
  },
};

function backUpByHand(vault: Vault, { folder }: LogWork): BackupFile {
  return makeBackup({ folder, key: vault.key(), at: now(), reason: 'by-hand', file: null });
}

async function logOne(vault: Vault, text: string): Promise<Call> {
  const calls = intentsOf(vault);
  const { id } = answerOf(await calls.startDraft(undefined));
  say({ said: 'begun', id, text });
  const change: CallChange = { ...note(text), situation: 'insult', intensity: 2, outcome: 'solved' };
  const call = answerOf(await calls.logCall({ id, visit: 'v', change }));
  say({ said: 'logged', id, text });
  await breathe();
  return call;
}

function note(text: string): CallChange {
  return { pencil: text };
}

let serial = 0;

function intentsOf(vault: Vault) {
  return callsIntents({
    store: vault.store,
    clock: { now: () => performance.now(), stamp: now, catchUp: () => {} },
    newId: () => {
      serial += 1;
      return `${process.pid}-${Date.now()}-${serial}`;
    },
    onRecordsChanged: () => {},
    onTrouble: (where, error) => say({ said: 'trouble', text: `${where}: ${String(error)}` }),
    playbook: { book: () => playbook },
  });
}

function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.message);
  return reply.value;
}

/** As between two intents. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
