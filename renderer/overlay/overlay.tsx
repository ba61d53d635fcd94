import { useEffect, useLayoutEffect, useRef } from 'react';
import type { OverlaySize } from '../../domain/settings.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import type { Mirror, Mirrored } from '../state/mirror.ts';
import { DangerFace } from './danger-face.tsx';
import { faceInWords } from './face-words.ts';
import './face.css';
import { LadderFace } from './ladder-face.tsx';
import { LinesFace } from './lines-face.tsx';
import { isAtEnd } from './own-keys.ts';
import { PausingFace } from './pausing-face.tsx';
import { useIgnoreDoublePress } from './use-ignore-double-press.ts';
import { KeyboardProvider, useOwnKeys } from './use-own-keys.ts';

const nothing: OverlayPush['view'] = { face: 'idle' };

export interface OverlayProps {
  readonly useMirror: Mirror<OverlayPush>;
  /** A pause has begun. */
  readonly onPause: () => void;
}

/** The small window. It draws main's last word and nothing else; idle is an empty page, so that old words never flash. */
export function Overlay({ useMirror, onPause }: OverlayProps) {
  const last = useMirror((state) => state.last);
  const main = useRef<HTMLElement>(null);
  const view = last?.push.view ?? nothing;
  const { face } = view;
  const situation = view.face === 'lines' ? view.situation : null;
  const pauseId = view.face === 'pausing' ? view.pauseId : null;
  useTextSize(view);
  usePaintedReport(last?.push.revision ?? null);
  useIgnoreDoublePress(view.face === 'ladder' && isAtEnd(view) ? 'ladder-end' : face);
  const hasKeyboard = useOwnKeys(view);

  useEffect(() => {
    if (pauseId !== null) onPause();
  }, [pauseId, onPause]);

  // A pressed button may go away with its face. Whoever is here by keyboard goes on from the top of what came instead;
  // never straight from a button, where one Enter too many would press it.
  useEffect(() => {
    if (last === null || !hasKeyboard) {
      return;
    }
    if (document.activeElement === null || document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
  }, [last, hasKeyboard]);

  return (
    <KeyboardProvider value={hasKeyboard}>
      <p className="only-heard" role="status">
        {faceInWords(view)}
      </p>
      {last !== null && face !== 'idle' && (
        <div className="overlay">
          <main ref={main} key={face} className={`face ${face}`} tabIndex={-1}>
            <Face last={last} />
            <TopOfFace key={situation} />
          </main>
        </div>
      )}
    </KeyboardProvider>
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
    case 'ladder':
      return <LadderFace view={view} />;
    case 'danger':
      return <DangerFace view={view} />;
    default: {
      const never: never = view;
      return never;
    }
  }
}

/** Begins at the top, whatever was scrolled to before: a face is drawn anew, but another situation within it is not. */
function TopOfFace() {
  useLayoutEffect(() => {
    document.querySelector('.overlay')?.scrollTo(0, 0);
    const focused = document.activeElement;
    if (focused?.matches(':focus-visible')) {
      // Whoever goes through the situations by arrow keys keeps the one they are on in sight.
      focused.scrollIntoView({ block: 'nearest' });
    }
  }, []);
  return null;
}

/** The page's `rem`, which every measure of the overlay follows. Compact is the same, drawn smaller. */
const sizeShare: Readonly<Record<OverlaySize, number>> = { large: 1, compact: 0.875 };

function useTextSize(view: OverlayPush['view']): void {
  const percent = view.face === 'idle' ? null : view.textScale * sizeShare[view.size];
  useLayoutEffect(() => {
    // An idle page keeps what it had: the next face most likely has it too.
    if (percent !== null) document.documentElement.style.fontSize = `${percent}%`;
  }, [percent]);
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
