import { cameWords, luckNote } from '../../../domain/review/hostile-call-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import type { WeekStrip } from '../../../domain/review/strip.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import { shortDayWords } from '../log/wall-time.ts';
import { chartHeights } from './chart-heights.ts';
import { figure, intervalFigure } from './figures.ts';
import { emptyRoom, PictureRoom, StripPicture } from './lazy-charts.tsx';
import type { TableOfNumbers } from './numbers-table.tsx';
import { StripLegend } from './picture-legends.tsx';
import type { Ends } from './picture-words.ts';
import { WeekPart } from './week-part.tsx';

export interface CamePartProps {
  readonly review: Review;
  readonly strip: WeekStrip;
  readonly isThisWeek: boolean;
}

/** Hostile calls a shift, this week among the twelve up to it, and whether that is usual. */
export function CamePart({ review, strip, isThisWeek }: CamePartProps) {
  const { hostileCalls } = review;
  const { first, behind } = cameWords(review);
  const shown = stripShown({ review, strip, isThisWeek });
  return (
    <WeekPart
      isWide
      title="What came at you"
      of="hostile calls"
      sentences={first}
      {...(hostileCalls.calls > 0 && { note: luckNote })}
      picture={
        hasStripPicture(strip) && (
          <PictureRoom until={emptyRoom(chartHeights.strip, <StripLegend {...shown} />)}>
            <StripPicture {...shown} />
          </PictureRoom>
        )
      }
      numbers={numbersOf(review, strip, behind)}
      about={['hostileCalls', 'usualRange']}
    />
  );
}

/** One week alone is a dot: it says less than the sentence. */
export function hasStripPicture(strip: WeekStrip): boolean {
  return strip.filter(({ rate }) => rate !== null).length >= 2;
}

/** What the picture of the strip shows of a review. */
export function stripShown({ review, strip, isThisWeek }: CamePartProps) {
  const { hostileCalls, usualRange, week } = review;
  const usual = endsOf(usualRange.low, usualRange.high, hostileCalls.shifts);
  return {
    strip,
    week,
    interval: endsOf(hostileCalls.low, hostileCalls.high),
    usual: usual === null ? null : { ...usual, shifts: usualRange.baselineShifts },
    isThisWeek,
  };
}

/** Divided by `by`: a range of whole calls becomes one of calls a shift. */
function endsOf(low: number | null, high: number | null, by = 1): Ends | null {
  return low === null || high === null ? null : { low: low / by, high: high / by };
}

function numbersOf(
  { week, hostileCalls, usualRange }: Review,
  strip: WeekStrip,
  inWords: readonly string[],
): TableOfNumbers | null {
  const told = strip.filter(({ shifts, calls }) => shifts > 0 || calls > 0);
  if (told.length === 0) return null;
  return {
    inWords,
    hasNames: true,
    head: ['Week from', 'Hostile calls', 'Shifts (n)', 'A shift', '95 % interval', 'Usual, in all'],
    rows: told.toReversed().map(({ week: each, calls, shifts, rate }) => ({
      key: each,
      cells: [
        shortDayWords(daysOfWeek(each).from),
        calls,
        shifts,
        figure(rate),
        ...(each === week
          ? [
              intervalFigure(hostileCalls.low, hostileCalls.high),
              intervalFigure(usualRange.low, usualRange.high),
            ]
          : [figure(null), figure(null)]),
      ],
    })),
  };
}
