import type { ReactNode } from 'react';
import type { ChartedLine } from './picture-words.ts';
import './line-rows.css';

/** Stands for the text of a line that the playbook does not have any more. */
export const goneLine = 'A line that is no longer in the playbook';

export interface LineRowsProps {
  readonly lines: readonly ChartedLine[];
  /** The small picture beside a line; its place is kept while there is none. */
  readonly picture: (line: ChartedLine) => ReactNode;
  readonly width?: number | undefined;
}

/** Lines with how often they helped: the words stand there at once, the pictures come when they can be drawn. */
export function LineRows({ lines, picture, width }: LineRowsProps) {
  return (
    <ul className="line-rows" style={width === undefined ? undefined : { width }}>
      {lines.map((line) => (
        <li key={line.id}>
          <span className="line-text">{line.text === null ? goneLine : `“${line.text}”`}</span>
          <span className="line-picture">{picture(line)}</span>
          <span className="line-count">
            {line.helped} of {line.n}
          </span>
        </li>
      ))}
    </ul>
  );
}
