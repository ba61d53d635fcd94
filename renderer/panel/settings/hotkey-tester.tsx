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

const waitingWords = {
  beginning: () => 'One moment…',
  listening: (words: string) => `Press ${words} now.`,
  elsewhere: () => 'Come back to this window to try the key.',
};

/**
 * While it is shown the key is only reported, until it was heard: it does nothing else. In another window the key does
 * what it is for: a call may come while a test was left open.
 */
export function HotkeyTester({ purpose = 'pause', isHeard, words, onStop }: HotkeyTesterProps) {
  const hasButton = onStop !== undefined;
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'beginning' | 'listening' | 'elsewhere'>('beginning');
  useEffect(() => {
    if (hasButton) box.current?.focus();
  }, [hasButton]);
  useEffect(() => {
    if (isHeard) return;
    /** The newest word to main: an answer to an earlier one says nothing any more. */
    let newest = 0;
    const tell = (isListening: boolean) => {
      newest += 1;
      const told = newest;
      return send('listenForHotkey', { isListening, purpose }).then(() => told === newest);
    };
    const stop = () => {
      setState('elsewhere');
      void tell(false);
    };
    const begin = () => {
      setState('beginning');
      // Only once main listens: until then a press would do what the key is for.
      void tell(true).then((isNewest) => isNewest && setState('listening'));
    };
    begin();
    window.addEventListener('blur', stop);
    window.addEventListener('focus', begin);
    return () => {
      window.removeEventListener('blur', stop);
      window.removeEventListener('focus', begin);
      void tell(false);
    };
  }, [purpose, isHeard]);
  return (
    <div className="recorder" ref={box} tabIndex={-1}>
      <p className="recorder-held" role="status">
        {isHeard ? 'Heard it. The key works.' : waitingWords[state](words)}
      </p>
      {!isHeard && state !== 'elsewhere' && <p className="recorder-hint">{doesNothing[purpose]}</p>}
      {onStop !== undefined && <Button onPress={onStop}>{isHeard ? 'Good' : 'Stop'}</Button>}
    </div>
  );
}
