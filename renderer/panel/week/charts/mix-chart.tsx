import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts';
import { chartHeights } from '../chart-heights.ts';
import { type Counted, mixDescription } from '../picture-words.ts';
import { Frame, type PictureProps } from './plot.tsx';

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
