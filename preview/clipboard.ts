import type * as Electron from 'electron';
import { standIn } from './stand-in.ts';

/** In memory: the preview leaves the real clipboard alone. */
let content = '';

/** What the app last copied. */
export function clipboardText(): string {
  return content;
}

export const clipboard = standIn<Electron.Clipboard>('clipboard', {
  readText: () => Promise.resolve(content),
  writeText(text) {
    content = text;
    return Promise.resolve();
  },
  clear() {
    content = '';
  },
  has: (type) => Promise.resolve(type === 'text/plain' && content !== ''),
});
