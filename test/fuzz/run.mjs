// Gives random inputs to the parsers, the signer, the checker and whole calls: none may crash or hang. `npm run fuzz [-- --runs
// N]` spreads N inputs, a million by default, over the targets. A failure prints the seed and the smallest input that
// shows it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { outputs } from '@yunspec/ecs/outputs';
import { call, json, rpc, rpcSignature, ServiceClient, YunspecError } from '@yunspec/runtime';
import { check, describeIssue } from '@yunspec/runtime/check';
import { xml } from '@yunspec/runtime/xml';
import fc from 'fast-check';
import { answerTargets } from './answers.mjs';
import { optionTargets } from './options.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('Usage: npm run fuzz [-- --runs 1000000] [--seed N]');
  process.exit(0);
}
const runs = Number(values.runs ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

/** @typedef {import('@yunspec/runtime').ValueSchema} ValueSchema */

const model = /** @type {{ operations: { input: ValueSchema }[] }} */ (
  JSON.parse(readFileSync(new URL('../../packages/ecs/model.json', import.meta.url), 'utf8'))
);
const inputs = model.operations.map((operation) => operation.input);
const names = inputs.flatMap((input) => Object.keys(input.properties ?? {}));
const text = fc.string({ unit: 'binary', maxLength: 40 });
const anything = fc.jsonValue({ maxDepth: 4 });
const member = fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'toString'), text);
const input = fc.dictionary(member, fc.oneof(anything, text, fc.integer(), fc.constant(undefined), fc.double()), {
  maxKeys: 8,
});

const markup = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<a>',
      '</a>',
      '<DescribeInstancesResponse>',
      '</',
      '&lt;',
      '&#x0;',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE x',
      '"',
      '>',
    ),
    text,
  ),
  { maxLength: 20 },
);
const xmlFormat = xml(outputs);
/** @type {import('@yunspec/runtime').Operation<object, object, string>} */
const operation = { name: 'DescribeInstances', safe: true, input: { type: 'object' } };

/**
 * Makes a client whose service gives the answers of a function.
 * @param {() => Response} answer
 */
function makeClient(answer) {
  const product = {
    name: 'ecs',
    client: 'EcsClient',
    version: '1',
    endpoints: { default: 'https://x.example' },
    regions: [],
    retry: {},
    protocols: [rpc({ method: 'GET' })],
  };
  return new ServiceClient(product, {
    credentials: { accessKeyId: 'a', accessKeySecret: 'b' },
    retry: { retries: 0 },
    fetch: () => Promise.resolve(answer()),
  });
}

/**
 * @typedef {{ numRuns: number, seed: number, interruptAfterTimeLimit: number }} Settings
 * @typedef {{ name: string, share: number, run(settings: Settings): unknown }} Target
 * @type {readonly Target[]}
 */
const targets = [
  ...answerTargets,
  ...optionTargets,
  {
    name: 'checker',
    share: 0.38,
    run: (settings) => {
      const values = fc.oneof(input, anything);
      const property = fc.property(fc.constantFrom(...inputs), values, (schema, value) => {
        for (const issue of check(schema, value, { level: 'strict' })) describeIssue(issue);
      });
      fc.assert(property, settings);
    },
  },
  {
    name: 'signer',
    share: 0.262,
    run: (settings) => {
      const pairs = fc.array(fc.tuple(text, text), { maxLength: 8 });
      const property = fc.asyncProperty(pairs, text, async (parameters, secret) => {
        const signature = await rpcSignature('GET', parameters, secret);
        if (!/^[A-Za-z0-9+/]{27}=$/.test(signature)) throw new Error(`no signature: ${signature}`);
      });
      return fc.assert(property, settings);
    },
  },
  {
    name: 'XML reader',
    share: 0.15,
    run: (settings) => {
      const property = fc.property(markup, (parts) => {
        xmlFormat.read(parts.join(''), 'DescribeInstances');
      });
      fc.assert(property, settings);
    },
  },
  {
    name: 'JSON reader',
    share: 0.1,
    run: (settings) => {
      const property = fc.property(fc.oneof(text, fc.json()), (body) => {
        json.read(body, 'DescribeInstances');
      });
      fc.assert(property, settings);
    },
  },
  {
    name: 'whole call',
    share: 0.05,
    run: (settings) => {
      const bodies = fc.oneof(
        text,
        fc.json(),
        markup.map((parts) => parts.join('')),
      );
      const statuses = fc.constantFrom(200, 204, 302, 400, 403, 404, 429, 500, 502, 503);
      const property = fc.asyncProperty(bodies, statuses, async (body, status) => {
        const client = makeClient(() => new Response(status === 204 ? null : body, { status }));
        try {
          await call(client, operation, {});
        } catch (error) {
          if (!(error instanceof YunspecError)) throw error;
        }
      });
      return fc.assert(property, settings);
    },
  },
];

// an error outside of a call would end a user's process
process.on('unhandledRejection', (reason) => {
  throw new Error('rejected outside of a call', { cause: reason });
});

console.log(`seed ${seed}`);
for (const { name, share, run } of targets) {
  const numRuns = Math.round(runs * share);
  const began = performance.now();
  await run({ numRuns, seed, interruptAfterTimeLimit: 3_600_000 });
  console.log(`${name}: ${numRuns.toLocaleString('en')} inputs, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
