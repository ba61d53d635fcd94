import { useEffect, useRef, useState } from 'react';
import { hotkeyFromPress, type KeyPress, modifiersOf } from '../../../domain/hotkey-recording.ts';
import { hotkeyWords } from '../../../domain/hotkey-words.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { system } from '../system.ts';
import { FreeHotkeys } from './free-hotkeys.tsx';
import { useKeyboardLayout } from './use-keyboard-layout.ts';

export interface HotkeyRecorderProps {
  /** Whether a suggestion is known to be free. */
  readonly isFreeKnown: boolean;
  /** The new key, or null when the rep went back. */
  readonly onDone: (accelerator: string | null) => void;
}

/** Listens in this window only, and only while it is shown. */
export function HotkeyRecorder({ isFreeKnown, onDone }: HotkeyRecorderProps) {
  const layout = useKeyboardLayout();
  const [held, setHeld] = useState('');
  const [refusal, setRefusal] = useState('');
  const [hasRefused, setHasRefused] = useState(false);
  const [accelerator, setAccelerator] = useState<string | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);

  /** Main has let go of the keys: until then a press of one would do what it is for. */
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isShown = true;
    void send('recordHotkey', { isRecording: true }).then(() => {
      if (isShown) setReady(true);
    });
    box.current?.focus();
    return () => {
      isShown = false;
      void send('recordHotkey', { isRecording: false });
    };
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isForButtons(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const keys = pressOf(event);
      if (event.code === 'Escape') {
        onDone(null);
        return;
      }
      const result = hotkeyFromPress(keys, system, layout);
      setAccelerator(result.kind === 'recorded' ? result.accelerator : null);
      setRefusal(result.kind === 'refused' ? result.message : '');
      if (result.kind === 'refused') setHasRefused(true);
      setHeld(
        result.kind === 'recorded'
          ? hotkeyWords(result.accelerator, system, layout)
          : hotkeyWords(modifiersOf(keys, system).join('+'), system),
      );
    };
    // Only once it is let go: a key still held would start a pause the moment it becomes the hotkey.
    const release = (event: KeyboardEvent) => {
      if (isForButtons(event)) return;
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
  }, [accelerator, onDone, layout]);

  return (
    <fieldset className="recorder" ref={box} tabIndex={-1} aria-label="Recording a new key">
      <p className="recorder-held">
        {held === '' ? (isReady ? 'Press the new key now.' : 'One moment…') : held}
      </p>
      <p className="recorder-hint" role="status">
        {refusal === ''
          ? 'Hold Ctrl, Alt or the like with a key, or use an F key alone. Esc goes back.'
          : refusal}
      </p>
      {hasRefused && <FreeHotkeys isKnown={isFreeKnown} onPick={onDone} />}
      <Button onPress={() => onDone(null)}>Back</Button>
    </fieldset>
  );
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { code, ctrlKey, altKey, shiftKey, metaKey } = event;
  return { code, ctrlKey, altKey, shiftKey, metaKey, isAltGraph: event.getModifierState('AltGraph') };
}

/** Tab alone, and Enter or Space on a button, are never a hotkey: the buttons can be had without a mouse. */
function isForButtons({ code, ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return (
    code === 'Tab' ||
    (target instanceof HTMLButtonElement && ['Enter', 'NumpadEnter', 'Space'].includes(code))
  );
}
