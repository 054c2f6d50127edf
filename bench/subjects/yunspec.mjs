import { createEcs, describeInstances } from '@yunspec/ecs';

/** @param {string} address */
export function open(address) {
  const credentials = { accessKeyId: 'example-id', accessKeySecret: 'example-secret' };
  const client = createEcs({ credentials, endpoint: address, rateLimit: false });
  return () => describeInstances(client, { RegionId: 'cn-hangzhou', PageSize: 10 });
}
