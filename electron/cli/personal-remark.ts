import type { PersonalInLog } from '../../domain/import-personal.ts';

/** How many places of what may be personal are named. */
const namedPlaces = 5;

/** What standard error says of it; empty when there is none. */
export function personalRemark(
  { count, found }: PersonalInLog,
  { withoutPersonal, isTrial }: { readonly withoutPersonal: boolean; readonly isTrial: boolean },
): string {
  if (count === 0) return '';
  const all = [...new Set(found.map(({ place }) => place))];
  const places = `${all.slice(0, namedPlaces).join(', ')}${all.length > namedPlaces ? ', …' : ''}`;
  const pieces = `${count} ${count === 1 ? 'piece' : 'pieces'} of what may be personal data`;
  if (withoutPersonal) return `${isTrial ? 'Would leave' : 'Left'} out ${pieces}: ${places}.`;
  const hint = isTrial ? ' --remove-personal would leave it out.' : '';
  return `There ${count === 1 ? 'is' : 'are'} ${pieces} in it: ${places}.${hint}`;
}
