import {
  computeOnce,
  type Effect,
  expandEffect,
  type Model,
  type ModelJson,
  type OperationModel,
  type Resource,
  readModel,
} from '@yunspec/model';

/** An effect together with the resource that it affects. */
export interface BoundEffect {
  readonly resource: Resource;
  readonly effect: Effect;
}

/** A model, indexed by the names that requests use. */
export interface Product {
  readonly model: Model;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Lists the effects of an operation, in the order in which they are applied. */
  readonly listEffects: (operation: OperationModel) => readonly BoundEffect[];
  /** The documented host names. */
  readonly hosts: ReadonlySet<string>;
}

/**
 * Collects the effects of an operation. Resources whose identity is in the answer come first, because those created
 * along with them may refer to them; what is created for each of others comes last.
 */
function collectEffects(model: Model, operation: OperationModel): BoundEffect[] {
  const isInAnswer = ({ identity }: Resource): boolean =>
    Object.hasOwn(operation.output.properties ?? {}, identity.member);
  const first = model.resources.filter(isInAnswer);
  const others = model.resources.filter((resource) => !isInAnswer(resource));
  const effects = [...first, ...others].flatMap((resource) => {
    const effect = resource.operations?.[operation.name];
    return effect === undefined ? [] : expandEffect(effect).map((one) => ({ resource, effect: one }));
  });
  const isDependent = ({ effect }: BoundEffect): boolean => effect.per !== undefined;
  return [...effects.filter((bound) => !isDependent(bound)), ...effects.filter(isDependent)];
}

function collectHosts(model: Model): Set<string> {
  const addresses = [
    ...Object.values(model.endpoints),
    model.protocols.http?.server ?? '',
    ...model.operations.flatMap(({ http }) => http?.server ?? []),
  ];
  return new Set(addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).host));
}

/** Indexes a model for the local cloud. Throws a `ModelError`, which is a TypeError, for any other value. */
export function indexProduct(json: ModelJson): Product {
  const model = readModel(json, { from: 'An entry of products' });
  return {
    model,
    operations: new Map(model.operations.map((operation) => [operation.name, operation])),
    resources: new Map(model.resources.map((resource) => [resource.resource, resource])),
    listEffects: computeOnce((operation) => collectEffects(model, operation)),
    hosts: collectHosts(model),
  };
}
