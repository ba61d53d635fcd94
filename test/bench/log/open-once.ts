import { openStore } from '../../../electron/store/open.ts';
import { firstPage, jsonStore, newestIn } from './first-page.ts';

// A program that has just started opens a log until the first page of its list is there, and says how long that took.
const [kind = '', folder = ''] = process.argv.slice(2);
process.env.ELECTRON_OVERRIDE_DIST_PATH = folder;
// Loading code is not part of it.
if (kind === 'json') await import('electron-store');
const from = performance.now();
if (kind === 'json') newestIn(await jsonStore(folder));
else firstPage(openStore(folder));
console.log(performance.now() - from);
