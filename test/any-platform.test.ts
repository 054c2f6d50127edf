import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import type * as Runtime from '@yunspec/runtime';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const file = require.resolve('@yunspec/runtime');

/** Loads the CommonJS build where there are only these globals. */
function load(globals: object): typeof Runtime {
  const module = { exports: {} as typeof Runtime };
  const context = createContext({ TextEncoder, TextDecoder, URL, btoa, crypto, ...globals });
  runInContext(`(module, exports) => {${readFileSync(file, 'utf8')}}`, context, { filename: file })(
    module,
    module.exports,
  );
  return module.exports;
}

const pairs: [string, string][] = [['Action', 'DescribeRegions']];
const signature = (require(file) as typeof Runtime).rpcSignature('GET', pairs, 'example-secret');

test.each([
  ['Node signs at once', { process }, signature],
  ['another platform signs with web standards', {}, Promise.resolve(signature)],
  [
    'and so does one with a process of its own, as React Native has',
    { process: { env: {} } },
    Promise.resolve(signature),
  ],
])('one CommonJS file for all platforms: %s', async (_, globals, expected) => {
  const given = load(globals).rpcSignature('GET', pairs, 'example-secret');
  expect(typeof given).toBe(typeof expected);
  expect(await given).toBe(await expected);
});
