import { createHook, executionAsyncResource } from 'node:async_hooks';
import { performance } from 'node:perf_hooks';
import { ipcMain } from 'electron';
import { epoch } from '../figures.ts';
import { type PageReport, pageChannel, pageReportSchema, type Report } from '../reports.ts';

let timersFired = 0;

/** Tells the bench. */
export function report(value: Report): void {
  process.send?.(value);
}

/** Tells the bench of every control call at the moment it arrives, and what the process has used up to then. */
export function reportRequests(): void {
  process.on('message', (message: unknown) => {
    const at = epoch();
    const call = Reflect.get(Object(message), 'call');
    if (typeof call !== 'string') return;
    const skew = at - Date.now();
    const { user, system } = process.cpuUsage();
    // After whatever the call itself sets off: reporting must not delay it.
    setImmediate(() =>
      report({
        bench: 'request',
        call,
        at,
        skew,
        cpu: (user + system) / 1000,
        loops: performance.nodeTiming.uvMetricsInfo.loopCount,
        timersFired,
        timersWaiting: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
      }),
    );
  });
}

/** Passes on what an observed page reports. */
export function reportPages(then: (page: PageReport, sender: Electron.WebContents) => void): void {
  ipcMain.on(pageChannel, (event, value: unknown) => {
    const page = pageReportSchema.parse(value);
    report(page);
    then(page, event.sender);
  });
}

/** From now on counts every timer of this process that fires, the app's, the preview's and Node's own. */
export function countTimers(): void {
  createHook({
    before: () => {
      if (executionAsyncResource().constructor.name === 'Timeout') timersFired += 1;
    },
  }).enable();
}
