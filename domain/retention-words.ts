import { Temporal } from 'temporal-polyfill';
import type { Expired } from './retention.ts';
import type { LocalDay } from './time.ts';

/** What the rep is told about what goes, and when. */

/** `12 notes in pencil, 3 notes in ink and 40 calls`. Empty when there is nothing. */
export function expiredWords({ pencil, ink, calls, pauses, shifts, wins, tries }: Expired): string {
  const parts = [
    counted(pencil, 'note in pencil', 'notes in pencil'),
    counted(ink, 'note in ink', 'notes in ink'),
    counted(calls, 'call', 'calls'),
    counted(pauses, 'pause', 'pauses'),
    counted(shifts, 'shift', 'shifts'),
    counted(wins, 'win', 'wins'),
    counted(tries, 'thing to try', 'things to try'),
  ].filter((part) => part !== '');
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `29 November`. */
export function dayInWords(day: LocalDay): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long' });
}

/** What the notice says before anything goes. `dueOn`: null while nobody has seen it. */
export function retentionNotice(expired: Expired, dueOn: LocalDay | null): string {
  const when = dueOn === null ? 'In a week' : `From ${dayInWords(dueOn)} on`;
  return `${when} the log lets go of what is older than you keep things: ${expiredWords(expired)}. To keep it longer, change that in Your data. Nothing has gone yet.`;
}
