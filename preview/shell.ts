import type * as Electron from 'electron';
import { notImplemented, standIn } from './stand-in.ts';

/** Opens nothing: says what would have been opened. */
export const shell = standIn<Electron.Shell>('shell', {
  openPath(path) {
    console.error(`preview: would open ${path}`);
    return Promise.resolve('');
  },
  showItemInFolder(path) {
    console.error(`preview: would show ${path} in its folder`);
  },
  openExternal: (url) => Promise.reject(notImplemented(`shell.openExternal('${url}')`)),
  beep() {
    process.stderr.write('\x07');
  },
});
