import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Observe } from '@yunspec/local';
import { afterAll, expect } from 'vitest';
import { type Fact, toFact } from './facts.js';

/** Collects what a file of tests shows. */
interface Recorder {
  /** Observes a local cloud. */
  readonly observe: Observe;
  /** Adds a fact that no cloud knows. */
  note(fact: Fact): void;
}

/**
 * Creates a recorder for a file of tests. What it has collected is written to `.test/coverage` after the last of them; turbo
 * keeps it with its cache.
 */
export function recordCoverage(): Recorder {
  const facts = new Map<string, Fact>();
  const note = (fact: Fact): void => {
    facts.set(fact.join('\n'), fact);
  };
  afterAll(() => {
    mkdirSync('.test/coverage', { recursive: true });
    const file = `.test/coverage/${basename(expect.getState().testPath ?? '')}.json`;
    writeFileSync(file, `${JSON.stringify([...facts.values()])}\n`);
  });
  return { observe: (observation) => note(toFact(observation)), note };
}
