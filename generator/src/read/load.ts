import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { nearest } from '@yunspec/runtime/check';
import { type Diagnostic, diagnostic } from './diagnostics.js';
import type {
  RawEntry,
  RawError,
  RawOperation,
  RawProduct,
  RawResource,
  RawShape,
  RawSource,
  RawTable,
} from './raw.js';
import { parseSpecFile, type SpecFile } from './spec-file.js';
import { checkStructure, didYouMean } from './structure.js';
import { type FileKind, fileNodes, type NodeName } from './vocabulary.js';

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
  /** Those whose structure is right. */
  readonly whole: readonly Whole[];
  /** The stems of files with a finding about the whole of them, by node: something of that name is there, but no more can be said. */
  readonly unread: ReadonlyMap<NodeName, readonly string[]>;
}

export interface Whole {
  readonly file: Spec<Record<string, unknown>>;
  readonly node: NodeName;
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

const stem = (path: string): string => posix.basename(path).replace(/\.ya?ml$/, '');

/** The file's own name must be the name of what it holds: then it is found without a search. */
function nameFinding(file: SpecFile, { node, home }: FileKind, folder: string): Diagnostic[] {
  const name = (file.value as Record<string, unknown>)[node];
  if (node === 'product')
    return name === folder ? [] : [diagnostic(file.place([node]), 'product-name', { name: String(name), folder })];
  if (!home.endsWith('/') || name === stem(file.path)) return [];
  return [diagnostic(file.place([node]), 'file-name', { name: String(name), file: `${String(name)}.yaml` })];
}

/** Why a file could not be read, by the system's code. */
const readProblems: Readonly<Record<string, string>> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8; save it in that encoding',
  ENOENT: 'it is a link that leads nowhere',
  EACCES: 'you may not read it',
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file's text without the mark that some editors put in front, or why there is none. */
function readText(path: string): { text: string } | { problem: string } {
  try {
    return { text: decoder.decode(readFileSync(path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: readProblems[code ?? ''] ?? String(code) };
  }
}

/** The place a file was probably meant to have: `.yml`, or a folder's or file's name misspelt. */
function meantPlace(path: string): { path: string; kind: FileKind } | undefined {
  const cut = path.indexOf('/') + 1;
  const [folder, file] = [path.slice(0, cut), path.slice(cut).replace(/\.yml$/, '.yaml')];
  const homes = fileNodes.map(({ home }) => home).filter((home) => home.endsWith('/') === cut > 0);
  const home = nearest(cut > 0 ? folder : file, homes);
  const meant = cut > 0 ? `${home}${file}` : home;
  const kind = fileNodes.find(({ place }) => meant !== undefined && place.test(meant));
  return meant === undefined || kind === undefined ? undefined : { path: meant, kind };
}

function readFile(
  path: string,
  shown: string,
  kind: FileKind,
): { file: SpecFile | undefined; diagnostics: Diagnostic[] } {
  const read = readText(path);
  if ('problem' in read) return { file: undefined, diagnostics: [diagnostic(at(shown), 'file-unreadable', read)] };
  const { file, diagnostics } = parseSpecFile(shown, read.text);
  return { file, diagnostics: diagnostics.length > 0 ? diagnostics : checkStructure(file, kind) };
}

function loadProduct(
  root: string,
  shownRoot: string,
  name: string,
): { specs: ProductSpecs; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const files: SpecFile[] = [];
  const whole: Whole[] = [];
  const unread = new Map<NodeName, string[]>();
  const cannotRead = ({ node }: FileKind, path: string): void => {
    unread.set(node, [...(unread.get(node) ?? []), stem(path)]);
  };
  for (const path of filesBelow(join(root, name))) {
    const shown = posix.join(shownRoot, name, path);
    const kind = fileNodes.find(({ place }) => place.test(path));
    if (kind === undefined) {
      const meant = meantPlace(path);
      diagnostics.push(
        diagnostic(at(shown), 'file-unexpected', { hint: meant === undefined ? '' : ` (did you mean ${meant.path}?)` }),
      );
      if (meant !== undefined) cannotRead(meant.kind, path);
      continue;
    }
    const { file, diagnostics: found } = readFile(join(root, name, path), shown, kind);
    if (file !== undefined) files.push(file);
    diagnostics.push(...found);
    if (file === undefined || found.length > 0) {
      cannotRead(kind, path);
      continue;
    }
    const misnamed = nameFinding(file, kind, name);
    diagnostics.push(...misnamed);
    // others may mean it by the name of its file
    if (misnamed.length > 0) cannotRead(kind, path);
    whole.push({ file: file as Spec<Record<string, unknown>>, node: kind.node });
  }
  const all = <T>(node: NodeName): Spec<T>[] =>
    whole.filter((one) => one.node === node).map((one) => one.file as unknown as Spec<T>);
  const [product] = all<RawProduct>('product');
  const folder = posix.join(shownRoot, name);
  for (const node of ['product', 'sources'] as const) {
    const file = `${node}.yaml`;
    if (!unread.has(node) && all(node).length === 0)
      diagnostics.push(diagnostic(at(folder), 'product-file-missing', { folder, file }));
  }
  if (!unread.has('operation') && !whole.some(({ node }) => node === 'operation'))
    diagnostics.push(diagnostic(at(folder), 'operations-empty', { folder }));
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
    whole,
    unread,
  };
  return { specs, diagnostics };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The folders of specs/ that hold a product. */
export function productNames(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !name.startsWith('.') && isFolder(join(root, name)))
    .sort(byName);
}

/** Reads every product below a folder, or those named. Nothing is thrown; all findings come back together. */
export function loadSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  if (!isFolder(root))
    return { products: [], diagnostics: [diagnostic(at(shownRoot), 'specs-missing', { folder: shownRoot })] };
  const known = productNames(root);
  const diagnostics: Diagnostic[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && !entry.name.startsWith('.') && !topFiles.has(entry.name)) {
      diagnostics.push(diagnostic(at(posix.join(shownRoot, entry.name)), 'file-unexpected', { hint: '' }));
    }
  }
  if (known.length === 0) diagnostics.push(diagnostic(at(shownRoot), 'specs-empty', { folder: shownRoot }));
  for (const name of wanted.filter((one) => !known.includes(one))) {
    diagnostics.push(
      diagnostic(at(shownRoot), 'product-unknown', {
        name: `${name}${didYouMean(name, known)}`,
        known: known.join(', ') || 'none',
      }),
    );
  }
  const products: ProductSpecs[] = [];
  for (const name of known.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    const loaded = loadProduct(root, shownRoot, name);
    products.push(loaded.specs);
    diagnostics.push(...loaded.diagnostics);
  }
  return { products, diagnostics };
}
