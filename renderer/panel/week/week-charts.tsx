import { Bar, BarChart, LabelList, ReferenceArea, Scatter, usePlotArea, XAxis, YAxis } from 'recharts';
import type { HourOfWeekReview } from '../../../domain/review/by-hour.ts';
import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import type { CarryOverGroup } from '../../../domain/review/carry-over.ts';
import type { RecoveryTime } from '../../../domain/review/recovery.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import { shortDayWords } from '../log/wall-time.ts';
import { chartHeights } from './chart-heights.ts';
import { calmChangeLayout, recoveryLayout, wholeNumbersLayout } from './dot-layouts.ts';
import { rounded } from './figures.ts';
import { LineRows } from './line-rows.tsx';
import {
  CalmChangeLegend,
  CarryOverLegend,
  HoursLegend,
  OnMyMindLegend,
  RecoveryLegend,
  StripLegend,
} from './picture-legends.tsx';
import {
  type ChartedLine,
  type Counted,
  calmChangeDescription,
  carryOverDescription,
  groupMark,
  hoursDescription,
  hourWords,
  isFew,
  lineDescription,
  mixDescription,
  onMyMindDescription,
  recoveryDescription,
  type ShownWeek,
  stripDescription,
  weekdayWords,
} from './picture-words.ts';
import { Frame, Hairline, Marks, type PictureProps, type Place, Plot, Range, Sureness } from './plot.tsx';

/**
 * The pictures of the week, on the screen and on paper. They are the only part of the panel with a charting library in it,
 * and come when the week is opened. Everything is said by place and shape; colour only repeats it.
 */

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
        span: [0, top],
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

/** Each line with how often it helped, and how sure that is. */
export function LinesChart({ lines, width }: LinesChartProps) {
  return (
    <LineRows
      lines={lines}
      width={width}
      picture={(line) => (
        <Plot
          description={lineDescription(line)}
          height={chartHeights.line}
          width={width === undefined ? undefined : width * 0.3}
          x={{ span: [-0.05, 1.05] }}
          y={{ span: [-1, 1] }}
          margin={{ top: 2, right: 4, bottom: 2 }}
        >
          <Hairline from={{ x: 0, y: 0 }} to={{ x: 1, y: 0 }} />
          <Sureness isRough={isFew(line.n)} from={{ x: line.low, y: 0 }} to={{ x: line.high, y: 0 }} />
          <Marks as="shown-dot" at={[{ x: line.share, y: 0 }]} />
        </Plot>
      )}
    />
  );
}

export interface LinesChartProps extends PictureProps {
  readonly lines: readonly ChartedLine[];
}

/** Minutes to steady: a full dot was steady then, an open one was not yet when the next call came. */
export function RecoveryChart({ times, medianMinutes, width }: RecoveryChartProps) {
  const { times: sorted, top, dots, rows } = recoveryLayout(times, medianMinutes);
  const placesOf = (isCensored: boolean): readonly Place[] =>
    dots.flatMap(({ x, level }, index) =>
      sorted[index]?.isCensored === isCensored ? [{ x, y: level + 0.5 }] : [],
    );
  return (
    <Plot
      description={recoveryDescription(times, medianMinutes)}
      height={chartHeights.dots(rows)}
      width={width}
      x={{
        span: [-top * 0.04, top],
        ticks: [
          { at: 0, words: '0' },
          { at: top / 2, words: rounded(top / 2) },
          { at: top, words: `${top} min`, anchor: 'end' },
        ],
      }}
      y={{ span: [0, rows] }}
      legend={<RecoveryLegend times={times} medianMinutes={medianMinutes} />}
    >
      <Hairline isFirm from={{ x: -top * 0.04, y: 0 }} to={{ x: top, y: 0 }} />
      {medianMinutes !== null && (
        <Hairline isFirm from={{ x: medianMinutes, y: 0 }} to={{ x: medianMinutes, y: rows - 0.5 }} />
      )}
      <Marks as="open-dot" at={placesOf(true)} />
      <Marks as="shown-dot" at={placesOf(false)} />
      {medianMinutes !== null && <Marks as="diamond" at={[{ x: medianMinutes, y: rows - 0.5 }]} />}
    </Plot>
  );
}

export interface RecoveryChartProps extends PictureProps {
  readonly times: readonly RecoveryTime[];
  readonly medianMinutes: number | null;
}

/** Two ratings of 1 to 9 are at most this far apart. */
const widestChange = 8;

/** Where the rep ended up against the worst moment: dots for a few calls, else median, range and the mean’s interval. */
export function CalmChangeChart({ change, width }: CalmChangeChartProps) {
  const { n, values, mean, median, min, max, low, high } = change;
  const { dots, rows } = calmChangeLayout(change);
  const isListed = values !== null;
  const [middle, above] = [0.5, 1.5];
  return (
    <Plot
      description={calmChangeDescription(change)}
      height={chartHeights.dots(rows)}
      width={width}
      x={{
        span: [-widestChange - 0.5, widestChange + 0.5],
        ticks: [
          { at: -widestChange, words: 'more wound up', anchor: 'start' },
          { at: 0, words: 'the same' },
          { at: widestChange, words: 'calmer', anchor: 'end' },
        ],
      }}
      y={{ span: [0, rows] }}
      legend={<CalmChangeLegend change={change} />}
    >
      <Hairline from={{ x: -widestChange, y: middle }} to={{ x: widestChange, y: middle }} />
      {!isListed && <Hairline from={{ x: -widestChange, y: above }} to={{ x: widestChange, y: above }} />}
      <Hairline isFirm from={{ x: 0, y: 0 }} to={{ x: 0, y: rows }} />
      {!isListed && min !== null && max !== null && (
        <Range from={{ x: min, y: above }} to={{ x: max, y: above }} />
      )}
      {low !== null && high !== null && (
        <Sureness isRough={isFew(n)} from={{ x: low, y: middle }} to={{ x: high, y: middle }} />
      )}
      {!isListed && median !== null && <Marks as="diamond" at={[{ x: median, y: above }]} />}
      {!isFew(n) && mean !== null && <Marks as="dot" at={[{ x: mean, y: middle }]} />}
      <Marks as="shown-dot" at={dots.map(({ x, level }) => ({ x, y: level + middle }))} />
    </Plot>
  );
}

export interface CalmChangeChartProps extends PictureProps {
  readonly change: CalmChangeReview;
}

/** Plain bars with their counts. */
export function MixChart({ label, counts, of, width }: MixChartProps) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <Frame
      description={mixDescription(label, counts, of)}
      height={chartHeights.bars(counts.length)}
      width={width}
    >
      {(size) => (
        <BarChart
          {...size}
          accessibilityLayer={false}
          layout="vertical"
          data={[...counts]}
          margin={{ top: 0, right: 28, bottom: 0, left: 0 }}
        >
          <XAxis type="number" hide domain={[0, most]} />
          <YAxis
            type="category"
            dataKey="name"
            width={150}
            axisLine={false}
            tickLine={false}
            interval={0}
            tick={{ width: 144, textAnchor: 'start', x: 0, fill: 'currentColor' }}
          />
          <Bar className="bar" dataKey="count" barSize={12} radius={3} isAnimationActive={false}>
            <LabelList dataKey="count" position="right" className="bar-count" fill="currentColor" />
          </Bar>
        </BarChart>
      )}
    </Frame>
  );
}

export interface MixChartProps extends PictureProps {
  readonly label: string;
  readonly counts: readonly Counted[];
  /** Of so many calls. */
  readonly of: number;
}

const hourSteps = 3;

/** Weekdays across, hours down, as in a calendar. The shade is calls for each hour worked, the number is calls. */
export function HoursChart({ cells, width }: HoursChartProps) {
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  const most = Math.max(...cells.map(({ rate }) => rate ?? 0));
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
      {cells.map(({ weekday, hour, calls, rate }) => (
        <HourCell
          key={`${weekday} ${hour}`}
          at={{ x: weekday, y: hour }}
          rows={last - first + 1}
          calls={calls}
          step={rate === null || most === 0 ? 0 : Math.ceil((rate / most) * hourSteps)}
        />
      ))}
    </Plot>
  );
}

export interface HoursChartProps extends PictureProps {
  readonly cells: readonly HourOfWeekReview[];
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

/** How wound up the rep was in the next hard call, by how long ago the last was. */
export function CarryOverChart({ groups, width }: CarryOverChartProps) {
  const dots = groups.flatMap(({ values }, index) =>
    [...new Set(values ?? [])].flatMap((value) => {
      const same = (values ?? []).filter((other) => other === value).length;
      // Side by side where they are equal.
      return Array.from({ length: same }, (_, each) => ({
        x: index + (each - (same - 1) / 2) * 0.14,
        y: value,
      }));
    }),
  );
  const ranges = groups.flatMap(({ median, min, max }, x) =>
    median === null || min === null || max === null ? [] : [{ x, median, min, max }],
  );
  return (
    <Plot
      description={carryOverDescription(groups)}
      height={chartHeights.carryOver}
      width={width}
      x={{
        span: [-0.5, groups.length - 0.5],
        room: 44,
        ticks: groups.map(({ n }, index) => ({ at: index, words: groupMark(index), below: `n ${n}` })),
      }}
      y={{
        span: [0.5, 9.5],
        room: 58,
        ticks: [
          { at: 1, words: 'calm' },
          { at: 5, words: 'on edge' },
          { at: 9, words: 'boiling' },
        ],
      }}
      legend={<CarryOverLegend groups={groups} />}
    >
      {[1, 5, 9].map((y) => (
        <Hairline key={y} from={{ x: -0.5, y }} to={{ x: groups.length - 0.5, y }} />
      ))}
      {ranges.map(({ x, min, max }) => (
        <Range key={x} from={{ x, y: min }} to={{ x, y: max }} />
      ))}
      <Marks as="shown-dot" at={dots} />
      <Marks as="diamond" at={ranges.map(({ x, median }) => ({ x, y: median }))} />
    </Plot>
  );
}

export interface CarryOverChartProps extends PictureProps {
  readonly groups: readonly CarryOverGroup[];
}

/** What the end of each shift was answered with, 0 to 10. */
export function OnMyMindChart({ answers, width }: OnMyMindChartProps) {
  const { dots, rows } = wholeNumbersLayout(answers);
  return (
    <Plot
      description={onMyMindDescription(answers)}
      height={chartHeights.dots(rows)}
      width={width}
      x={{
        span: [-0.5, 10.5],
        ticks: [
          { at: 0, words: '0, not at all', anchor: 'start' },
          { at: 10, words: '10, all of it', anchor: 'end' },
        ],
      }}
      y={{ span: [0, rows] }}
      legend={<OnMyMindLegend />}
    >
      <Hairline isFirm from={{ x: -0.5, y: 0 }} to={{ x: 10.5, y: 0 }} />
      <Marks as="shown-dot" at={dots.map(({ x, level }) => ({ x, y: level + 0.5 }))} />
    </Plot>
  );
}

export interface OnMyMindChartProps extends PictureProps {
  readonly answers: readonly number[];
}
