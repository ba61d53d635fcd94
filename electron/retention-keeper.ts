import { z } from 'zod';
import {
  type Announcement,
  announcementSchema,
  type Cutoffs,
  cutoffsOn,
  type Expired,
  expiredSchema,
  isAnyExpired,
  nextRetentionStep,
  nothingExpired,
  type RetentionStep,
  removedOn,
  seenOn,
  sumExpired,
} from '../domain/retention.ts';
import { retentionNotice } from '../domain/retention-words.ts';
import { retentionRulesOf } from '../domain/settings.ts';
import { type LocalDay, localDayOf, localDaySchema } from '../domain/time.ts';
import { remembered } from './remembered.ts';
import { LockedError } from './store/locked-error.ts';
import type { Surroundings } from './surroundings.ts';

export interface RetentionWorld
  extends Pick<Surroundings, 'store' | 'settings' | 'notify' | 'onRecordsChanged'> {
  readonly vault: Pick<Surroundings['vault'], 'isOpen'>;
  readonly clock: Pick<Surroundings['clock'], 'stamp' | 'now'>;
  /** Whether the rep has a notice before them. */
  readonly isSeen: (noticeId: string) => boolean;
  readonly dismiss: (noticeId: string) => void;
  /** In a thread of its own: a log of years takes a while. */
  readonly countExpired: (cutoffs: Cutoffs) => Promise<Expired>;
}

/** What was removed last, and when. */
export interface LastRemoved {
  readonly on: LocalDay;
  readonly expired: Expired;
}

export interface RetentionState {
  /** What will go on a day; null: nothing was announced that is still to come. */
  readonly coming: { readonly dueOn: LocalDay; readonly expired: Expired } | null;
  readonly last: LastRemoved | null;
}

/** Keeps the log as long as the rep wants it kept, and no longer. */
export interface RetentionKeeper {
  /** Once a day, and soon after a rule was changed. */
  readonly run: (today: LocalDay) => Promise<void>;
  /** Something happened: the rep may be looking at the notice by now. */
  readonly look: () => void;
  /** The rep put a notice away: what it announced is not said again, day by day. */
  readonly dismissed: (noticeId: string) => void;
  readonly state: () => RetentionState;
}

const noticeId = 'retention';
/**
 * So long, and so many calls, until a transaction is ended: a key press waits for no longer. Most of what takes time is
 * the index of words, and how long that takes depends on the log.
 */
const mostMsAtOnce = 15;
const mostAtOnce = 100;

const lastRemovedSchema = z.strictObject({ on: localDaySchema, expired: expiredSchema });

/**
 * Records came in from outside: whatever of them is over its time is announced like the first, even what is so by a day
 * alone. To be called in the transaction that writes them.
 */
export function announceAnew(store: Pick<Surroundings['store'], 'state'>): void {
  announcementIn(store).set(null);
}

function announcementIn(store: Pick<Surroundings['store'], 'state'>) {
  return remembered<Announcement>(store, 'retention', announcementSchema);
}

export function createRetentionKeeper(world: RetentionWorld): RetentionKeeper {
  const { store, vault, settings, clock } = world;
  const announcement = announcementIn(store);
  const lastRemoved = remembered<LastRemoved>(store, 'retention-last', lastRemovedSchema);
  const today = () => localDayOf(clock.stamp());
  /** The notice is up, and nobody has seen it yet. */
  let isUnseen = false;

  const stepOn = async (day: LocalDay): Promise<RetentionStep | null> => {
    const rules = retentionRulesOf(settings());
    const before = announcement.get();
    const expired = await world.countExpired(cutoffsOn(rules, day));
    const expiredThen =
      before === null ? nothingExpired : await world.countExpired(cutoffsOn(before.rules, before.on));
    if (!vault.isOpen()) return null;
    // It may have been seen or put away meanwhile, which changes nothing in what it announces; or an import took it back.
    const announced = announcement.get();
    return nextRetentionStep({
      rules,
      today: day,
      announced,
      expired,
      expiredThen: announced === null ? nothingExpired : expiredThen,
    });
  };
  const say = (announced: Announcement) => {
    if (announced.isDismissed === true) return;
    const text = retentionNotice(announced.expired, announced.dueOn);
    world.notify({ id: noticeId, text, tabs: ['today', 'data'] });
  };
  const see = () => {
    const announced = announcement.get();
    isUnseen = false;
    if (announced === null) return;
    const seen = seenOn(announced, today());
    announcement.set(seen);
    say(seen);
  };
  const removeAll = async (day: LocalDay) => {
    const rules = retentionRulesOf(settings());
    const cutoffs = cutoffsOn(rules, day);
    let all = nothingExpired;
    // Each round is a transaction: whatever stops it, the next day goes on from there.
    while (vault.isOpen()) {
      const until = clock.now() + mostMsAtOnce;
      const removed = store.retention.removeSome(cutoffs, mostAtOnce, () => clock.now() >= until);
      if (!isAnyExpired(removed)) {
        store.transaction(() => {
          store.retention.stripFormer(cutoffs);
          announcement.set(removedOn(rules, day));
          lastRemoved.set({ on: day, expired: all });
        });
        break;
      }
      all = sumExpired(all, removed);
      await nextTurn();
    }
    // Locked in between: the rest goes after the unlock.
    if (!vault.isOpen()) return;
    world.dismiss(noticeId);
    world.onRecordsChanged();
  };
  const runOnce = async (day: LocalDay): Promise<void> => {
    if (!vault.isOpen()) return;
    const step = await stepOn(day).catch(unlessLocked);
    // Locked in between: it is looked at again after the unlock.
    if (step === null) return;
    announcement.set(step.announced);
    switch (step.do) {
      case 'rest':
        isUnseen = false;
        world.dismiss(noticeId);
        return;
      case 'tell':
        say(step.announced);
        isUnseen = true;
        if (world.isSeen(noticeId)) see();
        return;
      case 'wait':
        if (step.announced !== null) say(step.announced);
        return;
      case 'remove':
        await removeAll(day);
        return;
      default: {
        const never: never = step;
        return never;
      }
    }
  };
  let last: Promise<unknown> = Promise.resolve();

  return {
    // One after the other: a rule may be changed while much is being removed.
    run: (day) => {
      const next = last.then(() => runOnce(day));
      last = next.catch(() => {});
      return next;
    },
    look: () => {
      // Only ever once: seeing it says it again, with its day.
      if (isUnseen && vault.isOpen() && world.isSeen(noticeId)) see();
    },
    dismissed: (id) => {
      if (id !== noticeId || !vault.isOpen()) return;
      const announced = announcement.get();
      isUnseen = false;
      if (announced !== null) announcement.set({ ...seenOn(announced, today()), isDismissed: true });
    },
    state: () => {
      const announced = announcement.get();
      return {
        coming:
          announced === null || announced.dueOn === null || !isAnyExpired(announced.expired)
            ? null
            : { dueOn: announced.dueOn, expired: announced.expired },
        last: lastRemoved.get(),
      };
    },
  };
}

function unlessLocked(error: unknown): null {
  if (error instanceof LockedError) return null;
  throw error;
}

function nextTurn(): Promise<void> {
  return new Promise((go) => {
    setImmediate(go);
  });
}
