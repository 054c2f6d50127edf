import { protocolFault, Refusal } from '../faults.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { PublicCall } from './public-call.js';

/** A call, with what it is judged by before it reaches an operation. */
interface Judged {
  readonly product: Product;
  readonly method: string;
  readonly call: PublicCall;
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
  fails(judged: Judged): boolean | Promise<boolean>;
}

const hour = 3_600_000;

const isAbsent = ({ call }: Judged, name: string): boolean => (call.parameters.get(name) ?? '') === '';

const missing = (name: string): PublicCheck => ({
  code: 'MissingParameter',
  kinds: ['missing', 'malformed'],
  message: `The request has no ${name}.`,
  fails: (judged) => isAbsent(judged, name),
});

function isFarOff({ call, settings }: Judged): boolean {
  const text = call.parameters.get('Timestamp') ?? '';
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return !(Math.abs(time - settings.now()) <= hour);
}

async function isWronglySigned({ call, settings }: Judged): Promise<boolean> {
  return (await call.expected(settings.credentials.accessKeySecret)) !== call.parameters.get('Signature');
}

/** In the order in which they are looked at. */
const checks: readonly PublicCheck[] = [
  {
    code: 'UnsupportedHTTPMethod',
    kinds: ['malformed'],
    status: 403,
    message: 'Only GET and POST are taken.',
    fails: ({ method }) => !['GET', 'POST'].includes(method),
  },
  ...['Action', 'Version', 'AccessKeyId', 'Signature', 'Timestamp', 'SignatureNonce'].map(missing),
  {
    code: 'InvalidAccessKeyId.NotFound',
    kinds: ['denied'],
    message: 'The local cloud does not know this AccessKeyId.',
    fails: ({ call, settings }) => call.parameters.get('AccessKeyId') !== settings.credentials.accessKeyId,
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
    fails: ({ call, nonces }) => nonces.has(call.parameters.get('SignatureNonce') ?? ''),
  },
  {
    code: 'InvalidOwner',
    kinds: ['malformed'],
    message: 'OwnerId and OwnerAccount cannot be specified together.',
    fails: (judged) => !isAbsent(judged, 'OwnerId') && !isAbsent(judged, 'OwnerAccount'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'No product here has this Version.',
    fails: ({ product, call }) => product.model.version !== call.parameters.get('Version'),
  },
  {
    code: 'InvalidParameter',
    kinds: ['malformed'],
    message: 'The product has no such Action.',
    fails: ({ product, call }) => !product.operations.has(call.parameters.get('Action') ?? ''),
  },
];

/** Refuses a call whose public parameters are not in order, with the documented code of the first fault. */
export async function checkPublicParameters(judged: Judged): Promise<void> {
  for (const { code, kinds, message, status, fails } of checks) {
    const failed = fails(judged);
    // only the signature is waited for: nothing may come between looking for a nonce and keeping it
    if (typeof failed === 'boolean' ? failed : await failed)
      throw new Refusal(protocolFault(judged.product, code, message, kinds, status));
  }
  judged.nonces.add(judged.call.parameters.get('SignatureNonce') ?? '', judged.settings.now());
}
