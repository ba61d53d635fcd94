import type { System } from '../../domain/hotkey-words.ts';

/** The system that this window runs on, for the names of its keys. */
export const system: System = /mac/iu.test(navigator.platform)
  ? 'mac'
  : /win/iu.test(navigator.platform)
    ? 'windows'
    : 'linux';
