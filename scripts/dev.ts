import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { electronFlags, installedElectron } from './hosts.ts';

const root = join(import.meta.dirname, '..');
const watched = ['assets', 'domain', 'electron', 'renderer'];
const settleMs = 200;
const flags = process.argv.slice(2);

let running: ChildProcess | null = null;
let isBuilding = false;
let isStale = false;

/** Starts the app on the best host that is here, in place of the one that runs. */
function restart(): void {
  running?.kill();
  const electron = installedElectron();
  running =
    electron === null
      ? spawn(process.execPath, [join(root, 'preview/start.ts'), ...flags], { stdio: 'inherit' })
      : spawn(electron, [root, ...electronFlags(), ...flags], { stdio: 'inherit' });
}

/** Builds and restarts; what changes meanwhile is built right after. */
async function rebuild(): Promise<void> {
  if (isBuilding) {
    isStale = true;
    return;
  }
  isBuilding = true;
  do {
    isStale = false;
    try {
      await buildApp();
      restart();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  } while (isStale);
  isBuilding = false;
}

await rebuild();
console.error('Watching; every change builds and starts the app anew.');
let timer: NodeJS.Timeout | undefined;
for (const folder of watched) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), settleMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(0);
  });
}
