import ecs from '@alicloud/ecs20140526';

/** @param {string} address */
export function open(address) {
  const keys = { accessKeyId: 'example-id', accessKeySecret: 'example-secret' };
  const client = new ecs.default(/** @type {never} */ ({ ...keys, endpoint: new URL(address).host, protocol: 'http' }));
  return async () => {
    const { body } = await client.describeInstances(
      new ecs.DescribeInstancesRequest({ regionId: 'cn-hangzhou', pageSize: 10 }),
    );
    return body;
  };
}
