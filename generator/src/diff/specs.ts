import type { Model, OperationModel } from '@yunspec/model';
import type { NodeName } from '../language/nodes/index.js';
import type { Raw, RawSpecs } from '../language/raw.js';
import { resolveProduct } from '../language/resolve/index.js';
import { findFileKind } from '../read/folders.js';
import { parseSpecFile } from '../read/spec-file.js';
import { checkStructure } from '../read/structure.js';
import { DiffError } from './errors.js';
import type { SpecFiles } from './spec-files.js';

/** The model of the other side, and the files in which the specs differ from it. */
export interface Known {
  readonly model: Model;
  readonly changed: readonly string[];
}

/** The nodes of files that no model is made of. */
const apart: readonly (NodeName | undefined)[] = ['ledger', 'table', undefined];

const findNode = (path: string): NodeName | undefined => findFileKind(path)?.node;
const stripPath = (path: string): string => path.replace(/^.*\//, '').replace(/\.yaml$/, '');

/** Parses a file. Only its structure is checked: the rest is what `yunspec check` is for. */
function parseFile({ product, where }: SpecFiles, path: string, text: string): unknown {
  const kind = findFileKind(path);
  const { file, findings } = parseSpecFile(`specs/${product}/${path}`, text);
  const [first] = findings.length > 0 || kind === undefined ? findings : checkStructure(file, kind);
  if (first === undefined) return file.value;
  const place = `${first.file}:${first.line}: ${first.message}`;
  throw new DiffError(`the specs of ${product}${where} have findings (${place}); yunspec check ${product} lists them`);
}

/** Returns the operations that need no reading: neither their files nor the shapes in them differ. */
function findUnchanged(files: SpecFiles, known: Known | undefined): ReadonlyMap<string, OperationModel> {
  const unchanged = new Map<string, OperationModel>();
  // the members of every answer are in product.yaml
  if (known === undefined || known.changed.some((path) => findNode(path) === 'product')) return unchanged;
  const shapes = known.changed.filter((path) => findNode(path) === 'shape').map(stripPath);
  const names = new Set(files.paths.filter((path) => findNode(path) === 'operation').map(stripPath));
  for (const operation of known.model.operations) {
    const isEdited = known.changed.includes(`operations/${operation.name}.yaml`);
    const text = shapes.length === 0 || isEdited ? '' : JSON.stringify(operation);
    const hasShape = shapes.some((shape) => text.includes(`"shape":${JSON.stringify(shape)}`));
    if (names.has(operation.name) && !isEdited && !hasShape) unchanged.set(operation.name, operation);
  }
  return unchanged;
}

function collectSpecs({ product, where }: SpecFiles, parsed: ReadonlyMap<string, unknown>): RawSpecs {
  const select = <Name extends NodeName>(node: Name): Raw<Name>[] =>
    [...parsed].flatMap(([path, value]) => (findNode(path) === node ? [value as Raw<Name>] : []));
  const [own] = select('product');
  const [sources, errors] = [select('sources')[0], select('errors')[0]];
  if (own === undefined) throw new DiffError(`specs/${product}${where} has no product.yaml`);
  return {
    name: product,
    product: own,
    ...(sources === undefined ? {} : { sources }),
    ...(errors === undefined ? {} : { errors }),
    operations: select('operation'),
    shapes: select('shape'),
    resources: select('resource'),
    tables: [],
  };
}

/**
 * Resolves the specs of a product. With the model of the other side, only what differs from it is read: the specs of a
 * large product are half a second of work.
 */
export function resolveSpecs(files: SpecFiles, known?: Known): Model {
  const unchanged = findUnchanged(files, known);
  const wanted = files.paths.filter(
    (path) => !apart.includes(findNode(path)) && !(findNode(path) === 'operation' && unchanged.has(stripPath(path))),
  );
  const parsed = new Map([...files.read(wanted)].map(([path, text]) => [path, parseFile(files, path, text)] as const));
  try {
    const { tables: _, discrepancies: __, ...model } = resolveProduct(collectSpecs(files, parsed));
    const read = new Map(model.operations.map((operation) => [operation.name, operation]));
    const names = files.paths.filter((path) => findNode(path) === 'operation').map(stripPath);
    return { ...model, operations: names.flatMap((name) => read.get(name) ?? unchanged.get(name) ?? []) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DiffError(`shapes of ${files.product}${files.where} contain each other; yunspec check names them`);
  }
}
