import Client from '@alicloud/pop-core';

/** @param {string} address */
export function open(address) {
  const keys = { accessKeyId: 'example-id', accessKeySecret: 'example-secret' };
  const client = new Client({ ...keys, endpoint: address, apiVersion: '2014-05-26' });
  return () => client.request('DescribeInstances', { RegionId: 'cn-hangzhou', PageSize: 10 }, {});
}
