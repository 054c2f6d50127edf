/** @param {number} number */
function makeInstance(number) {
  const id = `i-${String(number).padStart(20, '0')}`;
  return {
    InstanceId: id,
    InstanceName: `worker-${number}`,
    Description: 'One of the machines that answer requests of the shop; replaced every night.',
    ImageId: 'ubuntu_22_04_x64_20G_alibase_20240101.vhd',
    RegionId: 'cn-hangzhou',
    ZoneId: 'cn-hangzhou-h',
    InstanceType: 'ecs.g6.large',
    InstanceTypeFamily: 'ecs.g6',
    HostName: `worker-${number}`,
    Status: 'Running',
    SecurityGroupIds: { SecurityGroupId: ['sg-00000000000000000001', 'sg-00000000000000000002'] },
    PublicIpAddress: { IpAddress: ['203.0.113.7'] },
    InternetMaxBandwidthIn: 200,
    InternetMaxBandwidthOut: 5,
    InternetChargeType: 'PayByTraffic',
    CreationTime: '2024-01-01T00:00Z',
    ExpiredTime: '2099-12-31T15:59Z',
    InstanceChargeType: 'PostPaid',
    InstanceNetworkType: 'vpc',
    InnerIpAddress: { IpAddress: [] },
    VpcAttributes: {
      VpcId: 'vpc-0001',
      VSwitchId: 'vsw-0001',
      PrivateIpAddress: { IpAddress: [`172.16.0.${number}`] },
      NatIpAddress: '',
    },
    EipAddress: { AllocationId: '', IpAddress: '', InternetChargeType: '' },
    OperationLocks: { LockReason: [] },
    Tags: { Tag: [{ TagKey: 'team', TagValue: 'shop' }] },
    IoOptimized: true,
    SerialNumber: '51d1353b-22bf-4567-a176-8b3e12e43135',
    Cpu: 2,
    Memory: 8192,
  };
}

const instances = Array.from({ length: 21 }, (_, i) => makeInstance(i + 1));

/** An answer of DescribeInstances, some 26 kB. */
export const json = JSON.stringify({
  RequestId: '00000000-0000-4000-8000-000000000000',
  TotalCount: instances.length,
  PageNumber: 1,
  PageSize: 50,
  Instances: { Instance: instances },
});

/** @type {(name: string, content: unknown) => string} */
const writeTag = (name, content) => `<${name}>${content}</${name}>`;
const lowerFirst = (/** @type {string} */ name) => name.charAt(0).toLowerCase() + name.slice(1);

/** The same size in the form of EC2. */
const items = Array.from({ length: 32 }, (_, i) => makeInstance(i + 1)).map((instance) => {
  const scalars = Object.entries(instance).filter(([, value]) => typeof value !== 'object');
  return writeTag('item', scalars.map(([name, value]) => writeTag(lowerFirst(name), value)).join(''));
});
const reservation = writeTag('reservationId', 'r-1') + writeTag('instancesSet', items.join(''));

export const xml = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">',
  writeTag('requestId', 'example'),
  writeTag('reservationSet', writeTag('item', reservation)),
  '</DescribeInstancesResponse>',
].join('');
