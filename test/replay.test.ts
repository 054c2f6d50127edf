import { EcsGatewayClient, ListRegions } from '@yunspec/ecs-gateway';
import { type HttpRequest, prepare } from '@yunspec/runtime';
import { expect, it, test } from 'vitest';
import { compareWith } from './document/folder.js';
import { modelOf } from './document/product.js';
import { requestsOf, type Shown } from './document/requests.js';
import { placeholders, type Replay, replays } from './support/replay-requests.js';

const shownHeaders = ['authorization', 'content-type', 'x-auth-token'];

/** What the protocol adds to the parameters of an RPC call. */
const signed = /^(Format|AccessKeyId|Signature|SignatureMethod|SignatureVersion|SignatureNonce|Timestamp)=/;

/** A body as it can be compared: a form's own parameters, whose order means nothing. */
const comparableBody = (headers: Readonly<Record<string, string>>, body: string | undefined): string | undefined =>
  headers['content-type'] !== 'application/x-www-form-urlencoded'
    ? body
    : body
        ?.split('&')
        .filter((part) => !signed.test(part))
        .sort()
        .join('&');

function comparable({ method, url, headers, body }: HttpRequest) {
  return {
    want: `${method} ${url}`,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => shownHeaders.includes(name))),
    body: comparableBody(headers, body),
  };
}

it.each(replays.map((replay) => [`${replay.product} ${replay.lines}`, replay.operation, replay] as const))(
  '%s, %s: byte for byte',
  async (_, _name, { prepared, want, headers, body }) => {
    expect(comparable(await prepared())).toEqual({ want, headers, body: comparableBody(headers, body) });
  },
);

// ecs-gateway-25: the commands show keys as they are, which holds only for keys without + / and =
it('a key in a query is percent-encoded as RFC 3986 has it', async () => {
  const request = await prepare(new EcsGatewayClient(), ListRegions, {
    accessKeyId: 'my-key-id',
    accessKeySecret: 'a+b/c d==',
  });
  expect(request.url).toBe(
    'http://127.0.0.1:8000/api/regions?accessKeyId=my-key-id&accessKeySecret=a%2Bb%2Fc%20d%3D%3D',
  );
});

/** A shown text with its mistakes repaired and its placeholders filled in. */
function repaired(text: string, { repairs = [] }: Replay): string {
  const mended = repairs.reduce((at, [said, meant]) => at.replaceAll(said, meant), text);
  return Object.entries(placeholders).reduce((at, [placeholder, value]) => at.replaceAll(placeholder, value), mended);
}

/** A shown request in the form of the table. What it leaves to a library is taken from there. */
function asWanted({ method, url, headers, body }: Shown, replay: Replay) {
  const [wantedMethod, wantedUrl] = replay.want.split(' ');
  const { 'content-type': type, ...others } = headers;
  // eiam-51, cas-36: a Content-Type without a body says nothing
  const kept = body === undefined || type === undefined ? others : headers;
  return {
    want: `${method ?? wantedMethod} ${repaired(url ?? wantedUrl ?? '', replay)}`,
    headers: { ...replay.headers, ...kept },
    body: body === undefined ? undefined : repaired(body, replay),
  };
}

const documents = [
  ['eiam', 'idaas-instance', 8],
  ['cas', 'cas-instance', 5],
  ['ecs-gateway', 'gateway', 9],
  ['iotda', 'create-instance', 3],
] as const;

for (const [product, source, count] of documents) {
  const model = modelOf(product);
  const table = replays.filter((replay) => replay.product === product);

  test(`${product}: every repair is in the ledger`, () => {
    const known = model.discrepancies.map(({ id }) => id);
    for (const { repairs = [] } of table) for (const [, , id] of repairs) expect(known).toContain(id);
  });

  compareWith(model.sources[source]?.file, `requests of ${product}`, (lines) => {
    const shown = requestsOf(lines);

    test('the table holds all of them', () => {
      expect(shown).toHaveLength(count);
      expect(shown.map((request) => request.lines)).toEqual(table.map((replay) => replay.lines));
    });

    test.each(table.map((replay) => [replay.lines, replay] as const))(
      'lines %s are what the table says',
      (at, replay) => {
        const request = shown.find((one) => one.lines === at);
        const { want, headers, body } = replay;
        expect(request && asWanted(request, replay)).toEqual({ want, headers, body });
      },
    );
  });
}
