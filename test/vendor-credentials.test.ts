import { createRequire } from 'node:module';
import { Config, type default as VendorCredential } from '@alicloud/credentials';
import { DeleteInstance, EiamClient } from '@yunspec/eiam';
import { prepare } from '@yunspec/runtime';
import { expect, it } from 'vitest';

// published as CommonJS with a default export inside of the default export
const { default: Vendor } = createRequire(import.meta.url)('@alicloud/credentials') as {
  default: new (config: Config) => VendorCredential.default;
};

const rows: readonly [type: string, config: Record<string, string>, want: Record<string, unknown>][] = [
  ['access_key', { accessKeyId: 'id', accessKeySecret: 'secret' }, { AccessKeyId: 'id', SecurityToken: undefined }],
  [
    'sts',
    { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' },
    { AccessKeyId: 'id', SecurityToken: 'token' },
  ],
  ['bearer', { bearerToken: 'my-key' }, { authorization: 'Bearer my-key' }],
];

it.each(rows)('credentials of type %s from the vendor’s library sign a call', async (type, config, want) => {
  const credentials = new Vendor(new Config({ type, ...config }));
  const { headers, body = '' } = await prepare(new EiamClient({ credentials }), DeleteInstance, {
    InstanceId: 'my-instance',
  });
  const form = new URLSearchParams(body);
  for (const [name, value] of Object.entries(want))
    expect(headers[name] ?? form.get(name) ?? undefined, name).toBe(value);
});
