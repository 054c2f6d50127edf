import type { ModelJson } from '@yunspec/model';
import type { FetchLike } from '@yunspec/runtime';
import { type Format, type ResponseContext, respond, respondWithError } from './answer/respond.js';
import { type ProductState, performRequest } from './effects/perform.js';
import { type ErrorAnswer, RequestError } from './errors/error-answer.js';
import { CutConnection, createFailureError, type Failure, Failures } from './failures.js';
import { createRequestId } from './identities.js';
import { indexProduct, type Product } from './product.js';
import { nonceLifetime } from './request/check-public-parameters.js';
import { readHttp } from './request/http.js';
import { type IncomingRequest, readRequest } from './request/incoming.js';
import type { OperationRequest } from './request/operation-request.js';
import { findRoute, indexRoutes, type RouteIndex } from './request/routes.js';
import { findRpcProduct, readRpc } from './request/rpc.js';
import { readRpcCall } from './request/rpc-call.js';
import { type LocalCredentials, localCredentials, type Settings, type UnknownParameters } from './settings.js';
import { Nonces } from './state/nonces.js';
import { Store } from './state/store.js';
import { Tokens } from './state/tokens.js';
import { getDomain } from './trust.js';

export interface LocalCloudOptions {
  /** The models of the products to serve: the contents of `@yunspec/<product>/model.json`. */
  readonly products: readonly ModelJson[];
  /** The credentials to accept. Default `local`, `local-secret` and `local-key`. */
  readonly credentials?: Partial<LocalCredentials>;
  /**
   * The time that a resource spends in a transitional state such as Starting, in milliseconds. Default 300. With 0, it
   * reaches its next state by the next request.
   */
  readonly transition?: number;
  /** Returns the current time, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /**
   * The treatment of parameters that an operation does not document: `refuse` answers with the documented error,
   * `ignore` drops them and writes a line to `log`. Default `refuse`.
   */
  readonly unknown?: UnknownParameters;
  /** Takes lines about requests. Default: nothing is logged. */
  readonly log?: (line: string) => void;
}

/** A local cloud in this process. */
export interface LocalCloud {
  /**
   * Answers a request as the products' documents describe. It rejects only if `fail` asks it to close the connection;
   * every other error is a response.
   */
  readonly fetch: FetchLike;
  /** The domains of the products' documented hosts, such as `aliyuncs.com`. */
  readonly domains: readonly string[];
  /** Restores the initial state: the resources that the specs seed, and no tokens, nonces or failures. */
  reset(): void;
  /** Makes following calls fail. Failures are used in the order in which they are added. */
  fail(failure: Failure): void;
}

interface Cloud {
  readonly products: readonly Product[];
  readonly routes: RouteIndex;
  readonly states: ReadonlyMap<Product, ProductState>;
  readonly settings: Settings;
  readonly nonces: Nonces;
  readonly failures: Failures;
}

/** Waits for a delay in milliseconds, or until the request is aborted. */
function pause(delay: number | undefined, signal: AbortSignal): Promise<void> {
  if (delay === undefined || signal.aborted) return Promise.resolve();
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
  signal: AbortSignal,
  context: ResponseContext,
): Promise<Response> {
  const { product, operation } = request;
  const failure = cloud.failures.take(operation.name) ?? {};
  await pause(failure.delay, signal);
  const error = createFailureError(product, operation, failure);
  if (error !== undefined) throw new RequestError(error);
  const state = cloud.states.get(product) as ProductState;
  state.store.advance();
  const response = respond(product, operation, performRequest(state, request), context);
  if (failure.cut) throw new CutConnection();
  return response;
}

/** The way to read a request, and the format of its response. */
interface RequestReader {
  readonly format: Format;
  readonly vendor: string;
  read(): Promise<OperationRequest>;
}

/** Finds the way to read a request. Returns undefined if no operation has its address. */
function findReader(cloud: Cloud, incoming: IncomingRequest): RequestReader | undefined {
  const { products, routes, settings, nonces } = cloud;
  const call = readRpcCall(incoming);
  if (call === undefined) {
    const route = findRoute(routes, incoming);
    return (
      route && {
        format: 'json',
        vendor: route.product.model.vendor,
        read: () => readHttp(route, incoming, settings),
      }
    );
  }
  const product = findRpcProduct(products, call, incoming.host);
  return (
    product && {
      format: call.format,
      vendor: product.model.vendor,
      read: () => readRpc(product, incoming, call, settings, nonces),
    }
  );
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

async function handleRequest(cloud: Cloud, request: Request): Promise<Response> {
  let context: ResponseContext = {
    format: 'json',
    requestId: createRequestId(),
    host: '',
    vendor: '',
    now: Date.now(),
  };
  try {
    context = { ...context, now: cloud.settings.now() };
    const incoming = await readRequest(request);
    const reader = findReader(cloud, incoming);
    context = { ...context, host: incoming.host, format: reader?.format ?? 'json', vendor: reader?.vendor ?? '' };
    if (reader === undefined) return respondWithError(notFound, context);
    return await answerRequest(cloud, await reader.read(), incoming.signal, context);
  } catch (error) {
    if (error instanceof CutConnection) throw error;
    return respondWithError(error instanceof RequestError ? error.answer : internalError, context);
  }
}

/**
 * Creates a local cloud in this process. It verifies signatures and keys, checks every documented constraint, answers
 * with the documented codes, statuses and envelopes, and keeps the resources that calls create. Throws a TypeError if
 * `products` holds anything other than models.
 */
export function createLocalCloud(options: LocalCloudOptions): LocalCloud {
  if (!Array.isArray((options as Partial<LocalCloudOptions> | undefined)?.products))
    throw new TypeError('createLocalCloud needs { products: [model, …] }, each the content of a model.json');
  const { credentials, transition = 300, now = Date.now, unknown = 'refuse', log = () => {} } = options;
  const settings: Settings = { credentials: { ...localCredentials, ...credentials }, transition, now, unknown, log };
  const products = options.products.map(indexProduct);
  const cloud: Cloud = {
    products,
    routes: indexRoutes(products),
    states: new Map(
      products.map((product) => [product, { store: new Store(product, settings), tokens: new Tokens(now) }]),
    ),
    settings,
    nonces: new Nonces(nonceLifetime),
    failures: new Failures(),
  };
  return {
    fetch: (request) => handleRequest(cloud, request),
    domains: [...new Set(products.flatMap(({ hosts }) => [...hosts].map(getDomain)))],
    reset: () => {
      for (const { store, tokens } of cloud.states.values()) {
        store.reset();
        tokens.clear();
      }
      cloud.nonces.clear();
      cloud.failures.clear();
    },
    fail: (failure) => {
      cloud.failures.add(failure);
    },
  };
}
