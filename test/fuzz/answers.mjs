// Answers of a random shape: documented ones in which any value, at any depth, is replaced, and deep nestings.
import { readFileSync } from 'node:fs';
import { call, EcsClient, YunspecError } from '@yunspec/ecs';
import { outputs } from '@yunspec/ecs/outputs';
import { xml } from '@yunspec/runtime/xml';
import fc from 'fast-check';

/** @typedef {import('./run.mjs').Target} Target */

/**
 * @typedef {{ name: string, examples: readonly { ok?: object, returns?: object }[] }} Operation
 * @type {{ operations: readonly Operation[] }}
 */
const model = JSON.parse(readFileSync(new URL('../../packages/ecs/model.json', import.meta.url), 'utf8'));
const documented = model.operations.flatMap(({ name, examples }) => {
  const input = examples.find(({ ok }) => ok !== undefined)?.ok;
  const output = examples.find(({ returns }) => returns !== undefined)?.returns;
  return input === undefined || output === undefined ? [] : [{ name, input, output }];
});

/** Lists in lists. */
class Nesting {
  /** @param {number} depth */
  constructor(depth) {
    this.depth = depth;
  }
}

const strange = fc.oneof(
  fc.constantFrom(null, '', [], {}, [[]], [null], 0, -1, true, 'true', '[', '{"a":', 9007199254740993n),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(10, 1000, 100_000).map((depth) => new Nesting(depth)),
);

/**
 * Writes JSON with big integers and deep nestings.
 * @param {unknown} value
 * @returns {string}
 */
function write(value) {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof Nesting) return '['.repeat(value.depth) + ']'.repeat(value.depth);
  return `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`)}}`;
}

/**
 * Replaces the value at a random place.
 * @param {any} value
 * @param {readonly number[]} choices where to go at each depth; it ends where they end
 * @param {unknown} replacement
 * @returns {unknown}
 */
function replaceAt(value, [choice, ...choices], replacement) {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (choice === undefined || names.length === 0) return replacement;
  const name = /** @type {string} */ (names[choice % names.length]);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[/** @type {any} */ (name)] = replaceAt(value[name], choices, replacement);
  return copy;
}

const change = fc.tuple(fc.array(fc.nat(40), { maxLength: 6 }), strange);
const lists = /** @type {const} */ ([
  'paginateDescribeInstances',
  'paginateDescribeDisks',
  'paginateDescribeImages',
  'paginateDescribeVpcs',
]);
const waits = /** @type {const} */ (['waitUntilInstanceRunning', 'waitUntilDiskAvailable', 'waitUntilVpcDeleted']);

/** @param {() => Promise<unknown>} run */
async function allowOurErrors(run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof YunspecError)) throw new Error('a raw error', { cause: error });
  }
}

/** @param {string} body @param {object} options */
const makeClient = (body, options) =>
  /** @type {any} */ (
    new EcsClient({
      credentials: { accessKeyId: 'a', accessKeySecret: 'b' },
      retry: { retries: 0 },
      rateLimit: false,
      fetch: () => Promise.resolve(new Response(body)),
      outputs,
      hooks: { onDrift() {} },
      ...options,
    })
  );

/**
 * @param {any} client
 * @param {string} name
 */
async function readAll(client, name) {
  let seen = 0;
  for await (const _ of client[name]({ RegionId: 'cn-hangzhou' }, { maxPages: 3 })) if (++seen > 50) break;
}

/** @type {readonly Target[]} */
export const answerTargets = [
  {
    name: 'answers of every operation',
    share: 0.005,
    run: (settings) => {
      const row = fc.constantFrom(...documented);
      const changes = fc.array(change, { minLength: 1, maxLength: 4 });
      const property = fc.asyncProperty(row, changes, fc.boolean(), async ({ name, input, output }, all, isXml) => {
        const body = write(
          all.reduce((/** @type {unknown} */ value, [path, other]) => replaceAt(value, path, other), output),
        );
        const client = makeClient(body, isXml ? { format: xml(outputs) } : {});
        const method = name[0]?.toLowerCase() + name.slice(1);
        await allowOurErrors(() => client[method](input));
      });
      return fc.assert(property, settings);
    },
  },
  {
    name: 'answers of pages and waiters',
    share: 0.002,
    run: (settings) => {
      const changes = fc.array(change, { minLength: 1, maxLength: 4 });
      const names = fc.constantFrom(...lists, ...waits);
      const property = fc.asyncProperty(names, changes, async (name, all) => {
        const operation = name.startsWith('paginate')
          ? name.slice(8)
          : `Describe${name.slice(9).replace(/[A-Z][a-z]+$/, '')}s`;
        const output = documented.find((row) => row.name === operation)?.output ?? {};
        const client = makeClient(
          write(all.reduce((/** @type {unknown} */ value, [path, other]) => replaceAt(value, path, other), output)),
          {},
        );
        const input = { RegionId: 'cn-hangzhou' };
        await allowOurErrors(() =>
          name.startsWith('paginate') ? readAll(client, name) : client[name](input, { maxWait: 10, minDelay: 5 }),
        );
      });
      return fc.assert(property, settings);
    },
  },
  {
    name: 'any answer of any operation',
    share: 0.001,
    run: (settings) => {
      const body = fc.oneof(
        fc.json(),
        fc.constantFrom(10, 1000, 100_000).map((depth) => write(new Nesting(depth))),
        fc.constantFrom(1000, 100_000).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
        fc.constantFrom(1000, 20_000).map((depth) => '<a>'.repeat(depth) + '</a>'.repeat(depth)),
      );
      const property = fc.asyncProperty(
        body,
        fc.constantFrom(200, 400, 403, 500),
        fc.boolean(),
        async (text, status, isXml) => {
          const client = makeClient('', {
            ...(isXml ? { format: xml(outputs) } : {}),
            fetch: () => Promise.resolve(new Response(text, { status })),
          });
          await allowOurErrors(() => call(client, { name: 'DescribeNewThings', input: { type: 'object' } }, {}));
          await allowOurErrors(() => client.describeRegions());
        },
      );
      return fc.assert(property, settings);
    },
  },
];
