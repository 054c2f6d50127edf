import { readFileSync } from 'node:fs';
import type http from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { call, ServiceClient } from '../src/index.js';
import { connect, serve } from './support/server.js';
import { type Answer, broken, brokenBelow, credentials, failure, product, safe, service } from './support/service.js';

const servers: http.Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Starts a server with a certificate that nobody trusts; its address. */
async function serveUntrusted(): Promise<string> {
  const read = (name: string): string =>
    readFileSync(new URL(`support/untrusted.${name}.pem`, import.meta.url), 'utf8');
  const server = createServer({ key: read('key'), cert: read('cert') }, (_, response) => response.end('{}'));
  servers.push(server as unknown as http.Server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const retried = (): { retries: number[]; options: object } => {
  const retries: number[] = [];
  return { retries, options: { hooks: { onRetry: ({ retry }: { retry: number }) => retries.push(retry) } } };
};

it.each([
  ['a certificate that nobody trusts', serveUntrusted, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['a server without TLS', async () => (await serve(() => undefined)).replace('http:', 'https:'), 'EPROTO'],
])('%s: nothing was sent, and it is not tried again', async (_, start, code) => {
  const { retries, options } = retried();
  const error = await failure(call(connect(await start(), options), safe, {}));
  expect(error).toMatchObject({ name: 'ConnectionError', sent: false });
  expect([code, 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG']).toContain(error.code);
  expect(retries).toEqual([]);
});

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CRL_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('%s, also below another error, was not sent and stays', async (code) => {
  for (const answer of [broken(code), brokenBelow(code)]) {
    const { client, sent } = service(answer);
    expect(await failure(call(client, safe, {}))).toMatchObject({ code, sent: false });
    expect(sent).toHaveLength(1);
  }
});

it.each(['EPROTO', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_TLS_INVALID_PROTOCOL_VERSION'])(
  '%s stays, though it may have been sent',
  async (code) => {
    const { client, sent } = service(broken(code));
    expect(await failure(call(client, safe, {}))).toMatchObject({ code, sent: true });
    expect(sent).toHaveLength(1);
  },
);

const bugs: readonly [what: string, fetch: () => unknown][] = [
  ['a TypeError', () => (undefined as unknown as { deep: { er: 1 } }).deep.er],
  ['a ReferenceError', () => Promise.reject(new ReferenceError('proxy is not defined'))],
  ['a RangeError', () => Promise.reject(new RangeError('Invalid array length'))],
  ['no Response', () => undefined],
  ['an empty object', () => ({})],
];

it.each(bugs)('a bug of the option fetch, %s, is not tried again', async (_, fetch) => {
  const { retries, options } = retried();
  const client = new ServiceClient(product, { credentials, fetch: fetch as never, ...options });
  expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'ConnectionError', sent: true });
  expect(retries).toEqual([]);
});

const strangers: readonly (readonly [name: string, code: string | undefined])[] = [
  // names and codes that contain those of bugs and of TLS, and are others
  ['MyTypeError', undefined],
  ['TypeErrorOfMine', undefined],
  ['Error', 'EPROTONOSUPPORT'],
  ['Error', 'MY_ERR_SSL'],
];

it.each(strangers)('an error called %s with the code %s is tried again', async (name, code) => {
  const failing: Answer = () => Promise.reject(Object.assign(new Error('it broke'), { name, code }));
  expect(await call(service([failing, () => Response.json({ a: 1 })]).client, safe, {})).toEqual({ a: 1 });
});

const failures: readonly string[] = [
  'Failed to fetch',
  'fetch failed',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
  'Network connection lost.',
  'terminated',
  'error sending request for url (https://demo.example/)',
  'Unable to connect. Is the computer able to access the url?',
];

it.each(failures)('a platform that says "%s" had no connection, which is tried again', async (message) => {
  const answers: Answer[] = [() => Promise.reject(new TypeError(message)), () => Response.json({ a: 1 })];
  expect(await call(service(answers).client, safe, {})).toEqual({ a: 1 });
});
