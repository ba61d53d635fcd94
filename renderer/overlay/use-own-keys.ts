import { createContext, useCallback, useContext, useLayoutEffect, useSyncExternalStore } from 'react';
import type { OverlayView } from '../../domain/overlay-view.ts';
import { send } from '../coach-api.ts';
import { actionOfKey, type KeyPress } from './own-keys.ts';

/** Whether the window has been given the keyboard, which it never takes by itself. */
const Keyboard = createContext(false);
export const KeyboardProvider = Keyboard.Provider;

export function useHasKeyboard(): boolean {
  return useContext(Keyboard);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('focus', onChange);
  window.addEventListener('blur', onChange);
  return () => {
    window.removeEventListener('focus', onChange);
    window.removeEventListener('blur', onChange);
  };
}

/**
 * Hears single keys, with or without Shift, that nothing else on the page wants; `press` says whether it took one. A
 * key that is held down counts once.
 */
export function useSingleKeys(press: (key: KeyPress) => boolean): void {
  // Before it is painted: who sees a face can press its keys.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isChord = event.ctrlKey || event.altKey || event.metaKey;
      if (event.defaultPrevented || event.repeat || isChord) return;
      const isFree = event.target === document.body || event.target === document.querySelector('main');
      // On a button or a radio these are its own.
      if (!isFree && (event.key === ' ' || event.key === 'Enter')) return;
      if (press(event)) event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [press]);
}

/** Lets single keys do what the face's buttons do, as long as the window has the keyboard. Returns whether it has. */
export function useOwnKeys(view: OverlayView): boolean {
  const hasKeyboard = useSyncExternalStore(subscribe, () => document.hasFocus());
  const press = useCallback(
    (key: KeyPress) => {
      const action = actionOfKey(key, view);
      if (action !== null) void send('act', action);
      return action !== null;
    },
    [view],
  );
  useSingleKeys(press);
  return hasKeyboard;
}
