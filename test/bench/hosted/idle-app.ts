// The app as it is built, its timers counted.
import { createRequire } from 'node:module';
import { countTimers, reportRequests } from './observe-main.ts';

countTimers();
reportRequests();
createRequire(import.meta.url)('../../../dist/electron/main.cjs');
