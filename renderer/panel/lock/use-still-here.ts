import { useEffect } from 'react';
import { send } from '../../coach-api.ts';

/** Said at most this often, in milliseconds: the lock counts in minutes. */
const saidEvery = 20_000;

/** Tells main that the rep does something here, while the log would lock itself otherwise. */
export function useStillHere(isCounting: boolean): void {
  useEffect(() => {
    if (!isCounting) return;
    let saidAt = Number.NEGATIVE_INFINITY;
    const say = (event: Event) => {
      if (event.timeStamp - saidAt < saidEvery) return;
      saidAt = event.timeStamp;
      void send('stillHere');
    };
    const doings = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const name of doings) window.addEventListener(name, say, { capture: true, passive: true });
    return () => {
      for (const name of doings) window.removeEventListener(name, say, { capture: true });
    };
  }, [isCounting]);
}
