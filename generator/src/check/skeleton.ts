import { join } from 'node:path';
import { fileKinds } from '../language/files.js';
import type { Finding } from '../language/findings.js';
import type { NodeName } from '../language/nodes/index.js';
import type { Raw } from '../language/raw.js';
import { Fragments } from '../read/fragments.js';
import { type ProductSpecs, readProducts } from '../read/load.js';
import { parseSpecFile, type SpecFile } from '../read/spec-file.js';
import { checkStructure } from '../read/structure.js';
import { createContext } from './context.js';
import { findInNames } from './names.js';
import { findInProductNames, readNeighbours } from './product-names.js';

const shownRoot = 'specs';

/** Parses a file that is not written yet, and finds what is wrong with it besides what is still to be written. */
function parseSkeleton(node: NodeName, path: string, text: string): { file: SpecFile; findings: Finding[] } {
  const { file, findings } = parseSpecFile(`${shownRoot}/${path}`, text);
  const kind = fileKinds.find((each) => each.node === node);
  const found = findings.length > 0 || kind === undefined ? findings : checkStructure(file, kind);
  return { file, findings: found.filter(({ code }) => code !== 'placeholder-left') };
}

/** Loads a product to which something is to be added; `undefined` with findings when there is none. */
export function loadExisting(
  root: string,
  product: string,
): { readonly specs?: ProductSpecs; readonly findings: readonly Finding[] } {
  const read = [...readProducts(join(root, shownRoot), shownRoot, [product])];
  const specs = read.find((each) => each.specs?.name === product)?.specs;
  // what is wrong with the product already is no matter of the new file
  return specs === undefined ? { findings: read.flatMap(({ findings }) => findings) } : { specs, findings: [] };
}

/** Finds what is wrong with the name of a new operation: the findings that its file would have. */
export function checkNewOperation(specs: ProductSpecs, name: string, text: string): Finding[] {
  const { file, findings } = parseSkeleton('operation', `${specs.name}/operations/${name}.yaml`, text);
  if (findings.length > 0) return findings;
  const operation = { ...file, value: file.value as Raw<'operation'> };
  const found: Finding[] = [];
  findInNames(createContext({ ...specs, operations: [...specs.operations, operation] }, found));
  return found.filter((finding) => finding.file === file.path);
}

const nothing: Omit<ProductSpecs, 'name' | 'product'> = {
  sources: undefined,
  errors: undefined,
  ledger: undefined,
  operations: [],
  shapes: [],
  resources: [],
  tables: [],
  files: [],
  whole: [],
  unread: new Map(),
  fragments: new Fragments(),
};

/** Finds what is wrong with the name of a new product. */
export function checkNewProduct(root: string, name: string, text: string): Finding[] {
  const specsRoot = join(root, shownRoot);
  const [{ findings: missing = [] } = {}] = readProducts(specsRoot, shownRoot);
  if (missing.some(({ code }) => code === 'specs-missing')) return [...missing];
  const { file, findings } = parseSkeleton('product', `${name}/product.yaml`, text);
  if (findings.length > 0) return findings;
  const found: Finding[] = [];
  const product = { ...file, value: file.value as Raw<'product'> };
  findInProductNames(createContext({ ...nothing, name, product }, found), readNeighbours(root, specsRoot));
  return found;
}
