import type { ReactNode } from 'react';
import { ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { type Mark, MarkShape } from '../marks.tsx';
import '../week-charts.css';

/** What all pictures have in common: a frame that says what it shows, and marks that do without colour. */

export interface PictureProps {
  /** In pixels, for paper; without it, as wide as there is room. */
  readonly width?: number | undefined;
}

export interface FrameProps extends PictureProps {
  /** All that the picture says, in words. */
  readonly description: string;
  readonly height: number;
  /** What its marks mean, below it. */
  readonly legend?: ReactNode;
  /** A chart of recharts; `size` is for its own props. */
  readonly children: (size: { readonly width?: number; readonly height: number }) => ReactNode;
}

/** A picture, named as a whole: what is drawn in it is not read out piece by piece, and nothing in it can be tabbed to. */
export function Frame({ description, height, width, legend, children }: FrameProps) {
  return (
    <div className="plot" role="img" aria-label={description}>
      <div aria-hidden="true">
        {width === undefined ? (
          <ResponsiveContainer width="100%" height={height}>
            {children({ height })}
          </ResponsiveContainer>
        ) : (
          children({ width, height })
        )}
      </div>
      {legend !== undefined && <p className="plot-legend">{legend}</p>}
    </div>
  );
}

export type Span = readonly [number, number];

export interface PlotProps extends Omit<FrameProps, 'children'> {
  readonly x: AxisWords;
  readonly y: AxisWords;
  readonly margin?: { readonly top?: number; readonly right?: number; readonly bottom?: number };
  readonly children: ReactNode;
}

export interface AxisWords {
  /** Where the scale begins and ends. */
  readonly span: Span;
  /** What is written at the axis, and where; nothing: there is no axis to see. */
  readonly ticks?: readonly Tick[];
  /** Pixels for the words. */
  readonly room?: number;
}

export interface Tick {
  readonly at: number;
  readonly words: string;
  /** A second line. */
  readonly below?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

const around = { top: 10, right: 12, bottom: 4, left: 0 } as const;

/** Dots and lines over two scales. */
export function Plot({ x, y, margin, children, ...frame }: PlotProps) {
  return (
    <Frame {...frame}>
      {(size) => (
        <ScatterChart {...size} accessibilityLayer={false} margin={{ ...around, ...margin }}>
          <XAxis
            type="number"
            dataKey="x"
            domain={[...x.span]}
            allowDataOverflow
            hide={x.ticks === undefined}
            height={x.room ?? 24}
            axisLine={false}
            tickLine={false}
            interval={0}
            ticks={(x.ticks ?? []).map(({ at }) => at)}
            tick={(at: TickPlace) => <TickWords {...at} ticks={x.ticks ?? []} isBelow />}
          />
          <YAxis
            type="number"
            dataKey="y"
            domain={[...y.span]}
            allowDataOverflow
            hide={y.ticks === undefined}
            width={y.room ?? 32}
            axisLine={false}
            tickLine={false}
            interval={0}
            ticks={(y.ticks ?? []).map(({ at }) => at)}
            tick={(at: TickPlace) => <TickWords {...at} ticks={y.ticks ?? []} />}
          />
          {children}
        </ScatterChart>
      )}
    </Frame>
  );
}

interface TickPlace {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: unknown };
}

interface TickWordsProps extends TickPlace {
  readonly ticks: readonly Tick[];
  readonly isBelow?: boolean;
}

function TickWords({ x, y, payload, ticks, isBelow = false }: TickWordsProps) {
  const tick = ticks.find(({ at }) => at === payload.value);
  if (tick === undefined) return null;
  return (
    <text
      x={x}
      y={y}
      dy={isBelow ? '0.9em' : '0.35em'}
      textAnchor={tick.anchor ?? (isBelow ? 'middle' : 'end')}
    >
      {tick.words}
      {tick.below !== undefined && (
        <tspan x={x} dy="1.3em">
          {tick.below}
        </tspan>
      )}
    </text>
  );
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface MarksProps {
  readonly as: Mark;
  readonly at: readonly Place[];
}

/** The same mark at some places. */
export function Marks({ as, at }: MarksProps) {
  return (
    <Scatter
      data={[...at]}
      isAnimationActive={false}
      shape={({ cx, cy }: { readonly cx?: number | undefined; readonly cy?: number | undefined }) => (
        <MarkShape as={as} cx={cx ?? 0} cy={cy ?? 0} />
      )}
    />
  );
}

interface LineProps {
  readonly from: Place;
  readonly to: Place;
}

/** How sure something is: a wash to be seen from afar, with a thin line in it that has the contrast a shape needs. */
export function Sureness({ from, to, isRough = false }: LineProps & { readonly isRough?: boolean }) {
  return (
    <>
      <Stroke className="sureness" from={from} to={to} />
      <Stroke className={isRough ? 'sureness-core rough' : 'sureness-core'} from={from} to={to} />
    </>
  );
}

/** From the least to the most. */
export function Range(ends: LineProps) {
  return <Stroke className="range" {...ends} />;
}

/** Something to read the marks by. */
export function Hairline({ isFirm = false, ...ends }: LineProps & { readonly isFirm?: boolean }) {
  return <Stroke className={isFirm ? 'zero' : 'hairline'} {...ends} />;
}

/** recharts gives a line colours of its own as attributes, which any rule of ours outranks. */
function Stroke({ className, from, to }: LineProps & { readonly className: string }) {
  return <ReferenceLine className={className} segment={[from, to]} />;
}
