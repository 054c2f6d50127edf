import { createLocalCloud, type LocalCloud, localCredentials, type Observe } from '@yunspec/local';
import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import { ConfigurationError, type HttpRequest, type Operation } from '@yunspec/runtime';
import type { Case, OperationCases } from '@yunspec/runtime/cases';
import { judge } from '../../../packages/contract/src/cases/judge.js';
import { canonical } from '../../../packages/contract/src/cases/limits.js';
import { findEnvelopeFaults } from '../../../packages/contract/src/check/envelope.js';
import { type Answer, errorFormOf, type Format, readAnswer } from '../../../packages/contract/src/wire/answer.js';
import { Inexpressible, readAsReceived } from '../../../packages/contract/src/wire/received-input.js';
import { sendThrough } from '../../../packages/contract/src/wire/sender.js';
import { listSpoken, type Speech, type Spoken } from '../../../packages/contract/src/wire/spoken.js';
import type { Judge, Reason, Verdict } from './verdict.js';

const nameViolations = (operation: OperationModel, input: unknown): string =>
  judge(operation.input, input)
    .map(({ path, keyword, rule = '' }) => `${path.join('.')} ${keyword} ${rule}`)
    .sort()
    .join('\n');

/** Finds the reason why an input does not arrive as it is. */
function findLoss(operation: OperationModel, input: object, { speech }: Spoken): Reason | undefined {
  try {
    const received = readAsReceived(operation, input, speech);
    return nameViolations(operation, received) === nameViolations(operation, input) ? undefined : 'text';
  } catch (error) {
    if (error instanceof Inexpressible) return 'unsendable';
    throw error;
  }
}

/** Lists how an error differs from the documented refusals of a case. */
function findFaults(model: Model, answer: Answer, one: Case, body: string): string[] {
  const isDocumented = one.refusals.some(({ codes }) => {
    const allowed = codes.find(({ code }) => code === answer.code);
    const statuses = allowed?.statuses ?? [];
    return codes.length === 0 || (allowed !== undefined && (statuses.length === 0 || statuses.includes(answer.status)));
  });
  const envelope = findEnvelopeFaults(answer, errorFormOf(model)).map(({ expected, seen }) => `${expected}: ${seen}`);
  return [
    ...(isDocumented ? [] : ['the code and the status are not the documented ones']),
    ...envelope,
    ...(isShown(one, body) ? ['the answer has a secret'] : []),
  ];
}

/** Returns whether a text has a value of a case that is secret. */
const isShown = ({ secret, changes }: Case, shown: string): boolean =>
  secret && listTexts(changes.map(({ value }) => value)).some((text) => text.length >= 6 && shown.includes(text));

const listTexts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
};

/** Returns a value without its secrets. */
function hideSecrets(schema: ValueModel | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => hideSecrets(schema?.items, item));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(
    ([name, inner]) => [name, schema?.properties?.[name] ?? schema?.values, inner] as const,
  );
  return Object.fromEntries(
    members.filter(([, member]) => !member?.secret).map(([name, member, inner]) => [name, hideSecrets(member, inner)]),
  );
}

/** The answer to a dry run that would have succeeded. */
const isDryRun = ({ errors }: OperationModel, model: Model, { code }: Answer): boolean =>
  [...errors, ...model.commonErrors].some((row) => row.code === code && row.kind === 'dryRun');

const isRpc = ({ speech }: Spoken): boolean => speech === 'rpc' || speech === 'acs3';

/** Lists the protocols of a product, or the one of a kind. */
const listSpokenBy = (model: Model, speech?: Speech): Spoken[] =>
  listSpoken(model, localCredentials as never).filter((one) => speech === undefined || one.speech === speech);

/** Lists the kinds of protocols in which the inputs of a product travel in different ways: one in a query, one over HTTP. */
export function listSpeeches(model: Model): Speech[] {
  const all = listSpokenBy(model);
  const kinds = [all.find(isRpc), all.find((spoken) => !isRpc(spoken))];
  return kinds.flatMap((spoken) => (spoken === undefined ? [] : [spoken.speech]));
}

/** The table of an operation, as a package has it. */
export type Table = Operation;

/** What calls of a product are made with. */
export interface WireOptions {
  readonly model: Model;
  readonly tables: ReadonlyMap<string, Table>;
  readonly format: Format;
  /** The protocol. Default: the preferred one of the product. */
  readonly speech?: Speech;
  /** Takes what the local cloud does. */
  readonly observe?: Observe;
  /** Called with every answer. */
  readonly listen?: (operation: OperationModel, answer: Answer) => void;
}

/** Sends requests of a product to a local cloud, made with the tables of its package. */
class WireJudge implements Judge {
  readonly name: string;
  // it keeps no resources: what it refuses, it refuses for the input alone
  readonly #cloud: LocalCloud<readonly never[]>;
  readonly #spoken: Spoken;
  readonly #operations: ReadonlyMap<string, OperationModel>;

  constructor(readonly options: WireOptions) {
    const { model, format, speech, observe = () => {} } = options;
    this.name = `local cloud, ${format}${speech === undefined ? '' : `, ${speech}`}`;
    this.#cloud = createLocalCloud({ products: [{ ...model, resources: [] } as never], observe });
    this.#spoken = listSpokenBy(model, speech)[0] as Spoken;
    this.#operations = new Map(model.operations.map((operation) => [operation.name, operation]));
  }

  async judge({ operation: name }: OperationCases, one: Case): Promise<Verdict> {
    const { format } = this.options;
    const operation = this.#operations.get(name) as OperationModel;
    if (format === 'XML' && !isRpc(this.#spoken)) return { unjudged: 'unspoken' };
    const unjudged = findLoss(operation, one.input as object, this.#spoken);
    if (unjudged !== undefined) return { unjudged };
    try {
      return await this.#send(operation, one);
    } catch (error) {
      if (error instanceof ConfigurationError) return { unjudged: 'unsendable' };
      throw error;
    }
  }

  async #sign(operation: OperationModel, input: object): Promise<HttpRequest> {
    const { model, tables, format } = this.options;
    const { protocol, credentials } = this.#spoken;
    return protocol.request({
      version: model.version,
      operation: tables.get(operation.name) as Table,
      input,
      credentials,
      endpoint: new URL('http://127.0.0.1'),
      isCustomEndpoint: true,
      now: new Date(),
      nonce: crypto.randomUUID(),
      format,
      headers: { accept: format === 'XML' ? 'text/xml' : 'application/json' },
    });
  }

  async #send(operation: OperationModel, one: Case): Promise<Verdict> {
    const { model, format, listen } = this.options;
    const request = await this.#sign(operation, one.input as object);
    // an answer that is kept for a token would be that of another case
    this.#cloud.reset();
    const received = await sendThrough(this.#cloud.fetch as never)(request);
    const answer = readAnswer(model, operation, received, format);
    listen?.(operation, answer);
    const { kind, status, code, reason } = answer;
    // HTTP operations have the place that the documents give to each member
    const leaks = isRpc(this.#spoken) && isShown(one, request.url) ? ['the URL has a secret'] : [];
    if (kind === 'success' || isDryRun(operation, model, answer)) {
      const faults = [...leaks, ...this.#findChanges(operation, one, request)];
      return faults.length > 0 ? { accepts: false, says: `${status}`, faults } : { accepts: true, says: `${status}` };
    }
    const faults = [...leaks, ...findFaults(model, answer, one, received.body)];
    return { accepts: false, says: `${status} ${code ?? reason}`, faults };
  }

  /** Lists what was sent, or read by the local cloud, otherwise than it was meant. */
  #findChanges(operation: OperationModel, { input, side }: Case, request: HttpRequest): string[] {
    if (side === 'outside') return [];
    const { input: arrived, operation: called } = this.#cloud.calls.at(-1) ?? {};
    if (called !== operation.name) return [`it arrived as a call of ${called}`];
    const meant = hideSecrets(operation.input, readAsReceived(operation, input as object, this.#spoken.speech));
    const names = isRpc(this.#spoken) ? listNames(request) : undefined;
    const unnamed = Object.keys(meant as object)
      .map((member) => operation.input.properties?.[member]?.name ?? member)
      .filter((member) => names?.has(member) === false);
    if (unnamed.length > 0) return [`no parameter has the name ${unnamed.join(' or ')}`];
    return canonical(arrived) === canonical(meant)
      ? []
      : [`it arrived as ${JSON.stringify(arrived)?.slice(0, 200)}, not ${JSON.stringify(meant).slice(0, 200)}`];
  }
}

/** Lists the names of the parameters of an RPC request, which a service reads by their letters. */
const listNames = ({ url, body }: HttpRequest): ReadonlySet<string> =>
  new Set(
    [...new URL(url).searchParams, ...new URLSearchParams(String(body ?? ''))].map(
      ([name]) => name.split('.')[0] ?? '',
    ),
  );

/** Creates a judge that sends every case to a local cloud of the product, over the wire. */
export const createWireJudge = (options: WireOptions): Judge => new WireJudge(options);
