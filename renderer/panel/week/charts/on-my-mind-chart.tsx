import { chartHeights } from '../chart-heights.ts';
import { wholeNumbersLayout } from '../dot-layouts.ts';
import { OnMyMindLegend } from '../picture-legends.tsx';
import { onMyMindDescription } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, Plot } from './plot.tsx';

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
