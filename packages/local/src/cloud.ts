import type { ModelJson } from '@yunspec/model';
import { Calls } from './control/calls.js';
import { Clock } from './control/clock.js';
import type { CloudControl, ProductResources } from './control/control.js';
import { answerControl, isControl } from './control/http.js';
import { assertKnown } from './control/mistake.js';
import { toProductMember, toResourceMember } from './control/names.js';
import { accessResources } from './control/resources.js';
import { restoreSnapshot, takeSnapshot } from './control/save.js';
import { seedWorld } from './control/seed.js';
import type { ProductState } from './effects/perform.js';
import { checkFailure, Failures } from './failures.js';
import { type Cloud, handleRequest, type World } from './handle-request.js';
import { indexProduct, type Product } from './product.js';
import { nonceLifetime } from './request/check-public-parameters.js';
import { indexRoutes } from './request/routes.js';
import { type LocalCredentials, localCredentials, type Settings, type UnknownParameters } from './settings.js';
import { fillAttributes } from './state/attributes.js';
import { Nonces } from './state/nonces.js';
import { Store } from './state/store.js';
import { Tokens } from './state/tokens.js';
import { getDomain } from './trust.js';

/** The resources that a model names by its type. A model without such a type has resources of any kind. */
export type ResourcesOf<M> = M extends { readonly resourceTypes?: infer R extends object } ? R : ProductResources;

/** The member that a product has in a cloud: `ecsGateway` for `ecs-gateway`. */
type MemberName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<MemberName<Rest>>}`
  : Name;

/** The resources of each product, under its name. */
export type CloudResources<Models extends readonly ModelJson[]> = {
  readonly [M in Models[number] as MemberName<M['product']>]: ResourcesOf<M>;
};

export interface LocalCloudOptions<Models extends readonly ModelJson[] = readonly ModelJson[]> {
  /** The models of the products to serve: the contents of `@yunspec/<product>/model.json`. */
  readonly products: Models;
  /** The credentials to accept. Default `local`, `local-secret` and `local-key`. */
  readonly credentials?: Partial<LocalCredentials>;
  /** The credentials of further accounts. Every account has resources of its own. Default: none. */
  readonly accounts?: readonly LocalCredentials[];
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
  /** Takes a line for each request. Default: nothing is logged. */
  readonly log?: (line: string) => void;
}

/** A local cloud in this process. Each product is a member with its resources: `cloud.ecs.instances.all()`. */
export type LocalCloud<Models extends readonly ModelJson[] = readonly ModelJson[]> = CloudControl &
  CloudResources<Models>;

function createWorld(products: readonly Product[], settings: Settings): World {
  const createState = (product: Product): ProductState => ({
    store: new Store(product, settings, fillAttributes),
    tokens: new Tokens(settings.now),
  });
  return new Map(products.map((product) => [product, createState(product)]));
}

/** Creates the access to the resources of a world by product and kind. */
function accessWorld(world: World): Record<string, ProductResources> {
  const products = [...world].map(([{ model, resources }, { store }]) => {
    const kinds = [...resources.values()].map((resource) => [
      toResourceMember(resource.resource),
      accessResources(store, resource),
    ]);
    return [toProductMember(model.product), Object.fromEntries(kinds) as ProductResources] as const;
  });
  return Object.fromEntries(products);
}

function resetCloud({ worlds, nonces, failures, calls }: Cloud, clock: Clock): void {
  for (const { store, tokens } of [...worlds.values()].flatMap((world) => [...world.values()])) {
    store.reset();
    tokens.clear();
  }
  clock.reset();
  nonces.clear();
  failures.clear();
  calls.clear();
}

/**
 * Creates a local cloud in this process. It verifies signatures and keys, checks every documented constraint, answers
 * with the documented codes, statuses and envelopes, and keeps the resources that calls create. Throws a TypeError if
 * `products` holds anything other than models.
 */
export function createLocalCloud<const Models extends readonly ModelJson[]>(
  options: LocalCloudOptions<Models>,
): LocalCloud<Models> {
  if (!Array.isArray((options as Partial<LocalCloudOptions> | undefined)?.products))
    throw new TypeError('createLocalCloud needs { products: [model, …] }, each the content of a model.json');
  const { credentials, accounts = [], transition = 300, unknown = 'refuse', log = () => {} } = options;
  const clock = new Clock(options.now ?? Date.now);
  const first = { ...localCredentials, ...credentials };
  const settings: Settings = {
    accounts: [first, ...accounts],
    transition,
    now: clock.now,
    callerNow: clock.base,
    unknown,
    log,
  };
  const products = options.products.map(indexProduct);
  const cloud: Cloud = {
    products,
    routes: indexRoutes(products),
    worlds: new Map(settings.accounts.map((account) => [account, createWorld(products, settings)])),
    settings,
    nonces: new Nonces(nonceLifetime),
    failures: new Failures(),
    calls: new Calls(),
  };
  const findWorld = (accessKeyId: string): World => {
    const known = settings.accounts.map((account) => account.accessKeyId);
    assertKnown('account', accessKeyId, known);
    return cloud.worlds.get(settings.accounts[known.indexOf(accessKeyId)] as LocalCredentials) as World;
  };
  const control: CloudControl = {
    fetch: (request) => (isControl(request) ? answerControl(control, cloud, request) : handleRequest(cloud, request)),
    domains: [...new Set(products.flatMap(({ hosts }) => [...hosts].map(getDomain)))],
    get calls() {
      return cloud.calls.list();
    },
    reset: () => {
      resetCloud(cloud, clock);
    },
    fail: (failure) => {
      checkFailure(failure, products);
      cloud.failures.add(failure);
    },
    advance: (duration) => {
      clock.advance(duration);
    },
    seed: (seed) => {
      seedWorld(findWorld(first.accessKeyId), seed);
    },
    snapshot: () => takeSnapshot(cloud),
    restore: (snapshot) => {
      restoreSnapshot(cloud, snapshot);
    },
    account: (accessKeyId) => accessWorld(findWorld(accessKeyId)),
  };
  const resources = accessWorld(findWorld(first.accessKeyId));
  return Object.defineProperties(control, Object.getOwnPropertyDescriptors(resources)) as LocalCloud<Models>;
}
