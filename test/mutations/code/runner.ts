import { TestRunner } from 'vitest';

/** Loads no more files once a test has failed: the mutant is noticed, and Vitest would load them only to skip their tests. */
export default class FirstFailureRunner extends TestRunner {
  #isNoticed = false;

  override importFile(...args: Parameters<TestRunner['importFile']>): ReturnType<TestRunner['importFile']> {
    return this.#isNoticed ? undefined : super.importFile(...args);
  }

  override cancel(...args: Parameters<TestRunner['cancel']>): void {
    this.#isNoticed = true;
    super.cancel(...args);
  }
}
