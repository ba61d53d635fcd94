import { type RefObject, useEffect, useRef } from 'react';

/** When a form closes and its button took the keyboard's place with it, the page's heading gets it. */
export function useReturnToHeading(isFormOpen: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(isFormOpen);
  useEffect(() => {
    if (wasOpen.current && !isFormOpen && document.activeElement === document.body) {
      heading.current?.focus();
    }
    wasOpen.current = isFormOpen;
  }, [isFormOpen]);
  return heading;
}
