import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Observation, Observe } from '@yunspec/local';
import { afterAll, expect } from 'vitest';
import { Reach } from './reach.js';

/**
 * Creates an observer of local clouds for a file of tests. What the clouds did is written to `.test/coverage` after the last
 * of them; turbo keeps it with its cache.
 */
export function recordReach(): Observe {
  const reach = new Reach();
  afterAll(() => {
    mkdirSync('.test/coverage', { recursive: true });
    writeFileSync(`.test/coverage/${basename(expect.getState().testPath ?? '')}.json`, `${JSON.stringify(reach.list())}\n`);
  });
  return (observation: Observation) => reach.add(observation);
}
