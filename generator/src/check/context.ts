import { check, type Issue, type ValueSchema } from '@yunspec/runtime/check';
import { type Code, createFinding, type Finding, type Params } from '../language/findings.js';
import type { NodeName } from '../language/nodes/index.js';
import type { RawValue } from '../language/raw.js';
import { asObject, indexShapes, type Shapes } from '../language/resolve/index.js';
import { type KeyPath, type KeywordUse, listKeywords, walkValues } from '../language/walk.js';
import type { AnySpec, ProductSpecs, Spec } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';

/** The specs of one product, indexed for the checks, and the place for their findings. */
export interface Context {
  readonly specs: ProductSpecs;
  readonly shapes: Shapes;
  readonly operations: ReadonlyMap<string, Spec<'operation'>>;
  report<C extends Code>(file: SpecFile, path: KeyPath, code: C, params: Params<C>, part?: 'key' | 'value'): void;
  add(findings: readonly Finding[]): void;
}

/** Indexes operations by name. Where two files claim one name, the file of that name counts. */
function indexOperations({ operations }: ProductSpecs): ReadonlyMap<string, Spec<'operation'>> {
  const isNamed = ({ path, value }: Spec<'operation'>): boolean => path.endsWith(`/${value.operation}.yaml`);
  const sorted = [...operations.filter((file) => !isNamed(file)), ...operations.filter(isNamed)];
  return new Map(sorted.map((file) => [file.value.operation, file]));
}

export function createContext(specs: ProductSpecs, found: Finding[]): Context {
  return {
    specs,
    shapes: indexShapes(specs.shapes.map(({ value }) => value)),
    operations: indexOperations(specs),
    report: (file, path, code, params, part) => {
      found.push(createFinding(file.place(path, part), code, params));
    },
    add: (findings) => found.push(...findings),
  };
}

/**
 * Returns whether a file of this name has a finding of its own: then the thing exists, but nothing else is known of it.
 */
export function isUnread({ specs }: Context, node: NodeName, name: string): boolean {
  return specs.unread.get(node)?.includes(name) ?? false;
}

/** Lists every issue of a value. A schema with an invalid pattern finds none: the pattern has a finding of its own. */
export function listIssues(schema: ValueSchema, value: unknown): Issue[] {
  try {
    return check(schema, value, { level: 'strict' });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** A value with its place in a file and its name in sentences. */
export interface PlacedValue {
  readonly file: SpecFile;
  readonly path: KeyPath;
  readonly name: string;
  readonly value: RawValue;
}

/** The outermost values of a product: inputs, outputs, shapes, and the members of every answer. */
function listRoots({ product, operations, shapes }: ProductSpecs): PlacedValue[] {
  const sides = ['input', 'output'] as const;
  return [
    ...operations.flatMap((file) =>
      sides.map((side) => ({ file, path: [side], name: side, value: asObject(file.value[side]) })),
    ),
    ...shapes.map((file) => {
      const { shape: name, ...value } = file.value;
      return { file, path: [], name, value };
    }),
    ...(product === undefined
      ? []
      : Object.entries(product.value.answer ?? {}).map(([name, value]) => ({
          file: product,
          path: ['answer', name],
          name,
          value,
        }))),
  ];
}

/** Shortens a member path to its last name and the brackets behind it. Without a name, that of the root is used. */
function shortenPath(root: string, path: string): string {
  const own = path.replace(/^.*\.(?!\*)/, '');
  return /^(\[|\*|$)/.test(own) ? `${root}${own}` : own;
}

/** The values of the products that were walked already: many checks look at each of them. */
const walked = new WeakMap<ProductSpecs, readonly PlacedValue[]>();

const keywords = new WeakMap<SpecFile, ReadonlyMap<string, readonly KeywordUse[]>>();

function indexKeywords({ file, node }: AnySpec): ReadonlyMap<string, readonly KeywordUse[]> {
  const byWord = new Map<string, KeywordUse[]>();
  for (const use of listKeywords({ is: 'node', node }, file.value)) {
    const uses = byWord.get(use.word);
    if (uses === undefined) byWord.set(use.word, [use]);
    else uses.push(use);
  }
  keywords.set(file, byWord);
  return byWord;
}

/** Lists the uses of some keywords, wherever they are in a file. */
export function listUses(spec: AnySpec, words: readonly string[]): KeywordUse[] {
  const byWord = keywords.get(spec.file) ?? indexKeywords(spec);
  return words.flatMap((word) => byWord.get(word) ?? []);
}

/** Lists every value in every file of a product. */
export function listValues({ specs }: Context): readonly PlacedValue[] {
  const known = walked.get(specs);
  if (known !== undefined) return known;
  const values = walkRoots(specs);
  walked.set(specs, values);
  return values;
}

function walkRoots(specs: ProductSpecs): PlacedValue[] {
  return listRoots(specs).flatMap(({ file, path, name, value }) =>
    [...walkValues(value)].map((visited) => ({
      file,
      path: [...path, ...visited.keys],
      name: shortenPath(name, visited.path),
      value: visited.value,
    })),
  );
}
