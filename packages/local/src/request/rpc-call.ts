import { ownerParameters, protocolParameters } from '@yunspec/model';
import { rpcSignature } from '@yunspec/runtime';
import type { Format } from '../answer/respond.js';
import { computeSignature, parseAuthorization } from './canonical-signature.js';
import type { IncomingRequest, Pairs } from './incoming.js';

/** The parameters that are not those of operations. */
export const publicParameters: ReadonlySet<string> = new Set([...protocolParameters, ...ownerParameters]);

/** A call of the RPC protocol, independent of the way in which it is signed. */
export interface RpcCall {
  /** The public parameters, by their names in a query. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The parameters of the operation. */
  readonly pairs: Pairs;
  readonly format: Format;
  /** Computes the signature that the call must have for a secret. */
  computeSignature(secret: string): string | Promise<string>;
}

/** Indexes pairs by name. The first of several equal names wins. */
const indexPairs = (pairs: Pairs): Map<string, string> => new Map([...pairs].reverse());

/** Reads a call with signature 1.0, where everything is a parameter. */
function readParameterSigned({ method, pairs }: IncomingRequest): RpcCall {
  const parameters = indexPairs(pairs);
  const signed = pairs.filter(([name]) => name !== 'Signature').map(([name, text]): [string, string] => [name, text]);
  return {
    parameters,
    pairs: pairs.filter(([name]) => !publicParameters.has(name)),
    format: parameters.get('Format')?.toUpperCase() === 'JSON' ? 'json' : 'xml',
    computeSignature: (secret) => rpcSignature(method, signed, secret),
  };
}

/** The headers that carry public parameters in ACS3. */
const headerNames: Readonly<Record<string, string>> = {
  Action: 'x-acs-action',
  Version: 'x-acs-version',
  Timestamp: 'x-acs-date',
  SignatureNonce: 'x-acs-signature-nonce',
};

/** Reads a call signed with ACS3, where headers carry the public parameters and the answer is JSON. */
function readHeaderSigned(incoming: IncomingRequest): RpcCall | undefined {
  const authorization = parseAuthorization(incoming.headers);
  if (authorization?.algorithm !== 'ACS3-HMAC-SHA256') return undefined;
  const parameters = Object.entries(headerNames).map(
    ([name, header]) => [name, incoming.headers.get(header) ?? ''] as const,
  );
  return {
    // the header itself implies the method and version that signature 1.0 has to name
    parameters: new Map([
      ...parameters,
      ['AccessKeyId', authorization.accessKeyId],
      ['Signature', authorization.signature],
      ['SignatureMethod', 'HMAC-SHA1'],
      ['SignatureVersion', '1.0'],
    ]),
    pairs: incoming.pairs,
    format: 'json',
    computeSignature: (secret) => computeSignature(authorization, incoming, secret),
  };
}

/** Reads a request as an RPC call if it is sent to the root or has an Action. Returns undefined for any other. */
export function readRpcCall(incoming: IncomingRequest): RpcCall | undefined {
  if (incoming.path !== '' && !incoming.pairs.some(([name]) => name === 'Action')) return undefined;
  return readHeaderSigned(incoming) ?? readParameterSigned(incoming);
}
