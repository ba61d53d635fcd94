import { useCallback, useRef, useState } from 'react';
import type { HotkeyState, KeyPurpose } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { FreeHotkeys } from './free-hotkeys.tsx';
import './hotkey-keeper.css';
import { HotkeyRecorder } from './hotkey-recorder.tsx';
import { HotkeyTester } from './hotkey-tester.tsx';

/** `testing` counts the presses heard before it began. */
type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'testing'; readonly heardBefore: number };

/** The words that differ by what a key is for. `suffix` tells apart what has the same words on screen. */
interface PurposeWords {
  readonly suffix: string;
  readonly isNow: (words: string) => string;
  readonly isOff: string;
  readonly unset: string;
}

const wordsOf: Readonly<Record<KeyPurpose, PurposeWords>> = {
  pause: {
    suffix: '',
    isNow: (words) => `Your key is ${words} now.`,
    isOff: '',
    unset: 'Use the default key',
  },
  hide: {
    suffix: ' for panic hide',
    isNow: (words) => `${words} hides Unflappable now.`,
    isOff: 'No key hides Unflappable now.',
    unset: 'Switch off',
  },
  focus: {
    suffix: ' for the overlay’s keyboard',
    isNow: (words) => `${words} gives the overlay the keyboard now.`,
    isOff: 'No key gives the overlay the keyboard now.',
    unset: 'Switch off',
  },
};

export interface HotkeyKeeperProps {
  readonly purpose: KeyPurpose;
  /** Null: there is none. */
  readonly hotkey: HotkeyState | null;
  /** Whether this system says if a key can be had. */
  readonly isHealthKnown: boolean;
}

/** One key: what it is, whether it works, another one, and a test. */
export function HotkeyKeeper({ purpose, hotkey, isHealthKnown }: HotkeyKeeperProps) {
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const [answer, setAnswer] = useState('');
  const [hasFailed, setHasFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const words = wordsOf[purpose];
  const now = hotkey === null ? 'There is still none.' : `Your key is ${hotkey.words}.`;

  const begin = (next: Doing) => {
    setAnswer('');
    setHasFailed(false);
    setDoing(next);
  };
  // What had the keyboard goes away with the recorder, the test, or the list of free keys.
  const stop = useCallback(() => {
    setDoing({ kind: 'nothing' });
    place.current?.focus();
  }, []);
  const set = useCallback(
    async (accelerator: string | null) => {
      const reply = await send('setHotkey', { purpose, accelerator });
      setHasFailed(!reply.ok);
      if (!reply.ok) setAnswer(reply.message);
      else setAnswer(reply.value === null ? words.isOff : words.isNow(reply.value.words));
    },
    [purpose, words],
  );
  const finish = useCallback(
    (accelerator: string | null) => {
      stop();
      if (accelerator === null) setAnswer(`Nothing changed. ${now}`);
      else void set(accelerator);
    },
    [stop, set, now],
  );
  const pick = (accelerator: string) => {
    stop();
    void set(accelerator);
  };

  return (
    <div className="hotkey-keeper" ref={place} tabIndex={-1}>
      {hotkey !== null && (
        <>
          <p className="hotkey-words">
            <KeyCaps words={hotkey.words} />
          </p>
          <p>{hotkey.sentence}</p>
        </>
      )}
      {doing.kind === 'recording' && <HotkeyRecorder isFreeKnown={isHealthKnown} onDone={finish} />}
      {doing.kind === 'testing' && hotkey !== null && (
        <HotkeyTester
          purpose={purpose}
          isHeard={hotkey.heard > doing.heardBefore}
          words={hotkey.words}
          onStop={stop}
        />
      )}
      {doing.kind === 'nothing' && (
        <div className="buttons">
          {hotkey !== null && (
            <Button
              name={`Press it now${words.suffix}`}
              onPress={() => begin({ kind: 'testing', heardBefore: hotkey.heard })}
            >
              Press it now
            </Button>
          )}
          <Button name={`Record a new key${words.suffix}`} onPress={() => begin({ kind: 'recording' })}>
            Record a new key
          </Button>
          {hotkey !== null && !hotkey.isDefault && (
            <Button name={`${words.unset}${words.suffix}`} onPress={() => void set(null)}>
              {words.unset}
            </Button>
          )}
        </div>
      )}
      <p className="hotkey-answer" role="status">
        {answer}
      </p>
      {doing.kind === 'nothing' && (hasFailed || hotkey?.health === 'refused') && (
        <FreeHotkeys isKnown={isHealthKnown} onPick={pick} />
      )}
    </div>
  );
}
