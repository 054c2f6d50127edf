import type { Model, OperationModel } from '@yunspec/model';
import { findErrorFaults, findFormatFaults, findSuccessFaults, RequestIds } from '../check/answer-faults.js';
import type { ShapeFault } from '../check/answer-shape.js';
import { collectCodes, type DocumentedCodes, isUnserved } from '../check/codes.js';
import { findEnvelopeFaults } from '../check/envelope.js';
import { errorFormOf } from '../wire/answer.js';
import { type CallOptions, describeLoss, type Exchange, type Session, Unsendable } from '../wire/session.js';
import { findKinds, type Kind } from '../world/kinds.js';
import type { ChapterName, Difference } from './difference.js';
import { citePlace, placeOf } from './documents.js';
import type { Outcome, Report } from './outcome.js';
import { Pace } from './pace.js';

/** A fault to report. */
export interface Fault {
  readonly member?: string;
  readonly code: string;
  readonly expected: string;
  readonly seen: string;
  /** The place in the documents. Default: that of the operation. */
  readonly docs?: string;
}

/** Thrown to end a check: the run was stopped, or what it needs was not recorded. */
export class Skip extends Error {}

/** One check of an operation: the requests that it sends, and what it finds. */
export class Check {
  readonly exchanges: Exchange[] = [];
  readonly differences: Difference[] = [];
  readonly #key: string;
  #calls = 0;

  constructor(
    readonly run: Run,
    readonly chapter: ChapterName,
    readonly operation: OperationModel,
    readonly name: string,
  ) {
    this.#key = run.nameCheck(`${chapter}/${operation.name}/${name}`);
  }

  /** Names the next request of this check. */
  nextKey(): string {
    this.#calls += 1;
    return `${this.#key}/${this.#calls}`;
  }

  /** Calls an operation, by default that of the check. */
  async call(input: object, options: CallOptions = {}, operation: OperationModel = this.operation): Promise<Exchange> {
    const exchange = await this.run.session.call(() => this.nextKey(), operation, input, options);
    return this.keep(exchange, operation);
  }

  /** Keeps an exchange, and looks at it as at every other. */
  keep(exchange: Exchange, operation: OperationModel = this.operation): Exchange {
    this.exchanges.push(exchange);
    if (this.run.findUnserved(this, operation, exchange))
      throw new Skip(`the endpoint has no operation ${operation.name}`);
    this.run.inspect(this, operation, exchange);
    return exchange;
  }

  /** Reports a fault. */
  differ(fault: Fault, exchange: Exchange | undefined = this.exchanges.at(-1)): void {
    this.differences.push(this.run.createDifference(this.chapter, this.operation, fault, exchange));
  }

  /** Reports a fault unless something holds. */
  expect(holds: boolean, fault: Fault, exchange?: Exchange): void {
    if (!holds) this.differ(fault, exchange);
  }
}

/** After so many requests in a row without an answer, of several operations, the endpoint counts as lost. */
const mostUnanswered = 10;
const mostTimedOut = 3;
const severalOperations = 3;

/** The events of a run, for a progress bar. */
export interface RunEvents {
  onOutcome?(outcome: Outcome): void;
  /** Called before the first write. The run waits until it is done. */
  onPlan?(lines: readonly string[]): void | Promise<void>;
  onChapter?(chapter: ChapterName, isEnd: boolean): void;
  onEnd?(): void;
}

/** One run of a contract against an endpoint. */
export class Run {
  readonly pace: Pace = new Pace();
  /** The operations that the endpoint does not have. */
  readonly unserved: Set<OperationModel> = new Set();
  /** The inputs of reads that had to be sent twice, by operation. */
  readonly losses: Map<string, unknown[]> = new Map();
  readonly #codes = new Map<string, DocumentedCodes>();
  readonly #requestIds = new RequestIds();
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly #operations: ReadonlyMap<string, OperationModel>;
  /** Gets every answer to an operation that may change something. */
  onWrite: ((operation: OperationModel, exchange: Exchange) => void) | undefined;
  /** Whether the run was interrupted: no further check begins. */
  isStopped: boolean = false;
  /** Why the run ended early, if the endpoint no longer answers, or never answered with anything that can be read. */
  lost: string | undefined;
  /** The operations of the last requests, if none of these was answered. */
  #unanswered: string[] = [];
  #readable = 0;
  #unreadable = 0;

  constructor(
    readonly model: Model,
    readonly session: Session,
    readonly report: Report,
    readonly events: RunEvents,
  ) {
    this.kinds = findKinds(model);
    this.#operations = new Map(model.operations.map((operation) => [operation.name, operation]));
  }

  readonly #names = new Map<string, number>();

  /** Names a check in the record of a run: several resources may be checked under the same name. */
  nameCheck(name: string): string {
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }

  findOperation(name: string): OperationModel | undefined {
    return this.#operations.get(name);
  }

  codesOf(operation: OperationModel): DocumentedCodes {
    const known = this.#codes.get(operation.name) ?? collectCodes(this.model, operation);
    this.#codes.set(operation.name, known);
    return known;
  }

  /** Runs one check and adds its outcome. Returns whether it passed. */
  async check(
    chapter: ChapterName,
    operation: OperationModel,
    name: string,
    body: (check: Check) => Promise<void>,
    evenIfSlow = false,
  ): Promise<boolean> {
    if (this.isStopped) return false;
    const check = new Check(this, chapter, operation, name);
    try {
      if (this.unserved.has(operation)) throw new Skip('the endpoint does not have the operation');
      if (!evenIfSlow && this.pace.isThroughoutSlow(operation.name))
        throw new Skip('the answers of the operation are slow');
      await body(check);
    } catch (error) {
      if (!(error instanceof Skip || error instanceof Unsendable)) throw error;
      if (check.differences.length === 0) {
        this.skip(chapter, operation.name, name, error.message);
        return false;
      }
    }
    const { differences, exchanges } = check;
    const status = differences.length === 0 ? 'passed' : 'failed';
    this.#finish({ chapter, operation: operation.name, name, status, differences, exchanges });
    return status === 'passed';
  }

  /** Removes something, even after the run was stopped. Returns why that failed, if it did. */
  async cleanUp(
    operation: OperationModel,
    remove: (check: Check) => Promise<string | undefined>,
    round: number,
  ): Promise<string | undefined> {
    const check = new Check(this, 'states', operation, `clean-up ${round} ${this.#cleanUps++}`);
    try {
      return await remove(check);
    } catch (error) {
      if (error instanceof Skip || error instanceof Unsendable) return error.message;
      throw error;
    }
  }

  #cleanUps = 0;

  /** Adds a check that is not made. */
  skip(chapter: ChapterName, operation: string, name: string, reason: string): void {
    this.#finish({ chapter, operation, name, status: 'skipped', reason, differences: [], exchanges: [] });
  }

  #finish(outcome: Outcome): void {
    this.report.add(outcome);
    this.events.onOutcome?.(outcome);
  }

  /** Creates a difference with its place in the documents. */
  createDifference(
    chapter: ChapterName,
    operation: OperationModel,
    { member = '', code, expected, seen, docs }: Fault,
    exchange: Exchange | undefined,
  ): Difference {
    const place = docs ?? citePlace(this.model, placeOf(operation));
    const requestId = exchange?.answer?.requestId ?? '';
    const hide = (text: string): string => this.session.secrets.hide(text, exchange?.input as object | undefined);
    const subject = member === '' ? operation.name : `${operation.name}, ${member}`;
    return {
      chapter,
      operation: operation.name,
      member,
      code,
      expected: hide(place === '' ? expected : `${expected} (${place})`),
      seen: hide(seen),
      requestId,
      text: hide(`${subject}: expected ${expected}; seen: ${seen}${requestId === '' ? '' : ` (request ${requestId})`}`),
    };
  }

  /** Adds the outcome of looking at an answer in a chapter other than that of its check. */
  #addInspection(
    check: Check,
    chapter: ChapterName,
    operation: OperationModel,
    faults: readonly (Fault | ShapeFault)[],
    exchange: Exchange,
  ): void {
    const differences = faults.map((fault) => this.createDifference(chapter, operation, fault, exchange));
    const status = differences.length === 0 ? 'passed' : 'failed';
    const name = `${check.chapter}: ${check.name}`;
    this.#finish({ chapter, operation: operation.name, name, status, differences, exchanges: [exchange] });
  }

  /** Reports once that the endpoint does not have an operation. Returns whether that is so. */
  findUnserved(check: Check, operation: OperationModel, exchange: Exchange): boolean {
    const { answer } = exchange;
    if (answer?.kind !== 'error' || !isUnserved(this.codesOf(operation), answer)) return false;
    if (this.unserved.has(operation)) return true;
    this.unserved.add(operation);
    const seen = `${answer.code ?? 'an error'} (HTTP ${answer.status})`;
    const fault = { code: 'unserved', expected: 'the endpoint has the operation', seen };
    this.#addInspection(check, check.chapter, operation, [fault], exchange);
    return true;
  }

  /** Ends the run if the endpoint does not answer any more. */
  #notice(name: string, { answer, unanswered }: Exchange): void {
    if (answer === undefined) this.#unanswered.push(name);
    else {
      this.#unanswered = [];
      if (answer.kind === 'unreadable') this.#unreadable += 1;
      else this.#readable += 1;
    }
    const most = unanswered === 'ETIMEDOUT' ? mostTimedOut : mostUnanswered;
    const isLost = this.#unanswered.length >= most && new Set(this.#unanswered).size >= severalOperations;
    if (isLost) this.#lose(`it no longer answers: ${unanswered}`);
  }

  #lose(reason: string): void {
    this.lost = reason;
    this.isStopped = true;
  }

  /** Ends the run if nothing that the endpoint has answered can be read. */
  stopIfUnreadable(): void {
    if (this.#readable === 0 && this.#unreadable > 0) this.#lose('no answer can be read');
  }

  /** Keeps the time of an answer, and the input of a read that was answered only when it was sent again. */
  #count({ name }: OperationModel, exchange: Exchange): void {
    this.pace.add(name, exchange);
    this.#notice(name, exchange);
    const isRecovered = exchange.lost !== undefined && describeLoss(exchange) === undefined;
    if (isRecovered) this.losses.set(name, [...(this.losses.get(name) ?? []), exchange.input]);
  }

  /** Looks at an answer: its form, its code and status, its request ID, its time, and secrets in it. */
  inspect(check: Check, operation: OperationModel, exchange: Exchange): void {
    const { answer } = exchange;
    this.#count(operation, exchange);
    if (!operation.safe) this.onWrite?.(operation, exchange);
    if (answer === undefined) {
      const isLate = exchange.unanswered === 'ETIMEDOUT';
      const seen = isLate ? `none after ${Math.round(exchange.ms)} ms` : `none: ${exchange.unanswered}`;
      const code = isLate ? 'slow' : 'no-answer';
      this.#addInspection(check, 'limits', operation, [{ code, expected: 'an answer', seen }], exchange);
      return;
    }
    const leak: Fault[] = exchange.leaks
      ? [
          {
            code: 'secret',
            expected: 'no answer repeats a secret',
            seen: 'the answer contains a secret of the request',
          },
        ]
      : [];
    const { request, received, format } = exchange;
    const key = `${request.url} ${request.body ?? ''} ${JSON.stringify(request.headers)}`;
    const ids = received === undefined ? [] : this.#requestIds.findFaults(this.model, answer, received.headers, key);
    const expected = { model: this.model, operation, kinds: this.kinds.values(), codes: this.codesOf(operation) };
    if (answer.kind === 'error') {
      // errors of the protocol come before the operation is known, and no table of an operation has them
      const isProtocol = check.chapter === 'authentication';
      const faults = isProtocol
        ? findEnvelopeFaults(answer, errorFormOf(this.model))
        : findErrorFaults(expected, answer);
      this.#addInspection(check, 'errors', operation, [...faults, ...leak, ...ids], exchange);
    } else
      this.#addInspection(
        check,
        'answers',
        operation,
        [...findSuccessFaults(expected, answer), ...leak, ...ids],
        exchange,
      );
    const formats = received === undefined ? [] : findFormatFaults(format, received, answer);
    if (formats.length > 0) this.#addInspection(check, 'formats', operation, formats, exchange);
  }
}
