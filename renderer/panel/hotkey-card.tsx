import { useEffect, useRef, useState } from 'react';
import { hotkeyFromPress, modifiersOf } from '../../domain/hotkey-recording.ts';
import { hotkeyWords } from '../../domain/hotkey-words.ts';
import type { HotkeyState } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { KeyCaps } from '../ui/key-caps.tsx';
import './hotkey-card.css';
import { system } from './system.ts';

/** `testing` counts the presses heard before it began. */
type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'testing'; readonly heardBefore: number };

/** The one key: what it is, whether it works, another one, and a test. */
export function HotkeyCard({ hotkey }: { readonly hotkey: HotkeyState }) {
  const [doing, setDoing] = useState<Doing>({ kind: 'nothing' });
  const [answer, setAnswer] = useState('');

  const set = async (accelerator: string | null) => {
    const reply = await send('setHotkey', { accelerator });
    setAnswer(reply.ok ? `Your key is ${reply.value.words} now.` : reply.message);
  };
  const record = () => {
    setAnswer('');
    setDoing({ kind: 'recording' });
  };
  const test = () => {
    setAnswer('');
    setDoing({ kind: 'testing', heardBefore: hotkey.heard });
  };
  const words = useRef<HTMLParagraphElement>(null);
  // What had the keyboard goes away with the recorder or the test.
  const stop = () => {
    setDoing({ kind: 'nothing' });
    words.current?.focus();
  };

  return (
    <Card title="The key">
      <p className="hotkey-words" ref={words} tabIndex={-1}>
        <KeyCaps words={hotkey.words} />
      </p>
      <p>{hotkey.sentence}</p>
      {doing.kind === 'recording' && (
        <Recorder
          onDone={(accelerator) => {
            stop();
            if (accelerator === null) setAnswer(`Nothing changed. Your key is ${hotkey.words}.`);
            else void set(accelerator);
          }}
        />
      )}
      {doing.kind === 'testing' && (
        <Tester isHeard={hotkey.heard > doing.heardBefore} words={hotkey.words} onStop={stop} />
      )}
      {doing.kind === 'nothing' && (
        <div className="buttons">
          <Button onPress={test}>Press it now</Button>
          <Button onPress={record}>Record a new key</Button>
          {!hotkey.isDefault && <Button onPress={() => void set(null)}>Use the default key</Button>}
        </div>
      )}
      <p className="hotkey-answer" role="status">
        {answer}
      </p>
    </Card>
  );
}

interface RecorderProps {
  /** The new key, or null when the rep went back. */
  readonly onDone: (accelerator: string | null) => void;
}

/** Listens in this window only, and only while it is shown. */
function Recorder({ onDone }: RecorderProps) {
  const [held, setHeld] = useState('');
  const [refusal, setRefusal] = useState('');
  const [accelerator, setAccelerator] = useState<string | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    void send('recordHotkey', { isRecording: true });
    box.current?.focus();
    return () => void send('recordHotkey', { isRecording: false });
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (event.code === 'Escape') {
        onDone(null);
        return;
      }
      const result = hotkeyFromPress(event, system);
      setAccelerator(result.kind === 'recorded' ? result.accelerator : null);
      setRefusal(result.kind === 'refused' ? result.message : '');
      setHeld(
        result.kind === 'recorded'
          ? hotkeyWords(result.accelerator, system)
          : hotkeyWords(modifiersOf(event, system).join('+'), system),
      );
    };
    // Only once it is let go: a key still held would start a pause the moment it becomes the hotkey.
    const release = (event: KeyboardEvent) => {
      event.preventDefault();
      if (accelerator !== null) onDone(accelerator);
      else setHeld('');
    };
    const leave = () => onDone(null);
    window.addEventListener('keydown', press, true);
    window.addEventListener('keyup', release, true);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('keyup', release, true);
      window.removeEventListener('blur', leave);
    };
  }, [accelerator, onDone]);

  return (
    <fieldset className="recorder" ref={box} tabIndex={-1} aria-label="Recording a new key">
      <p className="recorder-held">{held === '' ? 'Press the new key now.' : held}</p>
      <p className="recorder-hint" role="status">
        {refusal === ''
          ? 'Hold Ctrl, Alt or the like with a key, or use an F key alone. Esc goes back.'
          : refusal}
      </p>
      <Button onPress={() => onDone(null)}>Back</Button>
    </fieldset>
  );
}

export interface TesterProps {
  readonly isHeard: boolean;
  readonly words: string;
  /** Without it there is nothing to press: it listens until it is left. */
  readonly onStop?: () => void;
}

/** While it is shown the key is only reported: it starts no pause. */
export function Tester({ isHeard, words, onStop }: TesterProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void send('listenForHotkey', { isListening: true });
    box.current?.focus();
    return () => void send('listenForHotkey', { isListening: false });
  }, []);
  return (
    <div className="recorder" ref={box} tabIndex={-1}>
      <p className="recorder-held" role="status">
        {isHeard ? 'Heard it. The key works.' : `Press ${words} now.`}
      </p>
      {!isHeard && <p className="recorder-hint">It starts no pause while this is open.</p>}
      {onStop !== undefined && <Button onPress={onStop}>{isHeard ? 'Good' : 'Stop'}</Button>}
    </div>
  );
}
