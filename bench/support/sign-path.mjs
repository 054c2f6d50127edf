import { rpcSignature } from '@yunspec/runtime';

/**
 * Creates the path of a signed request to a local cloud.
 * @param {Readonly<Record<string, string>>} parameters
 */
export async function signPath(parameters) {
  const all = {
    Version: '2014-05-26',
    Format: 'JSON',
    AccessKeyId: 'local',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: crypto.randomUUID(),
    Timestamp: new Date().toISOString(),
    ...parameters,
  };
  const Signature = await rpcSignature('GET', Object.entries(all), 'local-secret');
  return `/?${new URLSearchParams({ ...all, Signature })}`;
}
