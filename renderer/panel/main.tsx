import '../no-eval.ts';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { send } from '../coach-api.ts';
import { watchLayout } from '../state/keyboard-layout.ts';
import { Panel } from './panel.tsx';

const place = document.getElementById('panel');
if (place === null) {
  throw new Error('panel.html has no place for the panel');
}
watchLayout((layout) => void send('layoutChanged', { keys: Object.fromEntries(layout) }));
createRoot(place).render(
  <StrictMode>
    <Panel />
  </StrictMode>,
);
