import {
  CreateInstances,
  EcsGatewayClient,
  ListImages,
  ListInstances,
  ListInstanceTypes,
  ListRegions,
  RebootInstances,
  StartInstances,
  StopInstances,
  TerminateInstances,
} from '@yunspec/ecs-gateway';
import { defineReplay, json, type Replay } from './row.js';

/** The values in place of the document's placeholders. */
export const key = { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret' };
const keyQuery = 'accessKeyId=my-key-id&accessKeySecret=my-key-secret';
const keyBody = '"accessKeyId":"my-key-id","accessKeySecret":"my-key-secret"';
const beijing = { endpoint: 'ecs.cn-beijing.aliyuncs.com', regionId: 'cn-beijing' };
const batch = { ...key, ...beijing, instanceIds: ['i-bp67acfmxazb4p****'] };
const batchBody = `{${keyBody},"endpoint":"ecs.cn-beijing.aliyuncs.com","regionId":"cn-beijing","instanceIds":["i-bp67acfmxazb4p****"]}`;
const gateway = { product: 'ecs-gateway', client: new EcsGatewayClient() };

export const ecsGateway: readonly Replay[] = [
  defineReplay({
    ...gateway,
    lines: '16',
    operation: ListRegions,
    input: key,
    want: `GET http://127.0.0.1:8000/api/regions?${keyQuery}`,
  }),
  defineReplay({
    ...gateway,
    lines: '67',
    operation: ListImages,
    input: { ...key, ...beijing },
    want: `GET http://127.0.0.1:8000/api/images?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com&regionId=cn-beijing`,
  }),
  defineReplay({
    ...gateway,
    lines: '170',
    operation: ListInstanceTypes,
    input: { ...key, endpoint: 'ecs.cn-beijing.aliyuncs.com' },
    want: `GET http://127.0.0.1:8000/api/instance-types?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com`,
  }),
  defineReplay({
    ...gateway,
    lines: '258-273',
    operation: CreateInstances,
    input: {
      ...key,
      ...beijing,
      imageId: 'debian_10_12_x64_20G_alibase_20220328.vhd',
      instanceType: 'ecs.t1.xsmall',
      systemDiskSize: '50',
      instanceName: 'test',
      uniqueSuffix: true,
      amount: 10,
      password: 'test',
      dry_run: true,
    },
    want: 'POST http://127.0.0.1:8000/api/instances',
    headers: json,
    body:
      `{${keyBody},"endpoint":"ecs.cn-beijing.aliyuncs.com","regionId":"cn-beijing",` +
      '"imageId":"debian_10_12_x64_20G_alibase_20220328.vhd","instanceType":"ecs.t1.xsmall","systemDiskSize":"50",' +
      '"instanceName":"test","uniqueSuffix":true,"amount":10,"password":"test","dry_run":true}',
  }),
  defineReplay({
    ...gateway,
    lines: '314',
    operation: ListInstances,
    input: { ...key, endpoint: 'ecs.cn-beijing.aliyuncs.com', region_id: 'cn-beijing' },
    want: `GET http://127.0.0.1:8000/api/instances?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com&region_id=cn-beijing`,
    repairs: [['?{{yourAccessKeyId}}', '?accessKeyId={{yourAccessKeyId}}', 'ecs-gateway-03']],
  }),
  ...(
    [
      ['492-500', StartInstances, 'start'],
      ['545-553', StopInstances, 'stop'],
      ['598-606', RebootInstances, 'reboot'],
      ['651-659', TerminateInstances, 'terminate'],
    ] as const
  ).map(([lines, operation, verb]) =>
    defineReplay({
      ...gateway,
      lines,
      operation,
      input: batch,
      want: `PUT http://127.0.0.1:8000/api/instances/${verb}`,
      headers: json,
      body: batchBody,
    }),
  ),
];
