import { type Model, type ModelJson, type OperationModel, readModel } from '@yunspec/model';
import type { FetchLike } from '@yunspec/runtime';
import { runAnswers } from '../chapters/answers.js';
import { runAuthentication } from '../chapters/authentication.js';
import { build, plan, type Works } from '../chapters/build.js';
import type { Context } from '../chapters/context.js';
import { runErrors } from '../chapters/errors.js';
import { runFilters } from '../chapters/filters.js';
import { runFormats } from '../chapters/formats.js';
import { runIdempotency } from '../chapters/idempotency.js';
import { runInputs } from '../chapters/inputs.js';
import { runLimits } from '../chapters/limits.js';
import { runPages } from '../chapters/pages.js';
import { runStates } from '../chapters/states.js';
import type { ContractResult, Leftover } from '../report/result.js';
import { type Sender, sendOverNetwork, sendThrough, Unanswered } from '../wire/sender.js';
import { type Channel, createLiveChannel, Session } from '../wire/session.js';
import { type CredentialParts, listSpoken, listVariables, type Spoken } from '../wire/spoken.js';
import { Budget } from '../world/budget.js';
import { discover } from '../world/discover.js';
import { World } from '../world/world.js';
import { Writer } from '../world/writer.js';
import { type ChapterName, chapterNames } from './difference.js';
import { type KnownDifference, KnownDifferences } from './known.js';
import { Report } from './outcome.js';
import { type RecordedRun, RecordingChannel, ReplayChannel } from './record.js';
import { Secrets } from './redact.js';
import { Run, type RunEvents } from './run.js';

/** The options of a run. */
export interface ContractOptions {
  /** The address of the endpoint. */
  readonly endpoint: string | URL;
  /**
   * Parts of credentials: `accessKeyId`, `accessKeySecret`, `securityToken`, `apiKey`, `token`. Default: the environment
   * variables that the clients read.
   */
  readonly credentials?: CredentialParts | undefined;
  /** Sends requests instead of the network, such as the `fetch` of a local cloud. */
  readonly fetch?: FetchLike | undefined;
  /** The chapters to run. Default: all. */
  readonly chapters?: readonly ChapterName[] | undefined;
  /** The operations to check. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Whether to call operations that change something. Default false. */
  readonly allowWrites?: boolean | undefined;
  /** The most resources that the run creates. Default 20. */
  readonly most?: number | undefined;
  /** Differences that are known, with reasons. */
  readonly known?: readonly KnownDifference[] | undefined;
  /** Ends the run early. What it created is removed. */
  readonly signal?: AbortSignal | undefined;
  /** Functions that observe the run. */
  readonly events?: RunEvents | undefined;
  /** A recorded run to answer from, instead of the endpoint. */
  readonly replay?: RecordedRun | undefined;
  /** Called at the end with the run, as it can be replayed. */
  readonly onRecord?: ((run: RecordedRun) => void) | undefined;
}

/** An option, or the lack of one, that the caller can correct. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** The chapters in the order in which they run: those that change most come last. */
const chapters: readonly (readonly [ChapterName, (context: Context) => Promise<void>])[] = [
  ['answers', runAnswers],
  ['pages', runPages],
  ['inputs', runInputs],
  ['errors', runErrors],
  ['authentication', runAuthentication],
  ['filters', runFilters],
  ['formats', runFormats],
];

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Whether a kind of credentials is sent as it is, rather than signed with. */
const isSentOpenly = ({ speech }: Spoken): boolean => !['rpc', 'acs3', 'huawei-ak-sk'].includes(speech);

/** Credentials that stand for those of a recorded run. */
const replayed: CredentialParts = {
  accessKeyId: 'replayed',
  accessKeySecret: 'replayed-secret',
  apiKey: 'replayed-key',
  token: 'replayed-token',
};

/** Chooses the protocols and credentials of a run. */
function chooseSpoken(model: Model, endpoint: URL, { credentials, replay }: ContractOptions): Spoken[] {
  const all = listSpoken(model, replay === undefined ? credentials : replayed);
  if (all.length === 0)
    throw new ContractError(
      `There are no credentials for ${model.product}. Set ${listVariables(model).join(', or ')}.`,
    );
  const isSafe = endpoint.protocol === 'https:' || isLoopback(endpoint) || replay !== undefined;
  const kept = all.filter((spoken) => isSafe || !isSentOpenly(spoken));
  if (kept.length === 0) throw new ContractError(`Credentials are not sent to ${endpoint.origin} over plain http.`);
  return kept;
}

function parseEndpoint(endpoint: string | URL): URL {
  const text = String(endpoint);
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new ContractError(`The endpoint must be an http or https URL, not ${JSON.stringify(text)}.`);
  return new URL(text);
}

/** Reads members of inputs that hold credentials from the environment. */
function readInputCredentials(credentials: CredentialParts | undefined): Record<string, string> {
  const read = (part: string, variable: string): string | undefined =>
    (credentials === undefined ? process.env[variable] : credentials[part]) || undefined;
  const found = {
    accessKeyId: read('accessKeyId', 'ALIBABA_CLOUD_ACCESS_KEY_ID'),
    accessKeySecret: read('accessKeySecret', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'),
  };
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function checkNames(model: Model, { only = [], chapters: asked = [] }: ContractOptions): void {
  const stranger = only.find((name) => !model.operations.some((operation) => operation.name === name));
  if (stranger !== undefined) throw new ContractError(`${model.product} has no operation ${stranger}.`);
  const chapter = asked.find((name) => !chapterNames.includes(name));
  if (chapter !== undefined)
    throw new ContractError(`There is no chapter ${chapter}. The chapters are ${chapterNames.join(', ')}.`);
}

/** Finds out whether anything answers at an endpoint. Returns the reason if nothing does. */
async function findUnreachable(send: Sender, endpoint: URL): Promise<string | undefined> {
  try {
    await send({ method: 'GET', url: endpoint.href, headers: {} });
    return undefined;
  } catch (error) {
    if (error instanceof Unanswered) return error.reason;
    throw error;
  }
}

/** The most requests that may be under way at a time: at this machine, and elsewhere. */
const concurrencies = { near: 8, far: 3 } as const;

/** A run that was set up, before its first request. */
interface Setup {
  readonly run: Run;
  readonly context: Context;
  /** For runs that may write. */
  readonly works?: Works;
  readonly channel: Channel;
  readonly send: Sender;
  readonly seed: string;
}

const createSeed = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join('');

/** Collects the secrets of a run that are known from the beginning. */
function collectSecrets(spoken: readonly Spoken[], inputCredentials: Readonly<Record<string, string>>): Secrets {
  const secrets = new Secrets();
  const parts = [
    ...spoken.flatMap(({ credentials }) => Object.entries(credentials)),
    ...Object.entries(inputCredentials),
  ];
  for (const [part, value] of parts) if (part !== 'accessKeyId') secrets.add(String(value));
  return secrets;
}

/** Creates the channel of a run: to the endpoint or to a record, and into another record if one is wanted. */
function createChannel(
  model: Model,
  send: Sender,
  secrets: Secrets,
  isNear: boolean,
  options: ContractOptions,
): Channel {
  const { replay, onRecord } = options;
  const rate = isNear ? undefined : model.limits.requestsPerSecond;
  const source = replay === undefined ? createLiveChannel(send, rate) : new ReplayChannel(replay);
  return onRecord === undefined ? source : new RecordingChannel(source, secrets);
}

/** Lists the operations to call: those that were asked for, and only reads unless writes are allowed. */
const listOperations = ({ operations }: Model, { only, allowWrites = false }: ContractOptions): OperationModel[] =>
  operations.filter(({ name, safe }) => (safe || allowWrites) && (only === undefined || only.includes(name)));

function setUp(model: Model, endpoint: URL, options: ContractOptions): Setup {
  const { replay, fetch, events = {}, allowWrites = false, most = 20 } = options;
  const send = fetch === undefined ? sendOverNetwork : sendThrough(fetch);
  const spoken = chooseSpoken(model, endpoint, options);
  const inputCredentials = replay === undefined ? readInputCredentials(options.credentials) : {};
  const secrets = collectSecrets(spoken, inputCredentials);
  const isNear = isLoopback(endpoint) || fetch !== undefined;
  const channel = createChannel(model, send, secrets, isNear, options);
  const session = new Session(model, endpoint, spoken, channel, secrets);
  const report = new Report(options.chapters ?? chapterNames, new KnownDifferences(options.known ?? []));
  const run = new Run(model, session, report, events);
  const seed = replay?.seed ?? createSeed();
  const world = new World(model, inputCredentials);
  const prefix = `yunspec-${seed}`;
  const base = {
    run,
    world,
    operations: listOperations(model, options),
    leaky: new Set<OperationModel>(),
    prefix,
    concurrency: isNear ? concurrencies.near : concurrencies.far,
  };
  if (!allowWrites) return { run, context: base, channel, send, seed };
  const writer = new Writer(run, world, new Budget(most), { prefix, seed });
  const context: Context = { ...base, writer };
  run.onWrite = (operation, exchange) => writer.learnFrom(operation, exchange, context.leaky);
  return { run, context, channel, send, seed, works: { context, writer, passages: [] } };
}

/** Runs a chapter, if it was asked for. */
async function runChapter({ run }: Setup, name: ChapterName, body: () => Promise<void>): Promise<void> {
  if (run.isStopped || !run.report.chapters.includes(name)) return;
  run.events.onChapter?.(name, false);
  await body();
  run.events.onChapter?.(name, true);
}

async function runChapters(setup: Setup): Promise<void> {
  const { run, context, works } = setup;
  await discover(run, context.world);
  run.stopIfUnreadable();
  if (works !== undefined && !run.isStopped) {
    await run.events.onPlan?.(plan(context, works.writer.budget.most));
    await build(works);
    await runChapter(setup, 'idempotency', () => runIdempotency(works));
  }
  for (const [name, body] of chapters) await runChapter(setup, name, () => body(context));
  if (works !== undefined) await runChapter(setup, 'states', () => runStates(works));
  await runChapter(setup, 'limits', () => runLimits(context));
}

/** Runs all chapters, and removes what they created whatever happens. */
async function runAndCleanUp(setup: Setup): Promise<Leftover[]> {
  let leftovers: Leftover[] = [];
  try {
    await runChapters(setup);
  } finally {
    leftovers = (await setup.works?.writer.cleanUp()) ?? [];
  }
  return leftovers;
}

/** Turns known differences that were not found into differences: the file no longer says what is. */
function reportUnused({ run, context }: Setup): void {
  if (run.isStopped) return;
  for (const entry of run.report.known.listUnused()) {
    const isRun =
      (entry.chapter === undefined || run.report.chapters.includes(entry.chapter as ChapterName)) &&
      (entry.operation === undefined || context.operations.some(({ name }) => name === entry.operation));
    if (isRun) run.report.addUnused(entry);
  }
}

/**
 * Runs the contract of a product against an endpoint. By default only reads are sent. Throws a `ContractError` for options
 * that cannot be used, and a `ModelError` for what is not a model.
 */
export async function runContract(json: ModelJson, options: ContractOptions): Promise<ContractResult> {
  const model = readModel(json);
  const endpoint = parseEndpoint(options.endpoint);
  checkNames(model, options);
  const setup = setUp(model, endpoint, options);
  const { run, channel, send, seed } = setup;
  const stop = (): void => {
    run.isStopped = true;
  };
  options.signal?.addEventListener('abort', stop, { once: true });
  const unreachable = options.replay === undefined ? await findUnreachable(send, endpoint) : undefined;
  const leftovers = unreachable === undefined ? await runAndCleanUp(setup) : [];
  reportUnused(setup);
  run.events.onEnd?.();
  const { report } = run;
  if (channel instanceof RecordingChannel)
    options.onRecord?.({
      format: 1,
      product: model.product,
      version: model.version,
      endpoint: endpoint.origin,
      date: new Date().toISOString(),
      seed,
      allowWrites: options.allowWrites ?? false,
      most: options.most ?? 20,
      chapters: report.chapters,
      ...(options.only === undefined ? {} : { only: options.only }),
      answers: channel.answers,
    });
  return {
    product: model.product,
    version: model.version,
    endpoint: String(options.endpoint),
    chapters: report.count(),
    differences: report.differences,
    outcomes: report.outcomes,
    leftovers,
    isInterrupted: run.isStopped && run.lost === undefined,
    ...(unreachable === undefined ? {} : { unreachable }),
    ...(run.lost === undefined ? {} : { lost: run.lost }),
    hide: (text, input) => run.session.secrets.hide(text, input),
  };
}
