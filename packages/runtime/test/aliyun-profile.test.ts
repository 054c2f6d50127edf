import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { aliyunProfile } from '../src/node/index.js';
import { failure } from './support/service.js';

const folder = mkdtempSync(join(tmpdir(), 'yunspec-profile-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const profiles = {
  current: 'work',
  profiles: [
    { name: 'work', mode: 'AK', access_key_id: 'w', access_key_secret: 'hunter-w' },
    { name: 'sts', mode: 'StsToken', access_key_id: 's', access_key_secret: 'hunter-s', sts_token: 't' },
    { name: 'role', mode: 'EcsRamRole' },
    {
      name: 'arn',
      mode: 'RamRoleArn',
      access_key_id: 'r',
      access_key_secret: 'hunter-r',
      ram_role_arn: 'acs:ram::1:role/x',
    },
    { name: 'stale', mode: 'AK', access_key_id: 'a', access_key_secret: 'hunter-a', sts_token: 'of an earlier mode' },
    { name: 'half', mode: 'StsToken', access_key_id: 'h', access_key_secret: 'hunter-h' },
    { name: 'old', access_key_id: 'o', access_key_secret: 'hunter-o' },
  ],
};

function file(content: string): string {
  const path = join(folder, 'config.json');
  writeFileSync(path, content);
  return path;
}

it.each([
  [undefined, { accessKeyId: 'w', accessKeySecret: 'hunter-w' }],
  ['sts', { accessKeyId: 's', accessKeySecret: 'hunter-s', securityToken: 't' }],
  ['stale', { accessKeyId: 'a', accessKeySecret: 'hunter-a' }],
  ['old', { accessKeyId: 'o', accessKeySecret: 'hunter-o' }],
])('profile %s', async (profile, want) => {
  expect(
    await aliyunProfile({ ...(profile === undefined ? {} : { profile }), file: file(JSON.stringify(profiles)) })(),
  ).toEqual(want);
});

it('the variable names the profile', async () => {
  vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'sts');
  expect(await aliyunProfile({ file: file(JSON.stringify(profiles)) })()).toMatchObject({ accessKeyId: 's' });
  vi.unstubAllEnvs();
});

it.each([
  ['none', JSON.stringify(profiles), /no profile none .* Known: work, sts, role, arn/],
  ['role', JSON.stringify(profiles), /Profile role in .* has mode EcsRamRole, which stores no keys to sign with/],
  ['arn', JSON.stringify(profiles), /Profile arn in .* has mode RamRoleArn, .* Expected mode AK or StsToken/],
  ['half', JSON.stringify(profiles), /Profile half in .* has mode StsToken but no sts_token/],
  ['work', '{ broken', /is not JSON/],
  ['work', 'null', /is not JSON/],
  ['work', '{ "profiles": {} }', /has no list of profiles/],
])('profile %s of %j is refused', async (profile, content, want) => {
  const error = await failure(aliyunProfile({ profile, file: file(content) })());
  expect(error.name).toBe('CredentialsError');
  expect(error.message).toMatch(want);
  expect(error.message).not.toMatch(/hunter/);
});

it('a variable that is empty names none', async () => {
  vi.stubEnv('ALIBABA_CLOUD_PROFILE', '');
  expect(await aliyunProfile({ file: file(JSON.stringify(profiles)) })()).toMatchObject({ accessKeyId: 'w' });
  vi.unstubAllEnvs();
});

it('a file that is not there is said to be missing', async () => {
  expect((await failure(aliyunProfile({ file: join(folder, 'none.json') })())).message).toMatch(
    /cannot be read: .*none\.json/,
  );
});

it('a file with a BOM is read', async () => {
  const path = file(`\ufeff${JSON.stringify(profiles)}`);
  expect(await aliyunProfile({ file: path })()).toEqual({ accessKeyId: 'w', accessKeySecret: 'hunter-w' });
});
