import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts';
import { chartHeights } from '../chart-heights.ts';
import { MarkShape } from '../marks.tsx';
import { MixLegend } from '../picture-legends.tsx';
import { type Counted, isFew, mixDescription } from '../picture-words.ts';
import { Frame, type PictureProps } from './plot.tsx';

/** Rows with their counts: plain bars, or a dot a call while they are few. */
export function MixChart({ label, counts, of, width }: MixChartProps) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <Frame
      description={mixDescription(label, counts, of)}
      height={chartHeights.bars(counts.length)}
      width={width}
      legend={isFew(of) ? <MixLegend /> : undefined}
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
          {isFew(of) ? (
            <Bar
              dataKey="count"
              barSize={12}
              isAnimationActive={false}
              shape={({ index, ...place }: BarPlace & { readonly index: number }) => (
                <Dots {...place} count={counts[index]?.count ?? 0} />
              )}
            />
          ) : (
            <Bar className="bar" dataKey="count" barSize={12} radius={3} isAnimationActive={false}>
              <LabelList dataKey="count" position="right" className="bar-count" fill="currentColor" />
            </Bar>
          )}
        </BarChart>
      )}
    </Frame>
  );
}

/** Where the bar would be. */
interface BarPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const dotApart = 16;

/** As many dots as calls, closer where there is little room, and their count behind them. */
function Dots({ count, x, y, width, height }: BarPlace & { readonly count: number }) {
  const apart = Math.min(dotApart, width / count);
  const middle = y + height / 2;
  const places = Array.from({ length: count }, (_, index) => x + apart * (index + 0.5));
  return (
    <g>
      {places.map((place) => (
        <MarkShape key={place} as="shown-dot" cx={place} cy={middle} />
      ))}
      <text className="bar-count" x={x + apart * count + 5} y={middle} dy="0.355em">
        {count}
      </text>
    </g>
  );
}

export interface MixChartProps extends PictureProps {
  readonly label: string;
  readonly counts: readonly Counted[];
  /** Of so many calls. */
  readonly of: number;
}
