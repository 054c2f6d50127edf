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
  readonly profiles?: readonly Profile[];
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
    return JSON.parse(text) as ProfileFile;
  } catch {
    throw new CredentialsError(`The Aliyun CLI's profile file is not JSON: ${file}`);
  }
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
    const { current = 'default', profiles = [] } = await readProfiles(file);
    const name = options.profile ?? process.env.ALIBABA_CLOUD_PROFILE ?? current;
    const found = profiles.find((profile) => profile.name === name);
    if (found === undefined) {
      throw new CredentialsError(
        `There is no profile ${name} in ${file}. Known: ${profiles.map((profile) => profile.name).join(', ') || 'none'}`,
      );
    }
    const { access_key_id: accessKeyId, access_key_secret: accessKeySecret, sts_token: securityToken, mode } = found;
    if (!accessKeyId || !accessKeySecret) {
      throw new CredentialsError(
        `Profile ${name} in ${file} holds no AccessKey (its mode is ${mode ?? 'not given'}). Expected mode AK or StsToken`,
      );
    }
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
  };
}
