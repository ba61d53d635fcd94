import type { createBridgeEnd } from './page-bridge.ts';
import type { Wire } from './page-wire.ts';

/**
 * The page's own side of `contextBridge`; runs before any script of the page and leaves no global behind.
 * `meeting` is known to this run of the preview only: over it the preload's world tells the random name of the
 * events for this one document.
 *
 * This function's source text is run inside pages, so it may use nothing from outside itself.
 */
export function runMainWorld(wire: Wire, createEnd: typeof createBridgeEnd, meeting: string): void {
  const meet = (hello: Event): void => {
    if (!(hello instanceof CustomEvent) || typeof hello.detail !== 'string') return;
    removeEventListener(meeting, meet);
    const channel = hello.detail;
    const end = createEnd(
      wire,
      (json) => dispatchEvent(new CustomEvent(`${channel}:preload`, { detail: json })),
      (key, api) =>
        Object.defineProperty(globalThis, key, {
          value: api,
          enumerable: true,
          writable: false,
          configurable: false,
        }),
    );
    addEventListener(`${channel}:page`, (event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') end.receive(event.detail);
    });
  };
  addEventListener(meeting, meet);
  // Whichever world starts second finds the other waiting.
  dispatchEvent(new CustomEvent(`${meeting}:ready`));
}
