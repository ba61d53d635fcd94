import '../no-eval.ts';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Panel } from './panel.tsx';

const place = document.getElementById('panel');
if (place === null) {
  throw new Error('panel.html has no place for the panel');
}
createRoot(place).render(
  <StrictMode>
    <Panel />
  </StrictMode>,
);
