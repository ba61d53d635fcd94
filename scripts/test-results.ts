import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a run of tests came to. */
export interface Results {
  readonly passed: number;
  readonly skipped: number;
  /** Names, each with its file. */
  readonly failed: readonly string[];
  /** Names of tests that passed only when they were tried again. */
  readonly retried: readonly string[];
}

const unitResults = z.object({
  passed: z.number(),
  skipped: z.number(),
  failed: z.array(z.string()),
  retried: z.array(z.string()),
});

/** As unit-reporter.ts wrote it. */
export function readUnitResults(file: string): Results {
  return unitResults.parse(read(file) ?? nothingOf('the unit tests'));
}

const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })),
});
interface Suite {
  specs?: z.infer<typeof spec>[] | undefined;
  suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
);
const report = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) });

/** As Playwright's JSON reporter wrote it. */
export function readEndToEndResults(file: string): Results {
  const written = read(file);
  if (written === null) return nothingOf('the end-to-end tests');
  const { suites, errors } = report.parse(written);
  const tests = suites
    .flatMap(specsOf)
    .flatMap(({ title, file: where, tests: runs }) =>
      runs.map(({ status }) => ({ name: `${where} › ${title}`, status })),
    );
  const named = (wanted: string) => tests.filter(({ status }) => status === wanted).map(({ name }) => name);
  const retried = named('flaky');
  return {
    passed: named('expected').length + retried.length,
    skipped: named('skipped').length,
    failed: [...named('unexpected'), ...errors.map(() => 'an error outside all end-to-end tests')],
    retried,
  };
}

function specsOf({ specs = [], suites = [] }: Suite): z.infer<typeof spec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A runner that stopped before it could count is a failure of its own. */
function nothingOf(tests: string): Results {
  return { passed: 0, skipped: 0, failed: [`${tests} ended before they could be counted`], retried: [] };
}
