import { Fragment } from 'react';
import { gapsOf } from '../../domain/line-advice.ts';

/** A line with its gaps drawn as blanks for the voice; heard as “blank: time”. */
export function LineText({ text }: { readonly text: string }) {
  return gapsOf(text).map((part) =>
    part.isGap ? (
      <span key={part.start} className="gap">
        <span className="only-heard">blank: </span>
        {part.text}
      </span>
    ) : (
      <Fragment key={part.start}>{part.text}</Fragment>
    ),
  );
}
