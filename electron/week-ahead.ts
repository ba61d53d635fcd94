import { z } from 'zod';
import { linesOn, type Playbook } from '../domain/playbook.ts';
import { isQuietCardDue } from '../domain/review/carry-home.ts';
import type { Review } from '../domain/review/review.ts';
import { suggestedTries } from '../domain/review/suggest-tries.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import { isChoosable, tryDraftSchema } from '../domain/tries.ts';
import { daysOfWeek, type Week, weekOfDay, weekSchema, weeksLater } from '../domain/week.ts';
import type { WeekAhead } from './contract/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

/** Quiet cards that were put away, the newest last: only those of the last two weeks can come up. */
const quietAwaySchema = z.array(weekSchema).readonly();
const quietWeeksKept = 4;

/** What the rep may do with a week that was looked back at: something to try, and somebody to talk to. */
export function weekAhead(
  store: Pick<Store, 'tries' | 'state' | 'shifts'>,
  book: Playbook,
  review: Review,
  now: Stamp,
): WeekAhead {
  const { week } = review;
  const tried = store.tries.of(weeksLater(week, -1));
  const texts = offeredTexts(book);
  const isRecent = isChoosable(week, localDayOf(now));
  const quietWeek = isRecent ? weekOfQuietCard(store, review, now) : null;
  return {
    tried,
    chosen: store.tries.of(week),
    isChoosable: isRecent,
    suggestions: isRecent ? suggestedTries({ review, tried, textOfLine: (id) => texts.get(id) ?? null }) : [],
    draft: tryDraftIn(store).get() ?? '',
    quiet: quietWeek === null ? null : { week: quietWeek, support: book.policy.support },
  };
}

/** Null: none is due, or it was put away. */
function weekOfQuietCard(store: Pick<Store, 'state' | 'shifts'>, review: Review, now: Stamp): Week | null {
  const { week } = review;
  const before = weeksLater(week, -1);
  const shiftsOf = (each: Week) => {
    const { from, to } = daysOfWeek(each);
    return store.shifts.between(from, to);
  };
  const isRunning = week === weekOfDay(localDayOf(now));
  const isOfBefore =
    isRunning &&
    !review.carryHome.quietCard &&
    isQuietCardDue(shiftsOf(before), shiftsOf(weeksLater(week, -2)));
  const due = review.carryHome.quietCard ? week : isOfBefore ? before : null;
  return due === null || quietAwayIn(store).includes(due) ? null : due;
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
