import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';

await buildApp();
const { status } = spawnSync(
  'electron-builder',
  ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)],
  {
    cwd: join(import.meta.dirname, '..'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;
