import { useEffect, useReducer } from 'react';
import type { PausingView } from '../../domain/overlay-view.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import type { Mirrored } from '../state/mirror.ts';
import { type BreathNow, breathAt } from './breath.ts';

/** What to add to this page's `performance.now()` to read the app's clock. */
export function clockOffset({ push, receivedAt }: Mirrored<OverlayPush>): number {
  return push.clock - receivedAt;
}

/**
 * The pause as it is now. It wakes only when something on screen changes, and reads the clock anew each time: a late
 * timer shows the right second, not the next one.
 */
export function useBreath(view: PausingView, offset: number): BreathNow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      const { changesIn } = breathAt(view, performance.now() + offset);
      if (changesIn === null) {
        return;
      }
      timer = setTimeout(() => {
        redraw();
        wait();
      }, Math.ceil(changesIn));
    };
    wait();
    return () => clearTimeout(timer);
  }, [view, offset]);
  return breathAt(view, performance.now() + offset);
}
