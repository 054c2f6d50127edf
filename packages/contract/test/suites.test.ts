import { describe, expect, test } from 'vitest';
import { ContractError, defineContract } from '../src/index.js';
import { changeAnswers, createLiar, credentials } from './support/liar.js';
import { ecs } from './support/models.js';

/** Collects what is defined, as a test runner does. */
function collect() {
  const tests: { name: string; run: () => Promise<void> }[] = [];
  let suite = '';
  const runner = {
    describe: (name: string, body: () => void) => {
      suite = name;
      body();
    },
    test: (name: string, run: () => Promise<void>) => {
      tests.push({ name: `${suite} > ${name}`, run });
    },
  };
  return { tests, runner };
}

const options = { endpoint: 'http://127.0.0.1:9', credentials, only: ['DescribeZones', 'DescribeRegions'] };

test('each chapter is a suite, with a test for each operation', async () => {
  const { tests, runner } = collect();
  const fetch = createLiar(
    ecs,
    changeAnswers('DescribeZones', (answer) => delete answer.RequestId),
  );
  const suites = defineContract(ecs, { ...options, ...runner, fetch, chapters: ['answers', 'pages'] });
  expect(tests.map(({ name }) => name)).toEqual([
    'ecs: answers > DescribeRegions',
    'ecs: answers > DescribeZones',
    'ecs: pages > DescribeRegions',
    'ecs: pages > DescribeZones',
  ]);
  expect(suites.map(({ name }) => name)).toEqual(['answers', 'pages']);
  await expect(tests[0]?.run()).resolves.toBeUndefined();
  await expect(tests[1]?.run()).rejects.toThrow('DescribeZones, RequestId: expected RequestId is always there');
});

test('a runner whose functions are not global has to be passed', () => {
  expect(() => defineContract(ecs, options)).toThrow(ContractError);
});

// the suites of this file itself
defineContract(ecs, { ...options, describe, test, fetch: createLiar(ecs), chapters: ['answers', 'inputs'] });
