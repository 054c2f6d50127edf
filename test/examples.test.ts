import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/repository.js';

// The example for Jest runs in tool-chains.test.ts, which has Jest.

it('the example for Vitest passes', () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true' };
  const said = execFileSync(process.execPath, [vitest, 'run', '--root', 'examples/vitest', '--reporter', 'json'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect(JSON.parse(said)).toMatchObject({ success: true, numPassedTests: 3 });
});
