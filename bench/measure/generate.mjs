import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { generators } from '../subjects/index.mjs';
import { CannotRun, measureUsage } from '../support/process.mjs';
import { changeWord, makeFolder, makeLargeProduct, makeProducts } from '../support/spec-trees.mjs';
import { findMedian, interleave } from '../support/stats.mjs';
import { bench, root, withFolder } from '../support/workspace.mjs';

/** @typedef {Omit<ReturnType<typeof measureUsage>, 'stdout'>} Usage */

const rounds = 5;
const copies = { large: 5, many: 20 };

/**
 * Figures with a goal in seconds are given as if hey-api had taken this long in the same run, as it does on the
 * machine that the goals were set on. So they mean the same on a slower or a busier machine.
 */
const heyApiSeconds = 4;

/** The CPU of generating 20 copies, as a multiple of hey-api's CPU, when the goal of halving it was set. */
const manyBefore = 9;

/**
 * Runs our generator in a repository and refuses to go on when it does not do what is to be measured.
 * @param {string} folder
 * @param {'writes' | 'idles'} expected
 */
function runYunspec(folder, expected) {
  const usage = measureUsage([join(root, 'generator/bin/yunspec.js'), 'generate', '--json'], { cwd: folder });
  const { written } = /** @type {{ written: string[] }} */ (JSON.parse(usage.stdout));
  if (written.length > 0 !== (expected === 'writes'))
    throw new CannotRun(`yunspec generate wrote ${written.length} files, which is not what is to be measured`);
  return usage;
}

/**
 * Prepares what is measured: one function each, which does the work once.
 * @param {string} folder
 * @param {(line: string) => void} say
 */
function prepareRuns(folder, say) {
  const document = join(root, 'packages/ecs/openapi.json');
  const output = join(folder, 'peers');
  const large = makeFolder(folder, 'large');
  const operations = makeLargeProduct(large, copies.large);
  say(`generating a product of ${operations} operations, to change it later`);
  runYunspec(large, 'writes');
  /** @type {(count: number) => Usage} */
  const generateProducts = (count) => {
    const fresh = makeFolder(folder, 'fresh');
    try {
      makeProducts(fresh, count);
      return runYunspec(fresh, 'writes');
    } finally {
      rmSync(fresh, { recursive: true });
    }
  };
  let changes = 0;
  /** @type {Record<string, () => Usage>} */
  const runs = {
    full: () => generateProducts(1),
    many: () => generateProducts(copies.many),
    word: () => {
      changeWord(large, `Word${++changes}`);
      return runYunspec(large, 'writes');
    },
    idle: () => runYunspec(large, 'idles'),
  };
  for (const { id, main } of generators)
    runs[id] = () =>
      measureUsage([join(bench, 'node_modules', main), '--input', document, '--output', join(output, id)], {
        cwd: folder,
      });
  return { runs, operations };
}

/**
 * Measures the generator: all of ECS beside generators that read our OpenAPI document of it, a large product in which
 * one word or nothing has changed, and many products at once.
 * @type {import('../support/table.mjs').Measure}
 */
export const measureGenerate = (say) =>
  withFolder(async (folder) => {
    const { runs, operations } = prepareRuns(folder, say);
    const usages = await interleave(rounds, Object.entries(runs), ([, runOnce]) => runOnce(), say);
    const samples = new Map([...usages].map(([[id], usage]) => [id, usage]));
    /** @type {(id: string, word: keyof Usage) => number} */
    const find = (id, word) => findMedian((samples.get(id) ?? []).map((usage) => usage[word]));
    /** @type {(id: string, other: string) => number} */
    const compare = (id, other) => find(id, 'cpu') / find(other, 'cpu');
    /** @type {(word: keyof Usage) => Record<string, number>} */
    const findFull = (word) => ({
      yunspec: find('full', word),
      ...Object.fromEntries(generators.map(({ id }) => [id, find(id, word)])),
    });
    /** @type {(id: string, title: string, than: number) => import('../support/table.mjs').Figure} */
    const relateSeconds = (id, title, than) => ({
      title,
      unit: `CPU s where hey-api takes ${heyApiSeconds}`,
      digits: 2,
      goal: { is: '<=', than },
      values: { yunspec: compare(id, 'hey-api') * heyApiSeconds },
    });
    /** @type {(title: string, than: number, value: number) => import('../support/table.mjs').Figure} */
    const relate = (title, than, value) => ({
      title,
      unit: 'ratio',
      digits: 2,
      goal: { is: '<=', than },
      values: { yunspec: value },
    });
    const many = `generate ${copies.many} copies of ecs`;
    const large = `generate ${operations} operations`;
    return [
      { title: 'generate ecs in full', unit: 'CPU s', digits: 2, values: findFull('cpu') },
      { title: 'generate ecs in full, peak memory', unit: 'MB', digits: 0, values: findFull('peak') },
      relate('generate ecs in full, beside hey-api', 1, compare('full', 'hey-api')),
      relate('generate ecs in full, beside orval', 1.5, compare('full', 'orval')),
      relateSeconds('idle', `${large}, nothing changed`, 0.3),
      relateSeconds('word', `${large}, one word changed`, 2),
      { title: many, unit: 'CPU s', digits: 1, values: { yunspec: find('many', 'cpu') } },
      relate(`${many}, share of before`, 0.5, compare('many', 'hey-api') / manyBefore),
      {
        title: `${many}, peak memory`,
        unit: 'MB',
        digits: 0,
        goal: { is: '<=', than: 400 },
        values: { yunspec: find('many', 'peak') },
      },
    ];
  });
