import { type Playbook, textOfLine } from '../../domain/playbook.ts';
import type { Review } from '../../domain/review/review.ts';
import { localDayOf, type Stamp } from '../../domain/time.ts';
import { isChoosable, type Try } from '../../domain/tries.ts';
import type { Week } from '../../domain/week.ts';
import type { Reply } from '../contract/intent.ts';
import type { LineText, WeekSeen, weekContract } from '../contract/week.ts';
import type { HandlersOf } from '../ipc.ts';
import type { PlaybookKeeper } from '../playbook-keeper.ts';
import type { Surroundings } from '../surroundings.ts';
import { putQuietCardAway, tryDraftIn, weekAhead } from '../week-ahead.ts';
import { ok, refuse } from './reply.ts';

/** What the week's intents are served with. */
export interface WeekIntentsWorld extends Pick<Surroundings, 'store' | 'clock' | 'onRecordsChanged'> {
  /** A week as the log has it (null: the one of `now`), read in a thread of its own. */
  readonly seeWeek: (week: Week | null, now: Stamp) => Promise<WeekSeen>;
  /** The words of lines, and the site's way to reach support. */
  readonly playbook: Pick<PlaybookKeeper, 'book'>;
}

/** Serves the intents about the weekly review. */
export function weekIntents(world: WeekIntentsWorld): HandlersOf<typeof weekContract> {
  const { store, clock, playbook } = world;
  const changed = (): Reply<null> => {
    world.onRecordsChanged();
    return ok(null);
  };
  return {
    readWeek: async ({ week }) => {
      const now = clock.stamp();
      const seen = await world.seeWeek(week, now);
      const book = playbook.book();
      return ok({
        ...seen,
        lineTexts: lineTexts(seen.review, book),
        ahead: weekAhead(store, book, seen.review, now),
      });
    },
    chooseTry: ({ week, text }) => {
      const refusal = refusalToChoose(world, week);
      if (refusal !== '') return refuse(refusal);
      if (text === null) store.tries.remove(week);
      else store.tries.save({ week, text, chosenAt: clock.stamp(), result: null });
      return changed();
    },
    restoreTry: ({ week, before }) => {
      if (isLookedAt(store, week)) return refuse(lookedAtWords);
      if (before === null) store.tries.remove(week);
      else store.tries.save({ ...before, week });
      return changed();
    },
    judgeTry: ({ week, result }) => {
      const chosen = store.tries.of(week);
      if (chosen === null) return refuse('That is not in the log any more.');
      const judged: Try = { ...chosen, result };
      store.tries.save(judged);
      return changed();
    },
    draftTry: ({ text }) => {
      tryDraftIn(store).set(text === '' ? null : text);
      return ok(null);
    },
    putQuietCardAway: ({ week, isAway }) => {
      putQuietCardAway(store, week, isAway);
      return changed();
    },
  };
}

/** What was said of how it went is never lost by another choice. */
function refusalToChoose({ store, clock }: WeekIntentsWorld, week: Week): string {
  if (!isChoosable(week, localDayOf(clock.stamp()))) {
    return 'Something to try can be chosen for this week and the last.';
  }
  return isLookedAt(store, week) ? lookedAtWords : '';
}

const lookedAtWords = 'You have looked at that one again already; it stays.';

function isLookedAt({ tries }: WeekIntentsWorld['store'], week: Week): boolean {
  return (tries.of(week)?.result ?? null) !== null;
}

function lineTexts({ lines, stillTrying }: Review, book: Playbook): readonly LineText[] {
  return [...lines, ...stillTrying].flatMap(({ line }) => {
    const text = textOfLine(book, line);
    return text === undefined ? [] : [{ line, text }];
  });
}
