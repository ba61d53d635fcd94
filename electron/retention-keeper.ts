import { isDeepStrictEqual } from 'node:util';
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
  type RetentionRules,
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
  extends Pick<Surroundings, 'store' | 'settings' | 'notify' | 'onRecordsChanged' | 'onTrouble'> {
  readonly vault: Pick<Surroundings['vault'], 'isOpen'>;
  readonly clock: Pick<Surroundings['clock'], 'stamp' | 'now'>;
  /** Whether the rep has a notice before them. */
  readonly isSeen: (noticeId: string) => boolean;
  /** Nothing is on the overlay: what takes a while may begin. */
  readonly isFree: () => boolean;
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
  /** What was cut off today is done, if it can be now. */
  readonly resume: () => Promise<void>;
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
  /** The day on which the log was shut before it was done; a later day has a run of its own. */
  let cutOffOn: LocalDay | null = null;
  let isRunning = false;

  const areStill = (rules: RetentionRules) => isDeepStrictEqual(retentionRulesOf(settings()), rules);
  /** Null: the log was shut meanwhile, or the rep changed a rule, which runs it anew. */
  const stepOn = async (day: LocalDay, rules: RetentionRules): Promise<RetentionStep | null> => {
    const before = announcement.get();
    const expired = await world.countExpired(cutoffsOn(rules, day));
    const expiredThen =
      before === null ? nothingExpired : await world.countExpired(cutoffsOn(before.rules, before.on));
    if (!vault.isOpen() || !areStill(rules)) return null;
    // It may have been seen or put away meanwhile, which changes nothing in what it announces; or an import, which another
    // thread writes, took it back: before this transaction, or after it.
    return store.transaction(() => {
      const announced = announcement.get();
      const step = nextRetentionStep({
        rules,
        today: day,
        announced,
        expired,
        expiredThen: announced === null ? nothingExpired : expiredThen,
      });
      announcement.set(step.announced);
      if (step.do === 'rest' && isDue(announced, rules, day)) finish(rules, day);
      return step;
    });
  };
  /** All that was announced is gone. */
  const finish = (rules: RetentionRules, day: LocalDay) => {
    store.retention.stripFormer(cutoffsOn(rules, day));
    announcement.set(removedOn(rules, day));
  };
  const changeAnnouncement = (change: (announced: Announcement) => Announcement): Announcement | null =>
    store.transaction(() => {
      const announced = announcement.get();
      const changed = announced === null ? null : change(announced);
      if (changed !== null) announcement.set(changed);
      return changed;
    });
  const say = (announced: Announcement) => {
    if (announced.isDismissed === true) return;
    const text = retentionNotice(announced.expired, announced.dueOn);
    world.notify({ id: noticeId, text, tabs: ['today', 'data'] });
  };
  const see = () => {
    isUnseen = false;
    const seen = changeAnnouncement((announced) => seenOn(announced, today()));
    if (seen !== null) say(seen);
  };
  /** Of what is over its time as much as a key press can wait for; null: it is no longer what was announced. */
  const removeRound = (day: LocalDay, rules: RetentionRules, announced: Announcement | null) =>
    // An import by another thread takes the announcement back in a transaction of its own: before this one, or after.
    store.transaction(() => {
      if (!areStill(rules) || !isSameAnnouncement(announcement.get(), announced)) return null;
      const until = clock.now() + mostMsAtOnce;
      const removed = store.retention.removeSome(
        cutoffsOn(rules, day),
        mostAtOnce,
        () => clock.now() >= until,
      );
      if (isAnyExpired(removed)) noteRemoved(removed, day);
      else finish(rules, day);
      return removed;
    });
  const noteRemoved = (removed: Expired, day: LocalDay) => {
    const before = lastRemoved.get();
    lastRemoved.set({ on: day, expired: before?.on === day ? sumExpired(before.expired, removed) : removed });
  };
  /** Each round is a transaction: whatever stops it, the next run goes on from there. */
  const removeAll = async (day: LocalDay, rules: RetentionRules, announced: Announcement | null) => {
    while (vault.isOpen()) {
      const removed = removeRound(day, rules, announced);
      if (removed === null || !isAnyExpired(removed)) {
        world.onRecordsChanged();
        if (removed === null) return await runOnce(day);
        cutOffOn = null;
        world.dismiss(noticeId);
        return;
      }
      await nextTurn();
    }
  };
  const runOnce = async (day: LocalDay): Promise<void> => {
    cutOffOn = day;
    if (!vault.isOpen()) return;
    const rules = retentionRulesOf(settings());
    const step = await stepOn(day, rules).catch(unlessLocked);
    if (step === null) return;
    if (step.do !== 'remove') cutOffOn = null;
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
        await removeAll(day, rules, step.announced);
        return;
      default: {
        const never: never = step;
        return never;
      }
    }
  };
  let last: Promise<unknown> = Promise.resolve();

  // One after the other: a rule may be changed while much is being removed.
  const run = (day: LocalDay) => {
    const next = last.then(async () => {
      isRunning = true;
      try {
        await runOnce(day);
      } catch (error) {
        // What is wrong with the log is said once a day, not at whatever happens next.
        cutOffOn = null;
        throw error;
      } finally {
        isRunning = false;
      }
    });
    last = next.catch(() => {});
    return next;
  };
  const resume = async () => {
    if (cutOffOn === today() && !isRunning && vault.isOpen() && world.isFree()) await run(cutOffOn);
  };

  return {
    run,
    resume,
    look: () => {
      // Only ever once: seeing it says it again, with its day.
      if (isUnseen && vault.isOpen() && world.isSeen(noticeId)) see();
      void resume().catch((error: unknown) => world.onTrouble('retention', error));
    },
    dismissed: (id) => {
      if (id !== noticeId || !vault.isOpen()) return;
      isUnseen = false;
      changeAnnouncement((announced) => ({ ...seenOn(announced, today()), isDismissed: true }));
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

/** Whether it announces the same; that it was put away meanwhile changes nothing in that. */
function isSameAnnouncement(one: Announcement | null, other: Announcement | null): boolean {
  const told = (announced: Announcement | null) =>
    announced === null ? null : { ...announced, isDismissed: undefined };
  return isDeepStrictEqual(told(one), told(other));
}

/** Whether what it announces may be gone by this day: a removal that was stopped between its last call and its end. */
function isDue(announced: Announcement | null, rules: RetentionRules, day: LocalDay): boolean {
  return (
    announced !== null &&
    announced.dueOn !== null &&
    day >= announced.dueOn &&
    isAnyExpired(announced.expired) &&
    isDeepStrictEqual(announced.rules, rules)
  );
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
