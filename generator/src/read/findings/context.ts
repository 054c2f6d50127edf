import { check, type Issue, type ValueSchema } from '@yunspec/runtime/check';
import { shapesOf } from '../../model/resolve.js';
import { type Code, type Diagnostic, diagnostic, type Params } from '../diagnostics.js';
import type { ProductSpecs, Spec } from '../load.js';
import type { RawMembers, RawOperation, RawShape, RawValue } from '../raw.js';
import type { KeyPath, SpecFile } from '../spec-file.js';
import type { NodeName } from '../vocabulary.js';

/** What the findings of one product need to know, and where they go. */
export interface Context {
  readonly specs: ProductSpecs;
  readonly shapes: ReadonlyMap<string, RawShape>;
  readonly operations: ReadonlyMap<string, Spec<RawOperation>>;
  report<C extends Code>(file: SpecFile, path: KeyPath, code: C, params: Params<C>, part?: 'key' | 'value'): void;
  add(findings: readonly Diagnostic[]): void;
}

/** Where two files claim one name, the one whose own name it is. */
function operationsByName({ operations }: ProductSpecs): ReadonlyMap<string, Spec<RawOperation>> {
  const isNamed = ({ path, value }: Spec<RawOperation>): boolean => path.endsWith(`/${value.operation}.yaml`);
  const sorted = [...operations.filter((file) => !isNamed(file)), ...operations.filter(isNamed)];
  return new Map(sorted.map((file) => [file.value.operation, file]));
}

export function contextOf(specs: ProductSpecs, found: Diagnostic[]): Context {
  return {
    specs,
    shapes: shapesOf(specs),
    operations: operationsByName(specs),
    report: (file, path, code, params, part) => {
      found.push(diagnostic(file.place(path, part), code, params));
    },
    add: (findings) => found.push(...findings),
  };
}

/** Whether something of this name stands in a file with a finding of its own; then it exists, and no more can be said. */
export function isUnread({ specs }: Context, node: NodeName, name: string): boolean {
  return specs.unread.get(node)?.includes(name) ?? false;
}

/** Every issue of a value. A schema with a broken pattern has a finding of its own and judges nothing. */
export function issuesOf(schema: ValueSchema, value: unknown): Issue[] {
  try {
    return check(schema, value, { level: 'strict' });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** A value where it stands, with the name it goes by. */
export interface Placed {
  readonly file: SpecFile;
  readonly path: KeyPath;
  readonly name: string;
  readonly value: RawValue;
}

function below(placed: Placed): Placed[] {
  const { file, path, value } = placed;
  const children: Placed[] = Object.entries(value.properties ?? {}).map(([name, inner]) => ({
    file,
    path: [...path, 'properties', name],
    name,
    value: inner,
  }));
  if (value.items !== undefined)
    children.push({ file, path: [...path, 'items'], name: `${placed.name}[]`, value: value.items });
  if (value.values !== undefined)
    children.push({ file, path: [...path, 'values'], name: `${placed.name}.*`, value: value.values });
  return [placed, ...children.flatMap(below)];
}

const asObject = (members: RawMembers): RawValue => ({ type: 'object', ...members });

/** Every value in every file of a product, the input and output of an operation and the members of every answer included. */
export function everyValue({ specs }: Context): Placed[] {
  const operations = specs.operations.flatMap((file) =>
    (['input', 'output'] as const).map(
      (side): Placed => ({ file, path: [side], name: side, value: asObject(file.value[side]) }),
    ),
  );
  const shapes = specs.shapes.map((file): Placed => {
    const { shape: name, ...value } = file.value;
    return { file, path: [], name, value };
  });
  const { product } = specs;
  const answer = Object.entries(product?.value.answer ?? {}).map(([name, value]) => ({
    file: product as SpecFile,
    path: ['answer', name],
    name,
    value,
  }));
  return [...operations, ...shapes, ...answer].flatMap(below);
}
