import { type Model, type Resource, type State, toProductMember, toResourceMember } from '@yunspec/model';
import { describe, expect, it } from 'vitest';
import { createLocalCloud, type LocalCloud, type Resources } from '../src/index.js';
import { type Answer, type Ask, catchError, createCaller, startCloud, withBearer } from './support/clients.js';
import { createEcsWorld } from './support/ecs-world.js';
import { all, cas, ecs, eiam, gateway, iotda } from './support/models.js';
import { RawError } from './support/raw-error.js';

// Each operation that the documents allow in some states only is called in every state.

const started = startCloud();
const { cloud, clock } = started;
const world = createEcsWorld(started);
const { region, disk, instance, attached, address, network, vpcInstance, running, used, systemDisk } = world;
const { snapshot, image, group, ask } = world;

/** The identity of a resource, and the input of an operation on it. */
interface Arranged {
  readonly id: string;
  readonly input: object;
}

type Arrange = () => Promise<Arranged>;

const onInstance =
  (more: object = {}): Arrange =>
  async () => {
    const InstanceId = await instance();
    return { id: InstanceId, input: { InstanceId, ...more } };
  };

const onInstances =
  (more: object = {}): Arrange =>
  async () => {
    const id = await instance();
    return { id, input: { ...region, InstanceId: [id], ...more } };
  };

async function bind(): Promise<Arranged> {
  const AllocationId = await address();
  const InstanceId = await vpcInstance(await network());
  await ask('AssociateEipAddress', { AllocationId, InstanceId });
  return { id: AllocationId, input: { AllocationId, InstanceId } };
}

async function snapshotOf(): Promise<Arranged> {
  const id = await attached(await used());
  const SnapshotId = await snapshot(id);
  return { id, input: { DiskId: id, SnapshotId } };
}

/** How a resource is arranged for each operation of ECS that depends on its state. */
const arrangements: Readonly<Record<string, Readonly<Record<string, Arrange>>>> = {
  Disk: {
    AttachDisk: async () => {
      const id = await disk();
      return { id, input: { InstanceId: await instance(), DiskId: id } };
    },
    DetachDisk: async () => {
      const InstanceId = await instance();
      const id = await attached(InstanceId);
      return { id, input: { InstanceId, DiskId: id } };
    },
    DeleteDisk: async () => {
      const id = await disk();
      return { id, input: { DiskId: id } };
    },
    ReInitDisk: async () => {
      const id = await systemDisk(await used());
      return { id, input: { DiskId: id } };
    },
    ResetDisk: snapshotOf,
    ResizeDisk: async () => {
      const id = await disk();
      return { id, input: { DiskId: id, NewSize: 200 } };
    },
  },
  EipAddress: {
    AssociateEipAddress: async () => {
      const id = await address();
      return { id, input: { AllocationId: id, InstanceId: await vpcInstance(await network()) } };
    },
    UnassociateEipAddress: bind,
    ReleaseEipAddress: async () => {
      const id = await address();
      return { id, input: { AllocationId: id } };
    },
  },
  Image: {
    CancelCopyImage: async () => {
      const id = await image();
      const copied = await ask('CopyImage', { ...region, ImageId: id, DestinationRegionId: 'cn-qingdao' });
      return { id: String(copied.ImageId), input: { RegionId: 'cn-qingdao', ImageId: copied.ImageId } };
    },
    ModifyImageSharePermission: async () => {
      const id = await image();
      return { id, input: { ...region, ImageId: id, AddAccount: ['1234567890'] } };
    },
  },
  Instance: {
    StartInstance: onInstance(),
    StopInstance: async () => {
      const InstanceId = await running();
      return { id: InstanceId, input: { InstanceId } };
    },
    RebootInstance: async () => {
      const InstanceId = await running();
      return { id: InstanceId, input: { InstanceId } };
    },
    DeleteInstance: onInstance({ Force: true }),
    StartInstances: onInstances(),
    StopInstances: onInstances(),
    RebootInstances: onInstances(),
    DeleteInstances: onInstances({ Force: true }),
    ModifyInstanceVpcAttribute: async () => {
      const net = await network();
      const InstanceId = await vpcInstance(net);
      return { id: InstanceId, input: { InstanceId, VSwitchId: net.VSwitchId } };
    },
    ModifyInstanceNetworkSpec: onInstance({ InternetMaxBandwidthOut: 10 }),
    AllocatePublicIpAddress: onInstance(),
    ReplaceSystemDisk: onInstance({ ImageId: 'm-1' }),
    JoinSecurityGroup: async () => {
      const InstanceId = await instance();
      return { id: InstanceId, input: { InstanceId, SecurityGroupId: await group() } };
    },
    LeaveSecurityGroup: async () => {
      const InstanceId = await instance();
      const SecurityGroupId = await group();
      await ask('JoinSecurityGroup', { InstanceId, SecurityGroupId });
      return { id: InstanceId, input: { InstanceId, SecurityGroupId } };
    },
    DescribeInstanceVncUrl: onInstance(region),
  },
  RouteEntry: {
    DeleteRouteEntry: async () => {
      const { RouteTableId } = await network();
      const entry = { RouteTableId, DestinationCidrBlock: '10.9.0.0/24', NextHopType: 'HaVip', NextHopId: 'havip-1' };
      await ask('CreateRouteEntry', entry);
      return { id: '10.9.0.0/24', input: { RouteTableId, DestinationCidrBlock: '10.9.0.0/24', NextHopId: 'havip-1' } };
    },
  },
  VSwitch: {
    DeleteVSwitch: async () => {
      const { VSwitchId } = await network();
      return { id: VSwitchId, input: { ...region, VSwitchId } };
    },
  },
  Vpc: {
    DeleteVpc: async () => {
      const { VpcId } = await world.vpc();
      return { id: VpcId, input: { ...region, VpcId } };
    },
  },
};

/** The products with states that operations depend on. */
interface Subject {
  readonly model: Model;
  readonly arrangements: Readonly<Record<string, Readonly<Record<string, Arrange>>>>;
  readonly ask: Ask;
  readonly cloud: LocalCloud<readonly Model[]>;
}

const askCas = createCaller(cas, { fetch: cloud.fetch, ...withBearer });

const iotdaInstances = 'https://iotda.cn-north-4.myhuaweicloud.com/v5/iot/my-project/iotda-instances';

/** Sends the one operation of IoTDA that depends on a state. */
const askIotda: Ask = async (_, input) => {
  const { instance_id: instanceId, task_id: taskId } = input as Answer;
  const path = `${iotdaInstances}/${instanceId}/tasks/${taskId}/retry`;
  const response = await cloud.fetch(new Request(path, { method: 'POST', headers: { 'X-Auth-Token': 'local-key' } }));
  const answer = (await response.json()) as Answer;
  if (response.status >= 400) throw new RawError(response.status, answer.error_code, answer.error_msg);
  return answer;
};

// beside ECS, the gateway is a door to it
const alone = createLocalCloud({ products: [gateway], transition: 0, now: () => clock.now, observe: started.observe });

const askGateway: Ask = async (_, input) => {
  const endpoint = { endpoint: 'ecs.cn-beijing.aliyuncs.com', regionId: 'cn-beijing' };
  const body = JSON.stringify({ accessKeyId: 'local', accessKeySecret: 'local-secret', ...endpoint, ...input });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://127.0.0.1:8000/api/instances/start', { method: 'PUT', headers, body });
  const response = await alone.fetch(request);
  const answer = (await response.json()) as Answer;
  if (response.status >= 400) throw new RawError(response.status, answer.Code, answer.Message);
  return answer;
};

const subjects: readonly Subject[] = [
  {
    model: ecs,
    arrangements,
    ask,
    cloud,
  },
  {
    model: cas,
    arrangements: {
      CertificateInstance: {
        RefundInstance: async () => {
          const { InstanceId } =
            cloud.account('local').cas?.certificateInstances?.add({ InstanceStartTime: clock.now }) ?? {};
          return { id: String(InstanceId), input: { InstanceId } };
        },
      },
    },
    ask: askCas,
    cloud,
  },
  {
    model: iotda,
    arrangements: {
      InstanceTask: {
        RetryInstanceTask: async () => {
          const instance_id = '0a1b2c3d-1111-4222-8333-444455556666';
          const task_id = '6b1de1a0-0002-4000-8000-000000000002';
          cloud.account('local').iotda?.instanceTasks?.add({ instance_id, task_id });
          return { id: task_id, input: { instance_id, task_id } };
        },
      },
    },
    ask: askIotda,
    cloud,
  },
  {
    model: gateway,
    arrangements: {
      Instance: {
        StartInstances: async () => {
          const { InstanceId } = alone.account('local').ecsGateway?.instances?.add({}) ?? {};
          return { id: String(InstanceId), input: { instanceIds: [InstanceId] } };
        },
      },
    },
    ask: askGateway,
    cloud: alone,
  },
];

/** An operation in a state. */
type Row = readonly [name: string, kind: Resource, operation: string, state: string, isAllowed: boolean];

/** Lists each operation of a resource that depends on its state, in each state. */
const listRows = ({ resources }: Model): Row[] =>
  resources.flatMap((kind) =>
    Object.entries(kind.operations ?? {}).flatMap(([operation, { from }]) =>
      Object.entries(from === undefined ? {} : (kind.states ?? {}))
        .filter(([, { gone }]) => gone !== true)
        .map(([state]): Row => {
          const isAllowed = from?.includes(state) === true;
          return [`${operation}, ${kind.resource} ${state}`, kind, operation, state, isAllowed];
        }),
    ),
  );

/** The codes by which an operation is refused for the state of a resource. */
function listStateCodes({ operations }: Model, kind: Resource, operation: string): string[] {
  const effect = kind.operations?.[operation];
  const ids = Object.entries(effect?.enforces ?? {}).flatMap(([id, word]) => (word === 'from' ? [id] : []));
  const { rules = {} } = operations.find(({ name }) => name === operation)?.input ?? {};
  const codes = [effect?.otherwise, ...Object.keys(effect?.refuses ?? {}), ...ids.map((id) => rules[id]?.error)];
  return codes.filter((code) => code !== undefined);
}

const findResources = (on: LocalCloud<readonly Model[]>, product: string, kind: string): Resources | undefined =>
  on.account('local')[toProductMember(product)]?.[toResourceMember(kind)];

describe.each(subjects.map((subject) => [subject.model.product, subject] as const))('%s', (product, subject) => {
  it.each(listRows(subject.model))('%s', async (_, kind, operation, state, isAllowed) => {
    const arrange = subject.arrangements[kind.resource]?.[operation];
    expect(arrange, 'it is arranged').toBeDefined();
    const { id, input } = await (arrange as Arrange)();
    // what passes by itself has passed before
    await ask('DescribeRegions');
    findResources(subject.cloud, product, kind.resource)?.set(id, { [kind.state ?? '']: state });
    clock.now -= 1;
    const error = await catchError(subject.ask(operation, input)).catch(() => undefined);
    const codes = listStateCodes(subject.model, kind, operation);
    if (isAllowed) expect(codes).not.toContain(error?.code);
    else if (codes.length > 0) expect(codes).toContain(error?.code);
    else expect(error).toBeDefined();
  });
});

/** Finds the state in which a resource stays, or is gone. Without time for transitions, it goes through all states at once. */
function findLast(states: Readonly<Record<string, State>>, state: string): string | undefined {
  const { becomes, gone } = states[state] ?? {};
  if (gone) return undefined;
  return becomes === undefined ? state : findLast(states, becomes);
}

/** Lists the states that pass by themselves, except those in which a resource is gone. */
const passages = all.flatMap(({ product, resources }) =>
  resources.flatMap(({ resource, state, states = {} }) =>
    Object.entries(states).flatMap(([from, { becomes, gone }]) =>
      becomes === undefined || gone === true || state === undefined
        ? []
        : [[`${product}, ${resource} ${from}`, product, resource, state, from, findLast(states, becomes)] as const],
    ),
  ),
);

/** Requests of each product, with which its time goes on. */
const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  ecs: () => ask('DescribeRegions'),
  eiam: () => createCaller(eiam, { fetch: cloud.fetch, ...withBearer })('ListRegions'),
  iotda: () => cloud.fetch(new Request(iotdaInstances, { headers: { 'X-Auth-Token': 'local-key' } })),
  'ecs-gateway': () => {
    const query = 'accessKeyId=local&accessKeySecret=local-secret';
    return cloud.fetch(new Request(`http://127.0.0.1:8000/api/regions?${query}`));
  },
};

it.each(passages)('%s passes', async (_, product, resource, member, from, next) => {
  const resources = findResources(cloud, product, resource);
  const place = resources?.all().length ?? 0;
  resources?.add({ [member]: from });
  const find = (): unknown => resources?.all()[place]?.[member];
  clock.now -= 1;
  await requests[product]?.();
  expect(find()).toBe(from);
  clock.now += 1;
  await requests[product]?.();
  expect(find()).toBe(next);
});
