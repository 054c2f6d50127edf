import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Writes a workspace's counts to `.test/summary.json`. turbo keeps that file with its cache, so `npm test` can add up the
 * counts of all workspaces, cached ones included.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let [passed, failed, skipped] = [0, unhandled.length, 0];
    for (const module of modules) {
      const before = failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'skipped') skipped++;
        else failed++;
      }
      if (failed === before && module.state() === 'failed') failed++;
    }
    const summary: Summary = { passed, failed, skipped };
    mkdirSync('.test', { recursive: true });
    writeFileSync('.test/summary.json', `${JSON.stringify(summary)}\n`);
  }
}
