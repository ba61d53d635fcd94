import { type ReactNode, useId, useRef } from 'react';
import type { ExplainedNumber } from '../../../domain/review/explanations.ts';
import { capital } from '../count-words.ts';
import type { TableOfNumbers } from './numbers-table.tsx';
import { OnRequest } from './on-request.tsx';
import { type PictureToSave, SavableFigure } from './take/save-picture.tsx';
import './week-part.css';

export interface PartBodyProps {
  /** What its numbers are of, inside a sentence. */
  readonly of: string;
  readonly sentences: readonly string[];
  /** What always stands beside them. */
  readonly note?: string;
  readonly picture?: ReactNode;
  /** Pictures among the children: each is in a `SavableFigure`. */
  readonly otherPictures?: readonly PictureToSave[];
  readonly numbers: TableOfNumbers | null;
  readonly about: readonly ExplainedNumber[];
  readonly children?: ReactNode;
}

/** Sentences first, then a small picture, then the numbers on request. */
export function PartBody({
  of,
  sentences,
  note,
  picture,
  otherPictures = [],
  numbers,
  about,
  children,
}: PartBodyProps) {
  const figure = useRef<HTMLDivElement>(null);
  const hasPicture = picture !== undefined && picture !== false;
  const pictures = hasPicture ? [{ name: capital(of), figure }, ...otherPictures] : otherPictures;
  return (
    <>
      <Sentences of={sentences} />
      {note !== undefined && <p className="soft-note">{note}</p>}
      {hasPicture && <SavableFigure figure={figure}>{picture}</SavableFigure>}
      {children}
      <OnRequest of={of} numbers={numbers} about={about} pictures={pictures} />
    </>
  );
}

export function Sentences({ of: sentences }: { readonly of: readonly string[] }) {
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

export interface WeekPartProps extends PartBodyProps {
  readonly title: string;
  /** As wide as its card. */
  readonly isWide?: boolean;
}

/** One of the parts of a card. */
export function WeekPart({ title, isWide = false, ...body }: WeekPartProps) {
  const id = useId();
  return (
    <section className={isWide ? 'week-part wide' : 'week-part'} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <PartBody {...body} />
    </section>
  );
}
