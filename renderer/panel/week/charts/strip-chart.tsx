import { ReferenceArea } from 'recharts';
import { daysOfWeek } from '../../../../domain/week.ts';
import { shortDayWords } from '../../log/wall-time.ts';
import { chartHeights } from '../chart-heights.ts';
import { StripLegend } from '../picture-legends.tsx';
import { type ShownWeek, stripDescription } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, type Place, Plot, Sureness } from './plot.tsx';

/** Of the scale’s height, beyond both its ends. */
const markRoom = 0.1;

/** Hostile calls a shift, week by week; the last one is looked at. */
export function StripChart({ width, isThisWeek, ...shown }: StripChartProps) {
  const { strip, week, interval, usual } = shown;
  const rates = strip.flatMap(({ rate }) => rate ?? []);
  const top = Math.max(1, Math.ceil(Math.max(0, ...rates, interval?.high ?? 0, usual?.high ?? 0)));
  const last = strip.length - 1;
  const at = strip.findIndex((each) => each.week === week);
  const placesOf = (isShown: boolean): readonly Place[] =>
    strip.flatMap(({ rate }, x) => (rate === null || (x === at) !== isShown ? [] : [{ x, y: rate }]));
  const first = strip[0];
  return (
    <Plot
      description={stripDescription(shown)}
      height={chartHeights.strip}
      width={width}
      x={{
        span: [-0.6, last + 0.6],
        ticks: [
          {
            at: 0,
            words: first === undefined ? '' : shortDayWords(daysOfWeek(first.week).from),
            anchor: 'start',
          },
          { at: last, words: isThisWeek ? 'this week' : shortDayWords(daysOfWeek(week).from), anchor: 'end' },
        ],
      }}
      y={{
        // A mark at either end is whole.
        span: [-top * markRoom, top * (1 + markRoom)],
        ticks: [
          { at: 0, words: '0' },
          { at: top, words: String(top) },
        ],
        room: 26,
      }}
      legend={<StripLegend {...shown} isThisWeek={isThisWeek} />}
    >
      {usual !== null && (
        <ReferenceArea className="band" x1={-0.6} x2={last + 0.6} y1={usual.low} y2={usual.high} radius={6} />
      )}
      <Hairline from={{ x: -0.6, y: top }} to={{ x: last + 0.6, y: top }} />
      <Hairline isFirm from={{ x: -0.6, y: 0 }} to={{ x: last + 0.6, y: 0 }} />
      {interval !== null && <Sureness from={{ x: at, y: interval.low }} to={{ x: at, y: interval.high }} />}
      <Marks as="dot" at={placesOf(false)} />
      <Marks as="ringed-dot" at={placesOf(true)} />
    </Plot>
  );
}

export interface StripChartProps extends PictureProps, ShownWeek {
  readonly isThisWeek: boolean;
}
