import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PauseEffect } from '../../domain/face.ts';
import type { PauseRecording } from '../../domain/pause-record.ts';
import { createOutbox, type Outbox, outboxFileOf } from '../../electron/outbox.ts';
import { readKey } from '../../electron/store/key.ts';
import { openStore, type Store } from '../../electron/store/open.ts';
import { outboxPublicKey } from '../../electron/store/outbox-key.ts';
import { at } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const when = at('2026-11-21T19:00:00+01:00');
const recording = (effect: PauseEffect): PauseRecording => ({ effects: [{ effect, at: when }], shown: null });
const said = (line: string) => recording({ type: 'record-said', callId: 'c', lines: [line] });

interface Bench {
  readonly folder: string;
  readonly store: Store;
  readonly key: string;
  readonly outbox: (run?: string) => Outbox;
  /** Empties it, and says what was written, in order; `|` stands between what earlier runs left and this one. */
  readonly written: (options?: {
    readonly run?: string;
    readonly failOn?: string;
    /** What it fails with; at first with what does not pass. */
    readonly error?: Error;
  }) => readonly string[];
}

function bench(): Bench {
  const folder = tempFolder();
  const store = openStore(folder);
  onTestFinished(store.close);
  const key = readKey(folder) ?? '';
  let ids = 0;
  const outbox = (run = 'this') =>
    createOutbox({ folder, run, newId: () => `id-${++ids}`, outboxKey: () => outboxPublicKey(key) });
  return {
    folder,
    store,
    key,
    outbox,
    written: ({ run = 'this', failOn, error = new Error('it does not fit') } = {}) => {
      const seen: string[] = [];
      outbox(run).empty({
        store,
        key,
        between: () => seen.push('|'),
        write: ({ effects }) => {
          const [first] = effects;
          const line = first?.effect.type === 'record-said' ? (first.effect.lines[0] ?? '') : 'other';
          if (line === failOn) throw error;
          seen.push(line);
        },
      });
      return seen;
    },
  };
}

describe('the outbox', () => {
  test('keeps every kind of effect as it was, in order, and is gone afterwards', () => {
    const { folder, store, key, outbox } = bench();
    const step = { kind: 'warning', number: 1, at: when } as const;
    const all: readonly PauseRecording[] = [
      {
        effects: [
          {
            effect: {
              type: 'record-start',
              at: 12.5,
              start: {
                pauseId: 'p',
                callId: 'c',
                lengthSeconds: 8,
                situation: 'own-late-van',
                bridge: null,
                cue: 'cue-1',
                returnLine: 'r',
                seed: 7,
                earlierSteps: [step],
              },
            },
            at: when,
          },
          { effect: { type: 'record-end', pauseId: 'p', ending: 'extended', actualSeconds: 9.5 }, at: when },
        ],
        shown: { callId: 'c', lines: ['insult-1'] },
      },
      recording({ type: 'record-situation', callId: 'c', situation: 'danger' }),
      recording({ type: 'record-situation', callId: 'c', situation: null }),
      recording({ type: 'record-steps', callId: 'c', steps: [step], before: [] }),
      recording({ type: 'record-danger' }),
      recording({ type: 'open-log', callId: null }),
      said('insult-1'),
    ];
    for (const each of all) outbox().add(each);
    const read: PauseRecording[] = [];
    const emptied = outbox().empty({ store, key, between: () => {}, write: (each) => void read.push(each) });
    expect(read).toEqual(all);
    expect(emptied).toEqual({ written: all.length, unread: 0 });
    expect(existsSync(outboxFileOf(folder))).toBe(false);
  });

  test('shows nothing of it to who has only the file', () => {
    const { folder, outbox } = bench();
    outbox().add(said('planted-word'));
    const text = readFileSync(outboxFileOf(folder), 'utf8');
    expect(text).not.toContain('planted-word');
    expect(text).not.toContain('record-said');
  });

  test('writes each once, although the app was killed before the file was gone', () => {
    const { folder, outbox, written } = bench();
    outbox().add(said('a'));
    outbox().add(said('b'));
    const before = readFileSync(outboxFileOf(folder), 'utf8');
    expect(written()).toEqual(['|', 'a', 'b']);
    writeFileSync(outboxFileOf(folder), before);
    outbox().add(said('c'));
    expect(written()).toEqual(['|', 'c']);
  });

  test('writes nothing, and keeps all, when the transaction fails', () => {
    const { store, key, outbox, written } = bench();
    outbox().add(said('a'));
    const full = {
      ...store,
      state: {
        ...store.state,
        set: () => {
          throw new Error('the disk is full');
        },
      },
    };
    expect(() =>
      outbox().empty({ store: full, key, between: () => {}, write: () => store.state.set('seen', 1) }),
    ).toThrow('full');
    expect(store.state.get('seen')).toBeNull();
    expect(written()).toEqual(['|', 'a']);
  });

  test('what an earlier run left comes before the sign that it is over', () => {
    const { outbox, written } = bench();
    outbox('earlier').add(said('a'));
    outbox('this').add(said('b'));
    expect(written({ run: 'this' })).toEqual(['a', '|', 'b']);
  });

  test('a line that was cut off is left out, and the next one is whole', () => {
    const { folder, outbox, written } = bench();
    outbox().add(said('a'));
    const whole = readFileSync(outboxFileOf(folder), 'utf8');
    outbox().add(said('cut'));
    const both = readFileSync(outboxFileOf(folder), 'utf8');
    writeFileSync(outboxFileOf(folder), both.slice(0, whole.length + 40));
    outbox().add(said('b'));
    expect(written()).toEqual(['|', 'a', 'b']);
  });

  test('a line that was changed, or does not fit, keeps nothing else out and is kept itself', () => {
    const { folder, outbox, written } = bench();
    outbox().add(said('a'));
    outbox().add(said('odd'));
    appendFileSync(outboxFileOf(folder), '\n{"id":"x"}\n');
    const changed = readFileSync(outboxFileOf(folder), 'utf8').replace(/"run":"this"/u, '"run":"that"');
    writeFileSync(outboxFileOf(folder), changed);
    outbox().add(said('b'));
    expect(written({ failOn: 'odd' })).toEqual(['|', 'b']);
    expect(readdirSync(folder).filter((name) => name.startsWith('outbox-unread-'))).toHaveLength(1);
    expect(existsSync(outboxFileOf(folder))).toBe(false);
  });

  test.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY'])(
    'what could not be written for a passing reason (%s) stays where it is, whole',
    (code) => {
      const { folder, outbox, written } = bench();
      outbox().add(said('a'));
      outbox().add(said('b'));
      const error = Object.assign(new Error('not now'), { code });
      expect(() => written({ failOn: 'b', error })).toThrow('not now');
      expect(readdirSync(folder).filter((name) => name.startsWith('outbox-unread-'))).toEqual([]);
      expect(written()).toEqual(['|', 'a', 'b']);
    },
  );

  test('what was set aside is tried again each time, and written once', () => {
    const { folder, outbox, written } = bench();
    const setAside = () => readdirSync(folder).filter((name) => name.startsWith('outbox-unread-'));
    outbox().add(said('a'));
    outbox().add(said('odd'));
    expect(written({ failOn: 'odd' })).toEqual(['|', 'a']);
    outbox().add(said('b'));
    expect(written({ failOn: 'odd' })).toEqual(['|', 'b']);
    expect(setAside()).toHaveLength(1);
    expect(written()).toEqual(['|', 'odd']);
    expect(setAside()).toEqual([]);
    expect(written()).toEqual(['|']);
  });
});
