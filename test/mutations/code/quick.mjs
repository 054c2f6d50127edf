// A plugin of StrykerJS: the test runner for Vitest, which leaves slow suites out where others reach the mutant too.
import { readFileSync } from 'node:fs';
import { files } from './sample.mjs';

// installed for such a run only, so nothing is known of its types
const runnerName = '@stryker-mutator/vitest-runner';
const [vitestRunner] = (await import(runnerName)).strykerPlugins;

/** @typedef {{ testFilter?: readonly string[] }} RunOptions */

/** @param {string} test as StrykerJS names it: its file, and its name */
const suiteOf = (test) => test.slice(0, test.indexOf('#'));

/**
 * Makes the test runner.
 * @param {{ resolve: (token: 'options') => { sample: { memory: string } } }} injector
 */
function createRunner(injector) {
  /** @type {{ slow: readonly string[] }} */
  const { slow } = JSON.parse(readFileSync(files(injector.resolve('options').sample.memory).plan, 'utf8'));
  const runner = vitestRunner.factory(injector);
  const [init, run] = [runner.init.bind(runner), runner.mutantRun.bind(runner)];
  // StrykerJS asks for threads, in which a test cannot change the directory
  runner.init = async () => {
    await init();
    for (const { config } of runner.ctx.projects) config.pool = 'forks';
  };
  runner.mutantRun = (/** @type {RunOptions} */ options) => {
    const quick = options.testFilter?.filter((test) => !slow.includes(suiteOf(test))) ?? [];
    return run(quick.length > 0 ? { ...options, testFilter: quick } : options);
  };
  return runner;
}
createRunner.inject = /** @type {const} */ (['$injector']);

export const strykerPlugins = [{ kind: 'TestRunner', name: 'quick', factory: createRunner }];
