import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Results } from './test-results.ts';

/** Writes what the unit tests came to, by name, to the file that `UNFLAPPABLE_UNIT_RESULTS` names. */
export default class UnitReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env.UNFLAPPABLE_UNIT_RESULTS;
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const within = (state: ReturnType<TestCase['result']>['state']) =>
      tests.filter((test) => test.result().state === state);
    const results: Results = {
      passed: within('passed').length,
      skipped: within('skipped').length,
      failed: [
        ...within('failed').map(nameOf),
        // A file that could not be read has no tests to fail.
        ...modules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId),
        ...unhandled.map(() => 'an error outside all unit tests'),
      ],
      retried: tests.filter((test) => test.diagnostic()?.flaky === true).map(nameOf),
    };
    writeFileSync(file, JSON.stringify(results));
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} › ${test.fullName}`;
}
