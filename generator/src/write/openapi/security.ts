import type { Model } from '../model.js';

/** The kinds of credentials as security schemes. Credentials in the input need none. */
const schemes: Readonly<Record<string, { readonly name: string; readonly scheme: object }>> = {
  'access-key': {
    name: 'AccessKey',
    scheme: {
      type: 'apiKey',
      in: 'query',
      name: 'Signature',
      description: [
        'Signature version 1.0: HMAC-SHA1 over the method and all parameters, with the access key secret and "&" as key.',
        'It is sent with the parameters AccessKeyId, SignatureMethod, SignatureVersion, SignatureNonce, Timestamp and',
        'Format, and with SecurityToken for temporary credentials. In a request with a form, the form contains them.',
        'Each request needs a new signature, so a fixed value cannot be configured.',
      ].join(' '),
    },
  },
  bearer: {
    name: 'Bearer',
    scheme: { type: 'http', scheme: 'bearer', description: 'An API key.' },
  },
  token: {
    name: 'Token',
    scheme: { type: 'apiKey', in: 'header', name: 'X-Auth-Token', description: 'A token of the identity service.' },
  },
  'huawei-ak-sk': {
    name: 'AccessKey',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: [
        'SDK-HMAC-SHA256: a signature over the method, path, query, signed headers and body, made with an access key.',
        'It is sent with X-Sdk-Date, and with X-Security-Token for temporary credentials. Each request needs a new one.',
      ].join(' '),
    },
  },
};

const findSchemes = (kinds: readonly string[] = []) => kinds.flatMap((kind) => schemes[kind] ?? []);

/** Makes the security requirements of a protocol: any one of its schemes, or none. */
export const makeSecurity = (kinds: readonly string[] | undefined): object[] =>
  findSchemes(kinds).map(({ name }) => ({ [name]: [] }));

/** Makes the security schemes of a product. */
export function makeSecuritySchemes({ protocols }: Model): Record<string, object> {
  const found = findSchemes([...(protocols.rpc?.auth ?? []), ...(protocols.http?.auth ?? [])]);
  return Object.fromEntries(found.map(({ name, scheme }) => [name, scheme]));
}
