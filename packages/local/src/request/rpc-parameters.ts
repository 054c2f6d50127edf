import { rpcSignature } from '@yunspec/runtime';
import { protocolFault, Refusal } from '../faults.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { Incoming } from './incoming.js';

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

/** What a call is judged by before it reaches an operation. */
interface PublicCall {
  readonly product: Product | undefined;
  readonly incoming: Incoming;
  readonly parameters: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly nonces: Nonces;
}

/** Nonces that were used, each for as long as its timestamp could still be accepted. */
export class Nonces {
  readonly #seen = new Map<string, number>();

  has(nonce: string): boolean {
    return this.#seen.has(nonce);
  }

  add(nonce: string, now: number): void {
    for (const [old, time] of this.#seen) {
      if (now - time <= 2 * hour) break;
      this.#seen.delete(old);
    }
    this.#seen.set(nonce, now);
  }

  clear(): void {
    this.#seen.clear();
  }
}

interface PublicCheck {
  readonly code: string;
  /** Kinds of fault under which a product may have a code of its own for this. */
  readonly kinds: readonly string[];
  readonly message: string;
  readonly status?: number;
  fails(call: PublicCall): boolean | Promise<boolean>;
}

const hour = 3_600_000;

const isAbsent = ({ parameters }: PublicCall, name: string): boolean => (parameters.get(name) ?? '') === '';

const missing = (name: string): PublicCheck => ({
  code: 'MissingParameter',
  kinds: ['missing', 'malformed'],
  message: `The request has no ${name}.`,
  fails: (call) => isAbsent(call, name),
});

function isFarOff({ parameters, settings }: PublicCall): boolean {
  const text = parameters.get('Timestamp') ?? '';
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return !(Math.abs(time - settings.now()) <= hour);
}

async function isWronglySigned({ incoming, parameters, settings }: PublicCall): Promise<boolean> {
  const signed = incoming.pairs.filter(([name]) => name !== 'Signature').map(([name, text]): [string, string] => [name, text]);
  return (await rpcSignature(incoming.method, signed, settings.credentials.accessKeySecret)) !== parameters.get('Signature');
}

/** In the order in which they are looked at. */
const checks: readonly PublicCheck[] = [
  {
    code: 'UnsupportedHTTPMethod',
    kinds: ['malformed'],
    status: 403,
    message: 'Only GET and POST are taken.',
    fails: ({ incoming }) => !['GET', 'POST'].includes(incoming.method),
  },
  ...['Action', 'Version', 'AccessKeyId', 'Signature', 'Timestamp', 'SignatureNonce'].map(missing),
  {
    code: 'InvalidAccessKeyId.NotFound',
    kinds: ['denied'],
    message: 'The local cloud does not know this AccessKeyId.',
    fails: ({ parameters, settings }) => parameters.get('AccessKeyId') !== settings.credentials.accessKeyId,
  },
  {
    code: 'InvalidParamater',
    kinds: ['malformed'],
    message: 'SignatureMethod must be HMAC-SHA1.',
    fails: ({ parameters }) => parameters.get('SignatureMethod') !== 'HMAC-SHA1',
  },
  {
    code: 'InvalidParamater',
    kinds: ['malformed'],
    message: 'SignatureVersion must be 1.0.',
    fails: ({ parameters }) => parameters.get('SignatureVersion') !== '1.0',
  },
  {
    code: 'IllegalTimestamp',
    kinds: ['malformed'],
    message: 'Timestamp must read like 2014-05-26T12:00:00Z, in UTC, and be within an hour of now.',
    fails: isFarOff,
  },
  {
    code: 'IncompleteSignature',
    kinds: ['denied'],
    message: 'The signature is not the one these parameters and this key give.',
    fails: isWronglySigned,
  },
  {
    code: 'SignatureNonceUsed',
    kinds: ['malformed'],
    message: 'Another request had this SignatureNonce.',
    fails: ({ parameters, nonces }) => nonces.has(parameters.get('SignatureNonce') ?? ''),
  },
  {
    code: 'InvalidOwner',
    kinds: ['malformed'],
    message: 'OwnerId and OwnerAccount exclude each other.',
    fails: (call) => !isAbsent(call, 'OwnerId') && !isAbsent(call, 'OwnerAccount'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'No product here has this Version.',
    fails: ({ product, parameters }) => product?.model.version !== parameters.get('Version'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'The product has no such Action.',
    fails: ({ product, parameters }) => product?.operations.has(parameters.get('Action') ?? '') !== true,
  },
];

/** Refuses a call whose public parameters are not in order, with the documented code of the first fault. */
export async function checkPublicParameters(call: PublicCall): Promise<void> {
  for (const { code, kinds, message, status, fails } of checks) {
    const failed = fails(call);
    // only the signature is waited for: nothing may come between looking for a nonce and keeping it
    if (typeof failed === 'boolean' ? failed : await failed) throw new Refusal(protocolFault(call.product, code, message, kinds, status));
  }
  call.nonces.add(call.parameters.get('SignatureNonce') ?? '', call.settings.now());
}
