import { Pool } from 'undici';

/** @param {string} address */
export function open(address) {
  const pool = new Pool(address, { connections: 50 });
  const path = '/?Action=DescribeInstances&RegionId=cn-hangzhou&PageSize=10';
  return async () => {
    const { body } = await pool.request({ method: 'GET', path });
    return body.json();
  };
}
