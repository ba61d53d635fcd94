import { lazy, Suspense } from 'react';
import type { TakePageProps } from './take-page.tsx';

/** It brings tables and their statistics, which nobody needs before. */
const TakePage = lazy(async () => ({ default: (await import('./take-page.tsx')).TakePage }));

/** The page on which a week is taken along, fetched when it is opened. */
export function LazyTakePage(props: TakePageProps) {
  return (
    <Suspense fallback={null}>
      <TakePage {...props} />
    </Suspense>
  );
}
