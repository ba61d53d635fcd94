import { existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist/.built');
const sources = [
  'assets/*.json',
  'domain/**',
  'electron/**',
  'renderer/**',
  'vite.config.ts',
  'package-lock.json',
];

/** Builds main, preload, command line and the two pages into `dist/`. */
export async function buildApp(): Promise<void> {
  // Loaded only when there is something to build: a second start of the app must be quick.
  const { build } = await import('vite');
  const bundles = await import('../vite.config.ts');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  // One after the other: two cores are slower with four bundlers than with one.
  for (const bundle of [
    bundles.mainBundle,
    bundles.preloadBundle,
    bundles.packWorkerBundle,
    bundles.filesWorkerBundle,
    bundles.recordsWorkerBundle,
    bundles.cliBundle,
    bundles.pages,
  ]) {
    await build(bundle);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
}

/** Builds when a source is newer than the last build. Says so on standard error: standard output is the caller's. */
export async function buildIfStale(): Promise<void> {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const isStale = globSync(sources, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > built);
  if (isStale) {
    console.error('Building…');
    await buildApp();
  }
}
