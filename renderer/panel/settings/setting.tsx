import type { ReactNode } from 'react';

/** One setting on its card, with a line above it. */
export function Setting({ children }: { readonly children: ReactNode }) {
  return <div className="setting">{children}</div>;
}
