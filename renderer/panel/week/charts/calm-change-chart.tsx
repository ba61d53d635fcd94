import type { CalmChangeReview } from '../../../../domain/review/calm-change.ts';
import { chartHeights } from '../chart-heights.ts';
import { calmChangeLayout } from '../dot-layouts.ts';
import { CalmChangeLegend } from '../picture-legends.tsx';
import { calmChangeDescription, isFew } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, Plot, Range, Sureness } from './plot.tsx';

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
