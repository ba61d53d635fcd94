import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { LadderView, LinesView, PausingView, Shown } from '../../domain/overlay-view.ts';
import { calmSituationKeys, digitOfSituation, situationNames } from '../../domain/situations.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import type { Mirrored } from '../state/mirror.ts';
import { LadderFace } from './ladder-face.tsx';
import { LinesFace } from './lines-face.tsx';
import { PausingFace } from './pausing-face.tsx';

/** Letters of every shape, so that the font has drawn them before. */
const someWords = 'The quick brown fox jumps over the lazy dog, 1234567890: “Don’t worry.”';

const shown: Shown = { size: 'large', textScale: 100, isPractice: false };

const pausing: Shown & PausingView = {
  ...shown,
  face: 'pausing',
  pauseId: 'warm-up',
  bridge: someWords,
  cue: someWords,
  muteReminder: someWords,
  startedAt: 0,
  deadline: 8000,
  lengthSeconds: 8,
  inSeconds: 3,
  outSeconds: 5,
  motion: 'ring',
  hotkey: someWords,
};

const lines: Shown & LinesView = {
  ...shown,
  face: 'lines',
  isUnmuteShown: true,
  situation: 'insult',
  situations: calmSituationKeys.map((key) => ({
    key,
    name: situationNames[key],
    digit: digitOfSituation(key),
  })),
  returnLine: { id: 'warm-up', text: someWords, isSaid: false },
  lines: ['a', 'b', 'c'].map((id) => ({ id, text: someWords, isSaid: id === 'a' })),
  page: 1,
  pages: 2,
  avoid: someWords,
  hotkey: someWords,
  digits: someWords,
};

const ladder: Shown & LadderView = {
  ...shown,
  face: 'ladder',
  isFilledIn: true,
  next: { kind: 'warning', number: 1, of: 2, words: someWords },
  said: [],
  earlier: [],
  helpFrom: someWords,
  channels: someWords,
  hotkey: someWords,
};

/**
 * Draws the faces of a call once where nobody can see or hear them, and takes them away within the same task: the first
 * key press then finds code compiled, styles resolved and letters shaped, and comes up as fast as the second.
 */
export function warmUp(): void {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.position = 'fixed';
  stage.style.inset = '0';
  stage.style.visibility = 'hidden';
  document.body.append(stage);
  const root = createRoot(stage);
  const draw = (name: string, face: ReactNode) => {
    flushSync(() =>
      root.render(
        <div className="overlay">
          <main className={`face ${name}`}>{face}</main>
        </div>,
      ),
    );
    // Asking for a size makes the browser lay it out.
    stage.getBoundingClientRect();
  };
  const last: Mirrored<OverlayPush> = {
    push: { revision: 0, clock: 0, view: pausing },
    receivedAt: performance.now(),
  };
  draw('pausing', <PausingFace view={pausing} last={last} />);
  draw('lines', <LinesFace view={lines} />);
  draw('ladder', <LadderFace view={ladder} />);
  flushSync(() => root.unmount());
  stage.remove();
}
