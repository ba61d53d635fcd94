import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBrowser } from '../preview/find-browser.ts';
import { buildApp } from './build-app.ts';
import { installedElectron } from './hosts.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of tests that passed only when they were tried again. */
  readonly retried: readonly string[];
}

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
  PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndFile,
};

const filter = process.argv.slice(2);
const unitStatus = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitFile}`,
  ...filter,
]);
const endToEndStatus = run('playwright', ['test', ...filter]);

const all = [unitCounts(unitFile), endToEndCounts(endToEndFile)];
const retried = all.flatMap((counts) => counts.retried);
for (const name of retried) {
  console.log(`Passed only at the second try: ${name}`);
}
const sum = (pick: (counts: Counts) => number) => all.reduce((total, counts) => total + pick(counts), 0);
if (installedElectron() === null) {
  console.log(
    'Electron’s runtime is not here: the end-to-end tests ran on the preview and skipped Electron.',
  );
}
const failed = sum((counts) => counts.failed);
const skipped = sum((counts) => counts.skipped);
const isBroken = unitStatus !== 0 || endToEndStatus !== 0;
// A runner that stopped before it could count is a failure of its own.
const shownFailed = isBroken && failed === 0 ? 1 : failed;
console.log(
  `${sum((counts) => counts.passed)} passed, ${shownFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = isBroken ? 1 : 0;

function run(tool: string, args: readonly string[]): number {
  return (
    spawnSync(tool, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' }).status ??
    1
  );
}

function unitCounts(file: string): Counts {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, skipped: 0, retried: [] };
  }
  const report = z
    .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    retried: [],
  };
}

function endToEndCounts(file: string): Counts {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, skipped: 0, retried: [] };
  }
  const specSchema = z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) });
  interface Suite {
    specs?: z.infer<typeof specSchema>[] | undefined;
    suites?: Suite[] | undefined;
  }
  const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
    z.object({ specs: z.array(specSchema).optional(), suites: z.array(suiteSchema).optional() }),
  );
  const report = z
    .object({
      suites: z.array(suiteSchema),
      stats: z.object({
        expected: z.number(),
        unexpected: z.number(),
        skipped: z.number(),
        flaky: z.number(),
      }),
    })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const specs = (suite: Suite): z.infer<typeof specSchema>[] => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    retried: report.suites
      .flatMap(specs)
      .filter((spec) => spec.tests.some((test) => test.status === 'flaky'))
      .map((spec) => spec.title),
  };
}
