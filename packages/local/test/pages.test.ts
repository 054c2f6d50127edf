import { describe, expect, it } from 'vitest';
import { type Answer, catchError, createLocalCaller, listCallers, startCloud } from './support/clients.js';
import { all, eiam } from './support/models.js';
import { createRawHttpCaller } from './support/raw-http.js';

const started = startCloud();

describe.each(listCallers(started))('numbered pages, %s', (_, way) => {
  it.each([
    [{}, 1, 10, 10],
    [{ PageNumber: 2 }, 2, 10, 2],
    [{ PageNumber: 3 }, 3, 10, 0],
    [{ PageSize: 5, PageNumber: 2 }, 2, 5, 5],
    [{ PageSize: 50 }, 1, 50, 12],
  ])('of %j', async (input, PageNumber, PageSize, length) => {
    const ask = way();
    await ask('RunInstances', { RegionId: 'cn-hangzhou', ImageId: 'm-1', InstanceType: 'ecs.t1.small', Amount: 12 });
    const answer = await ask('DescribeInstances', { RegionId: 'cn-hangzhou', ...input });
    expect(answer).toMatchObject({ TotalCount: 12, PageNumber, PageSize });
    expect(answer.Instances.Instance).toHaveLength(length);
  });
});

describe('a number or a size below 1', () => {
  const given: Readonly<Record<string, object>> = {
    ecs: { RegionId: 'cn-hangzhou', ImageId: 'm-myimage11', SecurityGroupId: 'sg-1' },
    eiam: { InstanceId: 'idaas_ue2jvisn35ea5lmthk267xxxxx', NetworkAccessEndpointId: 'nae_examplexxxx' },
    iotda: { project_id: 'my-project', instance_id: '0a1b2c3d-1111-4222-8333-444455556666' },
  };
  const rows = all.flatMap((model) =>
    model.operations.flatMap((operation) =>
      [operation.pagination?.page, operation.pagination?.size]
        .filter((member) => member !== undefined)
        .flatMap((member) => [0, -1].map((value) => ({ model, operation, member, value }))),
    ),
  );

  it.each(rows)('$model.product $operation.name refuses $member $value, and names it', async (row) => {
    const { model, operation, member, value } = row;
    const create = model.protocols.rpc === undefined ? createRawHttpCaller : createLocalCaller;
    const needed = Object.entries(given[model.product] ?? {}).filter(([name]) =>
      operation.input.required?.includes(name),
    );
    const call = create(model, started.cloud)(operation.name, { ...Object.fromEntries(needed), [member]: value });
    const { status, code, message } = await catchError(call);
    expect([status, message]).toEqual([400, expect.stringContaining(member)]);
    expect([...operation.errors, ...model.commonErrors].map((known) => known.code)).toContain(code);
  });
});

describe('pages behind tokens', () => {
  const ask = createLocalCaller(eiam, started.cloud);
  const InstanceId = 'idaas_111ccc11xxxx';

  it('list each endpoint once until the end', async () => {
    for (let i = 1; i <= 5; i++)
      await ask('CreateNetworkAccessEndpoint', {
        InstanceId,
        NetworkAccessEndpointName: `e-${i}`,
        VpcId: 'vpc-1',
        VpcRegionId: 'cn-hangzhou',
      });
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page: Answer = await ask('ListNetworkAccessEndpoints', {
        InstanceId,
        MaxResults: 2,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      names.push(
        ...page.NetworkAccessEndpoints.map(
          (endpoint: { NetworkAccessEndpointName: string }) => endpoint.NetworkAccessEndpointName,
        ),
      );
      token = page.NextToken;
    } while (token !== undefined);
    expect(names).toEqual(['e-1', 'e-2', 'e-3', 'e-4', 'e-5']);
  });

  it.each(['2', 'nonsense', 'cGFnZTotMQ=='])('are refused for the token %j', async (NextToken) => {
    expect(await catchError(ask('ListNetworkAccessEndpoints', { InstanceId, NextToken }))).toMatchObject({
      status: 400,
    });
  });
});
