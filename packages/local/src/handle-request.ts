import { type Answer, toResponse } from './answer/answer.js';
import { type Format, type ResponseContext, respond, respondWithError } from './answer/respond.js';
import type { CallRecord, Calls } from './control/calls.js';
import type { Seed } from './control/seed.js';
import { performInWorld } from './effects/forward.js';
import { removeSecrets } from './effects/inputs.js';
import type { ProductState } from './effects/perform.js';
import { type ErrorAnswer, RequestError } from './errors/error-answer.js';
import { CutConnection, createFailureError, type Failures, malform } from './failures.js';
import { createRequestId } from './identities.js';
import type { Product } from './product.js';
import { readBody } from './request/body.js';
import type { RequestLine } from './request/direct.js';
import { readHttp } from './request/http.js';
import { createIncoming, type IncomingRequest } from './request/incoming.js';
import type { OperationRequest } from './request/operation-request.js';
import { findRoute, type RouteIndex } from './request/routes.js';
import { findRpcProduct, readRpc } from './request/rpc.js';
import { readRpcCall } from './request/rpc-call.js';
import type { LocalCredentials, Settings } from './settings.js';
import type { Nonces } from './state/nonces.js';

/** The states of an account's products. */
export type World = ReadonlyMap<Product, ProductState>;

/** Everything that a request meets. */
export interface Cloud {
  readonly products: readonly Product[];
  readonly routes: RouteIndex;
  readonly worlds: ReadonlyMap<LocalCredentials, World>;
  /** The resources of the first account, besides those of the specs, in the initial state. */
  readonly seed: Seed;
  readonly settings: Settings;
  readonly nonces: Nonces;
  readonly failures: Failures;
  readonly calls: Calls;
}

/** Waits for a delay in milliseconds, or until the request is aborted. */
function pause(delay: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delay);
    const stopWaiting = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stopWaiting, { once: true });
  });
}

async function answerRequest(
  cloud: Cloud,
  request: OperationRequest,
  { getSignal }: IncomingRequest,
  context: ResponseContext,
): Promise<Answer> {
  const { product, operation, account } = request;
  const failure = cloud.failures.take(product, operation.name) ?? {};
  if (failure.delay !== undefined) await pause(failure.delay, getSignal());
  const error = createFailureError(product, operation, failure);
  if (error !== undefined) throw new RequestError(error);
  const answer = performInWorld(cloud.worlds.get(account) as World, request);
  const complete = respond(product, operation, answer, context);
  if (failure.cut) throw new CutConnection();
  return malform(complete, failure);
}

/** The way to read a request, and the facts about its answer. */
interface RequestReader {
  readonly format: Format;
  readonly product: Product;
  read(): Promise<OperationRequest>;
}

/** Finds the way to read a request. Returns undefined if no operation has its address. */
function findReader(cloud: Cloud, incoming: IncomingRequest): RequestReader | undefined {
  const { products, routes, settings, nonces } = cloud;
  const call = readRpcCall(incoming);
  if (call === undefined) {
    const route = findRoute(routes, incoming);
    return route && { format: 'json', product: route.product, read: () => readHttp(route, incoming, settings) };
  }
  const product = findRpcProduct(products, call, incoming.host);
  return product && { format: call.format, product, read: () => readRpc(product, incoming, call, settings, nonces) };
}

const notFound: ErrorAnswer = {
  code: 'InvalidPath.NotFound',
  status: 404,
  message: 'No operation has this method and path.',
};

/** The answer to a request that the local cloud cannot handle because of a bug. It never shows the cause. */
const internalError: ErrorAnswer = {
  code: 'InternalError',
  status: 500,
  message: 'The local cloud failed. This is a bug in the local cloud.',
};

/** A record that is written while a request is handled. */
type OpenRecord = { -readonly [K in keyof CallRecord]: CallRecord[K] };

function noteRequest(record: OpenRecord, { operation, input }: OperationRequest): void {
  record.operation = operation.name;
  record.input = removeSecrets(operation.input, input) as Record<string, unknown>;
}

function formatLine({ time, method, path, operation, status, code, message }: CallRecord): string {
  const outcome = status === undefined ? 'closed without an answer' : String(status);
  const reason = code === undefined ? '' : ` ${code}: ${message}`;
  return `${time.slice(11, 19)} ${operation ?? `${method} ${path}`} ${outcome}${reason}`;
}

function observeAnswer({ observe }: Settings, { product, operation, status, code }: CallRecord): void {
  if (product !== undefined && status !== undefined) observe?.({ kind: 'answer', product, operation, status, code });
}

/**
 * Answers a request, and records it. `read` reads the rest of it, and may reject with a RequestError. Rejects only with a
 * CutConnection.
 */
export async function handleRead(
  cloud: Cloud,
  { method, pathname }: RequestLine,
  read: () => Promise<IncomingRequest>,
): Promise<Answer> {
  const requestId = createRequestId();
  const record: OpenRecord = {
    time: new Date(cloud.settings.now()).toISOString(),
    requestId,
    method,
    path: pathname,
  };
  let context: ResponseContext = { format: 'json', requestId, host: '', now: cloud.settings.now() };
  const refuse = (error: ErrorAnswer): Answer => {
    record.code = error.code;
    record.message = error.message;
    return respondWithError(error, context);
  };
  try {
    const answer = await handle();
    record.status = answer.status;
    return answer;
  } catch (error) {
    if (error instanceof CutConnection) throw error;
    const answer = refuse(error instanceof RequestError ? error.answer : internalError);
    record.status = answer.status;
    return answer;
  } finally {
    cloud.calls.add(record);
    cloud.settings.log(formatLine(record), 'info');
    observeAnswer(cloud.settings, record);
  }

  async function handle(): Promise<Answer> {
    const incoming = await read();
    const reader = findReader(cloud, incoming);
    context = { ...context, host: incoming.host };
    if (reader === undefined) return refuse(notFound);
    const { model } = reader.product;
    record.product = model.product;
    context = { ...context, format: reader.format, model };
    const operationRequest = await reader.read();
    noteRequest(record, operationRequest);
    return await answerRequest(cloud, operationRequest, incoming, context);
  }
}

/** Answers a request. Rejects only with a CutConnection. */
export async function handleRequest(cloud: Cloud, request: Request): Promise<Response> {
  const { method, headers, body, signal } = request;
  const url = new URL(request.url);
  const answer = await handleRead(cloud, { method, pathname: url.pathname }, async () => {
    const text = body === null ? '' : await readBody(body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>);
    return createIncoming(url, { method, headers, body: text, getSignal: () => signal });
  });
  return toResponse(answer);
}
