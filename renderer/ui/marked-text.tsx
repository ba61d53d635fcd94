import { Fragment } from 'react';
import './marked-text.css';

export interface MarkedTextProps {
  readonly text: string;
  /** In order, none overlapping; UTF-16 units of the text, `end` without. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** A text with what matched marked. */
export function MarkedText({ text, ranges }: MarkedTextProps) {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return starts.map((start, index) => {
    const range = ranges[index];
    return (
      <Fragment key={start}>
        {text.slice(start, range?.start)}
        {range !== undefined && <mark className="matched">{text.slice(range.start, range.end)}</mark>}
      </Fragment>
    );
  });
}
