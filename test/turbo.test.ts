import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { products, readRootFile, root } from './support/repository.js';

interface Task {
  readonly taskId: string;
  readonly hash: string;
  readonly resolvedTaskDefinition: { readonly cache: boolean };
  /** The hashes of the files that decide about the task, by path from the folder of its package. */
  readonly inputs: Readonly<Record<string, string>>;
}

const [product = ''] = products;

const all = ['build', 'specs', 'lint', 'types', 'bundles', 'test', 'documents'];

function planTasks(tasks = all, userAgent = 'npm/11.19.1 node/v20.20.2 linux x64'): ReadonlyMap<string, Task> {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const json = execFileSync(process.execPath, [turbo, 'run', ...tasks, '--dry=json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', npm_config_user_agent: userAgent },
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { tasks: planned } = JSON.parse(json) as { tasks: readonly Task[] };
  return new Map(planned.map((task) => [task.taskId, task]));
}

const tasks = planTasks();

test.each([
  ['//#lint', 'tsconfig.tests.json', true],
  ['//#lint', '.changeset/config.json', true],
  ['//#lint', 'bench/bundle-budget.json', true],
  ['//#lint', 'packages/runtime/README.md', false],
  ['//#packages', 'README.md', false],
  ['//#specs', `packages/${product}/README.md`, true],
  [`@yunspec/${product}#test`, 'README.md', false],
  [`@yunspec/${product}#test`, 'test/cases.test.ts', true],
  ['@yunspec/runtime#build', 'README.md', false],
  ['@yunspec/runtime#test', 'README.md', false],
  ['@yunspec/runtime#test', 'src/index.ts', true],
  ['@yunspec/test#test', `../packages/${product}/README.md`, true],
])('%s depends on %s: %s', (task, file, isInput) => {
  expect(Object.hasOwn(tasks.get(task)?.inputs ?? {}, file)).toBe(isInput);
});

test('nothing that is installed, or that tests write there, is an input', () => {
  const inputs = [...tasks].flatMap(([id, task]) => Object.keys(task.inputs).map((file) => `${id} ${file}`));
  expect(inputs.filter((input) => input.includes('node_modules/'))).toEqual([]);
});

test('a result of one Node is not replayed under another', () => {
  // the variable is global: what it does to one task, it does to all
  const other = planTasks(['build'], 'npm/11.19.1 node/v24.21.0 linux x64');
  expect(other.size).toBeGreaterThan(10);
  expect([...other].filter(([id, { hash }]) => hash === tasks.get(id)?.hash).map(([id]) => id)).toEqual([]);
});

test('comparisons with documents, which are outside of the repository, are never replayed', () => {
  const uncached = [...tasks].filter(([, task]) => !task.resolvedTaskDefinition.cache).map(([id]) => id);
  expect(uncached).toEqual(['@yunspec/test#documents']);
});

test('the packages of the repository are no input of every task', () => {
  const { devDependencies } = JSON.parse(readRootFile('package.json')) as { devDependencies: object };
  expect(Object.keys(devDependencies).filter((name) => name.startsWith('@yunspec/'))).toEqual([]);
});
