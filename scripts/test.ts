import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '../preview/find-browser.ts';
import { buildApp } from './build-app.ts';
import { installedElectron } from './hosts.ts';
import { type Results, readEndToEndResults, readUnitResults } from './test-results.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

const browser = await ensureBrowser();
await buildApp();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const unitFile = join(results, 'unit.json');
const endToEndFile = join(results, 'end-to-end.json');
const env = {
  // An app is started some hundred times: compiling it each time took a third of what its main process needed to start.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
  ...process.env,
  UNFLAPPABLE_BROWSER: browser,
  UNFLAPPABLE_UNIT_RESULTS: unitFile,
  PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndFile,
};

const filter = process.argv.slice(2);
const reporter = join(import.meta.dirname, 'unit-reporter.ts');
const unitStatus = run('vitest', ['run', '--reporter=default', `--reporter=${reporter}`, ...filter]);
const endToEndStatus = run('playwright', ['test', ...filter]);

const all = [readUnitResults(unitFile), readEndToEndResults(endToEndFile)];
const failed = all.flatMap((results) => results.failed);
for (const name of all.flatMap((results) => results.retried)) {
  console.log(`Passed only at the second try: ${name}`);
}
// What failed stands above a thousand lines; its name stands here as well.
for (const name of failed) console.log(`Failed: ${name}`);
if (installedElectron() === null) {
  console.log(
    'Electron’s runtime is not here: the end-to-end tests ran on the preview and skipped Electron.',
  );
}
const sum = (pick: (results: Results) => number) => all.reduce((total, results) => total + pick(results), 0);
const skipped = sum((results) => results.skipped);
const isBroken = unitStatus !== 0 || endToEndStatus !== 0;
const shownFailed = isBroken ? Math.max(failed.length, 1) : failed.length;
console.log(
  `${sum((results) => results.passed)} passed, ${shownFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = isBroken || failed.length > 0 ? 1 : 0;

function run(tool: string, args: readonly string[]): number {
  return (
    spawnSync(tool, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' }).status ??
    1
  );
}
