import { type ReactNode, useEffect, useRef } from 'react';
import { useAnnouncer } from '../announcer.tsx';
import './paper-page.css';

export interface PaperPageProps {
  readonly heading: string;
  readonly lead: string;
  /** Why it is not there, or not fresh: a sentence, or empty. */
  readonly problem: string;
  /** Above the choices and the paper. */
  readonly above?: ReactNode;
  /** `PaperChoices`, and the paper. */
  readonly children: ReactNode;
}

/** A page that shows a paper whole, as it would leave, and beside it what is on it. The keyboard comes to its heading. */
export function PaperPage({ heading, lead, problem, above, children }: PaperPageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { goOn } = useAnnouncer();
  useEffect(() => {
    goOn();
    window.scrollTo(0, 0);
    title.current?.focus();
  }, [goOn]);
  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={title} tabIndex={-1}>
          {heading}
        </h1>
        <p className="page-lead">{lead}</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {above}
      <div className="paper-page">{children}</div>
    </>
  );
}

export function PaperChoices({ children }: { readonly children: ReactNode }) {
  return (
    <section className="paper-choices" aria-label="What is on it">
      {children}
    </section>
  );
}
