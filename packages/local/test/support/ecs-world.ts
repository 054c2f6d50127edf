import { expect, it } from 'vitest';
import { type Answer, catchError, type Started } from './clients.js';
import { ecs } from './models.js';
import { createRawCaller } from './raw-rpc.js';

export interface Network {
  readonly VpcId: string;
  readonly RouteTableId: string;
  readonly VSwitchId: string;
}

/** A call, and the code and status that its documents want once the resources before it exist. */
export type Row = [precondition: string, call: () => Promise<unknown>, code: string, status: number];

/** Defines a test for each call: it is refused with the documented code and status. */
export const refuse = (rows: readonly Row[]): void => {
  it.each(rows)('%s', async (_, call, code, status) => {
    expect(await catchError(call())).toMatchObject({ code, status });
  });
};

/** Creates the resources of ECS that tests need, through calls that are written and signed by hand. */
export function createEcsWorld({ cloud, clock }: Started) {
  const ask = createRawCaller(cloud, ecs.version, () => clock.now);

  const region = { RegionId: 'cn-hangzhou' };
  const base = { ...region, ImageId: 'm-1', InstanceType: 'ecs.s2.large', SecurityGroupId: 'sg-1' };
  const zone = { ...region, ZoneId: 'cn-hangzhou-b' };

  /** Sets members of the resource with an identity, as a test of another program does. */
  const set = (kind: string, id: string, members: object): void => {
    cloud.account('local').ecs?.[kind]?.set(id, members);
  };
  const add = (kind: string, members: object): Answer => cloud.account('local').ecs?.[kind]?.add(members) ?? {};
  const account = (members: object): void => set('accounts', '1000000000000001', members);
  const lock = (kind: string, id: string, reason: string): void =>
    set(kind, id, {
      OperationLocks: { LockReason: [{ LockReason: reason }], OperationLock: [{ LockReason: reason }] },
    });

  const id = async (operation: string, input: object, member: string): Promise<string> =>
    String((await ask(operation, input))[member]);
  const instance = (input: object = {}): Promise<string> => id('CreateInstance', { ...base, ...input }, 'InstanceId');
  const disk = (input: object = {}): Promise<string> => id('CreateDisk', { ...zone, Size: 20, ...input }, 'DiskId');
  const group = (input: object = {}): Promise<string> =>
    id('CreateSecurityGroup', { ...region, ...input }, 'SecurityGroupId');
  const address = (input: object = {}): Promise<string> =>
    id('AllocateEipAddress', { ...region, ...input }, 'AllocationId');

  async function running(input: object = {}): Promise<string> {
    const InstanceId = await instance(input);
    await ask('StartInstance', { InstanceId });
    return InstanceId;
  }

  /** Creates an instance that was started once. */
  async function used(input: object = {}): Promise<string> {
    const InstanceId = await running(input);
    await ask('StopInstance', { InstanceId });
    return InstanceId;
  }

  const listDisks = async (InstanceId: string): Promise<Answer[]> =>
    (await ask('DescribeDisks', { ...region, InstanceId })).Disks.Disk;
  const systemDisk = async (InstanceId: string): Promise<string> =>
    (await listDisks(InstanceId)).find(({ Type }) => Type === 'system')?.DiskId;

  async function attached(InstanceId: string, input: object = {}): Promise<string> {
    const DiskId = await disk();
    await ask('AttachDisk', { InstanceId, DiskId, ...input });
    return DiskId;
  }

  /** Creates a snapshot, of the system disk of a new instance if no disk is given. */
  async function snapshot(DiskId?: string): Promise<string> {
    const SnapshotId = await id('CreateSnapshot', { DiskId: DiskId ?? (await systemDisk(await used())) }, 'SnapshotId');
    return SnapshotId;
  }

  const dataSnapshot = async (): Promise<string> => snapshot(await attached(await instance()));
  const image = async (input: object = {}): Promise<string> =>
    id('CreateImage', { ...region, SnapshotId: await snapshot(), ...input }, 'ImageId');

  async function vpc(input: object = {}): Promise<Answer> {
    return ask('CreateVpc', { ...region, CidrBlock: '172.16.0.0/12', ...input });
  }
  const vSwitch = (VpcId: string, CidrBlock: string, ZoneId = 'cn-hangzhou-b'): Promise<string> =>
    id('CreateVSwitch', { ZoneId, VpcId, CidrBlock }, 'VSwitchId');

  async function network(CidrBlock = '172.16.1.0/24'): Promise<Network> {
    const { VpcId, RouteTableId } = await vpc();
    return { VpcId, RouteTableId, VSwitchId: await vSwitch(VpcId, CidrBlock) };
  }

  async function vpcInstance({ VpcId, VSwitchId }: Network, input: object = {}): Promise<string> {
    return instance({ SecurityGroupId: await group({ VpcId }), VSwitchId, ...input });
  }

  /** Calls while the clock stands before the begin of states that pass, which then stay. */
  function standing(call: () => Promise<unknown>): Promise<unknown> {
    clock.now -= 1;
    return call();
  }

  return {
    ask,
    region,
    base,
    zone,
    set,
    add,
    account,
    lock,
    id,
    instance,
    disk,
    group,
    address,
    running,
    used,
    listDisks,
    systemDisk,
    attached,
    snapshot,
    dataSnapshot,
    image,
    vpc,
    vSwitch,
    network,
    vpcInstance,
    standing,
  };
}
