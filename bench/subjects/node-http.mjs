import { Agent, request } from 'node:http';

/** The floor: no signature, no check, an address made beforehand. @param {string} address */
export function open(address) {
  const url = new URL('/?Action=DescribeInstances&RegionId=cn-hangzhou&PageSize=10', address);
  const agent = new Agent({ keepAlive: true });
  return () =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { agent }, (message) => {
        /** @type {Buffer[]} */
        const chunks = [];
        message.on('data', (chunk) => chunks.push(chunk));
        message.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
        message.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
}
