import { type ReactNode, useState } from 'react';
import { guardKindWords } from '../../domain/guard-words.ts';
import type { PersonalPiece } from '../../domain/personal-pieces.ts';
import { Button } from '../ui/button.tsx';
import { MarkedExcerpt } from './marked-excerpt.tsx';
import './personal-found.css';

export interface PersonalFoundProps {
  /** How many there are; `found` may be the first of them. */
  readonly count: number;
  readonly found: readonly PersonalPiece[];
  /** What follows from them. */
  readonly words: string;
  /** What can be done about them. */
  readonly children?: ReactNode;
}

/** So many are drawn at first: what can be done is below them. */
const drawnAtFirst = 5;

/** What may be personal data in a file that is about to come in: where, and what it looks like. */
export function PersonalFound({ count, found, words, children }: PersonalFoundProps) {
  const [isWhole, setIsWhole] = useState(false);
  const drawn = isWhole ? found : found.slice(0, drawnAtFirst);
  return (
    <section className="personal-found" aria-label="May be personal data">
      <div className="personal-found-words">
        <p role="status">{words}</p>
        {children}
      </div>
      <ul className="personal-found-list">
        {drawn.map(({ where, kind, excerpt }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={index}>
            <span className="personal-found-where">{where}</span>
            <span>
              <q>
                <MarkedExcerpt excerpt={excerpt} />
              </q>{' '}
              looks like {guardKindWords[kind]}.
            </span>
          </li>
        ))}
      </ul>
      {isWhole && count > found.length && <p>And {count - found.length} more.</p>}
      {found.length > drawnAtFirst && (
        <div>
          <Button onPress={() => setIsWhole(!isWhole)}>
            {isWhole
              ? 'Show fewer'
              : count > found.length
                ? `Show the first ${found.length}`
                : `Show all ${count}`}
          </Button>
        </div>
      )}
    </section>
  );
}
