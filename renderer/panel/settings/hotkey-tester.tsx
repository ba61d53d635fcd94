import { useEffect, useRef, useState } from 'react';
import type { KeyPurpose } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import './hotkey-keeper.css';

export interface HotkeyTesterProps {
  readonly purpose?: KeyPurpose;
  readonly isHeard: boolean;
  readonly words: string;
  /** Without it the test goes on for as long as it is shown, and leaves the keyboard where it is. */
  readonly onStop?: () => void;
}

const doesNothing: Readonly<Record<KeyPurpose, string>> = {
  pause: 'It starts no pause while you are in this window.',
  hide: 'It hides nothing while you are in this window.',
  focus: 'It only answers here while you are in this window.',
};

/**
 * While it is shown the key is only reported, until it was heard: it does nothing else. In another window the key does
 * what it is for: a call may come while a test was left open.
 */
export function HotkeyTester({ purpose = 'pause', isHeard, words, onStop }: HotkeyTesterProps) {
  const hasButton = onStop !== undefined;
  const box = useRef<HTMLDivElement>(null);
  const [isHere, setHere] = useState(true);
  useEffect(() => {
    if (hasButton) box.current?.focus();
  }, [hasButton]);
  useEffect(() => {
    if (isHeard) return;
    const listen = (isListening: boolean) => {
      setHere(isListening);
      void send('listenForHotkey', { isListening, purpose });
    };
    const stop = () => listen(false);
    const begin = () => listen(true);
    begin();
    window.addEventListener('blur', stop);
    window.addEventListener('focus', begin);
    return () => {
      window.removeEventListener('blur', stop);
      window.removeEventListener('focus', begin);
      void send('listenForHotkey', { isListening: false, purpose });
    };
  }, [purpose, isHeard]);
  return (
    <div className="recorder" ref={box} tabIndex={-1}>
      <p className="recorder-held" role="status">
        {testWords(isHeard, isHere, words)}
      </p>
      {!isHeard && isHere && <p className="recorder-hint">{doesNothing[purpose]}</p>}
      {onStop !== undefined && <Button onPress={onStop}>{isHeard ? 'Good' : 'Stop'}</Button>}
    </div>
  );
}

function testWords(isHeard: boolean, isHere: boolean, words: string): string {
  if (isHeard) return 'Heard it. The key works.';
  return isHere ? `Press ${words} now.` : 'Come back to this window to try the key.';
}
