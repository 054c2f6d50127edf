import { acs3, describeRegions, EcsClient } from '@yunspec/ecs';

/** Does what every runtime must be able to do: sign, send, read, in both signatures, and refuse a bad input. */
export async function runSmokeTest(endpoint: string): Promise<string> {
  const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
  const found: string[] = [];
  for (const [name, protocol] of [['rpc'], ['acs3', acs3()]] as const) {
    const client = new EcsClient({ endpoint, credentials, protocol });
    const { Regions } = await describeRegions(client);
    found.push(`${name}: ${Regions?.Region?.map((region) => region.RegionId).join(' ')}`);
  }
  const client = new EcsClient({ endpoint, credentials });
  const refused = await client.startInstance({ InstanceId: 'i-none' }).catch((error: { code?: string }) => error.code);
  const checked = await client
    .describeInstances({ RegionId: 'cn-hangzhou', PageSize: 101 })
    .catch((error: Error) => error.name);
  return [...found, refused, checked].join('; ');
}
