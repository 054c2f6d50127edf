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
])('profile %s', async (profile, want) => {
  expect(await aliyunProfile({ ...(profile === undefined ? {} : { profile }), file: file(JSON.stringify(profiles)) })()).toEqual(want);
});

it('the variable names the profile', async () => {
  vi.stubEnv('ALIBABA_CLOUD_PROFILE', 'sts');
  expect(await aliyunProfile({ file: file(JSON.stringify(profiles)) })()).toMatchObject({ accessKeyId: 's' });
  vi.unstubAllEnvs();
});

it.each([
  ['none', JSON.stringify(profiles), /no profile none .* Known: work, sts, role/],
  ['role', JSON.stringify(profiles), /holds no AccessKey \(its mode is EcsRamRole\)/],
  ['work', '{ broken', /is not JSON/],
])('profile %s of %j is refused', async (profile, content, want) => {
  const error = await failure(aliyunProfile({ profile, file: file(content) })());
  expect(error.name).toBe('CredentialsError');
  expect(error.message).toMatch(want);
  expect(error.message).not.toMatch(/hunter/);
});

it('a file that is not there is said to be missing', async () => {
  expect((await failure(aliyunProfile({ file: join(folder, 'none.json') })())).message).toMatch(/cannot be read: .*none\.json/);
});
