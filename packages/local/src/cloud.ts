import { type ModelJson, type ResourceType, toProductMember, toResourceMember } from '@yunspec/model';
import { Calls } from './control/calls.js';
import { Clock } from './control/clock.js';
import type { CloudControl, ProductResources } from './control/control.js';
import { answerControl } from './control/http.js';
import { assertKnown } from './control/mistake.js';
import { isControlPath } from './control/paths.js';
import { accessResources, type Resources } from './control/resources.js';
import { resetWorlds, restoreSnapshot, takeSnapshot } from './control/save.js';
import { changeWorld, type Seed, seedWorld } from './control/seed.js';
import type { ProductState } from './effects/perform.js';
import { checkFailure, Failures } from './failures.js';
import { type Cloud, handleRead, handleRequest, type World } from './handle-request.js';
import type { Observe } from './observe.js';
import { indexProduct, type Product } from './product.js';
import { nonceLifetime } from './request/check-public-parameters.js';
import { type Direct, direct } from './request/direct.js';
import { indexRoutes } from './request/routes.js';
import {
  type LocalCredentials,
  type Log,
  localCredentials,
  type Settings,
  type UnknownParameters,
} from './settings.js';
import { fillAttributes } from './state/attributes.js';
import { Nonces } from './state/nonces.js';
import { Store } from './state/store.js';
import { Tokens } from './state/tokens.js';
import { getDomain } from './trust.js';

/** The types of the resources of a model, by kind. A model whose type names none has resources of any kind. */
type TypesOf<M> = M extends { readonly resourceTypes?: infer R extends Readonly<Record<string, ResourceType>> }
  ? R
  : Readonly<Record<string, ResourceType>>;

/** The resources that a model names by its type: `instances` for `Instance`. */
type ResourcesOf<M> = string extends keyof TypesOf<M>
  ? ProductResources
  : {
      readonly [K in keyof TypesOf<M> as TypesOf<M>[K]['member']]: Resources<TypesOf<M>[K]['members']>;
    };

/** The resources to add to the product of a model, by kind: `Instance`. */
type KindsOf<M> = string extends keyof TypesOf<M>
  ? Seed[string]
  : { readonly [K in keyof TypesOf<M>]?: readonly Partial<TypesOf<M>[K]['members']>[] };

/** The member that a product has in a cloud: `ecsGateway` for `ecs-gateway`. */
type MemberName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<MemberName<Rest>>}`
  : Name;

/** The resources of each product, under its name. */
export type CloudResources<Models extends readonly ModelJson[]> = {
  readonly [M in Models[number] as MemberName<M['product']>]: ResourcesOf<M>;
};

/** Resources to add, by product and kind: `{ ecs: { Vpc: [{ VpcId: 'vpc-1' }] } }`. */
export type CloudSeed<Models extends readonly ModelJson[]> = {
  readonly [M in Models[number] as M['product']]?: KindsOf<M>;
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
  /** Resources of the first account in the initial state, which `reset` restores. Default: those of the specs alone. */
  readonly seed?: CloudSeed<Models>;
  /** Takes a line for each request, and one for each that has parameters to ignore. Default: nothing is logged. */
  readonly log?: Log;
  /** Takes what the cloud does: answers, rules that calls keep or break, and states. Default: nobody observes. */
  readonly observe?: Observe;
}

/**
 * A local cloud in this process. Each product is a member with its resources: `cloud.ecs.instances.all()`. Without models,
 * the type is that of any local cloud.
 */
export type LocalCloud<Models extends readonly ModelJson[] = readonly []> = CloudControl<
  CloudResources<Models>,
  CloudSeed<Models>
> &
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

function resetCloud(cloud: Cloud, clock: Clock): void {
  const { nonces, failures, calls } = cloud;
  resetWorlds(cloud);
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
  const {
    credentials,
    accounts = [],
    transition = 300,
    unknown = 'refuse',
    seed = {},
    log = () => {},
    observe,
  } = options;
  const clock = new Clock(options.now ?? Date.now);
  const first = { ...localCredentials, ...credentials };
  const settings: Settings = {
    accounts: [first, ...accounts],
    transition,
    now: clock.now,
    callerNow: clock.base,
    unknown,
    log,
    observe,
  };
  const products = options.products.map(indexProduct);
  const cloud: Cloud = {
    products,
    routes: indexRoutes(products),
    worlds: new Map(settings.accounts.map((account) => [account, createWorld(products, settings)])),
    seed: seed as Seed,
    settings,
    nonces: new Nonces(nonceLifetime),
    failures: new Failures(),
    calls: new Calls(),
  };
  resetWorlds(cloud);
  const findWorld = (accessKeyId: string): World => {
    const known = settings.accounts.map((account) => account.accessKeyId);
    assertKnown('account', accessKeyId, known);
    return cloud.worlds.get(settings.accounts[known.indexOf(accessKeyId)] as LocalCredentials) as World;
  };
  const control: CloudControl = {
    fetch: (request) =>
      isControlPath(new URL(request.url).pathname)
        ? answerControl(control, cloud, request)
        : handleRequest(cloud, request),
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
    seed: (added) => {
      seedWorld(findWorld(first.accessKeyId), added);
    },
    change: (changes, accessKeyId = first.accessKeyId) => {
      changeWorld(findWorld(accessKeyId), changes);
    },
    snapshot: () => takeSnapshot(cloud, clock),
    restore: (snapshot) => {
      restoreSnapshot(cloud, clock, snapshot);
    },
    account: (accessKeyId) => accessWorld(findWorld(accessKeyId)),
  };
  const resources = accessWorld(findWorld(first.accessKeyId));
  const directly: Direct = { [direct]: (line, read) => handleRead(cloud, line, read) };
  Object.defineProperty(control, direct, { value: directly[direct] });
  return Object.defineProperties(control, Object.getOwnPropertyDescriptors(resources)) as LocalCloud<Models>;
}
