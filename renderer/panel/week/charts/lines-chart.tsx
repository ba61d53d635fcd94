import { chartHeights } from '../chart-heights.ts';
import { LineRows } from '../line-rows.tsx';
import { type ChartedLine, isFew, lineDescription } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, Plot, Sureness } from './plot.tsx';

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
