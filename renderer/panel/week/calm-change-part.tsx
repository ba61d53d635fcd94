import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import { calmChangeNote, calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { pauseComparisonWords } from '../../../domain/review/pause-comparison-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { chartHeights } from './chart-heights.ts';
import { calmChangeLayout } from './dot-layouts.ts';
import { figure, intervalFigure } from './figures.ts';
import { CalmChangePicture, emptyRoom, PictureRoom } from './lazy-charts.tsx';
import { oneRow, type TableOfNumbers, withEach } from './numbers-table.tsx';
import { OnRequest } from './on-request.tsx';
import { CalmChangeLegend } from './picture-legends.tsx';
import { OnDemand } from './quiet-toggle.tsx';
import { Sentences, WeekPart } from './week-part.tsx';

/** From the worst moment to logging. With and without a pause is compared only when it is asked for. */
export function CalmChangePart({ review }: { readonly review: Review }) {
  const change = review.calmChange;
  return (
    <WeekPart
      title="Coming down"
      of="coming down"
      sentences={calmChangeWords(change)}
      note={calmChangeNote}
      picture={
        <PictureRoom
          until={emptyRoom(
            chartHeights.dots(calmChangeLayout(change).rows),
            <CalmChangeLegend change={change} />,
          )}
        >
          <CalmChangePicture change={change} />
        </PictureRoom>
      }
      numbers={numbersOf(change)}
      about={['calmChange']}
    >
      <WithAndWithout review={review} />
    </WeekPart>
  );
}

/** One to four calls are drawn one by one, and averaged nowhere. */
function numbersOf({ n, values, mean, low, high, ...change }: CalmChangeReview): TableOfNumbers {
  const middle = ['Median', 'Least', 'Most'];
  const ofMiddle = [figure(change.median), figure(change.min), figure(change.max)];
  return values === null
    ? oneRow(
        ['Calls (n)', 'Mean', '95 % interval', ...middle],
        [n, figure(mean), intervalFigure(low, high), ...ofMiddle],
      )
    : withEach(
        { each: 'Call', value: 'Points down', values: values.map(figure) },
        ['Calls (n)', ...middle],
        [n, ...ofMiddle],
      );
}

function WithAndWithout({ review }: { readonly review: Review }) {
  const comparison = review.aside.pauseComparison;
  return (
    <OnDemand words="With a pause and without">
      <Sentences of={pauseComparisonWords(comparison)} />
      <OnRequest
        of="with and without a pause"
        numbers={
          comparison === null
            ? null
            : oneRow(
                ['With a pause (n)', 'Without (n)', 'Difference', 'Standard error'],
                [
                  comparison.withPause,
                  comparison.without,
                  figure(comparison.difference),
                  figure(comparison.standardError),
                ],
              )
        }
        about={['pauseComparison']}
      />
    </OnDemand>
  );
}
