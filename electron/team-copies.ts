import { z } from 'zod';
import { type Week, weekSchema } from '../domain/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

const copiesSchema = z.array(z.strictObject({ week: weekSchema, copy: z.uuid() }));

/** So many are remembered, those of the latest weeks. */
const mostCopies = 200;

/**
 * What the rep’s file of a week for a team is known by: drawn once a week, so that the same week given twice counts once,
 * and two weeks of one person cannot be told to be theirs. Null: it was never given.
 */
export function copyOfWeek(store: Pick<Store, 'state'>, week: Week): string | null {
  return (
    copiesIn(store)
      .get()
      ?.find((each) => each.week === week)?.copy ?? null
  );
}

/** A file that is given away: from now on the week is known by its copy. */
export function keepCopyOfWeek(
  store: Pick<Store, 'state' | 'transaction'>,
  { week, copy }: { readonly week: Week; readonly copy: string },
): void {
  store.transaction(() => {
    const others = (copiesIn(store).get() ?? []).filter((each) => each.week !== week);
    const newestFirst = [{ week, copy }, ...others].sort((one, other) => (one.week < other.week ? 1 : -1));
    copiesIn(store).set(newestFirst.slice(0, mostCopies));
  });
}

function copiesIn(store: Pick<Store, 'state'>) {
  return remembered(store, 'team-copies', copiesSchema);
}
