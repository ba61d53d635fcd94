import { textOfLine } from '../../domain/playbook.ts';
import type { Review } from '../../domain/review/review.ts';
import { reviewText } from '../../domain/review/review-text.ts';
import { localDayOf, type Stamp } from '../../domain/time.ts';
import { weekOfDay } from '../../domain/week.ts';
import { playbookOfLog } from '../playbook-of-log.ts';
import type { ReadOnlyStore } from '../store/open.ts';

/** A review for a terminal, its lines in the words of the rep’s playbook; `remark` where that cannot be read. */
export function weekText(
  review: Review,
  table: ReadOnlyStore['playbook'],
  now: Stamp,
): { readonly text: string; readonly remark: string } {
  const { book, problem } = playbookOfLog(table);
  const today = localDayOf(now);
  const text = reviewText(review, {
    thisYear: Number(today.slice(0, 4)),
    isThisWeek: review.week === weekOfDay(today),
    textOf: (line) => textOfLine(book, line) ?? null,
  });
  return {
    text,
    remark:
      problem === null
        ? ''
        : 'Your changes to the playbook could not be read: lines stand in the words that they came with. A newer version of the app may read them.',
  };
}
