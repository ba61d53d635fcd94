import { z } from 'zod';
import { type Week, weekSchema } from '../domain/week.ts';
import { remembered } from './remembered.ts';
import type { Store } from './store/open.ts';

const copiesSchema = z.array(z.strictObject({ week: weekSchema, copy: z.uuid() }));

/** Weeks that are further back than this many others are not given to a team again. */
const mostCopies = 200;

/**
 * What the rep’s file of a week for a team is known by: drawn once a week, so that the same week given twice counts once,
 * and two weeks of one person cannot be told to be theirs.
 */
export function copyOfWeek(
  store: Pick<Store, 'state' | 'transaction'>,
  week: Week,
  draw: () => string,
): string {
  const copies = remembered(store, 'team-copies', copiesSchema);
  return store.transaction(() => {
    const before = copies.get() ?? [];
    const known = before.find((each) => each.week === week);
    if (known !== undefined) return known.copy;
    const copy = draw();
    copies.set([{ week, copy }, ...before].slice(0, mostCopies));
    return copy;
  });
}
