import '../no-eval.ts';
import { createRoot } from 'react-dom/client';
import { send } from '../coach-api.ts';
import { watchLayout } from '../state/keyboard-layout.ts';
import { mirror } from '../state/mirror.ts';
import '../ui/base.css';
import { Overlay } from './overlay.tsx';
import { warmUp } from './warm-up.tsx';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('overlay.html has no #root');
}

const useMirror = mirror('overlay', () => send('readOverlay'));
/** A layout can change in any moment and no event says so: a look with each pause is soon enough for its keys. */
const lookAtLayout = watchLayout((layout) => {
  void send('layoutChanged', { keys: Object.fromEntries(layout) });
});
createRoot(root).render(<Overlay useMirror={useMirror} onPause={lookAtLayout} />);

/** Not while a face is on screen: an app that is started for a pause shows it first. */
const idle = new Promise<void>((resolve) => {
  const stop = useMirror.subscribe(({ last }) => {
    if (last?.push.view.face !== 'idle') return;
    stop();
    resolve();
  });
});
// An idle page has no text, so the browser would fetch the font only when the first pause is already on screen.
const font = document.fonts.load('1em "Atkinson Hyperlegible Next Variable"');
void Promise.all([idle, font]).then(warmUp);
