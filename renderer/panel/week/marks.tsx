import type { ReactNode } from 'react';
import './week-charts.css';

/** The marks of the week’s pictures, drawn there and explained below them. They do without colour. */

export type Mark = 'dot' | 'shown-dot' | 'ringed-dot' | 'open-dot' | 'diamond';

interface MarkShapeProps {
  readonly as: Mark;
  readonly cx: number;
  readonly cy: number;
}

export function MarkShape({ as, cx, cy }: MarkShapeProps) {
  switch (as) {
    case 'dot':
      return <circle className="mark" cx={cx} cy={cy} r={4.5} />;
    case 'shown-dot':
      return <circle className="mark shown" cx={cx} cy={cy} r={6} />;
    case 'ringed-dot':
      return (
        <g>
          <circle className="mark-ring" cx={cx} cy={cy} r={11} />
          <circle className="mark shown" cx={cx} cy={cy} r={6.5} />
        </g>
      );
    case 'open-dot':
      return (
        <g>
          <line className="mark-tail" x1={cx + 7} x2={cx + 16} y1={cy} y2={cy} />
          <circle className="mark-open" cx={cx} cy={cy} r={5} />
        </g>
      );
    case 'diamond':
      return <path className="mark shown" d={`M${cx} ${cy - 8}l8 8l-8 8l-8 -8z`} />;
    default: {
      const never: never = as;
      return never;
    }
  }
}

interface LegendMarkProps {
  readonly as: Mark | 'sureness' | 'rough' | 'range' | 'band';
  readonly children: ReactNode;
}

/** A mark of the picture and what it means. */
export function LegendMark({ as, children }: LegendMarkProps) {
  return (
    <span className="legend-mark">
      <svg width="28" height="22" viewBox="0 0 28 22" aria-hidden="true">
        <LegendShape as={as} />
      </svg>
      {children}
    </span>
  );
}

function LegendShape({ as }: Pick<LegendMarkProps, 'as'>) {
  switch (as) {
    case 'band':
      return <rect className="band" x="2" y="4" width="24" height="14" rx="4" />;
    case 'range':
      return <path className="range" d="M3 11H25" />;
    case 'sureness':
    case 'rough':
      return (
        <>
          <path className="sureness" d="M8 11H20" />
          <path className={as === 'rough' ? 'sureness-core rough' : 'sureness-core'} d="M4 11H24" />
        </>
      );
    default:
      return <MarkShape as={as} cx={as === 'open-dot' ? 7 : 14} cy={11} />;
  }
}
