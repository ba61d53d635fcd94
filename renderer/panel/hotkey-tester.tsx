import { useEffect, useRef } from 'react';
import type { KeyPurpose } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import './hotkey-keeper.css';

export interface HotkeyTesterProps {
  readonly purpose?: KeyPurpose;
  readonly isHeard: boolean;
  readonly words: string;
  /** Without it the test goes on for as long as it is shown, and leaves the keyboard where it is. */
  readonly onStop?: () => void;
}

const doesNothing: Readonly<Record<KeyPurpose, string>> = {
  pause: 'It starts no pause while this is open.',
  hide: 'It hides nothing while this is open.',
  focus: 'It only answers here while this is open.',
};

/** While it is shown the key is only reported: it does nothing else. */
export function HotkeyTester({ purpose = 'pause', isHeard, words, onStop }: HotkeyTesterProps) {
  const hasButton = onStop !== undefined;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void send('listenForHotkey', { isListening: true, purpose });
    if (hasButton) box.current?.focus();
    return () => void send('listenForHotkey', { isListening: false, purpose });
  }, [purpose, hasButton]);
  return (
    <div className="recorder" ref={box} tabIndex={-1}>
      <p className="recorder-held" role="status">
        {isHeard ? 'Heard it. The key works.' : `Press ${words} now.`}
      </p>
      {!isHeard && <p className="recorder-hint">{doesNothing[purpose]}</p>}
      {onStop !== undefined && <Button onPress={onStop}>{isHeard ? 'Good' : 'Stop'}</Button>}
    </div>
  );
}
