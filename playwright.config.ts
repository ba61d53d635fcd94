import { defineConfig } from '@playwright/test';
import { installedElectron } from './scripts/hosts.ts';

const isCi = process.env.CI !== undefined;

// “An hour ago” is today, whenever the tests run: for them and their apps it is about noon. (Windows knows no such variable.)
if (process.platform !== 'win32') process.env.TZ ??= zoneWhereItIsNoon();

/** The same specs on every host that is here: the preview always, Electron where its runtime is. */
const hosts = installedElectron() === null ? (['preview'] as const) : (['preview', 'electron'] as const);

function zoneWhereItIsNoon(): string {
  const hoursAhead = 12 - new Date().getUTCHours();
  // In the names of these zones the sign is turned round.
  return hoursAhead === 0 ? 'Etc/UTC' : `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/end-to-end',
  // Each test starts apps of its own, in a browser that all tests of a worker share: more workers than cores would only
  // wait for each other.
  workers: 2,
  fullyParallel: true,
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  // A limit is for what hangs: what is slow is said by the benchmarks, and a busy machine is no failure.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? [['list']] : [['list'], ['json']],
  // What takes minutes begins first, so that a worker does not end with it alone.
  projects: hosts.flatMap((host) => [
    { name: `${host}-faults`, testMatch: 'faults/**/*.spec.ts' },
    { name: host, testMatch: 'e2e/**/*.spec.ts' },
  ]),
});
