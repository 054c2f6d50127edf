import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './support/repository.js';

// inside the repository, where vitest can be imported
const parent = join(root, 'test/.test');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'reporter-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a test file with the repository's configuration. Returns its exit code, its output without the time, and its counts. */
function runTests(text: string, env: Readonly<Record<string, string>>): [number | null, string, unknown] {
  writeFileSync(join(folder, 'some.test.ts'), `import { expect, test } from 'vitest';\n${text}`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', join(root, 'vitest.config.ts'), '--root', '.'],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } },
  );
  const summary: unknown = JSON.parse(readFileSync(join(folder, '.test/summary.json'), 'utf8'));
  return [status, `${stdout}${stderr}`.replaceAll(/ in [\d.]+ s$/gm, ''), summary];
}

const passing = "test('a sum', () => { console.log('noise'); expect(1 + 1).toBe(2); });";
const skipping = "test.skip('a product', () => {});";

test.each<[string, string, Record<string, string>, number, string, object]>([
  ['one line where all passes', passing, {}, 0, '1 passed\n', { passed: 1, failed: 0, skipped: 0 }],
  ['a skipped test', passing + skipping, {}, 0, '1 passed, 1 skipped\n', { passed: 1, failed: 0, skipped: 1 }],
])('%s', (_, text, env, code, output, summary) => {
  expect(runTests(text, env)).toEqual([code, output, summary]);
});

test('a test that is skipped without a reason fails in CI', () => {
  const [code, output, summary] = runTests(passing + skipping, { CI: '1' });
  expect([code, summary]).toEqual([1, { passed: 1, failed: 1, skipped: 1 }]);
  expect(output).toMatch(/^skipped without a reason in test\/support\/skips\.ts: test\/\.test\/.+ > a product$/m);
});

test('a failure is shown in full, without escape codes', () => {
  const [code, output, summary] = runTests("test('a sum', () => { expect(1 + 1).toBe(3); });", { CI: '1' });
  expect([code, summary]).toEqual([1, { passed: 0, failed: 1, skipped: 0 }]);
  expect(output).toContain('AssertionError: expected 2 to be 3');
  expect(output).toContain('some.test.ts > a sum');
  expect(output).not.toContain('\u001B');
});
