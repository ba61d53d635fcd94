import { useEffect, useRef } from 'react';
import { isRestOfDoublePress, type PointerPress } from './double-press.ts';

/** Lets no click through that is only the rest of a double click on the face before. */
export function useIgnoreDoublePress(face: string): void {
  const last = useRef<PointerPress | null>(null);
  useEffect(() => {
    const look = (event: MouseEvent) => {
      // 0: pressed by a key.
      if (event.detail === 0) return;
      const press: PointerPress = { face, x: event.screenX, y: event.screenY, at: event.timeStamp };
      if (isRestOfDoublePress(last.current, press)) {
        event.preventDefault();
        event.stopPropagation();
      }
      last.current = press;
    };
    // Before React hears of it.
    window.addEventListener('click', look, true);
    return () => window.removeEventListener('click', look, true);
  }, [face]);
}
