import type { Effect, Model, ModelJson, Operation, Resource } from './model.js';

/** An effect and the resource it is about. */
export interface Deed {
  readonly resource: Resource;
  readonly effect: Effect;
}

/** A model, indexed by what requests name. */
export interface Product {
  readonly model: Model;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** What each operation does, in the order it is done. */
  readonly deeds: ReadonlyMap<string, readonly Deed[]>;
  /** The host names its documents give. */
  readonly hosts: ReadonlySet<string>;
}

const withOthers = (resource: Resource, effect: Effect): Deed[] => [
  { resource, effect },
  ...(effect.also ?? []).flatMap((other) => withOthers(resource, other)),
];

/** What the answer names is made first, so that whatever comes along with it can look at it. */
function deedsOf(model: Model, operation: Operation): Deed[] {
  const isNamed = ({ identity }: Resource): boolean =>
    Object.hasOwn(operation.output.properties ?? {}, identity.member);
  const own = (resource: Resource): Deed[] => {
    const effect = resource.operations?.[operation.name];
    return effect === undefined ? [] : withOthers(resource, effect);
  };
  const [named, others] = [model.resources.filter(isNamed), model.resources.filter((resource) => !isNamed(resource))];
  return [...named, ...others].flatMap(own);
}

function hostsOf(model: Model): Set<string> {
  const addresses = [
    ...Object.values(model.endpoints),
    model.protocols.http?.server ?? '',
    ...model.operations.flatMap(({ http }) => http?.server ?? []),
  ];
  return new Set(addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).host));
}

const isModel = (value: ModelJson): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof value.product === 'string' &&
  Array.isArray(value.operations) &&
  Array.isArray(value.resources);

/** A model as the local cloud reads it. Throws a TypeError for anything else. */
export function indexProduct(json: ModelJson): Product {
  if (!isModel(json)) throw new TypeError('products must hold models: what @yunspec/<product>/model.json holds');
  const model = json as Model;
  return {
    model,
    operations: new Map(model.operations.map((operation) => [operation.name, operation])),
    resources: new Map(model.resources.map((resource) => [resource.resource, resource])),
    deeds: new Map(model.operations.map((operation) => [operation.name, deedsOf(model, operation)])),
    hosts: hostsOf(model),
  };
}
