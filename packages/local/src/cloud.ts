import type { FetchLike } from '@yunspec/runtime';
import { type Reply, respond, respondWithFault } from './answer/respond.js';
import { perform, type World } from './effects/perform.js';
import { CutConnection, type Failure, Failures, faultOfFailure } from './failures.js';
import { protocolFault, Refusal } from './faults.js';
import type { ModelJson } from './model.js';
import { newRequestId } from './names.js';
import { indexProduct, type Product } from './product.js';
import type { Asked } from './request/asked.js';
import { readHttp, routeOf } from './request/http.js';
import { type Incoming, readRequest } from './request/incoming.js';
import { publicCallOf } from './request/public-call.js';
import { productOfRpc, readRpc } from './request/rpc.js';
import { Nonces } from './request/rpc-parameters.js';
import { type LocalCredentials, localCredentials, type Settings } from './settings.js';
import { Store } from './state/store.js';
import { Tokens } from './state/tokens.js';

export interface LocalCloudOptions {
  /** The products to answer for: what `@yunspec/<product>/model.json` holds. */
  readonly products: readonly ModelJson[];
  /** The keys it knows. Default `local`, `local-secret` and `local-key`. */
  readonly credentials?: Partial<LocalCredentials>;
  /** How long a resource stays in a passing state such as Starting, in milliseconds. Default 300; 0 moves it on by the next request. */
  readonly transition?: number;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** A cloud in this process. */
export interface LocalCloud {
  /**
   * Answers a request as the products' documents say. It never throws and never rejects, but for a connection it was told
   * to cut.
   */
  readonly fetch: FetchLike;
  /** Back to the beginning: seeded resources only, no tokens, no nonces, no failures. */
  reset(): void;
  /** Makes calls go wrong. Failures strike in the order they were asked for. */
  fail(failure: Failure): void;
}

interface Cloud {
  readonly products: readonly Product[];
  readonly worlds: ReadonlyMap<Product, World>;
  readonly settings: Settings;
  readonly nonces: Nonces;
  readonly failures: Failures;
}

function pause(delay: number | undefined, signal: AbortSignal): Promise<void> {
  if (delay === undefined || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delay);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}

async function answer(cloud: Cloud, asked: Asked, incoming: Incoming, reply: Reply): Promise<Response> {
  const { product, operation } = asked;
  const failure = cloud.failures.take(operation.name) ?? {};
  await pause(failure.delay, incoming.signal);
  const fault = faultOfFailure(product, operation, failure);
  if (fault !== undefined) throw new Refusal(fault);
  const world = cloud.worlds.get(product) as World;
  world.store.settle();
  const response = respond(product, operation, perform(world, asked), reply);
  if (failure.cut) throw new CutConnection();
  return response;
}

interface Reading {
  readonly format: Reply['format'];
  read(): Promise<Asked>;
}

/** How a request is read, and in which form it is answered; undefined for an address nothing lives at. */
function reading({ products, settings, nonces }: Cloud, incoming: Incoming): Reading | undefined {
  const call = publicCallOf(incoming);
  if (call === undefined) {
    const route = routeOf(products, incoming);
    return route && { format: 'json', read: () => readHttp(route, incoming, settings) };
  }
  const product = productOfRpc(products, call, incoming.host);
  return product && { format: call.format, read: () => readRpc(product, incoming, call, settings, nonces) };
}

async function handle(cloud: Cloud, request: Request): Promise<Response> {
  let reply: Reply = { format: 'json', requestId: newRequestId(), host: '', now: Date.now() };
  try {
    reply = { ...reply, now: cloud.settings.now() };
    const incoming = await readRequest(request);
    const found = reading(cloud, incoming);
    reply = { ...reply, host: incoming.host, format: found?.format ?? 'json' };
    if (found === undefined)
      return respondWithFault(
        { code: 'InvalidPath.NotFound', status: 404, message: 'No operation has this method and path.' },
        reply,
      );
    return await answer(cloud, await found.read(), incoming, reply);
  } catch (error) {
    if (error instanceof CutConnection) throw error;
    const fault =
      error instanceof Refusal
        ? error.fault
        : protocolFault(undefined, 'InternalError', 'The local cloud failed. This is a mistake in it.', [], 500);
    return respondWithFault(fault, reply);
  }
}

/**
 * A cloud in this process that answers like the real ones: it verifies signatures and keys, checks every documented
 * constraint, answers with documented codes, statuses and envelopes, and keeps what is created. Throws a TypeError when
 * `products` holds anything but models.
 */
export function createLocalCloud(options: LocalCloudOptions): LocalCloud {
  const { credentials, transition = 300, now = Date.now } = options;
  const settings: Settings = { credentials: { ...localCredentials, ...credentials }, transition, now };
  const products = options.products.map(indexProduct);
  const worlds = new Map(
    products.map((product) => [product, { store: new Store(product, settings), tokens: new Tokens() }]),
  );
  const cloud: Cloud = { products, worlds, settings, nonces: new Nonces(), failures: new Failures() };
  return {
    fetch: (request) => handle(cloud, request),
    reset: () => {
      for (const { store, tokens } of worlds.values()) {
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
