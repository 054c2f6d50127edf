import { ConfigurationError } from '../errors.js';
import { flatten, type Pairs } from '../wire/flatten.js';
import type { Attempt } from './types.js';

/** Matches the parameters of the protocol, whatever the case. */
const reserved =
  /^(Action|Version|Format|AccessKeyId|Signature|SignatureMethod|SignatureVersion|SignatureNonce|Timestamp|SecurityToken)$/i;

/**
 * Flattens the input of an RPC call. Rejects parameters of the protocol: signer and service could read different ones of
 * the two.
 */
export function flattenInput({ operation, input }: Pick<Attempt, 'operation' | 'input'>): Pairs {
  const pairs = flatten(operation.input, input);
  const conflict = pairs.find(([name]) => reserved.test(name));
  if (conflict === undefined) return pairs;
  const [name] = conflict;
  throw new ConfigurationError(
    `${operation.name}: ${name} is reserved by the protocol and cannot be set`,
    operation.name,
  );
}
