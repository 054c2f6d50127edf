import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AccessKey } from '../credentials/types.js';
import { CredentialsError } from '../errors.js';

export interface AliyunProfileOptions {
  /** The name of the profile. Default: `ALIBABA_CLOUD_PROFILE`, else the file's current profile. */
  profile?: string | undefined;
  /** The path of the file. Default: `~/.aliyun/config.json`. */
  file?: string | undefined;
}

interface Profile {
  readonly name?: string;
  readonly mode?: string;
  readonly access_key_id?: string;
  readonly access_key_secret?: string;
  readonly sts_token?: string;
}

interface ProfileFile {
  readonly current?: string;
  readonly profiles: readonly Profile[];
}

async function readProfiles(file: string): Promise<ProfileFile> {
  let text: string;
  try {
    // editors on Windows write a BOM
    text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  } catch {
    throw new CredentialsError(
      `The Aliyun CLI's profile file cannot be read: ${file}. Run "aliyun configure", or pass other credentials`,
    );
  }
  try {
    const content = JSON.parse(text) as ProfileFile;
    if (Array.isArray(content.profiles)) return content;
  } catch {
    throw new CredentialsError(`The Aliyun CLI's profile file is not JSON: ${file}`);
  }
  throw new CredentialsError(`The Aliyun CLI's profile file has no list of profiles: ${file}`);
}

/** The members that each mode signs with. Other modes first request keys from a service, which only the CLI does. */
const partsByMode: Readonly<Record<string, readonly (keyof Profile)[]>> = {
  AK: ['access_key_id', 'access_key_secret'],
  StsToken: ['access_key_id', 'access_key_secret', 'sts_token'],
};

function readKeys(profile: Profile, place: string): AccessKey {
  const { mode = 'AK' } = profile;
  const parts = partsByMode[mode];
  if (parts === undefined)
    throw new CredentialsError(
      `${place} has mode ${mode}, which stores no keys to sign with. Expected mode AK or StsToken`,
    );
  const missing = parts.filter((part) => !profile[part]);
  if (missing.length > 0) throw new CredentialsError(`${place} has mode ${mode} but no ${missing.join(' and ')}`);
  const [accessKeyId = '', accessKeySecret = '', securityToken] = parts.map((part) => profile[part]);
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

/**
 * Returns a function for the option `credentials`. It reads the Aliyun CLI's profile file, in modes AK and StsToken.
 *
 * @example
 * new EcsClient({ credentials: aliyunProfile({ profile: 'work' }) })
 */
export function aliyunProfile(options: AliyunProfileOptions = {}): () => Promise<AccessKey> {
  return async () => {
    const file = options.file ?? join(homedir(), '.aliyun', 'config.json');
    const { current, profiles } = await readProfiles(file);
    const name = options.profile || process.env.ALIBABA_CLOUD_PROFILE || current || 'default';
    const found = profiles.find((profile) => profile.name === name);
    if (found !== undefined) return readKeys(found, `Profile ${name} in ${file}`);
    const known = profiles.map((profile) => profile.name).join(', ');
    throw new CredentialsError(`There is no profile ${name} in ${file}. Known: ${known || 'none'}`);
  };
}
