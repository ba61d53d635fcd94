import type { PauseRecording } from '../domain/pause-record.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Clock } from './clock.ts';
import type { Notice } from './contract.ts';
import { createOutbox } from './outbox.ts';
import { writeEffects } from './pause-recorder.ts';
import type { Vault } from './vault.ts';

export interface SealedPausesWorld {
  readonly folder: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly playbook: () => Playbook;
  /** Null: the form that was asked for waits behind the lock. */
  readonly openLog: (callId: string | null) => void;
  readonly notify: (notice: Notice) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** What pauses leave behind while the log is shut. */
export interface SealedPauses {
  /** @throws when it cannot be kept. */
  readonly keep: (recording: PauseRecording) => void;
  /** Writes all of it into the log, which has just been opened, as of then. `isFirst`: since the start of the app. */
  readonly write: (key: string, isFirst: boolean) => void;
}

const someUnread =
  'Something that a pause left behind while your log was locked could not be read. It is kept in your data folder, in a file whose name begins with “outbox-unread”.';
const notWritten =
  'What pauses left behind while your log was locked could not be added to it yet. It is kept, and tried again at the next unlock. Is the disk full?';

export function createSealedPauses(world: SealedPausesWorld): SealedPauses {
  const { folder, vault, clock, newId } = world;
  const { store } = vault;
  const outbox = createOutbox({ folder, run: newId(), newId, outboxKey: vault.outboxKey });
  return {
    keep: (recording) => {
      outbox.add(recording);
      if (recording.effects.some(({ effect }) => effect.type === 'open-log')) world.openLog(null);
    },
    write: (key, isFirst) => {
      let toOpen: string | null = null;
      try {
        const { unread } = outbox.empty({
          store,
          key,
          between: () => {
            if (isFirst) store.pauses.closeInterrupted();
          },
          write: (recording, isOfThisRun) => {
            const written = writeEffects(recording, { store, clock, newId, playbook: world.playbook() });
            if (isOfThisRun) toOpen = written.toOpen.at(-1) ?? toOpen;
          },
        });
        if (unread > 0) world.notify({ id: 'outbox', text: someUnread });
      } catch (error) {
        world.onTrouble('recording what happened while locked', error);
        world.notify({ id: 'outbox', text: notWritten });
      }
      if (toOpen !== null) world.openLog(toOpen);
    },
  };
}
