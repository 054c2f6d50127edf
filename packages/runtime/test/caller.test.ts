import { expect, it } from 'vitest';
import { AbortError, type CallOptions, call, paginate, prepare, type ServiceClient, wait } from '../src/index.js';
import { type Answer, broken, cut, failure, json, refusal, safe, service, silence, text } from './support/service.js';

const never = new Promise<never>(() => {});

/** Every way in which a call can fail. */
const failing: readonly [name: string, fail: (use: typeof callFromHere) => Promise<unknown>][] = [
  ['ConnectionError', (use) => use(service(broken('ECONNREFUSED'), { retry: { retries: 0 } }).client)],
  ['ConnectionError', (use) => use(service(broken('ECONNREFUSED'), { retry: { retries: 2 } }).client)],
  ['TimeoutError', (use) => use(service(silence, { retry: { retries: 0 } }).client, { timeout: 5 })],
  ['TimeoutError', (use) => use(service(silence).client, { timeout: { total: 5 } })],
  ['AbortError', (use) => use(service(silence).client, { signal: AbortSignal.timeout(5) })],
  ['AbortError', (use) => use(service(silence).client, { signal: AbortSignal.abort() })],
  ['CredentialsError', (use) => use(service(json({}), { credentials: async () => ({}) as never }).client)],
  ['CredentialsError', (use) => use(service(json({}), { credentials: () => Promise.reject(new Error()) }).client)],
  ['TimeoutError', (use) => use(service(json({}), { credentials: () => never }).client, { timeout: { total: 5 } })],
  ['ServiceError', (use) => use(service(refusal('Bad', 400)).client)],
  ['ResponseError', (use) => use(service(text('<html>', 400)).client)],
  ['ResponseError', (use) => use(service(cut(), { retry: { retries: 1 } }).client)],
];

async function callFromHere(client: ServiceClient, options: CallOptions = {}): Promise<unknown> {
  const result = await call(client, safe, {}, options);
  return result;
}

it.each(failing)('%s of a call has a frame of the caller', async (name, fail) => {
  const error = await failure(fail(callFromHere));
  expect(error.name).toBe(name);
  expect(error.stack).toContain('callFromHere');
  expect(error.stack?.startsWith(`${name}: ${error.message}`)).toBe(true);
});

it('each of several calls that wait for the same credentials has its own frame', async () => {
  const { client } = service(json({}), { credentials: () => Promise.reject(new Error('sealed')) });
  async function callFromThere(): Promise<void> {
    await call(client, safe, {});
  }
  const [here, there] = await Promise.all([failure(callFromHere(client)), failure(callFromThere())]);
  expect(here).not.toBe(there);
  expect(here.stack).toContain('callFromHere');
  expect(there.stack).toContain('callFromThere');
});

const paged = { ...safe, pagination: { style: 'page', page: 'PageNumber', items: 'Items' } } as const;

async function paginateFromHere(answer: Answer): Promise<void> {
  const { client } = service(answer, { retry: { retries: 0 } });
  for await (const _ of paginate(client, paged, {})) expect.unreachable();
}

async function waitFromHere(answer: Answer): Promise<void> {
  const waiter = { name: 'Ready', state: 'Status', until: ['Ready'], fails: [] };
  await wait(
    service(answer, { retry: { retries: 0 } }).client,
    waiter,
    safe,
    {},
    { maxWait: 50, signal: AbortSignal.timeout(10) },
  );
}

async function prepareFromHere(): Promise<void> {
  await prepare(service(json({}), { credentials: () => never }).client, safe, {}, { timeout: { total: 5 } });
}

it.each([
  ['paginateFromHere', () => paginateFromHere(broken('ECONNRESET'))],
  ['waitFromHere', () => waitFromHere(silence)],
  ['prepareFromHere', prepareFromHere],
])('errors below %s have its frame', async (name, run) => {
  expect((await failure(run())).stack).toContain(name);
});

it('an error of another call, as of a credentials function, keeps its stack and attempts', async () => {
  const thrown = Object.assign(new AbortError('AssumeRole', undefined), { attempts: 7 });
  const { stack } = thrown;
  const error = await failure(callFromHere(service(json({}), { credentials: () => Promise.reject(thrown) }).client));
  expect(error).toBe(thrown);
  expect(error.stack).toBe(stack);
  expect(error.attempts).toBe(7);
});

it('a failed call tells its attempts and its time', async () => {
  const { client } = service(broken('ECONNRESET'), { retry: { retries: 2 } });
  const error = await failure(call(client, safe, {}));
  expect(error).toMatchObject({ attempts: 3, elapsed: expect.any(Number) });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ attempts: 3 });
});
