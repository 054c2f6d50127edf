// Throws random inputs at the parsers, the signer and the checker: none may crash or hang. `npm run fuzz [-- --runs
// N]`, a million by default, spread over the targets. A failure prints the seed and the smallest input that shows it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { outputs } from '@yunspec/ecs/outputs';
import { call, json, rpc, rpcSignature, ServiceClient, YunspecError } from '@yunspec/runtime';
import { check, describeIssue } from '@yunspec/runtime/check';
import { xml } from '@yunspec/runtime/xml';
import fc from 'fast-check';

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log('Usage: npm run fuzz [-- --runs 1000000] [--seed N]');
  process.exit(0);
}
const runs = Number(values.runs ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

const model = JSON.parse(readFileSync(new URL('../../packages/ecs/model.json', import.meta.url), 'utf8'));
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
const operation = { name: 'DescribeInstances', safe: true, input: { type: 'object' } };

/** A client whose service answers whatever it is told to. */
function clientOn(answer) {
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

const targets = [
  {
    name: 'checker',
    share: 0.4,
    property: fc.property(fc.constantFrom(...inputs), fc.oneof(input, anything), (schema, value) => {
      for (const issue of check(schema, value, { level: 'strict' })) describeIssue(issue);
    }),
  },
  {
    name: 'signer',
    share: 0.3,
    property: fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), text, (pairs, secret) => {
      const signature = rpcSignature('GET', pairs, secret);
      if (!/^[A-Za-z0-9+/]{27}=$/.test(signature)) throw new Error(`no signature: ${signature}`);
    }),
  },
  {
    name: 'XML reader',
    share: 0.15,
    property: fc.property(markup, (parts) => {
      xmlFormat.read(parts.join(''), 'DescribeInstances');
    }),
  },
  {
    name: 'JSON reader',
    share: 0.1,
    property: fc.property(fc.oneof(text, fc.json()), (body) => {
      json.read(body, 'DescribeInstances');
    }),
  },
  {
    name: 'whole call',
    share: 0.05,
    property: fc.asyncProperty(
      fc.oneof(
        text,
        fc.json(),
        markup.map((parts) => parts.join('')),
      ),
      fc.constantFrom(200, 204, 302, 400, 403, 404, 429, 500, 502, 503),
      async (body, status) => {
        const client = clientOn(() => new Response(status === 204 ? null : body, { status }));
        try {
          await call(client, operation, {});
        } catch (error) {
          if (!(error instanceof YunspecError)) throw error;
        }
      },
    ),
  },
];

console.log(`seed ${seed}`);
for (const { name, share, property } of targets) {
  const numRuns = Math.round(runs * share);
  const began = performance.now();
  await fc.assert(property, { numRuns, seed, interruptAfterTimeLimit: 3_600_000 });
  console.log(`${name}: ${numRuns.toLocaleString('en')} inputs, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
