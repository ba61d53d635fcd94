import type { ReactNode } from 'react';

export interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
  /** So that a search can lead to it. */
  readonly anchor?: string;
}

/** A piece of a chapter with a small heading. */
export function Part({ title, children, anchor }: PartProps) {
  return (
    <section id={anchor} className="part" tabIndex={anchor === undefined ? undefined : -1}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
