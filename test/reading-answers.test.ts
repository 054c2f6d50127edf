import { AuthError, EcsClient, ServiceError, ThrottlingError } from '@yunspec/ecs';
import { describe, expect, it } from 'vitest';
import { type Call, createIot, list, once, startClients } from './support/clients.js';
import { readModel } from './support/documents/product.js';
import { type Answer, answerJson, answerText, catchError, cut, cutAfter, refuse } from './support/loopback.js';
import { products } from './support/repository.js';

// Answers, errors and pages: faults that other SDKs of these services were seen to have.

describe('no answer refused for what it holds', () => {
  const rows: readonly [what: string, answer: object][] = [
    ['members nobody knows', { RequestId: 'r', Frob: { Nicate: [1] }, Instances: { Instance: [{ New: 1 }] } }],
    ['other types', { RequestId: 7, TotalCount: 'many', Instances: { Instance: 'i-1' } }],
    ['null', { RequestId: null, Instances: null }],
    ['two lists for one', { Instances: { Instance: [{ InstanceId: 'i-1' }], Others: [] } }],
    ['a value that is new in a list', { Instances: { Instance: [{ Status: 'Dreaming' }] } }],
    ['nothing', {}],
  ];

  it.each(rows)('%s', async (_, answer) => {
    const on = await startClients(answerJson(answer), { ...once, validate: 'strict' });
    expect(await on.ecs.describeInstances({ RegionId: 'cn-hangzhou' })).toEqual(answer);
  });
});

it('booleans that travel as texts are read as booleans, and all else as it is', async () => {
  const disks = { Disk: [{ Portable: 'false', DeleteWithInstance: 'true', Size: 20, DiskName: 'true' }] };
  const { ecs } = await startClients(answerJson({ Disks: disks, TotalCount: 1 }), once);
  const { Disks } = await ecs.describeDisks({ RegionId: 'cn-hangzhou' });
  expect(Disks.Disk).toEqual([{ Portable: false, DeleteWithInstance: true, Size: 20, DiskName: 'true' }]);
  const image = answerJson({ Images: { Image: [{ IsSubscribed: 'true' }] }, TotalCount: 1 });
  const { Images } = await (await startClients(image, once)).ecs.describeImages({ RegionId: 'cn-hangzhou' });
  expect(Images.Image).toEqual([{ IsSubscribed: true }]);
});

describe('no error without code, status and request ID', () => {
  const iotRefusal = answerJson({ error_code: 'IOTDA.000006', error_msg: 'no' }, 400, { 'x-request-id': 'r-2' });
  const rows: readonly [what: string, call: Call, answer: Answer, kind: typeof ServiceError, want: object][] = [
    [
      'ecs',
      list({}),
      refuse('InvalidRegionId.NotFound', 404),
      ServiceError,
      { code: 'InvalidRegionId.NotFound', status: 404, requestId: 'r-1' },
    ],
    [
      'too many calls',
      list({}),
      refuse('Throttling', 400),
      ThrottlingError,
      { code: 'Throttling', status: 400, requestId: 'r-1', retryable: true },
    ],
    [
      'a bad signature',
      list({}),
      refuse('SignatureDoesNotMatch', 403),
      AuthError,
      { code: 'SignatureDoesNotMatch', status: 403 },
    ],
    [
      'cas',
      ({ cas }) => cas.refundInstance({ InstanceId: 'c-1' }),
      refuse('Refund.No', 400),
      ServiceError,
      { code: 'Refund.No', product: 'cas' },
    ],
    ['iotda', createIot({}), iotRefusal, ServiceError, { code: 'IOTDA.000006', status: 400, requestId: 'r-2' }],
    [
      'an ID in a header',
      list({}),
      answerJson({ Code: 'A', Message: 'b' }, 400, { 'x-acs-request-id': 'r-3' }),
      ServiceError,
      { code: 'A', requestId: 'r-3' },
    ],
    [
      'no code',
      list({}),
      answerJson({}, 418, { 'x-request-id': 'r-4' }),
      ServiceError,
      { code: '418', status: 418, requestId: 'r-4' },
    ],
  ];

  it.each(rows)('%s', async (_, call, answer, kind, want) => {
    const error = await catchError(call(await startClients(answer, once)));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject(want);
    for (const told of Object.values(want).filter((value) => value !== true && value !== 'cas'))
      expect(error.message).toContain(String(told));
  });
});

describe('no half answer taken for a result, no page for a mistake of ours', () => {
  const page = '<html><h1>502 Bad Gateway</h1>';
  const rows: readonly [what: string, answer: Answer, want: object][] = [
    [
      'a page with 502',
      answerText(page, 502, { 'x-acs-request-id': 'r-1' }),
      { status: 502, excerpt: page, requestId: 'r-1' },
    ],
    ['a page with 200', answerText(page), { status: 200, excerpt: page }],
    ['nothing, with 504', answerText('', 504), { status: 504, excerpt: '' }],
    ['nothing, with 200', answerText(''), { status: 200, excerpt: '' }],
    ['half an object', answerText('{"RequestId":"r-1","Inst'), { status: 200, excerpt: '{"RequestId":"r-1","Inst' }],
    ['a body that is cut off', cut, { status: 200, excerpt: '{"RequestId":' }],
    [
      'a body that is cut off where it could end',
      cutAfter('{"RequestId":"r-1"}'),
      { status: 200, excerpt: '{"RequestId":"r-1"}' },
    ],
    ['no object', answerText('[1, 2]'), { status: 200, excerpt: '[1, 2]' }],
    ['a word', answerText('"ok"'), { status: 200, excerpt: '"ok"' }],
    ['null', answerText('null'), { status: 200, excerpt: 'null' }],
    ['a long page', answerText('x'.repeat(1e5), 503), { status: 503, excerpt: 'x'.repeat(120) }],
  ];
  const calls: readonly [product: string, call: Call][] = [
    ['ecs', list({})],
    ['cas', ({ cas }) => cas.listInstances()],
    ['iotda', createIot({})],
  ];

  it.each(calls.flatMap(([product, call]) => rows.map(([what, ...row]) => [product, what, call, ...row] as const)))(
    '%s: %s',
    async (_, _what, call, answer, want) => {
      const error = await catchError(call(await startClients(answer, once)));
      expect(error).toMatchObject({ name: 'ResponseError', ...want });
      expect(error.message).toContain(`HTTP ${error.status}`);
      expect(error.message.length).toBeLessThan(400);
    },
  );
});

describe('no pages guessed from names', () => {
  const instances = (ids: readonly string[]) => ({
    Instances: { Instance: ids.map((InstanceId) => ({ InstanceId })) },
  });

  it('a token in an answer does not lead on where pages are numbered', async () => {
    const first = { ...instances(['a', 'b']), TotalCount: 3, NextToken: 'more', Marker: 'more' };
    const on = await startClients([
      answerJson(first),
      answerJson({ ...instances(['c']), TotalCount: 3, NextToken: 'more' }),
    ]);
    const found: unknown[] = [];
    for await (const { InstanceId } of on.ecs.paginateDescribeInstances({ RegionId: 'cn-hangzhou', PageSize: 2 }))
      found.push(InstanceId);
    expect(found).toEqual(['a', 'b', 'c']);
    expect(on.arrived.map(({ parameters }) => [parameters.PageNumber, parameters.NextToken])).toEqual([
      [undefined, undefined],
      ['2', undefined],
    ]);
  });

  it.each(products)('%s has pages where its specs say so, and nowhere else', async (product) => {
    const module = (await import(`@yunspec/${product}`)) as object;
    const operations = readModel(product).operations as readonly { name: string; pagination?: object }[];
    const declared = operations
      .filter(({ pagination }) => pagination !== undefined)
      .map(({ name }) => `paginate${name}`);
    expect(
      Object.keys(module)
        .filter((name) => name.startsWith('paginate'))
        .sort(),
    ).toEqual(declared.sort());
  });

  it('a list without pages in its specs has none', () => {
    expect(Object.getOwnPropertyNames(EcsClient.prototype)).toContain('describeRegions');
    expect(Object.getOwnPropertyNames(EcsClient.prototype)).not.toContain('paginateDescribeRegions');
  });
});
