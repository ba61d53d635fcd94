import { type RefObject, useLayoutEffect, useRef } from 'react';
import './breath-figure.css';
import { useReducedMotion } from './use-reduced-motion.ts';

export interface BreathFigureProps {
  /** One breath after another: times in milliseconds on one clock, lengths in seconds. */
  readonly breathing: {
    readonly startedAt: number;
    readonly deadline: number;
    readonly lengthSeconds: number;
    readonly inSeconds: number;
  };
  readonly motion: 'ring' | 'dot' | 'text';
  readonly secondsLeft: number;
  /** What to add to `performance.now()` to read that clock. */
  readonly offset: number;
}

/** The seconds left, within a ring that empties and a disc that breathes, on a still dot, or as a number alone. */
export function BreathFigure({ breathing, motion: wanted, secondsLeft, offset }: BreathFigureProps) {
  const isStill = useReducedMotion();
  const motion = wanted === 'ring' && isStill ? 'dot' : wanted;
  return (
    <div className={`breath-figure as-${motion}`}>
      {motion === 'ring' && <BreathRing breathing={breathing} offset={offset} />}
      {motion === 'dot' && <span className="still-dot" />}
      <div role="timer" aria-label="Seconds left" aria-live="off" aria-atomic="true" className="seconds">
        {secondsLeft}
      </div>
    </div>
  );
}

const smallest = 0.82;

function BreathRing({ breathing, offset }: Pick<BreathFigureProps, 'breathing' | 'offset'>) {
  const arc = useRef<SVGCircleElement>(null);
  const disc = useRef<SVGCircleElement>(null);
  const { startedAt, deadline, lengthSeconds, inSeconds } = breathing;

  // Layout effects: the first frame already shows the right place.
  useLayoutEffect(
    () =>
      animateFrom(arc, startedAt - offset, [{ strokeDashoffset: 0 }, { strokeDashoffset: 1 }], {
        duration: deadline - startedAt,
        fill: 'both',
      }),
    [startedAt, deadline, offset],
  );
  useLayoutEffect(() => {
    const easing = getComputedStyle(document.documentElement).getPropertyValue('--ease').trim();
    return animateFrom(
      disc,
      startedAt - offset,
      [
        { scale: smallest, easing },
        { scale: 1, offset: inSeconds / lengthSeconds, easing },
        { scale: smallest },
      ],
      {
        duration: lengthSeconds * 1000,
        iterations: Math.max(1, (deadline - startedAt) / (lengthSeconds * 1000)),
        fill: 'both',
      },
    );
  }, [startedAt, deadline, lengthSeconds, inSeconds, offset]);

  return (
    <svg className="ring" viewBox="0 0 136 136" aria-hidden="true">
      <circle className="halo" cx="68" cy="68" r="57" />
      <circle ref={disc} className="disc" cx="68" cy="68" r="57" />
      <circle className="track" cx="68" cy="68" r="63" />
      <circle ref={arc} className="arc" cx="68" cy="68" r="63" pathLength="1" transform="rotate(-90 68 68)" />
    </svg>
  );
}

/** Runs an animation that began at `startTime` on this page's `performance.now()`, however late it is created. */
function animateFrom(
  element: RefObject<SVGCircleElement | null>,
  startTime: number,
  keyframes: Keyframe[],
  timing: KeyframeAnimationOptions,
): (() => void) | undefined {
  const animation = element.current?.animate(keyframes, timing);
  if (animation === undefined) {
    return;
  }
  animation.startTime = startTime;
  return () => animation.cancel();
}
