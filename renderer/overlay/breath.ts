import type { PausingView } from '../../domain/overlay-view.ts';
import { secondsLeft } from '../../domain/pause.ts';

export type BreathPhase = 'in' | 'out';

/** What a pause shows at one instant. */
export interface BreathNow {
  readonly secondsLeft: number;
  readonly phase: BreathPhase;
  /** Milliseconds until either of them changes; null once the time is over. */
  readonly changesIn: number | null;
}

/** The pause at `now`, on the app's clock. A lengthened pause breathes its length again. */
export function breathAt(
  pause: Pick<PausingView, 'startedAt' | 'deadline' | 'lengthSeconds' | 'inSeconds'>,
  now: number,
): BreathNow {
  const left = secondsLeft(pause.deadline, now);
  const cycle = pause.lengthSeconds * 1000;
  const breathingIn = pause.inSeconds * 1000;
  const intoCycle = Math.max(0, now - pause.startedAt) % cycle;
  const phase = intoCycle < breathingIn ? 'in' : 'out';
  if (left === 0) {
    // The last breath ended with the pause: it does not begin another.
    return { secondsLeft: 0, phase: 'out', changesIn: null };
  }
  const toNextSecond = pause.deadline - now - (left - 1) * 1000;
  const toNextPhase = (phase === 'in' ? breathingIn : cycle) - intoCycle;
  return { secondsLeft: left, phase, changesIn: Math.min(toNextSecond, toNextPhase) };
}
