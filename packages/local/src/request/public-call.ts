import { rpcSignature } from '@yunspec/runtime';
import type { Reply } from '../answer/respond.js';
import { canonicalAuthorization, canonicalSignature } from './canonical-signature.js';
import type { Incoming, Pairs } from './incoming.js';

/** Parameters of the protocol; none of them is an operation's. */
export const publicParameters: ReadonlySet<string> = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'SignatureType',
  'Timestamp',
  'SecurityToken',
  'OwnerId',
  'OwnerAccount',
  'ResourceOwnerId',
  'ResourceOwnerAccount',
]);

/** A call of the RPC protocol, however it is signed. */
export interface PublicCall {
  /** The public parameters, by the names they have in a query. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The operation's own parameters. */
  readonly pairs: Pairs;
  readonly format: Reply['format'];
  /** The signature it must have under a secret. */
  expected(secret: string): string | Promise<string>;
}

/** The first of a name counts. */
const firstOf = (pairs: Pairs): Map<string, string> => new Map([...pairs].reverse());

/** Signature 1.0: everything is a parameter. */
function signedParameters({ method, pairs }: Incoming): PublicCall {
  const parameters = firstOf(pairs);
  const signed = pairs.filter(([name]) => name !== 'Signature').map(([name, text]): [string, string] => [name, text]);
  return {
    parameters,
    pairs: pairs.filter(([name]) => !publicParameters.has(name)),
    format: parameters.get('Format')?.toUpperCase() === 'JSON' ? 'json' : 'xml',
    expected: (secret) => rpcSignature(method, signed, secret),
  };
}

const inHeaders: Readonly<Record<string, string>> = {
  Action: 'x-acs-action',
  Version: 'x-acs-version',
  Timestamp: 'x-acs-date',
  SignatureNonce: 'x-acs-signature-nonce',
};

/** ACS3: the public parameters are headers, and the answer is JSON. */
function signedHeaders(incoming: Incoming): PublicCall | undefined {
  const authorization = canonicalAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'ACS3-HMAC-SHA256') return undefined;
  const found = Object.entries(inHeaders).map(([name, header]) => [name, incoming.headers.get(header) ?? ''] as const);
  return {
    // the method and version that signature 1.0 has to name are given by the header itself
    parameters: new Map([
      ...found,
      ['AccessKeyId', authorization.accessKeyId],
      ['Signature', authorization.signature],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
    ]),
    pairs: incoming.pairs,
    format: 'json',
    expected: (secret) => canonicalSignature(authorization, incoming, secret),
  };
}

/** A request as a call of the RPC protocol: it goes to the root, or names an Action. Undefined for any other. */
export function publicCallOf(incoming: Incoming): PublicCall | undefined {
  if (incoming.path !== '' && !incoming.pairs.some(([name]) => name === 'Action')) return undefined;
  return signedHeaders(incoming) ?? signedParameters(incoming);
}
