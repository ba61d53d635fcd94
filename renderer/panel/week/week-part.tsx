import { type ReactNode, useId } from 'react';
import type { ExplainedNumber } from '../../../domain/review/explanations.ts';
import { capital } from '../count-words.ts';
import type { TableOfNumbers } from './numbers-table.tsx';
import { OnRequest } from './on-request.tsx';
import { SavablePicture } from './take/save-picture.tsx';
import './week-part.css';

export interface PartBodyProps {
  /** What its numbers are of, inside a sentence. */
  readonly of: string;
  readonly sentences: readonly string[];
  /** What always stands beside them. */
  readonly note?: string;
  readonly picture?: ReactNode;
  readonly numbers: TableOfNumbers | null;
  readonly about: readonly ExplainedNumber[];
  readonly children?: ReactNode;
}

/** Sentences first, then a small picture, then the numbers on request. */
export function PartBody({ of, sentences, note, picture, numbers, about, children }: PartBodyProps) {
  return (
    <>
      <Sentences of={sentences} />
      {note !== undefined && <p className="soft-note">{note}</p>}
      {picture !== undefined && picture !== false && (
        <SavablePicture name={capital(of)}>{picture}</SavablePicture>
      )}
      {children}
      <OnRequest of={of} numbers={numbers} about={about} />
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
