import { createRoot } from 'react-dom/client';
import { send } from '../coach-api.ts';
import { mirror } from '../state/mirror.ts';
import '../ui/base.css';
import { Overlay } from './overlay.tsx';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('overlay.html has no #root');
}

// An idle page has no text, so the browser would fetch the font only when the first pause is already on screen.
void document.fonts.load('1em "Atkinson Hyperlegible Next Variable"');

createRoot(root).render(<Overlay useMirror={mirror('overlay', () => send('readOverlay'))} />);
