import type { RecoveryTime } from '../../../../domain/review/recovery.ts';
import { chartHeights } from '../chart-heights.ts';
import { recoveryLayout } from '../dot-layouts.ts';
import { rounded } from '../figures.ts';
import { RecoveryLegend } from '../picture-legends.tsx';
import { recoveryDescription } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, type Place, Plot } from './plot.tsx';

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
