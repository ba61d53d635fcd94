import { type HourReview, toldRate, type WhyNoHours } from './by-hour.ts';
import { figured, listed, short } from './number-words.ts';
import type { Review } from './review.ts';

/** More hours than this with the same rate are no hours that stand out. */
const hoursNamed = 3;

/** D12, over the week and all before it; else why the hours are not shown (`aside.whyNoHours`). */
export function byHourWords({
  byHour,
  aside: { whyNoHours },
}: Pick<Review, 'byHour' | 'aside'>): readonly string[] {
  if (whyNoHours !== null) return [notShown[whyNoHours]];
  if (byHour === null) return [];
  const calls = byHour.reduce((sum, hour) => sum + hour.calls, 0);
  const worked = byHour.reduce((sum, hour) => sum + hour.hoursWorked, 0);
  return [
    `${figured(calls, 'call')} in ${hoursWords(worked)} worked, in the week and all before it.`,
    mostWords(byHour),
  ];
}

const notShown: Readonly<Record<WhyNoHours, string>> = {
  'shift-without-end':
    'Not shown by hour while a shift has no end: how many hours were worked is not known yet.',
  'too-few-weeks':
    'Not shown by hour yet: it needs shifts in four different weeks, so that one Monday does not speak for all of them.',
  'too-few-calls':
    'Not shown by hour yet: it needs 20 logged calls, so that one call does not look like a pattern.',
};

/** By the rate, because most calls come when most hours are worked. */
function mostWords(byHour: readonly HourReview[]): string {
  const rated = byHour.flatMap((hour) => {
    const rate = toldRate(hour);
    return rate === null ? [] : [{ ...hour, rate }];
  });
  if (rated.length === 0) return 'No hour of the day has five calls in time worked, so none stands out.';
  const highest = Math.max(...rated.map(({ rate }) => rate));
  const most = rated.filter(({ rate }) => short(rate) === short(highest));
  if (most.length > hoursNamed) return 'No hour of the day stands out.';
  const hours = most.map(
    ({ hour, calls, hoursWorked }) =>
      `${clock(hour)} to ${clock(hour + 1)} (${figured(calls, 'call')} in ${hoursWords(hoursWorked)})`,
  );
  const rate = highest < 0.05 ? 'less than 0.1' : `about ${short(highest)}`;
  return `Most for the time worked: ${listed(hours)}, ${rate} an hour.`;
}

function hoursWords(hours: number): string {
  const size = short(hours);
  if (size === '0') return 'less than 0.1 hours';
  return `${size} ${size === '1' ? 'hour' : 'hours'}`;
}

/** `09:00`; the end of a day is 24:00. */
function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
