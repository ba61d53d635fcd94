import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { OverlayView } from '../../domain/overlay-view.ts';
import { send } from '../coach-api.ts';
import { actionOfKey } from './own-keys.ts';

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

/** Lets single keys do what the face's buttons do, as long as the window has the keyboard. Returns whether it has. */
export function useOwnKeys(view: OverlayView): boolean {
  const hasKeyboard = useSyncExternalStore(subscribe, () => document.hasFocus());
  useEffect(() => {
    if (view.face === 'idle') return;
    const press = (event: KeyboardEvent) => {
      const isChord = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (event.defaultPrevented || event.repeat || isChord) return;
      const isFree = event.target === document.body || event.target === document.querySelector('main');
      // On a button or a radio these are its own.
      if (!isFree && (event.key === ' ' || event.key === 'Enter')) return;
      const action = actionOfKey(event, view);
      if (action === null) return;
      event.preventDefault();
      void send('act', action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [view]);
  return hasKeyboard;
}
