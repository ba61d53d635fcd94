import { useEffect, useLayoutEffect, useRef } from 'react';
import type { OverlayPush } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import type { Mirror, Mirrored } from '../state/mirror.ts';
import { DangerFace } from './danger-face.tsx';
import './face.css';
import { LinesFace } from './lines-face.tsx';
import { PausingFace } from './pausing-face.tsx';
import { useIgnoreDoublePress } from './use-ignore-double-press.ts';

/** The small window. It draws main's last word and nothing else; idle is an empty page, so that old words never flash. */
export function Overlay({ useMirror }: { readonly useMirror: Mirror<OverlayPush> }) {
  const last = useMirror((state) => state.last);
  const main = useRef<HTMLElement>(null);
  const face = last?.push.view.face ?? 'idle';
  const situation = last?.push.view.face === 'lines' ? last.push.view.situation : null;
  usePaintedReport(last?.push.revision ?? null);
  useIgnoreDoublePress(face);

  // A pressed button may go away with its face. Whoever is here by keyboard goes on from the top of what came instead;
  // never straight from a button, where one Enter too many would press it.
  useEffect(() => {
    if (last === null || !document.hasFocus()) {
      return;
    }
    if (document.activeElement === null || document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
  }, [last]);

  if (last === null || face === 'idle') {
    return null;
  }
  return (
    <main ref={main} key={face} className={`face ${face}`} tabIndex={-1}>
      <Face last={last} />
      <TopOfFace key={situation} />
    </main>
  );
}

function Face({ last }: { readonly last: Mirrored<OverlayPush> }) {
  const { view } = last.push;
  switch (view.face) {
    case 'idle':
      return null;
    case 'pausing':
      return <PausingFace key={view.pauseId} view={view} last={last} />;
    case 'lines':
      return <LinesFace view={view} />;
    case 'danger':
      return <DangerFace view={view} />;
    default: {
      const never: never = view;
      return never;
    }
  }
}

/** Scrolls back to the top as it comes up: the window outlives its faces, and keeps where the one before was scrolled. */
function TopOfFace() {
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    const focused = document.activeElement;
    if (focused?.matches(':focus-visible')) {
      // Whoever goes through the situations by arrow keys keeps the one they are on in sight.
      focused.scrollIntoView({ block: 'nearest' });
    }
  }, []);
  return null;
}

/** Tells main when a push is on screen: the second frame after the change begins once the first has been painted. */
function usePaintedReport(revision: number | null): void {
  useLayoutEffect(() => {
    if (revision === null) {
      return;
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        void send('overlayPainted', { revision });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [revision]);
}
