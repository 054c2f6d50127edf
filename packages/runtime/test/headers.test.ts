import { expect, it } from 'vitest';
import { type CallOptions, call } from '../src/index.js';
import { failure, json, safe, service } from './support/service.js';

type Given = CallOptions['headers'] & object;

const headers: readonly [given: object, want: Record<string, string>][] = [
  [{}, { accept: 'application/json' }],
  [{ 'x-trace': 't' }, { accept: 'application/json', 'x-trace': 't' }],
  [{ Accept: 'text/plain' }, { accept: 'text/plain' }],
  [{ 'X-Trace': 't' }, { 'x-trace': 't' }],
  [{ accept: undefined }, { accept: 'application/json' }],
  [{ 'x-trace': 7 }, { 'x-trace': '7' }],
  [{ 'x-trace': 0 }, { 'x-trace': '0' }],
  [{ 'x-trace': '' }, { 'x-trace': '' }],
];

it.each(headers)('the headers %j of a call are sent beside the defaults', async (given, want) => {
  const { client, sent } = service(json({}));
  await call(client, safe, {}, { headers: given as Given });
  expect(sent[0]?.headers).toMatchObject(want);
});

it.each(headers)('the headers %j of a client are sent with every call', async (given, want) => {
  const { client, sent } = service(json({}), { headers: given as Given });
  await call(client, safe, {});
  await call(client, safe, {}, { headers: { 'x-call': 'c' } });
  expect(sent[0]?.headers).toMatchObject(want);
  expect(sent[1]?.headers).toMatchObject({ ...want, 'x-call': 'c' });
});

it('the headers of a call take precedence over those of its client', async () => {
  const { client, sent } = service(json({}), { headers: { 'User-Agent': 'mine', 'x-trace': 'client' } });
  await call(client, safe, {}, { headers: { 'X-Trace': 'call' } });
  expect(sent[0]?.headers).toMatchObject({ 'user-agent': 'mine', 'x-trace': 'call' });
});

it('a header of a client that cannot be sent is refused at once', () => {
  expect(() => service(json({}), { headers: { 'x-bad': 'a\r\nb: c' } })).toThrow(
    'Client: the header "x-bad" cannot be sent: it must be printable ASCII',
  );
});

it.each([{ 'x-bad': 'a\r\nb: c' }, { 'x-bad': 'é—' }, { 'bad name': 'x' }] as Record<string, string>[])(
  'a header that cannot travel, %j, is refused and nothing is sent',
  async (given) => {
    const { client, sent } = service(json({}));
    const error = await failure(call(client, safe, {}, { headers: given }));
    expect(error.name).toBe('ConfigurationError');
    expect(error.message).toMatch(/^DescribeDisks: the header "(x-bad|bad name)" cannot be sent/);
    expect(sent).toHaveLength(0);
  },
);

it.each([undefined, null])('a header that is %s is left out', async (value) => {
  const { client, sent } = service(json({}));
  await call(
    client,
    safe,
    {},
    { headers: { 'x-trace': value, accept: value, host: value, 'bad name': value } as Given },
  );
  expect(sent[0]?.headers).not.toHaveProperty('x-trace');
  expect(sent[0]?.headers).toMatchObject({ accept: 'application/json' });
});

const framing = [
  'Connection',
  'Content-Length',
  'Expect',
  'Host',
  'Keep-Alive',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
];
const spelt = framing.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()]);

it.each(spelt)('the header %s belongs to the transport and is refused', async (name) => {
  const { client, sent } = service(json({}));
  expect(await failure(call(client, safe, {}, { headers: { [name]: '5' } }))).toMatchObject({
    name: 'ConfigurationError',
    operation: 'DescribeDisks',
    message: `DescribeDisks: the header "${name}" cannot be sent: only the transport may set it`,
  });
  expect(sent).toHaveLength(0);
});

it.each(['x-host', 'hostname', 'content-length-x', 'upgrade-insecure-requests', 'te-x'])(
  'the header %s is one like others',
  async (name) => {
    const { client, sent } = service(json({}));
    await call(client, safe, {}, { headers: { [name]: '1' } });
    expect(sent[0]?.headers).toMatchObject({ [name]: '1' });
  },
);
