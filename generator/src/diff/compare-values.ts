import { joinPath, type Model, type ValueModel } from '@yunspec/model';
import type { ChangeRuleId } from '../language/change-rules.js';
import { printType } from '../write/typescript/types.js';
import { isReference, listSpellings } from '../write/values.js';
import { type Change, type ChangePlace, createChange, type ShapePlace } from './change.js';
import { compareInputLimits, compareOutputLimits, compareStability } from './compare-limits.js';
import { compareMemberRules } from './compare-rules.js';
import { isSame, omitDeep, pairEntries, showValue, subtract } from './values.js';

type ModelShapes = Model['shapes'];

/** A side of an operation with what its values may refer to, in both models. */
export interface Scope {
  readonly side: 'input' | 'output';
  readonly operation: string;
  readonly shapesBefore: ModelShapes;
  readonly shapesAfter: ModelShapes;
}

/** A value's place while the comparison goes down. */
interface At {
  readonly path: string;
  readonly shape?: ShapePlace | undefined;
  /** The pairs of shapes that the comparison is inside of, so that a shape inside itself is not followed. */
  readonly inside: readonly string[];
}

const shownTypes = ({ type, nullable }: ValueModel): string => {
  if (type === 'any') return 'anything';
  return nullable ? `${type} or null` : type;
};

const typeRules = {
  input: { widened: 'parameter-type-widened', narrowed: 'parameter-type-narrowed', changed: 'parameter-type-changed' },
  output: { widened: 'member-type-widened', narrowed: 'member-type-narrowed', changed: 'member-type-changed' },
} as const;

const showSpellings = ({ text }: ValueModel): string =>
  text === undefined ? 'true or false' : text.map((word) => `\`${word}\``).join(' or ');

type Compare = (scope: Scope, place: ChangePlace, before: ValueModel, after: ValueModel) => Change[];

/** Compares the words that are sent for true and false, which are a part of a parameter's type. */
const compareSpellings: Compare = ({ side }, place, before, after) => {
  if (isSame(before.text, after.text)) return [];
  const params = { was: showSpellings(before), is: showSpellings(after) };
  if (side === 'output') {
    const isTypeSame = printType(before, side).text === printType(after, side).text;
    return [createChange(isTypeSame ? 'read-otherwise' : 'member-type-changed', place, params)];
  }
  const [was, is] = [listSpellings(before), listSpellings(after)];
  const [isLess, isMore] = [subtract(was, is).length > 0, subtract(is, was).length > 0];
  if (isLess && isMore) return [createChange('parameter-type-changed', place, params)];
  if (isLess) return [createChange('parameter-type-narrowed', place, params)];
  return [createChange(isMore ? 'parameter-type-widened' : 'sent-otherwise', place, params)];
};

/** Compares whether a value may be null, which is a part of its type. */
const compareNull: Compare = ({ side }, place, before, after) => {
  if ((before.nullable ?? false) === (after.nullable ?? false)) return [];
  const params = { was: shownTypes(before), is: shownTypes(after) };
  return [createChange(after.nullable ? typeRules[side].widened : typeRules[side].narrowed, place, params)];
};

const compareDefaults: Compare = ({ side }, place, before, after) => {
  if (side === 'output' || isSame(before.default, after.default)) return [];
  return [createChange('default-changed', place, { was: showValue(before.default), is: showValue(after.default) })];
};

const describeWire = ({ name, wire }: ValueModel): string =>
  [name === undefined ? undefined : `\`${name}\``, wire].filter((word) => word !== undefined).join(', ') || 'usual';

const compareWires: Compare = ({ side }, place, before, after) => {
  const [was, is] = [describeWire(before), describeWire(after)];
  if (was === is) return [];
  return [createChange(side === 'input' ? 'sent-otherwise' : 'read-otherwise', place, { was, is })];
};

const deprecationRules = {
  input: ['parameter-deprecated', 'parameter-undeprecated'],
  output: ['member-deprecated', 'member-undeprecated'],
} as const;

const compareDeprecation: Compare = ({ side }, place, before, after) => {
  const [isNew, isGone] = deprecationRules[side];
  if (before.deprecated === undefined && after.deprecated !== undefined)
    return [createChange(isNew, place, { about: after.deprecated })];
  return before.deprecated !== undefined && after.deprecated === undefined ? [createChange(isGone, place, {})] : [];
};

const compareSecrecy: Compare = ({ side }, place, before, after) => {
  if (side === 'output' || (before.secret ?? false) === (after.secret ?? false)) return [];
  return [createChange('secrecy-changed', place, { is: after.secret ? 'hidden' : 'shown' })];
};

const compareLimitsOfSide: Compare = ({ side }, place, before, after) =>
  side === 'input'
    ? [...compareInputLimits(place, before, after), ...compareStability(place, before, after)]
    : compareOutputLimits(place, before, after);

/** The comparisons of a value itself whose type is the same on both sides. */
const comparisons: readonly Compare[] = [
  compareSpellings,
  compareNull,
  compareLimitsOfSide,
  compareDefaults,
  compareWires,
  compareSecrecy,
  compareDeprecation,
];

const wordingRules = { input: 'parameter-wording', output: 'member-wording' } as const;

/** The keywords that lead back to the documents, and those that the generator derives from others. */
const unsaid = ['docs', 'lines', 'codes'];
const inner = ['properties', 'values', 'items', 'required', 'rules', 'shape'];

/** Compares a value itself, without what is inside it. */
function compareKeywords(scope: Scope, place: ChangePlace, before: ValueModel, after: ValueModel): Change[] {
  const [was, is] = [before, after].map((value) => omitTop(value, [...unsaid, ...inner]));
  const sources = isSame(pickTop(before, ['docs', 'lines']), pickTop(after, ['docs', 'lines']))
    ? []
    : [createChange('source-changed', place, {})];
  if (isSame(was, is)) return sources;
  const found = comparisons.flatMap((compare) => compare(scope, place, before, after));
  return [...sources, ...(found.length === 0 ? [createChange(wordingRules[scope.side], place, {})] : found)];
}

function omitTop(value: ValueModel, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function pickTop(value: ValueModel, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

type MemberRules = Readonly<Record<'added' | 'removed' | 'renamed' | 'required' | 'optional', ChangeRuleId>>;

/** What a member is for its neighbours: everything but its words. */
const describeMember = (value: ValueModel): unknown => omitDeep(value, [...unsaid, 'name', 'description', 'hint']);

/** Pairs members that went with members that came and say the same under another name. */
function findRenamed(
  removed: readonly (readonly [string, ValueModel])[],
  added: readonly (readonly [string, ValueModel])[],
): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const [was, before] of removed) {
    const alike = added.filter(
      ([is, after]) => !renamed.has(is) && isSame(describeMember(before), describeMember(after)),
    );
    const near = alike.filter(([, after]) => after.description === before.description || after.name === was);
    const [found] = near.length > 0 ? near : [];
    if (found !== undefined) renamed.set(found[0], was);
  }
  return renamed;
}

const about = ({ description }: ValueModel): string =>
  description === undefined ? '' : `: ${description.trim().replace(/\.$/, '')}`;

function placeOf({ operation }: Scope, { path, shape }: At): ChangePlace {
  return { operation, member: path, ...(shape === undefined ? {} : { shape }) };
}

function descend(at: At, segment: string): At {
  const { shape } = at;
  return {
    ...at,
    path: joinPath(at.path, segment),
    shape: shape === undefined ? undefined : { ...shape, path: joinPath(shape.path, segment) },
  };
}

const memberRules: Readonly<Record<Scope['side'], MemberRules>> = {
  input: {
    added: 'parameter-added',
    removed: 'parameter-removed',
    renamed: 'parameter-renamed',
    required: 'parameter-required',
    optional: 'parameter-optional',
  },
  output: {
    added: 'member-added',
    removed: 'member-removed',
    renamed: 'member-renamed',
    required: 'member-always',
    optional: 'member-optional',
  },
};

function compareMembers(scope: Scope, at: At, before: ValueModel, after: ValueModel): Change[] {
  const { both, removed, added } = pairEntries(before.properties, after.properties);
  const renamed = findRenamed(removed, added);
  const gone = new Set(renamed.values());
  const isRequired = (value: ValueModel, name: string): boolean => value.required?.includes(name) ?? false;
  const rules = memberRules[scope.side];
  const place = (name: string): ChangePlace => placeOf(scope, descend(at, name));
  const change = (rule: ChangeRuleId, name: string, params: object = {}): Change =>
    createChange(rule, place(name), params as never);
  return [
    ...added.map(([name, value]) => {
      if (renamed.has(name)) return change(rules.renamed, name, { was: renamed.get(name) });
      const isNeeded = scope.side === 'input' && isRequired(after, name);
      return change(isNeeded ? 'required-parameter-added' : rules.added, name, { about: about(value) });
    }),
    ...removed.flatMap(([name]) => (gone.has(name) ? [] : [change(rules.removed, name)])),
    ...both.flatMap(([name]) => {
      if (isRequired(before, name) === isRequired(after, name)) return [];
      return [change(isRequired(after, name) ? rules.required : rules.optional, name)];
    }),
    ...both.flatMap(([name, was, is]) => compareValues(scope, descend(at, name), was, is)),
  ];
}

function expand(value: ValueModel, shapes: ModelShapes): ValueModel {
  const shape = isReference(value) ? shapes[value.shape ?? ''] : undefined;
  // what is said of a value counts more than what its shape says
  return shape === undefined ? value : { ...shape, ...value };
}

/** Returns whether values of a type are values of another too. */
const includes = (wide: ValueModel['type'], narrow: ValueModel['type'], side: Scope['side']): boolean =>
  wide === 'any' || (side === 'input' && wide === 'number' && narrow === 'integer');

function compareTypes(scope: Scope, place: ChangePlace, before: ValueModel, after: ValueModel): Change {
  const params = { was: shownTypes(before), is: shownTypes(after) };
  const isNumber = [before, after].every(({ type }) => type === 'integer' || type === 'number');
  if (scope.side === 'output' && isNumber) return createChange('member-number-changed', place, params);
  const rules = typeRules[scope.side];
  if (includes(after.type, before.type, scope.side)) return createChange(rules.widened, place, params);
  return createChange(includes(before.type, after.type, scope.side) ? rules.narrowed : rules.changed, place, params);
}

/** Enters a shape: places inside it are named by it. */
function enterShape(at: At, before: ValueModel, after: ValueModel): At {
  const shape = after.shape !== undefined && after.shape === before.shape ? { name: after.shape, path: '' } : at.shape;
  const isEntered = before.shape !== undefined || after.shape !== undefined;
  return isEntered ? { ...at, shape, inside: [...at.inside, `${before.shape}\n${after.shape}`] } : at;
}

/** Compares two values and everything inside them. */
export function compareValues(scope: Scope, outer: At, before: ValueModel, after: ValueModel): Change[] {
  const pair = `${before.shape}\n${after.shape}`;
  if (isReference(before) && outer.inside.includes(pair)) return [];
  const at = enterShape(outer, before, after);
  const [was, is] = [expand(before, scope.shapesBefore), expand(after, scope.shapesAfter)];
  const place = placeOf(scope, at);
  if (was.type !== is.type) {
    const isNumeric = [was, is].every(({ type }) => type === 'integer' || type === 'number');
    const own = compareTypes(scope, place, was, is);
    if (!isNumeric) return [own];
    return [own, ...compareNull(scope, place, was, is), ...compareLimitsOfSide(scope, place, was, is)];
  }
  const below = (segment: '*' | '[]', child: 'values' | 'items'): Change[] => {
    const [inBefore, inAfter] = [was[child], is[child]];
    return inBefore === undefined || inAfter === undefined
      ? []
      : compareValues(scope, descend(at, segment), inBefore, inAfter);
  };
  return [
    ...compareKeywords(scope, place, was, is),
    ...compareMembers(scope, at, was, is),
    ...below('*', 'values'),
    ...below('[]', 'items'),
    ...(scope.side === 'input' ? compareMemberRules(place, was, is) : []),
  ];
}

/** Compares the inputs, or the answers, of an operation. */
export const compareSides = (scope: Scope, before: ValueModel, after: ValueModel): Change[] =>
  compareValues(scope, { path: '', inside: [] }, before, after);
