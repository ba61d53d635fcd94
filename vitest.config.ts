import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes begins first, so that a worker does not end with it alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      moduleId.includes('/test/faults/') || moduleId.endsWith('/cli.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/support/seed-properties.ts'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // A limit is for what hangs: what is slow is said by the benchmarks, and a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    // Printed by name in the end (scripts/test.ts).
    retry: process.env.CI === undefined ? 0 : 1,
    maxWorkers: 2,
  },
});
