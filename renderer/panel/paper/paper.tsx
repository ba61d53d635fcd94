import type { ReactNode } from 'react';
import './paper.css';

export interface PaperProps {
  /** What it is called by who hears the page. */
  readonly label: string;
  readonly title: string;
  /** Below the title; may be empty. */
  readonly lead: string;
  readonly foot: string;
  readonly children: ReactNode;
}

/** A piece of paper as it leaves: on the screen, and alone on the printed page (print.css). */
export function Paper({ label, title, lead, foot, children }: PaperProps) {
  return (
    <article className="paper" aria-label={label}>
      <header>
        <h2>{title}</h2>
        {lead !== '' && <p>{lead}</p>}
      </header>
      {children}
      <footer>{foot}</footer>
    </article>
  );
}
