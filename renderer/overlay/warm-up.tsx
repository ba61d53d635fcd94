import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type LinesView, type PausingView, situationChoices } from '../../domain/overlay-view.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import type { Mirrored } from '../state/mirror.ts';
import { LinesFace } from './lines-face.tsx';
import { PausingFace } from './pausing-face.tsx';

/** Letters of every shape, so that the font has drawn them before. */
const someWords = 'The quick brown fox jumps over the lazy dog, 1234567890: “Don’t worry.”';

const pausing: PausingView = {
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

const lines: LinesView = {
  face: 'lines',
  isUnmuteShown: true,
  situation: 'insult',
  situations: situationChoices,
  returnLine: { id: 'warm-up', text: someWords },
  lines: ['a', 'b', 'c'].map((id) => ({ id, text: someWords, isSaid: id === 'a' })),
  page: 1,
  pages: 2,
  avoid: someWords,
  hotkey: someWords,
  digits: someWords,
};

/**
 * Draws the pause and the lines once where nobody can see or hear them, and takes them away within the same task: the
 * first key press then finds code compiled, styles resolved and letters shaped, and comes up as fast as the second.
 */
export function warmUp(): void {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.position = 'fixed';
  stage.style.inset = '0';
  stage.style.visibility = 'hidden';
  document.body.append(stage);
  const root = createRoot(stage);
  const draw = (face: ReactNode) => {
    flushSync(() => root.render(face));
    // Asking for a size makes the browser lay it out.
    stage.getBoundingClientRect();
  };
  const last: Mirrored<OverlayPush> = {
    push: { revision: 0, clock: 0, view: pausing },
    receivedAt: performance.now(),
  };
  draw(
    <main className="face pausing">
      <PausingFace view={pausing} last={last} />
    </main>,
  );
  draw(
    <main className="face lines">
      <LinesFace view={lines} />
    </main>,
  );
  flushSync(() => root.unmount());
  stage.remove();
}
