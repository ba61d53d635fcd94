import { useEffect, useReducer } from 'react';
import { type Breathing, type BreathNow, breathAt } from '../../domain/breath.ts';

/**
 * The breath as it is now; `offset` is what to add to this page's `performance.now()` to read its clock. It wakes only
 * when something on screen changes, and reads the clock anew each time: a late timer shows the right second, not the
 * next one.
 */
export function useBreath(breathing: Breathing, offset: number): BreathNow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      const { changesIn } = breathAt(breathing, performance.now() + offset);
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
  }, [breathing, offset]);
  return breathAt(breathing, performance.now() + offset);
}
