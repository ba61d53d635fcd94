import { Fragment } from 'react';

export interface GappedTextProps {
  /** The whole text, part for part; `start` is where each begins. */
  readonly parts: readonly { readonly start: number; readonly text: string; readonly isGap: boolean }[];
}

/** A text with its gaps drawn as blanks for the voice; heard as “blank: time”. */
export function GappedText({ parts }: GappedTextProps) {
  return parts.map(({ start, text, isGap }) =>
    isGap ? (
      <span key={start} className="gap">
        <span className="only-heard">blank: </span>
        {text}
      </span>
    ) : (
      <Fragment key={start}>{text}</Fragment>
    ),
  );
}
