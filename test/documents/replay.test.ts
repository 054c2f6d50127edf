import { EcsGatewayClient, ListRegions } from '@yunspec/ecs-gateway';
import { type HttpRequest, prepare } from '@yunspec/runtime';
import { expect, it, test } from 'vitest';
import { recordCoverage } from '../support/coverage/recorder.js';
import { compareWith } from '../support/documents/folder.js';
import { readModel } from '../support/documents/product.js';
import { readRequests, type Shown } from '../support/documents/requests.js';
import { placeholders, type Replay, replays } from '../support/replays.js';

const shownHeaders = ['authorization', 'content-type', 'x-auth-token'];

/** The parameters that the protocol adds to those of an RPC call, and the token that the client adds. */
const added = /^(Format|AccessKeyId|Signature|SignatureMethod|SignatureVersion|SignatureNonce|Timestamp|ClientToken)=/;

/** A body as it can be compared: a form's own parameters, whose order means nothing. */
const normalizeBody = (headers: Readonly<Record<string, string>>, body: string | undefined): string | undefined =>
  headers['content-type'] !== 'application/x-www-form-urlencoded'
    ? body
    : body
        ?.split('&')
        .filter((part) => !added.test(part))
        .sort()
        .join('&');

function normalizeRequest({ method, url, headers, body }: HttpRequest) {
  return {
    want: `${method} ${url}`,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => shownHeaders.includes(name))),
    body: normalizeBody(headers, body),
  };
}

const { note } = recordCoverage();

it.each(replays.map((replay) => [`${replay.product} ${replay.lines}`, replay.operation, replay] as const))(
  '%s, %s: byte for byte',
  async (_, operation, { product, lines, prepared, want, headers, body }) => {
    expect(normalizeRequest(await prepared())).toEqual({ want, headers, body: normalizeBody(headers, body) });
    note([product, operation, 'requests', lines]);
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
function repair(text: string, { repairs = [] }: Replay): string {
  const mended = repairs.reduce((at, [said, meant]) => at.replaceAll(said, meant), text);
  return Object.entries(placeholders).reduce((at, [placeholder, value]) => at.replaceAll(placeholder, value), mended);
}

/** A shown request in the form of the table. What it leaves to a library is taken from there. */
function toReplay({ method, url, headers, body }: Shown, replay: Replay) {
  const [wantedMethod, wantedUrl] = replay.want.split(' ');
  const { 'content-type': type, ...others } = headers;
  // eiam-51, cas-36: a Content-Type without a body says nothing
  const kept = body === undefined || type === undefined ? others : headers;
  return {
    want: `${method ?? wantedMethod} ${repair(url ?? wantedUrl ?? '', replay)}`,
    headers: { ...replay.headers, ...kept },
    body: body === undefined ? undefined : repair(body, replay),
  };
}

const documents = [
  ['eiam', 'idaas-instance', 8],
  ['cas', 'cas-instance', 5],
  ['ecs-gateway', 'gateway', 9],
  ['iotda', 'create-instance', 3],
] as const;

for (const [product, source, count] of documents) {
  const model = readModel(product);
  const table = replays.filter((replay) => replay.product === product);

  test(`${product}: every repair is in the ledger`, () => {
    const known = model.discrepancies.map(({ id }) => id);
    for (const { repairs = [] } of table) for (const [, , id] of repairs) expect(known).toContain(id);
  });

  compareWith(model.sources[source]?.file, `requests of ${product}`, (lines) => {
    const shown = readRequests(lines);

    test('the table holds all of them', () => {
      expect(shown).toHaveLength(count);
      expect(shown.map((request) => request.lines)).toEqual(table.map((replay) => replay.lines));
    });

    test.each(table.map((replay) => [replay.lines, replay] as const))(
      'lines %s are what the table says',
      (at, replay) => {
        const request = shown.find((one) => one.lines === at);
        const { want, headers, body } = replay;
        expect(request && toReplay(request, replay)).toEqual({ want, headers, body });
      },
    );
  });
}
