import { describe, expect, it } from 'vitest';
import {
  type CallOptions,
  type ClientOptions,
  call,
  type Operation,
  ProductClient,
  paginate,
  prepare,
  type ServiceClient,
  type Waiter,
  wait,
} from '../src/index.js';
import { checkOptions } from '../src/options/check-options.js';
import { fewWords } from '../src/wording.js';
import { credentials, failure, json, plain, product, safe, service, silence, tokened } from './support/service.js';

type Loose = Record<string, unknown>;

const listing: Operation<Loose, Loose> = {
  ...safe,
  pagination: { style: 'page', page: 'PageNumber', items: 'Disks.Disk' },
};
const waiter: Waiter = { name: 'DiskReady', items: 'Disks.Disk', state: 'Status', until: ['gone'], fails: [] };

/** Adds the option that every waiter needs. */
const addMaxWait = (options: unknown): unknown =>
  Object.prototype.toString.call(options) === '[object Object]' ? { maxWait: 50, ...(options as object) } : options;

/** Every way to pass a client, an input and options. */
const ways: readonly [name: string, run: (client: unknown, input: unknown, options: unknown) => Promise<unknown>][] = [
  ['call', (client, input, options) => call(client as never, safe, input as never, options as never)],
  ['call with a token', (client, input, options) => call(client as never, tokened, input as never, options as never)],
  ['prepare', (client, input, options) => prepare(client as never, safe, input as never, options as never)],
  [
    'wait',
    (client, input, options) => wait(client as never, waiter, safe, input as never, addMaxWait(options) as never),
  ],
  [
    'paginate',
    async (client, input, options) => {
      for await (const item of paginate(client as never, listing, input as never, options as never)) expect(item);
    },
  ],
];

describe.each(ways)('%s', (_, run) => {
  it.each([undefined, null, {}, 'client', 7, [], () => undefined, { describeDisks: 1 }])(
    'does not take %o for a client',
    async (client) => {
      const error = await failure(run(client, {}, {}));
      expect(error).toMatchObject({ name: 'ConfigurationError' });
      expect(error.message).toMatch(/^\w+ needs a client: pass one as the first argument, or call the method on its/);
    },
  );

  it.each([null, [], 'abc', 7, true, () => undefined, [{ DiskIds: [] }]])(
    'does not take %o for an input, whatever the level',
    async (input) => {
      const { client, sent } = service(json({ Disks: { Disk: [] } }));
      for (const validate of ['standard', 'off'])
        expect(await failure(run(client, input, { validate }))).toMatchObject({
          name: 'ValidationError',
          issues: [{ code: 'type', path: [] }],
        });
      expect(sent).toHaveLength(0);
    },
  );
});

it.each([null, 'abc', []])(
  'an operation with a token and a region does not take %o for an input either',
  async (input) => {
    const { client, sent } = service(json({}), { region: 'cn-hangzhou' });
    const operation: Operation = { ...tokened, region: 'RegionId' };
    expect(await failure(call(client, operation, input as never))).toMatchObject({ name: 'ValidationError' });
    expect(sent).toHaveLength(0);
  },
);

const wrong: readonly [options: unknown, want: RegExp][] = [
  [{ timeout: '5s' }, /: timeout must be of type number or object or null, not string$/],
  [{ timeout: [] }, /: timeout must be of type number or object or null, not array$/],
  [{ timeout: { attempts: 1 } }, /: attempts is none of attempt, total$/],
  [{ retry: 3 }, /: retry must be of type object or null, not number$/],
  [{ retry: { maxRetries: 3 } }, /: maxRetries is none of retries, base, cap$/],
  [{ validate: false }, /: validate must be of type string or object, not boolean$/],
  [{ validate: { levle: 'off' } }, /: there is no option levle \(did you mean level\?\)\. Known: level, skip$/],
  [{ validate: { skip: 'Size' } }, /: skip must be of type array, not string$/],
  [{ endpoint: 7 }, /: endpoint must be of type string or object, not number$/],
  [{ timeOut: 5 }, /: there is no option timeOut \(did you mean timeout\?\)\. Known: .*retry/],
];
const wrongForCalls: readonly [options: unknown, want: RegExp][] = [
  ...wrong,
  [null, /: the options must be an object$/],
  [[], /: the options must be an object$/],
  ['off', /: the options must be an object$/],
  [{ signal: {} }, /: signal must be an AbortSignal$/],
  [{ signal: new AbortController() }, /: signal must be an AbortSignal$/],
  [{ signal: 'abort' }, /: signal must be an AbortSignal$/],
  [{ signal: { addEventListener: () => {} } }, /: signal must be an AbortSignal$/],
  [{ signal: { removeEventListener: () => {} } }, /: signal must be an AbortSignal$/],
  [{ headers: 'a: b' }, /: headers must be of type object or array, not string$/],
  [{ headers: ['a: b'] }, /: headers must be/],
  [{ RegionId: 'cn-hangzhou' }, /: there is no option RegionId\. Known: /],
  [{ constructor: 1 }, /: there is no option constructor/],
  [{ maxRetries: 3 }, /: there is no option maxRetries \(write retry: \{ retries \}\)\. Known: /],
  [{ accessKeyId: 'a' }, /: there is no option accessKeyId \(write credentials: \{ accessKeyId, accessKeySecret \}\)/],
  [{ readTimeout: 5 }, /: there is no option readTimeout \(write timeout: \{ attempt \}\)/],
];
const wrongForClients: readonly [options: unknown, want: RegExp][] = [
  ...wrong,
  [null, /^DemoClient: the options must be an object$/],
  [{ fetch: {} }, /: fetch must be of type function, not object$/],
  [{ format: 'xml' }, /: format must be of type object, not string$/],
  [{ protocol: 'acs3' }, /: protocol must be of type object, not string$/],
  [{ region: 7 }, /: region must be of type string, not number$/],
  [{ allowInsecure: 'yes' }, /: allowInsecure must be of type boolean, not string$/],
  [{ maxSockets: 0 }, /: maxSockets must be a number of at least 1, not 0$/],
  [{ maxResponseBytes: '1MB' }, /: maxResponseBytes must be a number of at least 1, not 1MB$/],
  [
    { hooks: { onRequst: () => undefined } },
    /^DemoClient hooks: there is no option onRequst \(did you mean onRequest\?\)/,
  ],
  [{ hooks: { onRequst: () => undefined }, log: console }, /hooks: there is no option onRequst/],
  [{ hooks: { onRetry: 'log' } }, /hooks: onRetry must be of type function, not string$/],
  [{ protocol: {} }, /: protocol must have a function request$/],
  [{ format: { read: 'text' } }, /: format must have a function read$/],
  [{ outputs: {} }, /: outputs must have a function findDrift$/],
  [{ rateLimit: new Map() }, /: rateLimit must have a function take$/],
  [{ hooks: [] }, /: hooks must be of type object, not array$/],
  [{ accessKeyId: 'a' }, /: there is no option accessKeyId/],
];

const create = (options: unknown): ServiceClient => new ProductClient(product, options as ClientOptions);

it.each(wrongForClients)('a client does not take the options %o', (options, want) => {
  const all = options === null ? null : { credentials, ...(options as object) };
  expect(() => create(all)).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(want) }),
  );
});

describe.each(ways)('%s', (_, run) => {
  it.each(wrongForCalls)('does not take the options %o', async (options, want) => {
    const { client, sent } = service(json({ Disks: { Disk: [] } }), { wording: { ...fewWords, checkOptions } });
    const error = await failure(run(client, {}, options));
    expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(want) });
    expect(sent).toHaveLength(0);
  });
});

it('a signal, retry and timeout that are null are the same as none', async () => {
  const none = { signal: null, retry: null, timeout: null };
  expect(await call(service(json({ a: 1 })).client, plain, {}, none as never)).toEqual({ a: 1 });
});

it.each([{ 'X-A': 'b' }, new Headers({ 'X-A': 'b' }), new Map([['X-A', 'b']]) as never, [['X-A', 'b']]] as NonNullable<
  CallOptions['headers']
>[])('headers may be %o', async (headers) => {
  const { client, sent } = service(json({}));
  await call(client, plain, {}, { headers });
  expect(sent[0]?.headers).toMatchObject({ 'x-a': 'b' });
});

it('a signal of another library is taken', async () => {
  const target = new EventTarget();
  const listen = target.addEventListener.bind(target) as AbortSignal['addEventListener'];
  const unlisten = target.removeEventListener.bind(target) as AbortSignal['removeEventListener'];
  const signal = { aborted: false, reason: 'left', addEventListener: listen, removeEventListener: unlisten };
  const done = failure(call(service(silence).client, plain, {}, { signal: signal as AbortSignal }));
  setTimeout(() => target.dispatchEvent(new Event('abort')), 5);
  expect(await done).toMatchObject({ name: 'AbortError', cause: 'left' });
});
