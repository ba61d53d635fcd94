import { type ReactNode, useId } from 'react';
import './card.css';

export interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** As wide as the page where cards stand in columns. */
  readonly isWide?: boolean;
}

/** A piece of paper with a heading: a region that can be jumped to. */
export function Card({ title, children, aside, isWide = false }: CardProps) {
  const id = useId();
  return (
    <section className={isWide ? 'card wide' : 'card'} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id} className="card-title">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
