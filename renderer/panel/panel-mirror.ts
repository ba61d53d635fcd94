import { send } from '../coach-api.ts';
import { mirror } from '../state/mirror.ts';

/** What main last told the panel. */
export const usePanelMirror = mirror('panel', () => send('readPanel'));
