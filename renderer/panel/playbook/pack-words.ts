import type { PersonalInChosenPack } from '../../../electron/contract/pack.ts';
import { capital, countWords } from '../count-words.ts';

/** What is said of what may be personal data in a pack. */

type Counts = Pick<PersonalInChosenPack, 'count' | 'emptied'>;

export function personalWords({ count }: Counts): string {
  const pieces = `${capital(countWords(count))} ${count === 1 ? 'piece' : 'pieces'}`;
  return `${pieces} of this pack may be somebody’s personal data. What is your site’s own may stay; a caller’s or a colleague’s is not for a playbook.`;
}

export function leftOutWords({ count, emptied }: Counts): string {
  const which = count === 1 ? 'This piece is' : `These ${countWords(count)} pieces are`;
  return `${which} left out. Where a line has more to say, a gap takes its place.${emptiedWords(emptied)}`;
}

/** What is pressed to leave it out, or to have it back. */
export function buttonWords(count: number, isLeftOut: boolean): string {
  if (isLeftOut) return count === 1 ? 'Put it back' : 'Put them back';
  return count === 1 ? 'Leave it out' : 'Leave these out';
}

function emptiedWords(emptied: number): string {
  if (emptied === 0) return '';
  return emptied === 1
    ? ' One line had nothing else to say, so it does not come in.'
    : ` ${capital(countWords(emptied))} lines had nothing else to say, so they do not come in.`;
}
