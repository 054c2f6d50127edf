import { type Model, modelFormat, type OperationModel, type Permission, type ValueModel } from '@yunspec/model';
import type { RawEntry, RawOperation, RawShape, RawSpecs, RawTable, RawValue } from '../raw.js';
import { addCodes } from './codes.js';
import { asObject, inlineValue, omitUndefined, referenceValue, type Shapes } from './value.js';

/** A product for the writers: its model, and the parts of its specs that only pages in this repository show. */
export interface ProductModel extends Model {
  readonly tables: readonly RawTable[];
  readonly discrepancies: readonly RawEntry[];
}

export const indexShapes = (shapes: readonly RawShape[]): Shapes =>
  new Map(shapes.map((shape) => [shape.shape, shape]));

/** The members that every answer has. */
type Answer = Readonly<Record<string, RawValue>>;

export const resolveInput = (raw: RawOperation, shapes: Shapes): ValueModel =>
  addCodes(inlineValue(asObject(raw.input), shapes), raw.errors);

/** Returns the members of an output. Those of every answer are among them, and are required. */
export const outputMembers = (raw: RawOperation, answer: Answer = {}): RawValue =>
  asObject({
    ...raw.output,
    required: [...(raw.output.required ?? []), ...Object.keys(answer)],
    properties: { ...raw.output.properties, ...answer },
  });

const listPermissions = (permissions: readonly (string | Permission)[] = []): Permission[] =>
  permissions.map((permission) => (typeof permission === 'string' ? { resource: permission } : permission));

function resolveOperation(raw: RawOperation, shapes: Shapes, answer?: Answer): OperationModel {
  const { idempotency } = raw;
  return omitUndefined<OperationModel>({
    name: raw.operation,
    docs: raw.docs,
    lines: raw.lines,
    summary: raw.summary,
    deprecated: raw.deprecated,
    safe: idempotency === 'safe',
    token: typeof idempotency === 'object' ? idempotency.token : undefined,
    http: raw.http,
    pagination: raw.pagination,
    forwards: raw.forwards,
    input: resolveInput(raw, shapes),
    output: referenceValue(outputMembers(raw, answer), shapes),
    errors: raw.errors,
    permissions: listPermissions(raw.permissions),
    examples: raw.examples,
  });
}

/** Resolves a shape. Whether it may be null is said where it is used. */
function resolveShape({ shape, nullable: _, ...value }: RawShape, shapes: Shapes): ValueModel {
  const { docs, lines } = value;
  return omitUndefined<ValueModel>({ ...referenceValue(value, shapes), shape, docs, lines });
}

const listSources = ({ sources }: RawSpecs): Model['sources'] =>
  Object.fromEntries(Object.entries(sources?.sources ?? {}).map(([key, { groups: _, ...source }]) => [key, source]));

/** Resolves the specs of a product. They must have been checked. */
export function resolveProduct(specs: RawSpecs): ProductModel {
  const { product } = specs;
  const shapes = indexShapes(specs.shapes);
  return omitUndefined<ProductModel>({
    format: modelFormat,
    product: product.product,
    className: product.class,
    title: product.title,
    vendor: product.vendor,
    version: product.version,
    description: product.description,
    protocols: product.protocols,
    endpoints: product.endpoints,
    regions: product.regions ?? [],
    regionEndpoint: product.regionEndpoint,
    showcase: product.showcase,
    limits: product.limits ?? {},
    retry: product.retry ?? {},
    envelope: product.envelope,
    sources: listSources(specs),
    commonErrors: specs.errors?.common ?? [],
    serverErrors: specs.errors?.server ?? [],
    operations: specs.operations.map((operation) => resolveOperation(operation, shapes, product.answer)),
    shapes: Object.fromEntries(specs.shapes.map((shape) => [shape.shape, resolveShape(shape, shapes)])),
    resources: specs.resources,
    tables: specs.tables,
    discrepancies: specs.ledger?.entries ?? [],
  });
}
