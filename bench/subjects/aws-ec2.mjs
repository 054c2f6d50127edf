import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';

/** @param {string} address */
export function open(address) {
  const credentials = { accessKeyId: 'example-id', secretAccessKey: 'example-secret' };
  const client = new EC2Client({ region: 'eu-central-1', credentials, endpoint: address });
  return () => client.send(new DescribeInstancesCommand({ MaxResults: 10 }));
}
