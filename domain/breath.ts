import { secondsLeft } from './pause.ts';

/** One breath after another, from a start to a deadline; times in milliseconds on one clock. */
export interface Breathing {
  readonly startedAt: number;
  readonly deadline: number;
  /** Of one breath. */
  readonly lengthSeconds: number;
  /** How much of it is breathing in. */
  readonly inSeconds: number;
}

export type BreathPhase = 'in' | 'out';

export const phaseWords: Readonly<Record<BreathPhase, string>> = {
  in: 'Breathe in',
  out: 'Breathe out slowly',
};

/** What is shown of it at one instant. */
export interface BreathNow {
  readonly secondsLeft: number;
  readonly phase: BreathPhase;
  /** Milliseconds until either of them changes; null once the time is over. */
  readonly changesIn: number | null;
}

/** Where the breath is at `now`. One that was lengthened breathes its length again. */
export function breathAt(breathing: Breathing, now: number): BreathNow {
  const left = secondsLeft(breathing.deadline, now);
  const cycle = breathing.lengthSeconds * 1000;
  const breathingIn = breathing.inSeconds * 1000;
  const intoCycle = Math.max(0, now - breathing.startedAt) % cycle;
  const phase = intoCycle < breathingIn ? 'in' : 'out';
  if (left === 0) {
    // The last breath ended with the time: it does not begin another.
    return { secondsLeft: 0, phase: 'out', changesIn: null };
  }
  const toNextSecond = breathing.deadline - now - (left - 1) * 1000;
  const toNextPhase = (phase === 'in' ? breathingIn : cycle) - intoCycle;
  return { secondsLeft: left, phase, changesIn: Math.min(toNextSecond, toNextPhase) };
}
