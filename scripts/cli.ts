import { createRequire } from 'node:module';
import { buildIfStale } from './build-app.ts';

await buildIfStale();
createRequire(import.meta.url)('../dist/electron/cli.cjs');
