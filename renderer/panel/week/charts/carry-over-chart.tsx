import type { CarryOverGroup } from '../../../../domain/review/carry-over.ts';
import { figured } from '../../../../domain/review/number-words.ts';
import { chartHeights } from '../chart-heights.ts';
import { CarryOverLegend } from '../picture-legends.tsx';
import { carryOverDescription, groupMark } from '../picture-words.ts';
import { Hairline, Marks, type PictureProps, Plot, Range } from './plot.tsx';

/** How wound up the rep was in the next hard call, by how long ago the last was. */
export function CarryOverChart({ groups, width }: CarryOverChartProps) {
  // A stretch of time without a call has no column, but a row in the table: the axis names each that is there.
  const shown = groups.flatMap((group, index) =>
    group.n === 0 ? [] : [{ ...group, mark: groupMark(index) }],
  );
  const dots = shown.flatMap(({ values }, index) =>
    [...new Set(values ?? [])].flatMap((value) => {
      const same = (values ?? []).filter((other) => other === value).length;
      // Side by side where they are equal.
      return Array.from({ length: same }, (_, each) => ({
        x: index + (each - (same - 1) / 2) * 0.14,
        y: value,
      }));
    }),
  );
  const ranges = shown.flatMap(({ median, min, max }, x) =>
    median === null || min === null || max === null ? [] : [{ x, median, min, max }],
  );
  return (
    <Plot
      description={carryOverDescription(groups)}
      height={chartHeights.carryOver}
      width={width}
      x={{
        span: [-0.5, shown.length - 0.5],
        room: 44,
        ticks: shown.map(({ n, mark }, index) => ({
          at: index,
          words: mark,
          below: figured(n, 'call'),
        })),
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
        <Hairline key={y} from={{ x: -0.5, y }} to={{ x: shown.length - 0.5, y }} />
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
