import { type RefObject, useEffect, useRef } from 'react';

/** When a form closes and its button took the keyboard's place with it, the page's heading gets it. */
export function useReturnToHeading<E extends HTMLElement = HTMLHeadingElement>(
  isFormOpen: boolean,
): RefObject<E | null> {
  const heading = useRef<E>(null);
  const wasOpen = useRef(isFormOpen);
  useEffect(() => {
    if (wasOpen.current && !isFormOpen && document.activeElement === document.body) {
      heading.current?.focus();
    }
    wasOpen.current = isFormOpen;
  }, [isFormOpen]);
  return heading;
}
