import { Fragment } from 'react';
import { gapsOf } from '../../domain/line-advice.ts';
import './spoken-words.css';

/** Words to say, between quotation marks; a gap such as `[time]` is drawn, and heard, as one: the voice fills it in. */
export function SpokenWords({ text }: { readonly text: string }) {
  return (
    <>
      “
      {gapsOf(text).map((part) =>
        part.isGap ? (
          <span key={part.start} className="gap">
            <span className="only-heard">blank: </span>
            {part.text}
          </span>
        ) : (
          <Fragment key={part.start}>{part.text}</Fragment>
        ),
      )}
      ”
    </>
  );
}
