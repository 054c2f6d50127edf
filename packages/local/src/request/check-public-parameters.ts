import { createProtocolError, type ProtocolError, RequestError } from '../errors/error-answer.js';
import type { Product } from '../product.js';
import { findByAccessKey, type LocalCredentials, type Settings } from '../settings.js';
import type { Nonces } from '../state/nonces.js';
import type { RpcCall } from './rpc-call.js';

/** A call, with everything that its public parameters are checked against. */
interface CheckContext {
  readonly product: Product;
  readonly method: string;
  readonly call: RpcCall;
  readonly settings: Settings;
  readonly nonces: Nonces;
}

/**
 * The check of a public parameter. One without `kinds` belongs to the gateway in front of every product: its code stays,
 * because clients correct their clocks and change their keys after it.
 */
interface ParameterCheck extends ProtocolError {
  fails(context: CheckContext): boolean | Promise<boolean>;
}

/** How far a timestamp may differ from the clock, in milliseconds. */
const timestampTolerance = 3_600_000;

/** How long a nonce must be remembered: its timestamp may be a tolerance ahead, and is accepted a tolerance after. */
export const nonceLifetime: number = 2 * timestampTolerance;

const isAbsent = ({ call }: CheckContext, name: string): boolean => (call.parameters.get(name) ?? '') === '';

const createPresenceCheck = (name: string): ParameterCheck => ({
  code: 'MissingParameter',
  kinds: ['missing', 'malformed'],
  message: `The request has no ${name}.`,
  fails: (context) => isAbsent(context, name),
});

function hasWrongTimestamp({ call, settings }: CheckContext): boolean {
  const text = call.parameters.get('Timestamp') ?? '';
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return !(Math.abs(time - settings.callerNow()) <= timestampTolerance);
}

const findAccount = ({ call, settings }: CheckContext): LocalCredentials | undefined =>
  findByAccessKey(settings, call.parameters.get('AccessKeyId') ?? '');

async function hasWrongSignature(context: CheckContext): Promise<boolean> {
  const { call } = context;
  const expected = await call.computeSignature(findAccount(context)?.accessKeySecret ?? '');
  return expected !== call.parameters.get('Signature');
}

/** The checks in the order in which they are made. */
const checks: readonly ParameterCheck[] = [
  {
    code: 'UnsupportedHTTPMethod',
    kinds: ['malformed'],
    status: 403,
    message: 'The HTTP method must be GET or POST.',
    fails: ({ method }) => !['GET', 'POST'].includes(method),
  },
  ...['Action', 'Version', 'AccessKeyId', 'Signature', 'Timestamp', 'SignatureNonce'].map(createPresenceCheck),
  {
    code: 'InvalidAccessKeyId.NotFound',
    kinds: [],
    message: 'The local cloud does not know this AccessKeyId.',
    fails: (context) => findAccount(context) === undefined,
  },
  {
    code: 'InvalidParamater',
    kinds: ['malformed'],
    message: 'SignatureMethod must be HMAC-SHA1.',
    fails: ({ call }) => call.parameters.get('SignatureMethod') !== 'HMAC-SHA1',
  },
  {
    code: 'InvalidParamater',
    kinds: ['malformed'],
    message: 'SignatureVersion must be 1.0.',
    fails: ({ call }) => call.parameters.get('SignatureVersion') !== '1.0',
  },
  {
    code: 'IllegalTimestamp',
    kinds: [],
    message: 'Timestamp must be in UTC, have the form 2014-05-26T12:00:00Z, and be within an hour of the current time.',
    fails: hasWrongTimestamp,
  },
  {
    code: 'IncompleteSignature',
    kinds: [],
    message: 'The signature does not match the parameters and the access key.',
    fails: hasWrongSignature,
  },
  {
    code: 'SignatureNonceUsed',
    kinds: [],
    message: 'Another request used this SignatureNonce.',
    fails: ({ call, nonces }) => nonces.has(call.parameters.get('SignatureNonce') ?? ''),
  },
  {
    code: 'InvalidOwner',
    kinds: ['malformed'],
    message: 'OwnerId and OwnerAccount cannot be combined.',
    fails: (context) => !isAbsent(context, 'OwnerId') && !isAbsent(context, 'OwnerAccount'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'No product in the local cloud has this Version.',
    fails: ({ product, call }) => product.model.version !== call.parameters.get('Version'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'The product has no such Action.',
    fails: ({ product, call }) => !product.operations.has(call.parameters.get('Action') ?? ''),
  },
];

/**
 * Checks the public parameters of a call. Returns its account, or throws a RequestError with the documented code of the
 * first check that fails.
 */
export async function checkPublicParameters(context: CheckContext): Promise<LocalCredentials> {
  for (const check of checks) {
    const failed = check.fails(context);
    // only the signature check is awaited: no other call may run between looking up a nonce and adding it
    if (typeof failed === 'boolean' ? failed : await failed)
      throw new RequestError(createProtocolError(context.product, check));
  }
  context.nonces.add(context.call.parameters.get('SignatureNonce') ?? '', context.settings.callerNow());
  return findAccount(context) as LocalCredentials;
}
