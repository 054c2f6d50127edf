import type { Model, OperationModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { valueAt } from '../cases/paths.js';
import { type DocumentedRefusal, describeRefusal } from '../cases/refusal.js';
import {
  type Expected,
  findErrorFaults,
  findFormatFaults,
  findSuccessFaults,
  RequestIds,
} from '../check/answer-faults.js';
import { type ShapeFault, showValue } from '../check/answer-shape.js';
import { collectCodes, type DocumentedCodes } from '../check/codes.js';
import { isLater } from '../check/later-codes.js';
import type { Difference } from '../run/difference.js';
import { citePlace, placeOf } from '../run/documents.js';
import { Secrets } from '../run/redact.js';
import { type Answer, readAnswer } from '../wire/answer.js';
import type { Received } from '../wire/sender.js';
import { listSecrets } from '../wire/session.js';
import { findKinds } from '../world/kinds.js';
import { type RawRequest, type ReadRequest, readRequest } from './read-request.js';

/** Something in the traffic that breaks the contract. */
export interface ProxyFinding extends Omit<Difference, 'chapter'> {
  /** Who breaks it. */
  readonly side: 'client' | 'service';
  readonly product: string;
  /** The operation; empty for a request that belongs to none. */
  readonly operation: string;
}

/** What one side did, before its place in the documents is known. */
interface Found extends ShapeFault {
  readonly side: ProxyFinding['side'];
  readonly docs?: string;
}

/** Examines the traffic of one product. */
export class Examiner {
  readonly #codes = new Map<string, DocumentedCodes>();
  readonly #ids = new RequestIds();
  readonly #nonces = new Set<string>();
  #count = 0;

  constructor(readonly model: Model) {}

  #codesOf(operation: OperationModel): DocumentedCodes {
    const known = this.#codes.get(operation.name) ?? collectCodes(this.model, operation);
    this.#codes.set(operation.name, known);
    return known;
  }

  /** Reads a request. Returns undefined if it is none of the product. */
  read(request: RawRequest): ReadRequest | undefined {
    return readRequest(this.model, request);
  }

  /** Lists what breaks the contract in a request and in its answer. */
  examine(request: ReadRequest, received: Received, credentials: readonly string[]): ProxyFinding[] {
    const { operation, input, format } = request;
    const answer = readAnswer(this.model, operation, received, format);
    const refusals = judge(operation.input, input).map((violation) =>
      describeRefusal(operation, this.model, violation),
    );
    const secrets = new Secrets();
    for (const text of [...credentials, ...listSecrets(operation.input, input)]) secrets.add(text);
    const found = [
      ...this.#examineRequest(request, refusals),
      ...this.#examineAnswer(request, received, answer, refusals),
      ...findLeak(secrets, received),
    ];
    return found.map((one) => this.#describe(operation, one, answer, secrets));
  }

  #examineRequest(
    { input, strangers, nonce, operation }: ReadRequest,
    refusals: readonly DocumentedRefusal[],
  ): Found[] {
    const isUsed = nonce !== undefined && this.#nonces.has(nonce);
    if (nonce !== undefined) this.#nonces.add(nonce);
    return [
      ...refusals.map(({ key, member, keyword, secret, ...refusal }): Found => {
        const path = key.split('#')[0]?.split('.') ?? [];
        const value = valueAt(
          input,
          path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        );
        const seen = secret || value === undefined ? 'it does not' : showValue(value);
        return {
          side: 'client',
          member,
          code: keyword,
          expected: `the input keeps ${key}`,
          seen,
          docs: citePlace(this.model, refusal),
        };
      }),
      ...strangers.map(
        (member): Found => ({
          side: 'client',
          member,
          code: 'unknown',
          expected: `${operation.name} has no such parameter`,
          seen: member,
        }),
      ),
      ...(isUsed
        ? [
            {
              side: 'client' as const,
              member: '',
              code: 'replayed',
              expected: 'a nonce of its own for each request',
              seen: `${nonce} again`,
            },
          ]
        : []),
    ];
  }

  #examineAnswer(
    { operation, format }: ReadRequest,
    received: Received,
    answer: Answer,
    refusals: readonly DocumentedRefusal[],
  ): Found[] {
    const kinds = findKinds(this.model).values();
    const expected = { model: this.model, operation, kinds, codes: this.#codesOf(operation) };
    const faults = answer.kind === 'error' ? findErrorFaults(expected, answer) : findSuccessFaults(expected, answer);
    this.#count += 1;
    const ids = this.#ids.findFaults(this.model, answer, received.headers, String(this.#count));
    const all = [...faults, ...findFormatFaults(format, received, answer), ...ids];
    return [...all.map((fault): Found => ({ side: 'service', ...fault })), ...judgeVerdict(expected, answer, refusals)];
  }

  #describe(operation: OperationModel, found: Found, answer: Answer, secrets: Secrets): ProxyFinding {
    const { side, member, code, expected, seen, docs } = found;
    const { requestId = '' } = answer;
    const place = docs ?? citePlace(this.model, placeOf(operation));
    const hidden = secrets.hide(seen);
    const subject = member === '' ? operation.name : `${operation.name}, ${member}`;
    return {
      side,
      product: this.model.product,
      operation: operation.name,
      member,
      code,
      expected: place === '' ? expected : `${expected} (${place})`,
      seen: hidden,
      requestId,
      text: `The ${side} breaks the contract of ${subject}: expected ${expected}; seen: ${hidden}${requestId === '' ? '' : ` (request ${requestId})`}`,
    };
  }
}

/** Finds an invalid input that the service accepted, and a valid one that it refused for itself. */
function judgeVerdict(
  { model, operation, codes }: Expected,
  answer: Answer,
  refusals: readonly DocumentedRefusal[],
): Found[] {
  const [first] = refusals;
  const { kind, code, status } = answer;
  if (kind === 'success' && first !== undefined) {
    const expected = `an input that breaks ${first.key} is refused${first.code === undefined ? '' : ` with ${first.code}`}`;
    return [{ side: 'service', member: first.member, code: 'accepted', expected, seen: `accepted (HTTP ${status})` }];
  }
  const row = operation.errors.find((candidate) => candidate.code === code);
  if (kind !== 'error' || first !== undefined || row === undefined || isLater(model, codes, operation, code)) return [];
  const member = [row.on ?? ''].flat()[0] ?? '';
  const seen = `${code} (HTTP ${status})`;
  return [{ side: 'service', member, code: 'refused', expected: 'a valid input is accepted', seen }];
}

const findLeak = (secrets: Secrets, { body, headers }: Received): Found[] =>
  secrets.isIn(`${body}\n${Object.values(headers).join('\n')}`)
    ? [
        {
          side: 'service',
          member: '',
          code: 'secret',
          expected: 'no answer repeats a secret',
          seen: 'the answer contains a secret of the request',
        },
      ]
    : [];
