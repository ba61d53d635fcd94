import { useEffect } from 'react';

/** The last words leave with the window, and with the component. `flush` must be stable. */
export function useFlushOnLeave(flush: () => Promise<boolean>): void {
  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);
}
