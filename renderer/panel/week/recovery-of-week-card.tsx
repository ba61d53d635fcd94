import { pauseWords } from '../../../domain/review/pause-words.ts';
import type { RecoveryTime } from '../../../domain/review/recovery.ts';
import { recoveryWords } from '../../../domain/review/recovery-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { Card } from '../../ui/card.tsx';
import { chartHeights } from './chart-heights.ts';
import { recoveryLayout } from './dot-layouts.ts';
import { figure } from './figures.ts';
import { emptyRoom, PictureRoom, RecoveryPicture } from './lazy-charts.tsx';
import { oneRow, withEach } from './numbers-table.tsx';
import { RecoveryLegend } from './picture-legends.tsx';
import { WeekPart } from './week-part.tsx';

/** Getting over calls, and the pauses. */
export function RecoveryOfWeekCard({ review }: { readonly review: Review }) {
  const { recovery, pauses, aside } = review;
  const { pauseSeconds } = aside;
  return (
    <Card title="Recovery" isWide>
      <div className="week-parts beside">
        <WeekPart
          title="Back to steady"
          of="back to steady"
          sentences={recoveryWords(review)}
          picture={recovery.n > 0 && <SteadyPicture review={review} />}
          numbers={
            recovery.n === 0
              ? null
              : withEach(
                  { each: 'Call', value: 'Minutes', values: aside.recoveryTimes.map(minutesFigure) },
                  ['Calls (n)', 'Next call came first', 'Median minutes', 'Shortest known', 'Longest known'],
                  [
                    recovery.n,
                    recovery.nextCallCameFirst,
                    figure(recovery.medianMinutes),
                    ...endsOf(knownMinutes(aside.recoveryTimes)),
                  ],
                )
          }
          about={['recovery']}
        />
        <WeekPart
          title="Pauses"
          of="pauses"
          sentences={pauseWords(review)}
          numbers={
            pauses.count === 0
              ? null
              : oneRow(
                  ['Pauses (n)', 'Median seconds', 'Shortest', 'Longest'],
                  [pauses.count, figure(pauses.medianSeconds), ...endsOf(pauseSeconds)],
                )
          }
          about={['pauses']}
        />
      </div>
    </Card>
  );
}

function SteadyPicture({ review }: { readonly review: Review }) {
  const shown = { times: review.aside.recoveryTimes, medianMinutes: review.recovery.medianMinutes };
  const { rows } = recoveryLayout(shown.times, shown.medianMinutes);
  return (
    <PictureRoom until={emptyRoom(chartHeights.dots(rows), <RecoveryLegend {...shown} />)}>
      <RecoveryPicture {...shown} />
    </PictureRoom>
  );
}

/** As its dot is: an open one took at least so long. */
function minutesFigure({ minutes, isCensored }: RecoveryTime): string {
  return isCensored ? `at least\u00a0${figure(minutes)}` : figure(minutes);
}

/** A time that the next call cut short is neither the shortest nor the longest: how long it took is not known. */
function knownMinutes(times: readonly RecoveryTime[]): readonly number[] {
  return times.filter(({ isCensored }) => !isCensored).map(({ minutes }) => minutes);
}

function endsOf(values: readonly number[]): readonly [string, string] {
  return values.length === 0
    ? [figure(null), figure(null)]
    : [figure(Math.min(...values)), figure(Math.max(...values))];
}
