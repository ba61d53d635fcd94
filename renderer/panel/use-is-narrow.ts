import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 45rem)');

/** Whether the navigation is a row on top, and what stands beside a page elsewhere stands in it. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      narrow.addEventListener('change', onChange);
      return () => narrow.removeEventListener('change', onChange);
    },
    () => narrow.matches,
  );
}
