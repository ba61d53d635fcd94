import { z } from 'zod';
import { linesOn, type Playbook } from '../domain/playbook.ts';
import type { Review } from '../domain/review/review.ts';
import { suggestedTries } from '../domain/review/suggest-tries.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import { isChoosable, tryDraftSchema } from '../domain/tries.ts';
import { type Week, weekSchema, weeksLater } from '../domain/week.ts';
import type { WeekAhead } from './contract/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

/** Quiet cards that were put away, the newest last: only those of the last two weeks can come up. */
const quietAwaySchema = z.array(weekSchema).readonly();
const quietWeeksKept = 4;

/** What the rep may do with a week that was looked back at: something to try, and somebody to talk to. */
export function weekAhead(
  store: Pick<Store, 'tries' | 'state'>,
  book: Playbook,
  review: Review,
  now: Stamp,
): WeekAhead {
  const { week } = review;
  const tried = store.tries.of(weeksLater(week, -1));
  const texts = offeredTexts(book);
  const isRecent = isChoosable(week, localDayOf(now));
  const isQuietDue = isRecent && review.carryHome.quietCard && !quietAwayIn(store).includes(week);
  return {
    tried,
    chosen: store.tries.of(week),
    isChoosable: isRecent,
    suggestions: isRecent ? suggestedTries({ review, tried, textOfLine: (id) => texts.get(id) ?? null }) : [],
    draft: tryDraftIn(store).get() ?? '',
    quiet: isQuietDue ? { support: book.policy.support } : null,
  };
}

/** The words of one's own that are being typed. */
export function tryDraftIn(store: Pick<Store, 'state'>) {
  return remembered(store, 'try-draft', tryDraftSchema);
}

export function putQuietCardAway(store: Pick<Store, 'state'>, week: Week, isAway: boolean): void {
  const others = quietAwayIn(store).filter((each) => each !== week);
  const next = isAway ? [...others, week].slice(-quietWeeksKept) : others;
  remembered(store, 'quiet-card-away', quietAwaySchema).set(next);
}

function quietAwayIn(store: Pick<Store, 'state'>): readonly Week[] {
  return remembered(store, 'quiet-card-away', quietAwaySchema).get() ?? [];
}

/** Lines that may be said at any time: not switched off, and no step of the ladder. */
function offeredTexts(book: Playbook): ReadonlyMap<string, string> {
  const lines = linesOn([...book.returnLines, ...book.pages.flatMap((page) => page.lines)]);
  return new Map(lines.filter(({ ladder }) => ladder === null).map(({ id, text }) => [id, text]));
}
