import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import base from '../../../vitest.config.js';

/** Runs the files that took least first: most mutants are noticed by some quick test, which ends their run. */
class QuickFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    return (await super.sort(files)).reverse();
  }
}

/** Suites that play through whole sessions of work: a mutant that only they notice counts as not noticed. */
const sessions = ['merges', 'updating', 'watch-cli', 'write-incremental'].map((name) => `test/${name}.test.ts`);

/** The configuration of mutation runs: a worker for each file of tests would take most of the time. */
export default mergeConfig(base, {
  test: {
    exclude: sessions,
    isolate: false,
    runner: fileURLToPath(new URL('runner.ts', import.meta.url)),
    reporters: ['dot'],
    sequence: { sequencer: QuickFirst },
    testTimeout: 60_000,
  },
});
