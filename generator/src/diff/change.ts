import {
  type Bump,
  type ChangeKind,
  type ChangeParams,
  type ChangeRuleId,
  type Direction,
  findChangeRule,
} from '../language/change-rules.js';

/** The shape in which a change is, and the path inside it. Every value that has the shape has the change. */
export interface ShapePlace {
  readonly name: string;
  readonly path: string;
}

/** The place of a change. */
export interface ChangePlace {
  readonly operation?: string;
  /** The path of the parameter or of the member of the answer. */
  readonly member?: string;
  /** The error code. */
  readonly code?: string;
  readonly shape?: ShapePlace | undefined;
  /** The name of a part of the product: an endpoint, a resource, an exported name. */
  readonly name?: string;
}

/** One difference between two models of a product. */
export interface Change extends ChangePlace {
  readonly rule: ChangeRuleId;
  readonly kind: ChangeKind;
  readonly direction: Direction;
  readonly bump: Bump;
  /** A sentence for users of the package, without its full stop. */
  readonly text: string;
  /** The sentence without the operation: the place is a part of a shape, or a member. */
  readonly sharedText?: string | undefined;
  /** The entry of the ledger that says that the old fact was wrong. */
  readonly corrects?: string;
}

const code = (text: string): string => `\`${text}\``;

/** Returns a place as texts name it: `CreateDisk.Size`, or `DiskId` in answers of `DescribeDisks`. */
export function namePlace({ operation, member, name }: ChangePlace, kind: ChangeKind): string {
  if (operation === undefined) return code(name ?? '');
  if (member === undefined || member === '') return code(operation);
  return kind === 'output' ? `${code(member)} in answers of ${code(operation)}` : code(`${operation}.${member}`);
}

function nameInShape({ name, path }: ShapePlace): string {
  return code(path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`);
}

/** Returns the name of a place that several operations may have. */
function nameShared({ operation, member, shape }: ChangePlace): string | undefined {
  if (shape !== undefined) return nameInShape(shape);
  return operation === undefined || member === undefined || member === '' ? undefined : code(member);
}

/** Creates a change of a rule at a place. */
export function createChange<Id extends ChangeRuleId>(
  rule: Id,
  place: ChangePlace,
  params: NoInfer<ChangeParams<Id>>,
): Change {
  const { kind, direction, bump, text } = findChangeRule(rule);
  const write = text as (params: object) => string;
  return {
    ...place,
    rule,
    kind,
    direction,
    bump,
    text: write({ ...params, at: namePlace(place, kind) }),
    sharedText: nameShared(place) === undefined ? undefined : write({ ...params, at: nameShared(place) }),
  };
}
