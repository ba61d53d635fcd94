import type { PauseRecording } from '../domain/pause-record.ts';
import type { Playbook } from '../domain/playbook.ts';
import { alarm, type Clock } from './clock.ts';
import type { Notice } from './contract.ts';
import { createOutbox } from './outbox.ts';
import { writeEffects } from './pause-recorder.ts';
import { textOfKeys } from './store/key.ts';
import { logTroubleWords } from './store/store-trouble.ts';
import type { Vault } from './vault.ts';

export interface SealedPausesWorld {
  readonly folder: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly playbook: () => Playbook;
  /** Null: the form that was asked for waits until its call is in the log. */
  readonly openLog: (callId: string | null) => void;
  /** What waited is in the log, though nobody has just opened it. */
  readonly onRecordsChanged: () => void;
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (id: Notice['id']) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** What pauses leave behind while the log cannot be written: shut, held by another program, on a full disk, or gone. */
export interface SealedPauses {
  /** Keeps it until it can be written, in order. */
  readonly keep: (recording: PauseRecording) => void;
  /** Whether something waits: what comes after it has to wait as well. */
  readonly isWaiting: () => boolean;
  /** Writes all of it into the log, which has just been opened, as of then. `isFirst`: since the start of the app. */
  readonly write: (key: string, isFirst: boolean) => void;
}

/** It is tried again after this long, and after twice as long each time that it fails, in milliseconds. */
export const firstRetry = 250;
export const longestRetry = 15_000;
/** Whoever has to wait for longer than for another program’s turn is told why. */
const retryToTell = 4_000;

const noticeId = 'outbox';
const someUnread =
  'Something that a pause left behind could not be added to your log. It is kept in your data folder, in a file whose name begins with “outbox-unread”, and tried again later.';
const notWritten =
  'What a pause left behind is kept, but it is not in your log yet. Unflappable tries again by itself.';
const notOnDisk =
  'What a pause left behind could not be written to the disk yet. Unflappable tries again by itself, as long as it runs.';

export function createSealedPauses(world: SealedPausesWorld): SealedPauses {
  const { folder, vault, clock, newId } = world;
  const { store } = vault;
  const outbox = createOutbox({ folder, run: newId(), newId, outboxKey: vault.outboxKey });
  /** What not even the outbox could take. */
  let held: readonly PauseRecording[] = [];
  let isWaiting = false;
  /** What earlier runs left running has not been ended yet. */
  let isEndOwed = false;
  let delay = firstRetry;
  // Only while something waits: an app that nobody uses does nothing.
  const retry = alarm(clock, () => {
    try {
      putHeldAway();
    } catch (error) {
      world.onTrouble('keeping a pause', error);
    }
    // A log that is locked is written at the unlock.
    if (vault.isOpen()) {
      if (writeAll(textOfKeys(vault.keys())) > 0) world.onRecordsChanged();
    } else if (held.length > 0) {
      later();
    }
  });
  const later = () => {
    retry.set(clock.now() + delay);
    delay = Math.min(delay * 2, longestRetry);
  };
  const say = (words: string, error: unknown) => {
    const text = [words, logTroubleWords(error)].filter((each) => each !== null).join(' ');
    world.notify({ id: noticeId, text });
  };

  const putHeldAway = () => {
    for (const recording of held) {
      outbox.add(recording);
      held = held.slice(1);
    }
  };

  /** Returns how much was written. */
  const writeAll = (key: string): number => {
    let toOpen: string | null = null;
    try {
      const { unread, written } = outbox.empty({
        store,
        key,
        between: () => {
          if (isEndOwed) store.pauses.closeInterrupted();
        },
        write: (recording, isOfThisRun) => {
          const { toOpen: asked } = writeEffects(recording, {
            store,
            clock,
            newId,
            playbook: world.playbook(),
          });
          if (isOfThisRun) toOpen = asked.at(-1) ?? toOpen;
        },
      });
      isEndOwed = false;
      isWaiting = held.length > 0;
      if (isWaiting) {
        later();
      } else {
        retry.set(null);
        delay = firstRetry;
        if (written > 0) world.dismiss(noticeId);
      }
      if (unread > 0) world.notify({ id: noticeId, text: someUnread });
      if (toOpen !== null) world.openLog(toOpen);
      return written;
    } catch (error) {
      isWaiting = true;
      later();
      world.onTrouble('recording what a pause left behind', error);
      if (held.length === 0 && delay > retryToTell) say(notWritten, error);
      return 0;
    }
  };

  return {
    keep: (recording) => {
      held = [...held, recording];
      try {
        putHeldAway();
      } catch (error) {
        world.onTrouble('keeping a pause', error);
        say(notOnDisk, error);
      }
      const isNews = !isWaiting;
      isWaiting = true;
      if (isNews && (vault.isOpen() || held.length > 0)) later();
      if (recording.effects.some(({ effect }) => effect.type === 'open-log')) world.openLog(null);
    },
    isWaiting: () => isWaiting,
    write: (key, isFirst) => {
      isEndOwed ||= isFirst;
      try {
        putHeldAway();
      } catch (error) {
        world.onTrouble('keeping a pause', error);
      }
      // What waits in the outbox waits on there: it is opened again to be written.
      if (!store.isReadOnly) writeAll(key);
    },
  };
}
