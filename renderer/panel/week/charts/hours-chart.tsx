import { Scatter, usePlotArea } from 'recharts';
import { type HourOfWeekReview, toldRate } from '../../../../domain/review/by-hour.ts';
import { chartHeights } from '../chart-heights.ts';
import { HoursLegend } from '../picture-legends.tsx';
import { hoursDescription, hourWords, weekdayWords } from '../picture-words.ts';
import { type PictureProps, type Place, Plot } from './plot.tsx';

const hourSteps = 3;

/** Weekdays across, hours down, as in a calendar. The shade is calls for each hour worked, the number is calls. */
export function HoursChart({ cells, width }: HoursChartProps) {
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const most = Math.max(...cells.map((cell) => toldRate(cell) ?? 0));
  return (
    <Plot
      description={hoursDescription(cells)}
      height={chartHeights.hours(last - first + 1)}
      width={width}
      x={{
        span: [0.5, 7.5],
        ticks: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          at: weekday,
          words: weekdayWords(weekday).slice(0, 2),
        })),
      }}
      y={{
        span: [last + 0.5, first - 0.5],
        ticks: hourTicks(first, last),
        room: 48,
      }}
      margin={{ top: 2, right: 0 }}
      legend={<HoursLegend />}
    >
      {cells.map((cell) => (
        <HourCell
          key={`${cell.weekday} ${cell.hour}`}
          at={{ x: cell.weekday, y: cell.hour }}
          rows={last - first + 1}
          calls={cell.calls}
          step={stepOf(cell, most)}
        />
      ))}
    </Plot>
  );
}

export interface HoursChartProps extends PictureProps {
  readonly cells: readonly HourOfWeekReview[];
}

/** Too few calls for a rate are one light shade, however short the time was: a dark one would say what no words may. */
function stepOf(cell: HourOfWeekReview, most: number): number {
  const rate = toldRate(cell);
  if (rate === null) return cell.calls === 0 ? 0 : 1;
  return Math.ceil((rate / most) * hourSteps);
}

function hourTicks(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    at: first + index,
    words: hourWords(first + index),
  }));
}

interface HourCellProps {
  readonly at: Place;
  readonly rows: number;
  readonly calls: number;
  /** 0: no calls; 1 to `hourSteps`: how many for each hour worked, against the most. */
  readonly step: number;
}

function HourCell({ at, rows, calls, step }: HourCellProps) {
  const area = usePlotArea();
  const width = (area?.width ?? 0) / 7 - 4;
  const height = (area?.height ?? 0) / rows - 4;
  return (
    <Scatter
      data={[at]}
      isAnimationActive={false}
      shape={({ cx, cy }: { readonly cx?: number | undefined; readonly cy?: number | undefined }) => (
        <g className={`hour step-${step}`}>
          <rect
            x={(cx ?? 0) - width / 2}
            y={(cy ?? 0) - height / 2}
            width={Math.max(0, width)}
            height={Math.max(0, height)}
            rx={4}
          />
          {calls > 0 && (
            <text x={cx} y={cy} dy="0.35em" textAnchor="middle">
              {calls}
            </text>
          )}
        </g>
      )}
    />
  );
}
