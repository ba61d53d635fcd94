import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = import.meta.dirname;

/** What must stay a `require` in the bundles that run on Node: the host, the database driver and Node itself. */
export const nodeExternals: readonly (string | RegExp)[] = [
  'electron',
  'better-sqlite3-multiple-ciphers',
  /^node:/,
  ...builtinModules,
];

/** One CommonJS file: Electron's main and a sandboxed preload start fastest from a single file. */
function nodeBundle(entry: string, fileName: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node24',
      outDir: resolve(root, 'dist/electron'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: resolve(root, entry),
        external: [...nodeExternals],
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3-multiple-ciphers'] },
  };
}

export const mainBundle = nodeBundle('electron/main.ts', 'main.cjs');
export const preloadBundle = nodeBundle('electron/preload.ts', 'preload.cjs');
/** Run by main as a thread, to read packs. */
export const packWorkerBundle = nodeBundle('electron/pack-worker.ts', 'pack-worker.cjs');
/** Run by main as a thread, for work on files that may take long: backups, imports. */
export const filesWorkerBundle = nodeBundle('electron/files-worker.ts', 'files-worker.cjs');
/** Run by main as a thread, to search the records. */
export const recordsWorkerBundle = nodeBundle('electron/records-worker.ts', 'records-worker.cjs');
export const cliBundle = nodeBundle('electron/cli.ts', 'cli.cjs');

/** The two windows' pages. Relative addresses, no inlined assets: the pages live under `app://` with a strict CSP. */
export const pages: InlineConfig = {
  configFile: false,
  root: resolve(root, 'renderer'),
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome156',
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        overlay: resolve(root, 'renderer/overlay.html'),
        panel: resolve(root, 'renderer/panel.html'),
      },
    },
  },
};

/** `vite` on its own (`npm run dev`) serves the pages. */
export default pages;
