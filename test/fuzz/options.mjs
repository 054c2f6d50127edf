// Random options of clients, calls, paginators and waiters, and random signals among them. A wrong one is one of our
// errors, and nothing is thrown outside of the call.
import { EcsClient, YunspecError } from '@yunspec/ecs';
import fc from 'fast-check';

/** @typedef {import('./run.mjs').Target} Target */

const text = fc.string({ maxLength: 12 });
const value = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withTypedArray: true,
});
/** @param {number} ms */
const abortSoon = (ms) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('left')), ms);
  return controller.signal;
};
const signal = fc.oneof(
  fc.constantFrom(0, 1, 5).map(abortSoon),
  fc.constant(AbortSignal.abort('left')),
  fc.constant(new AbortController()),
  fc.constant({ addEventListener: 1, removeEventListener: 2 }),
  fc.constant({ aborted: true, addEventListener() {}, removeEventListener() {} }),
  value,
);

/**
 * Options by these names, each with some likely values or any other.
 * @param {Record<string, fc.Arbitrary<unknown>>} likely
 * @param {readonly string[]} others
 */
function makeOptions(likely, others) {
  const members = Object.fromEntries([
    ...Object.entries(likely).map(([name, arbitrary]) => [name, fc.oneof({ weight: 30, arbitrary }, value)]),
    ...others.map((name) => [name, fc.oneof({ weight: 10, arbitrary: fc.constant(undefined) }, value)]),
  ]);
  const known = fc.record(members, { requiredKeys: [] });
  const unknown = fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'timeOut')), value, {
    maxKeys: 1,
  });
  return fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .tuple(known, fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, unknown))
        .map(([a, b]) => ({ ...a, ...b })),
    },
    value,
  );
}

const level = fc.constantFrom('strict', 'standard', 'lenient', 'off', 'of');
const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom('5s', null));
const likely = {
  endpoint: fc.constantFrom('https://x.example', 'x.example', 'http://127.0.0.1:1', new URL('https://y.example'), ''),
  retry: fc.record({ retries: numbers, base: numbers, cap: numbers, budget: value }, { requiredKeys: [] }),
  timeout: fc.oneof(numbers, fc.record({ attempt: numbers, total: numbers }, { requiredKeys: [] })),
  validate: fc.oneof(level, fc.record({ level, skip: fc.array(text) }, { requiredKeys: [] })),
};
const clientOptions = makeOptions(
  {
    ...likely,
    credentials: fc.oneof(
      fc.constant({ accessKeyId: 'a', accessKeySecret: 'b' }),
      value.map((given) => () => given),
      value.map((given) => ({ getCredential: () => given })),
    ),
    fetch: fc.oneof(
      value.map((given) => () => /** @type {any} */ (given)),
      fc.constant(() => Promise.resolve(Response.json({ RequestId: 'r' }))),
    ),
    hooks: fc.dictionary(
      fc.constantFrom('onRequest', 'onResponse', 'onDrift', 'onIssues', 'onRetry', 'onFinish', 'onFinsh'),
      fc.oneof(
        fc.constant(() => {
          throw new Error('a hook');
        }),
        value,
      ),
    ),
    log: fc.dictionary(
      fc.constantFrom('debug', 'info', 'warn', 'error'),
      fc.oneof(
        fc.constant(() => {}),
        value,
      ),
    ),
    maxResponseBytes: numbers,
    maxSockets: numbers,
    region: fc.constantFrom('cn-hangzhou', 'cn-hangzou', '../x', ''),
    rateLimit: fc.constantFrom(false, { take: () => Promise.resolve() }, { take: () => null }, { take: 1 }),
  },
  ['allowInsecure', 'describe', 'format', 'outputs', 'protocol'],
);
const headers = fc.oneof(
  fc.dictionary(text, text),
  fc.array(fc.tuple(text, text)),
  fc.constant(new Headers({ a: 'b' })),
);
const callOptions = makeOptions({ ...likely, headers, signal, extra: fc.dictionary(text, value) }, [
  'maxPages',
  'minDelay',
  'maxDelay',
]);
const answers = fc.constantFrom(
  { RequestId: 'r' },
  { Instances: { Instance: [{ InstanceId: 'i', Status: 'Running' }] }, TotalCount: 9, PageNumber: 1, PageSize: 1 },
  { Code: 'Throttling', Message: 'later' },
);

/**
 * Lets a call end in any way but a raw error.
 * @param {() => Promise<unknown>} run
 */
async function allowOurErrors(run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof YunspecError)) throw new Error('a raw error', { cause: error });
  }
}

/**
 * Gives options to each way of calling.
 * @param {EcsClient} client
 * @param {any} options
 */
async function useOptions(client, options) {
  const input = { RegionId: 'cn-hangzhou' };
  await allowOurErrors(() => client.describeRegions({}, options));
  await allowOurErrors(async () => {
    let seen = 0;
    for await (const _ of client.paginateDescribeInstances(input, options)) if (++seen > 5) break;
  });
  const maxWait = { ...options, maxWait: 20 };
  await allowOurErrors(() => client.waitUntilInstanceRunning(input, maxWait));
}

/** @type {readonly Target[]} */
export const optionTargets = [
  {
    name: 'options of clients',
    share: 0.03,
    run: (settings) => {
      const property = fc.asyncProperty(clientOptions, async (options) => {
        await allowOurErrors(async () => {
          const quick = typeof options === 'object' && options !== null && !Array.isArray(options);
          const retry = { retry: { retries: 0 }, timeout: 50 };
          const client = new EcsClient(/** @type {any} */ (quick ? { ...retry, ...options } : options));
          JSON.stringify(client);
          if (quick && typeof (/** @type {any} */ (options).fetch) === 'function') await client.describeRegions();
        });
      });
      return fc.assert(property, settings);
    },
  },
  {
    name: 'options of calls',
    share: 0.02,
    run: (settings) => {
      const property = fc.asyncProperty(callOptions, answers, async (options, answer) => {
        const client = new EcsClient({
          credentials: { accessKeyId: 'a', accessKeySecret: 'b' },
          retry: { retries: 0 },
          timeout: 50,
          fetch: () => Promise.resolve(Response.json(answer)),
        });
        await useOptions(client, options);
      });
      return fc.assert(property, settings);
    },
  },
];
