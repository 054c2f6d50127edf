import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AccessKey } from '../credentials/types.js';
import { CredentialsError } from '../errors.js';

export interface AliyunProfileOptions {
  /** The profile's name. Default: `ALIBABA_CLOUD_PROFILE`, else the file's current one. */
  profile?: string | undefined;
  /** The file. Default: `~/.aliyun/config.json`. */
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
    text = await readFile(file, 'utf8');
  } catch {
    throw new CredentialsError(
      `The Aliyun CLI's profile file cannot be read: ${file}. Run "aliyun configure", or give credentials otherwise`,
    );
  }
  try {
    const content = JSON.parse(text) as ProfileFile;
    if (Array.isArray(content.profiles)) return content;
  } catch {
    throw new CredentialsError(`The Aliyun CLI's profile file is not JSON: ${file}`);
  }
  throw new CredentialsError(`The Aliyun CLI's profile file lists no profiles: ${file}`);
}

/** What each mode signs with, as the file names it. Other modes ask a service for keys first, which is the CLI's to do. */
const parts: Readonly<Record<string, readonly (keyof Profile)[]>> = {
  AK: ['access_key_id', 'access_key_secret'],
  StsToken: ['access_key_id', 'access_key_secret', 'sts_token'],
};

function keysOf(profile: Profile, place: string): AccessKey {
  const { mode = 'AK' } = profile;
  const wanted = parts[mode];
  if (wanted === undefined)
    throw new CredentialsError(
      `${place} is of mode ${mode}, which keeps no keys to sign with. Expected mode AK or StsToken`,
    );
  const missing = wanted.filter((part) => !profile[part]);
  if (missing.length > 0) throw new CredentialsError(`${place} is of mode ${mode} and lacks ${missing.join(' and ')}`);
  const [accessKeyId = '', accessKeySecret = '', securityToken] = wanted.map((part) => profile[part]);
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}

/**
 * Credentials from the file the Aliyun CLI keeps (modes AK and StsToken), to be given as `credentials`.
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
    if (found !== undefined) return keysOf(found, `Profile ${name} in ${file}`);
    const known = profiles.map((profile) => profile.name).join(', ');
    throw new CredentialsError(`There is no profile ${name} in ${file}. Known: ${known || 'none'}`);
  };
}
