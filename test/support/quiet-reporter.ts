import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { MinimalReporter, type TestModule, type TestRunEndReason, type Vitest } from 'vitest/node';
import { root } from './repository.js';
import { skips } from './skips.js';

/** The counts of a workspace, which `npm test` adds up. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Modules = readonly TestModule[];

const nameFile = ({ moduleId }: TestModule): string => relative(root, moduleId).replaceAll('\\', '/');

/** Lists the tests of a run in a state, or all of them, as `file > suite > test`. */
const listTests = (modules: Modules, wanted?: 'skipped'): string[] =>
  modules.flatMap((module) =>
    [...module.children.allTests(wanted)].map((test) => `${nameFile(module)} > ${test.fullName}`),
  );

/** Finds what is wrong with skipped tests: those that nobody has listed, and what is listed but not there. */
function findSkipFaults(modules: Modules): string[] {
  const prefixes = Object.keys(skips);
  const unlisted = listTests(modules, 'skipped').filter((name) => !prefixes.some((prefix) => name.startsWith(prefix)));
  const [files, names] = [new Set(modules.map(nameFile)), listTests(modules)];
  const stale = prefixes.filter(
    (prefix) => files.has(prefix.split(' > ', 1)[0] ?? '') && !names.some((name) => name.startsWith(prefix)),
  );
  return [
    ...unlisted.map((name) => `skipped without a reason in test/support/skips.ts: ${name}`),
    ...stale.map((prefix) => `test/support/skips.ts lists what is not there: ${prefix}`),
  ];
}

function countTests(modules: Modules, unhandled: readonly unknown[]): Summary {
  const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    const before = counts.failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state]++;
    }
    if (counts.failed === before && module.state() === 'failed') counts.failed++;
  }
  return counts;
}

/** Takes the escape codes out of what goes to a stream. Vitest colours failures whether or not somebody watches. */
function writePlainly(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? stripVTControlCharacters(chunk) : chunk, ...rest);
}

/**
 * Prints failures in full, and one line for all that passes. Where nobody watches, a test that is skipped without a reason
 * fails. The counts go to `.test/summary.json`: turbo keeps that file with its cache, so cached workspaces count as well.
 */
export default class QuietReporter extends MinimalReporter {
  override onInit(vitest: Vitest): void {
    // the banner is left out
    this.ctx = vitest;
    for (const stream of [process.stdout, process.stderr]) if (!stream.isTTY) writePlainly(stream);
  }

  override onTestRunEnd(modules: Modules, unhandled: readonly never[], reason: TestRunEndReason): void {
    const faults = process.env.CI === undefined ? [] : findSkipFaults(modules);
    const { passed, failed, skipped } = countTests(modules, unhandled);
    if (failed > 0) super.onTestRunEnd(modules, unhandled, reason);
    for (const fault of faults) this.log(fault);
    if (faults.length > 0) process.exitCode = 1;
    const seconds = ((performance.now() - this.start) / 1000).toFixed(1);
    const parts = [`${passed} passed`, `${failed + faults.length} failed`, `${skipped} skipped`];
    this.log(`${parts.filter((part) => !part.startsWith('0 ')).join(', ')} in ${seconds} s`);
    mkdirSync('.test', { recursive: true });
    const summary: Summary = { passed, failed: failed + faults.length, skipped };
    writeFileSync('.test/summary.json', `${JSON.stringify(summary)}\n`);
  }
}
