import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Diagnostic, diagnostic } from './diagnostics.js';
import type { RawEntry, RawError, RawOperation, RawProduct, RawResource, RawShape, RawSource, RawTable } from './raw.js';
import { parseSpecFile, type SpecFile } from './spec-file.js';
import { checkStructure, didYouMean } from './structure.js';
import { fileNodes } from './vocabulary.js';

/** A file whose structure is right, with what it holds. */
export interface Spec<T> extends SpecFile {
  readonly value: T;
}

/** Everything one product's folder holds. */
export interface ProductSpecs {
  readonly name: string;
  readonly product: Spec<RawProduct> | undefined;
  readonly sources: Spec<{ sources: Record<string, RawSource> }> | undefined;
  readonly errors: Spec<{ common?: readonly RawError[]; server?: readonly RawError[] }> | undefined;
  readonly ledger: Spec<{ entries: readonly RawEntry[] }> | undefined;
  readonly operations: readonly Spec<RawOperation>[];
  readonly shapes: readonly Spec<RawShape>[];
  readonly resources: readonly Spec<RawResource>[];
  readonly tables: readonly Spec<RawTable>[];
  /** Every file that was read, whole or not. */
  readonly files: readonly SpecFile[];
}

export interface Loaded {
  readonly products: readonly ProductSpecs[];
  readonly diagnostics: readonly Diagnostic[];
}

const topFiles = new Set(['spec.schema.json', 'README.md']);
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every file below a folder, by relative path, in an order no locale changes. */
function filesBelow(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => byName(a.name, b.name))
    .flatMap((entry) => {
      const path = posix.join(inside, entry.name);
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    });
}

const at = (file: string) => ({ file, line: 1, column: 1, length: 1 });

interface Named {
  readonly file: Spec<Record<string, unknown>>;
  readonly node: string;
}

/** The file's own name must be the name of what it holds: then it is found without a search. */
function nameFinding(file: SpecFile, node: string): Diagnostic[] {
  const name = (file.value as Record<string, unknown>)[node];
  const stem = posix.basename(file.path, '.yaml');
  if (!['operation', 'shape', 'resource', 'table'].includes(node) || name === stem) return [];
  return [diagnostic(file.place([node]), 'file-name', { name: String(name), file: `${String(name)}.yaml` })];
}

function loadProduct(root: string, shownRoot: string, name: string): { specs: ProductSpecs; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const files: SpecFile[] = [];
  const whole: Named[] = [];
  for (const path of filesBelow(join(root, name))) {
    const shown = posix.join(shownRoot, name, path);
    const kind = fileNodes.find(({ place }) => place.test(path));
    if (kind === undefined) {
      diagnostics.push(diagnostic(at(shown), 'file-unexpected', {}));
      continue;
    }
    const { file, diagnostics: syntax } = parseSpecFile(shown, readFileSync(join(root, name, path), 'utf8'));
    files.push(file);
    const found = syntax.length > 0 ? syntax : checkStructure(file, kind.node);
    diagnostics.push(...found);
    if (found.length > 0) continue;
    diagnostics.push(...nameFinding(file, kind.node));
    whole.push({ file: file as Spec<Record<string, unknown>>, node: kind.node });
  }
  const all = <T>(node: string): Spec<T>[] => whole.filter((one) => one.node === node).map((one) => one.file as unknown as Spec<T>);
  const [product] = all<RawProduct>('product');
  const folder = posix.join(shownRoot, name);
  for (const file of ['product.yaml', 'sources.yaml']) {
    if (!existsSync(join(root, name, file))) diagnostics.push(diagnostic(at(folder), 'product-file-missing', { folder, file }));
  }
  if (!files.some((file) => file.path.startsWith(`${folder}/operations/`))) diagnostics.push(diagnostic(at(folder), 'operations-empty', { folder }));
  const specs: ProductSpecs = {
    name,
    product,
    sources: all<{ sources: Record<string, RawSource> }>('sources')[0],
    errors: all<{ common?: RawError[]; server?: RawError[] }>('errors')[0],
    ledger: all<{ entries: RawEntry[] }>('ledger')[0],
    operations: all<RawOperation>('operation'),
    shapes: all<RawShape>('shape'),
    resources: all<RawResource>('resource'),
    tables: all<RawTable>('table'),
    files,
  };
  return { specs, diagnostics };
}

/** The folders of specs/ that hold a product. */
export function productNames(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && statSync(join(root, name)).isDirectory())
    .sort(byName);
}

/** Reads every product below a folder, or those named. Nothing is thrown; all findings come back together. */
export function loadSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  if (!existsSync(root)) return { products: [], diagnostics: [diagnostic(at(shownRoot), 'specs-missing', { folder: shownRoot })] };
  const known = productNames(root);
  const diagnostics: Diagnostic[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && !entry.name.startsWith('.') && !topFiles.has(entry.name)) {
      diagnostics.push(diagnostic(at(posix.join(shownRoot, entry.name)), 'file-unexpected', {}));
    }
  }
  if (known.length === 0) diagnostics.push(diagnostic(at(shownRoot), 'specs-empty', { folder: shownRoot }));
  for (const name of wanted.filter((one) => !known.includes(one))) {
    diagnostics.push(diagnostic(at(shownRoot), 'product-unknown', { name: `${name}${didYouMean(name, known)}`, known: known.join(', ') || 'none' }));
  }
  const products: ProductSpecs[] = [];
  for (const name of known.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    const loaded = loadProduct(root, shownRoot, name);
    products.push(loaded.specs);
    diagnostics.push(...loaded.diagnostics);
  }
  return { products, diagnostics };
}
