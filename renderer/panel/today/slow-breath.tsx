import { useEffect, useRef, useState } from 'react';
import { type Breathing, phaseWords } from '../../../domain/breath.ts';
import { breathOf } from '../../../domain/pause.ts';
import type { Motion } from '../../../domain/settings.ts';
import { useBreath } from '../../state/use-breath.ts';
import { BreathFigure } from '../../ui/breath-figure.tsx';
import { Button } from '../../ui/button.tsx';
import './slow-breath.css';

/** Six a minute, out longer than in: the pace that was studied (evidence.md A2). */
const breathSeconds = 10;
const breaths = 6;

function beginNow(): Breathing {
  const startedAt = performance.now();
  return {
    startedAt,
    deadline: startedAt + breaths * breathSeconds * 1000,
    lengthSeconds: breathSeconds,
    inSeconds: breathOf(breathSeconds).inSeconds,
  };
}

/** A minute of slow breaths, begun and stopped by the rep. */
export function SlowBreath({ motion }: { readonly motion: Motion }) {
  const [breathing, setBreathing] = useState<Breathing | null>(null);
  const begin = useRef<HTMLButtonElement>(null);
  const wasBreathing = useRef(false);

  useEffect(() => {
    if (wasBreathing.current && breathing === null) begin.current?.focus();
    wasBreathing.current = breathing !== null;
  }, [breathing]);

  if (breathing === null) {
    return (
      <div className="buttons">
        <Button ref={begin} onPress={() => setBreathing(beginNow())}>
          Breathe for a minute
        </Button>
      </div>
    );
  }
  return <Breath breathing={breathing} motion={motion} onStop={() => setBreathing(null)} />;
}

interface BreathProps {
  readonly breathing: Breathing;
  readonly motion: Motion;
  readonly onStop: () => void;
}

function Breath({ breathing, motion, onStop }: BreathProps) {
  const breath = useBreath(breathing, 0);
  const isOver = breath.secondsLeft === 0;
  const stop = useRef<HTMLButtonElement>(null);

  // The button that began it is gone.
  useEffect(() => stop.current?.focus(), []);

  return (
    <div className="slow-breath">
      <BreathFigure breathing={breathing} motion={motion} secondsLeft={breath.secondsLeft} offset={0} />
      <div className="slow-breath-words">
        <p className="slow-breath-phase" role="status">
          {isOver ? 'That was a minute.' : phaseWords[breath.phase]}
        </p>
        <Button ref={stop} look="quiet" onPress={onStop}>
          {isOver ? 'Once more?' : 'Stop'}
        </Button>
      </div>
    </div>
  );
}
