import { Button, type ButtonProps } from '../ui/button.tsx';
import { keyShortcutOf } from './own-keys.ts';
import { useHasKeyboard } from './use-own-keys.ts';

export interface FaceButtonProps extends ButtonProps {
  /** The window's own key for it, drawn once the window has the keyboard; until then `hotkey` is. */
  readonly ownKey?: string;
}

/** A button of a face. */
export function FaceButton({ ownKey, hotkey = null, ...button }: FaceButtonProps) {
  const drawn = useHasKeyboard() ? (ownKey ?? null) : hotkey;
  return (
    <Button
      {...button}
      hotkey={drawn}
      {...(ownKey !== undefined && { keyShortcut: keyShortcutOf(ownKey) })}
    />
  );
}
