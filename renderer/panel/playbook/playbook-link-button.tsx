import type { ReactNode } from 'react';

export interface LinkButtonProps {
  readonly children: ReactNode;
  /** The accessible name, where the text alone is not it. Must begin with the visible text. */
  readonly name?: string;
  readonly onPress: () => void;
}

/** A button that reads like words in a sentence, for what is seldom needed. */
export function LinkButton({ children, name, onPress }: LinkButtonProps) {
  return (
    <button type="button" className="link" aria-label={name} onClick={onPress}>
      {children}
    </button>
  );
}
