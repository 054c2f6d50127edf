import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listProducts } from '../read/folders.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { nameProduct } from './products.js';

const bin = fileURLToPath(new URL('../../bin/yunspec.js', import.meta.url));

/** A program to run with the Node of this process. */
interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

/** Lists the steps from the specs of a product to the results of its tests. */
function listSteps(root: string, product: string): Step[] {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const filter = `--filter=./packages/${product}`;
  return [
    { name: 'generate', args: [bin, 'generate', product] },
    { name: 'build', args: [turbo, 'run', 'build', filter, '--output-logs=errors-only'] },
    { name: 'test', args: [turbo, 'run', 'test', filter, '--output-logs=new-only'] },
  ];
}

/** Runs a step and returns its exit code. All that it prints goes to stderr: stdout is for the result. */
function runStep(root: string, { args }: Step): Promise<number> {
  const env = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    // the key of turbo's memory, where npm does not set it
    npm_config_user_agent: process.env.npm_config_user_agent ?? `node/${process.version}`,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? exit.failure));
  });
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

const findSummary = (root: string, product: string): string => join(root, 'packages', product, '.test/summary.json');

const readCounts = (path: string): Counts =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Counts) : nothing;

interface Result extends Counts {
  readonly product: string;
  /** The step that failed, if one did. */
  readonly failedStep?: string;
}

async function testProduct(root: string, product: string): Promise<Result> {
  const summary = findSummary(root, product);
  rmSync(summary, { force: true });
  for (const step of listSteps(root, product)) {
    say(`${product}: ${step.name}`);
    if ((await runStep(root, step)) !== 0) return { product, failedStep: step.name, ...readCounts(summary) };
  }
  return { product, ...readCounts(summary) };
}

const formatResult = ({ product, failedStep, passed, failed }: Result): string =>
  failedStep === undefined || failedStep === 'test'
    ? `${product}: ${passed} passed, ${failed} failed`
    : `${product}: ${failedStep} failed, see above`;

export const testCommand: Command = {
  name: 'test',
  summary: 'Generates, builds and tests the packages of some products, and nothing else.',
  usage: 'yunspec test <product ...> [--json]',
  options: { json: { type: 'boolean', doc: 'Print the results as JSON.' } },
  run: async (wanted, { json }, { root }) => {
    const products = [...new Set(wanted.map(nameProduct))];
    const known = listProducts(join(root, 'specs'));
    if (products.length === 0) throw new UsageError(`test needs a product; known: ${known.join(', ')}`);
    const results: Result[] = [];
    for (const product of products) {
      if (!known.includes(product)) throw new UsageError(`there is no product ${product}; known: ${known.join(', ')}`);
      results.push(await testProduct(root, product));
    }
    if (json === true) print(JSON.stringify({ results }, null, 2));
    else for (const result of results) print(formatResult(result));
    return results.every(({ failedStep }) => failedStep === undefined) ? exit.ok : exit.findings;
  },
};
