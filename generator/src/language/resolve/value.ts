import { mapChildren, type RuleModel, type ValueModel } from '@yunspec/model';
import { formats } from '../formats.js';
import type { RawMembers, RawShape, RawValue } from '../raw.js';
import { trimRuleStability, trimStability } from './stability.js';

/** The shapes of a product by name. */
export type Shapes = ReadonlyMap<string, RawShape>;

/** Returns whether a shape contains other values; outputs refer to such a shape by its name. */
const isCompound = ({ type }: Pick<RawValue, 'type'>): boolean => type === 'object' || type === 'array';

/** Returns a copy without the members that are undefined. */
export function omitUndefined<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

function applyFormat(raw: RawValue): RawValue {
  const format = raw.format === undefined || !Object.hasOwn(formats, raw.format) ? undefined : formats[raw.format];
  return format === undefined ? raw : { ...raw, pattern: format.pattern, hint: raw.hint ?? format.hint };
}

/**
 * Merges a shape's keywords below the value's own. The place of the shape in the documents carries over to the members
 * inside it, which are documented there, and not to the value that uses it, which is documented where it is.
 */
export function mergeShape(raw: RawValue, shapes: Shapes): RawValue {
  const shape = raw.shape === undefined ? undefined : shapes.get(raw.shape);
  if (shape === undefined) return applyFormat(raw);
  const { docs, lines, ...keywords } = applyFormat(shape);
  const place = { ...(docs === undefined ? {} : { docs }), ...(lines === undefined ? {} : { lines }) };
  return { ...mapChildren<RawValue>(keywords, (child) => ({ ...place, ...child })), ...applyFormat(raw) };
}

const resolveRule = (rule: RuleModel): RuleModel =>
  rule.stability === undefined ? rule : omitUndefined<RuleModel>({ ...rule, stability: trimRuleStability(rule) });

type MergeShape = (raw: RawValue) => RawValue;

function resolveOnce(merge: MergeShape, raw: RawValue, resolve: (child: RawValue) => ValueModel): ValueModel {
  const { type = 'any', ...keywords } = mapChildren(merge(raw), (child) => resolve(child) as RawValue);
  const value = { type, ...keywords } as ValueModel;
  return omitUndefined<ValueModel>({
    ...value,
    stability: trimStability(value),
    rules: value.rules && Object.fromEntries(Object.entries(value.rules).map(([id, rule]) => [id, resolveRule(rule)])),
  });
}

const resolveWith = (merge: MergeShape, raw: RawValue): ValueModel =>
  resolveOnce(merge, raw, (child) => resolveWith(merge, child));

/** The values that were written out already, by the shapes of their product: checks ask for each of them many times. */
const inlined = new WeakMap<Shapes, WeakMap<RawValue, ValueModel>>();

/** Resolves a value with every shape written out, as inputs have it. */
export function inlineValue(raw: RawValue, shapes: Shapes): ValueModel {
  const known = inlined.get(shapes) ?? new WeakMap<RawValue, ValueModel>();
  inlined.set(shapes, known);
  const resolve = (value: RawValue): ValueModel => {
    const found = known.get(value) ?? resolveOnce((each) => mergeShape(each, shapes), value, resolve);
    known.set(value, found);
    return found;
  };
  return resolve(raw);
}

/** Resolves a value in which objects and lists with a shape only name it, as outputs have it. */
export function referenceValue(raw: RawValue, shapes: Shapes): ValueModel {
  return resolveWith((value) => {
    const shape = value.shape === undefined ? undefined : shapes.get(value.shape);
    if (shape === undefined || !isCompound(shape)) return mergeShape(value, shapes);
    const { nullable = shape.nullable, description, docs, lines } = value;
    return omitUndefined<RawValue>({ type: shape.type, shape: value.shape, nullable, description, docs, lines });
  }, raw);
}

/** Returns the members of an input or an output as an object. */
export const asObject = (members: RawMembers): RawValue => ({ type: 'object', properties: {}, ...members });
