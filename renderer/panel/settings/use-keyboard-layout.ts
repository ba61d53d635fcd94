import { useEffect, useState } from 'react';
import { type KeyboardLayout, unknownLayout } from '../../../domain/hotkey-layout.ts';
import { layoutNames } from '../../state/keyboard-layout.ts';

/** What each key of the keyboard types; unknown for the first moment. */
export function useKeyboardLayout(): KeyboardLayout {
  const [layout, setLayout] = useState(unknownLayout);
  useEffect(() => {
    let isCurrent = true;
    void layoutNames().then((names) => {
      if (isCurrent) setLayout(names);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return layout;
}
