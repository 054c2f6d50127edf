import type { FaultKind } from '@yunspec/runtime/check';
import { formats } from '../read/formats.js';
import type { ProductSpecs } from '../read/load.js';
import type { RawError, RawMembers, RawOperation, RawShape, RawValue } from '../read/raw.js';
import type { Model, OperationModel, Value } from './model.js';

type Shapes = ReadonlyMap<string, RawShape>;

/** Whether shapes that are objects are written out (inputs) or stay names (outputs). */
type Side = 'input' | 'output';

const mapValues = <T, U>(record: Readonly<Record<string, T>>, fn: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fn(value, key)]));

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

const isObjectShape = (shape: RawValue): boolean => shape.type === 'object' || shape.type === 'array';

function withFormat(raw: RawValue): RawValue {
  const format = raw.format === undefined || !Object.hasOwn(formats, raw.format) ? undefined : formats[raw.format];
  return format === undefined ? raw : { ...raw, pattern: format.pattern, hint: raw.hint ?? format.hint };
}

/** A value with its shape's words under its own. The shape's place in the document is kept; it is where the limits come from. */
export function resolveValue(raw: RawValue, shapes: Shapes, side: Side): Value {
  const shape = raw.shape === undefined ? undefined : shapes.get(raw.shape);
  if (shape !== undefined && isObjectShape(shape) && side === 'output') {
    return defined({
      type: shape.type ?? 'object',
      shape: raw.shape,
      description: raw.description,
      docs: raw.docs,
      lines: raw.lines,
    }) as Value;
  }
  const merged = { ...(shape === undefined ? {} : withFormat(shape)), ...withFormat(raw) };
  const { type = 'any', properties, values, items, ...rest } = merged;
  return defined({
    type,
    ...rest,
    properties: properties && mapValues(properties, (inner) => resolveValue(inner, shapes, side)),
    values: values && resolveValue(values, shapes, side),
    items: items && resolveValue(items, shapes, side),
  }) as Value;
}

const faultKinds: readonly FaultKind[] = [
  'missing',
  'malformed',
  'unsupported',
  'range',
  'exists',
  'mismatch',
  'quota',
];

/** The documented codes of one parameter, by kind of fault; the first row of a kind counts. */
function codesFor(path: string, errors: readonly RawError[]): Value['codes'] {
  const rows = errors.filter((row) => [row.on].flat().includes(path));
  const codes: Record<string, string> = {};
  for (const { kind, code } of rows) {
    if (kind !== undefined && faultKinds.includes(kind as FaultKind) && !(kind in codes)) codes[kind] = code;
  }
  return Object.keys(codes).length === 0 ? undefined : codes;
}

function withCodes(value: Value, path: string, errors: readonly RawError[]): Value {
  const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return defined({
    ...value,
    codes: path === '' ? undefined : codesFor(path, errors),
    properties:
      value.properties && mapValues(value.properties, (inner, name) => withCodes(inner, inside(name), errors)),
    items: value.items && withCodes(value.items, `${path}[]`, errors),
  }) as Value;
}

function members(raw: RawMembers, shapes: Shapes, side: Side): Value {
  return resolveValue({ type: 'object', properties: {}, ...raw }, shapes, side);
}

export function resolveOperation(
  raw: RawOperation,
  shapes: Shapes,
  answer: Readonly<Record<string, RawValue>> = {},
): OperationModel {
  const { idempotency } = raw;
  const output = { ...raw.output, properties: { ...raw.output.properties, ...answer } };
  return defined({
    name: raw.operation,
    docs: raw.docs,
    lines: raw.lines,
    summary: raw.summary,
    deprecated: raw.deprecated,
    safe: idempotency === 'safe',
    token: typeof idempotency === 'object' ? idempotency.token : undefined,
    http: raw.http,
    pagination: raw.pagination,
    input: withCodes(members(raw.input, shapes, 'input'), '', raw.errors),
    output: members(output, shapes, 'output'),
    errors: raw.errors,
    permissions: (raw.permissions ?? []).map((one) => (typeof one === 'string' ? { resource: one } : one)),
    examples: raw.examples,
  }) as OperationModel;
}

export const shapesOf = (specs: ProductSpecs): Shapes =>
  new Map(specs.shapes.map((file) => [file.value.shape, file.value]));

/** One product's specs as a model. The specs must have been checked. */
export function resolveProduct(specs: ProductSpecs): Model {
  const product = specs.product?.value;
  if (product === undefined) throw new Error(`specs/${specs.name} has no usable product.yaml`);
  const shapes = shapesOf(specs);
  const shapeModels = [...shapes.values()].map(
    ({ shape, ...value }) => [shape, { ...resolveValue(value, shapes, 'output'), shape }] as const,
  );
  return defined({
    product: product.product,
    className: product.class,
    title: product.title,
    vendor: product.vendor,
    version: product.version,
    description: product.description,
    protocols: product.protocols,
    endpoints: product.endpoints,
    regions: product.regions ?? [],
    showcase: product.showcase,
    limits: product.limits ?? {},
    retry: { base: product.retry?.base, most: product.retry?.most },
    envelope: product.envelope,
    sources: specs.sources?.value.sources ?? {},
    commonErrors: specs.errors?.value.common ?? [],
    serverErrors: specs.errors?.value.server ?? [],
    operations: specs.operations.map((file) => resolveOperation(file.value, shapes, product.answer)),
    shapes: Object.fromEntries(shapeModels),
    resources: specs.resources.map((file) => file.value),
    tables: specs.tables.map((file) => file.value),
    discrepancies: specs.ledger?.value.entries ?? [],
  }) as Model;
}
