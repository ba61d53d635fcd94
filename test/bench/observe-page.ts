import type { IpcRenderer } from 'electron';

/**
 * Watches an overlay page from its preload's world and tells the main process when a face has been painted for the
 * first time: the mutation that brings its elements, then the animation frame that draws them, then the task after it.
 *
 * This function's source text is appended to the built preload, so it may use nothing from outside itself.
 */
export function observePage(
  ipcRenderer: Pick<IpcRenderer, 'on' | 'send'>,
  channels: { readonly page: string; readonly push: string },
): void {
  const epoch = () => performance.timeOrigin + performance.now();
  const shownNow = () => {
    if (document.querySelector('[role="timer"]') !== null) return 'pause';
    return document.querySelector('ul[aria-label="Lines"]') === null ? 'nothing' : 'lines';
  };
  let shown: string | undefined;
  let push: object | null = null;

  const look = () => {
    const painted = shownNow();
    // An empty document has painted nothing yet: the page has to be there first.
    if (painted === shown || document.readyState === 'loading') return;
    shown = painted;
    const changedAt = epoch();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        const at = epoch();
        ipcRenderer.send(channels.page, {
          bench: 'page',
          painted,
          at,
          changedAt,
          openedAt: performance.timeOrigin,
          skew: at - Date.now(),
          push,
        });
      };
      port2.postMessage(null);
    });
  };

  ipcRenderer.on(channels.push, (_event, value: unknown) => {
    const { clock, view } = Object(value);
    const { face, deadline = null } = Object(view);
    push = { face, clock, deadline, receivedAt: epoch() };
  });
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  // The page's scripts have run by then: an idle overlay is ready, though nothing in it has changed.
  window.addEventListener('load', look);
}
