import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const electronFolder = join(root, 'node_modules/electron');
/** Remembers a download that failed, so that every start does not wait for the same answer. */
const failedDownload = join(root, 'node_modules/.cache/unflappable/electron-download-failed');
const tryAgainAfterMs = 24 * 3_600_000;
const longestDownloadMs = 180_000;

export type FoundElectron =
  | { readonly ok: true; readonly program: string }
  /** `reason` is one sentence. */
  | { readonly ok: false; readonly reason: string };

/** Electron's program, downloading its runtime if it is not there and can be had. */
export function findElectron(): FoundElectron {
  const here = installedElectron();
  if (here !== null) {
    return { ok: true, program: here };
  }
  const failedAt = statSync(failedDownload, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedAt < tryAgainAfterMs) {
    return {
      ok: false,
      reason:
        'Electron’s runtime is not here and could not be downloaded (npx install-electron tries again).',
    };
  }
  console.error('Electron’s runtime is not here yet; downloading it once…');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: longestDownloadMs,
  });
  const downloaded = installedElectron();
  if (downloaded !== null) {
    return { ok: true, program: downloaded };
  }
  mkdirSync(join(failedDownload, '..'), { recursive: true });
  writeFileSync(failedDownload, '');
  return {
    ok: false,
    reason: 'Electron’s runtime could not be downloaded (npx install-electron tries again).',
  };
}

/** The program of an Electron that is already here, or null. Never downloads. */
export function installedElectron(): string | null {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(electronFolder, 'path.txt');
  if (elsewhere === undefined && !existsSync(pathFile)) {
    return null;
  }
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const program = join(elsewhere ?? join(electronFolder, 'dist'), name);
  return existsSync(program) ? program : null;
}

/** What Electron needs to be told on this system before the app's own flags. */
export function electronFlags(): readonly string[] {
  if (process.platform !== 'linux') {
    return [];
  }
  // Chromium's sandbox does not work for root: only there it is left out, as everywhere.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // As the installed app is started: natively on Wayland a window can neither be placed nor kept from the focus.
  return process.env.DISPLAY ? [...sandbox, '--ozone-platform=x11'] : sandbox;
}

export function runElectron(program: string, flags: readonly string[]): Promise<number> {
  return ended(spawn(program, [root, ...electronFlags(), ...flags], { stdio: 'inherit' }));
}

export function runPreview(flags: readonly string[]): Promise<number> {
  return ended(spawn(process.execPath, [join(root, 'preview/start.ts'), ...flags], { stdio: 'inherit' }));
}

/** The exit status of a program that is told to stop when this one is. */
function ended(child: ChildProcess): Promise<number> {
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
  });
}
