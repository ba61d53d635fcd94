import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Format, lint and fences; then the types of each part under its own library. */
const steps: readonly (readonly string[])[] = [
  ['biome', 'ci', '.'],
  ['tsc', '-p', 'tsconfig.domain.json'],
  ['tsc', '-p', 'tsconfig.renderer.json'],
  ['tsc', '-p', 'tsconfig.node.json'],
];

let failures = 0;
for (const [tool, ...rest] of steps) {
  console.log(`> ${[tool, ...rest].join(' ')}`);
  const { status } = spawnSync(`${tool}`, rest, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failures += 1;
}
console.log(failures === 0 ? 'All checks passed.' : `${failures} of ${steps.length} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;
