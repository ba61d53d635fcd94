// The app as it is built, its main process’s standstills measured from one control call to the next.
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { report } from './observe-main.ts';

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
process.on('message', (message: unknown) => {
  if (typeof Reflect.get(Object(message), 'call') !== 'string') return;
  report({ bench: 'standstill', longest: delays.max / 1e6 });
  delays.reset();
});
createRequire(import.meta.url)('../../../dist/electron/main.cjs');
