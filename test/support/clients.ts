import { CasClient } from '@yunspec/cas';
import { type ClientOptions, EcsClient } from '@yunspec/ecs';
import { IotdaClient } from '@yunspec/iotda';
import { type Answer, startLoopback } from './loopback.js';

export const credentials = { accessKeyId: 'my-key-id', accessKeySecret: 'hunter2-secret' };

/** An input of each product that is right. */
export const disk = { RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b', Size: 200 };
export const instance = {
  RegionId: 'cn-hangzhou',
  ImageId: 'm-1',
  InstanceType: 'ecs.g6.large',
  SecurityGroupId: 'sg-1',
} as const;
export const iot = {
  project_id: 'my-project',
  instance_type: 'standard',
  flavor: { type: 'iotda.standard.s2', size: 2 },
  name: 'my-instance',
  charge_info: { charge_mode: 'postPaid' },
} as const;

export type Options = Pick<
  ClientOptions,
  'validate' | 'retry' | 'timeout' | 'protocol' | 'hooks' | 'credentials' | 'fetch' | 'rateLimit'
>;

/** Clients of one service on this machine. */
export async function startClients(answers: Answer | readonly Answer[], options: Options = {}) {
  const { url: endpoint, ...service } = await startLoopback(...[answers].flat());
  const given = { endpoint, credentials, ...options };
  return {
    ...service,
    endpoint,
    ecs: new EcsClient(given),
    cas: new CasClient({ rateLimit: false, ...given }),
    iotda: new IotdaClient(given),
  };
}

export type Clients = Awaited<ReturnType<typeof startClients>>;
export type Call = (on: Clients) => Promise<object>;

/** Calls of a list, of a write that is made once, and of a body, with anything beside what is right. */
export const list = (input: object = {}): Call => {
  return ({ ecs }) => ecs.describeInstances({ RegionId: 'cn-hangzhou', ...input });
};
export const create = (input: object = {}): Call => {
  return ({ ecs }) => ecs.createInstance({ ...instance, ...input });
};
export const createIot = (input: object = {}): Call => {
  return ({ iotda }) => iotda.createInstance({ ...iot, ...input });
};

/** No retries. */
export const once = { retry: { retries: 0 } };
