import { toldRate } from '../../../domain/review/by-hour.ts';
import { byHourWords } from '../../../domain/review/by-hour-words.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { carryOverWords } from '../../../domain/review/carry-over-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { listedValues } from '../../../domain/review/sample-sizes.ts';
import { underFireWords } from '../../../domain/review/under-fire-words.ts';
import { chartHeights } from './chart-heights.ts';
import { wholeNumbersLayout } from './dot-layouts.ts';
import { figure } from './figures.ts';
import { CarryOverPicture, emptyRoom, HoursPicture, OnMyMindPicture, PictureRoom } from './lazy-charts.tsx';
import { oneRow, withEach } from './numbers-table.tsx';
import { CarryOverLegend, HoursLegend, OnMyMindLegend } from './picture-legends.tsx';
import { groupWords, hourWords, weekdayWords } from './picture-words.ts';
import { WeekPart } from './week-part.tsx';

interface PartProps {
  readonly review: Review;
}

/** Minutes first: a number that mixed them with anything else would look exact and mean nothing. */
export function UnderFirePart({ review }: PartProps) {
  const { n, minutes, shiftMinutes, share } = review.minutesUnderFire;
  return (
    <WeekPart
      title="Time under fire"
      of="time under fire"
      sentences={underFireWords(review.minutesUnderFire)}
      numbers={oneRow(
        ['Calls (n)', 'Minutes', 'Minutes of all shifts', 'Share'],
        [
          n,
          figure(minutes),
          figure(shiftMinutes),
          share === null ? figure(null) : String(Number(share.toFixed(4))),
        ],
      )}
      about={['minutesUnderFire']}
    />
  );
}

export function CarryHomePart({ review }: PartProps) {
  const answers = review.aside.stillOnMyMind;
  return (
    <WeekPart
      title="Still on my mind"
      of="still on my mind"
      sentences={carryHomeWords(review)}
      picture={
        <PictureRoom
          until={emptyRoom(chartHeights.dots(wholeNumbersLayout(answers).rows), <OnMyMindLegend />)}
        >
          <OnMyMindPicture answers={answers} />
        </PictureRoom>
      }
      numbers={withEach(
        { each: 'Shift', value: 'Answer', values: answers },
        ['Shifts (n)', 'Median', 'Least', 'Most'],
        [
          review.carryHome.n,
          // One to four values are listed and have no middle.
          figure(answers.length > listedValues ? review.carryHome.median : null),
          figure(Math.min(...answers)),
          figure(Math.max(...answers)),
        ],
      )}
      about={['carryHome']}
    />
  );
}

export function CarryOverPart({ review }: PartProps) {
  const groups = review.aside.carryOver;
  const [soonAfter = '', lead = '', ...rest] = carryOverWords(groups);
  return (
    <WeekPart
      title="After another hard call"
      of="how the next hard call was"
      sentences={[soonAfter]}
      note={lead}
      picture={
        <PictureRoom until={emptyRoom(chartHeights.carryOver, <CarryOverLegend groups={groups} />)}>
          <CarryOverPicture groups={groups} />
        </PictureRoom>
      }
      numbers={{
        hasNames: true,
        head: ['Since the last', 'Calls (n)', 'In words'],
        rows: groups.map(({ from, n }, index) => ({
          key: String(from),
          cells: [groupWords(index), n, n === 0 ? figure(null) : (rest[indexAmongSaid(review, index)] ?? '')],
        })),
      }}
      about={['carryOver']}
    />
  );
}

/** Groups without calls have no sentence. */
function indexAmongSaid({ aside }: Review, index: number): number {
  return aside.carryOver.slice(0, index).filter(({ n }) => n > 0).length;
}

/** Only where D12 of the statistics allows it: without enough of everything Mondays look bad because they are noticed. */
export function HoursPart({ review }: PartProps) {
  const cells = review.aside.byHourOfWeek ?? [];
  const rows = new Set(cells.map(({ hour }) => hour));
  return (
    <WeekPart
      title="When it came"
      of="hours and weekdays"
      sentences={byHourWords(review)}
      picture={
        <PictureRoom
          until={emptyRoom(chartHeights.hours(Math.max(...rows) - Math.min(...rows) + 1), <HoursLegend />)}
        >
          <HoursPicture cells={cells} />
        </PictureRoom>
      }
      numbers={{
        hasNames: true,
        head: ['Hour', 'Calls (n)', 'Hours worked', 'An hour worked'],
        rows: cells.map((cell) => ({
          key: `${cell.weekday} ${cell.hour}`,
          cells: [
            `${weekdayWords(cell.weekday)} ${hourWords(cell.hour)}`,
            cell.calls,
            figure(cell.hoursWorked),
            figure(toldRate(cell)),
          ],
        })),
      }}
      about={['byHour']}
    />
  );
}
