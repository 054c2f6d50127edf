import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FileKind } from '../language/files.js';
import { createFinding, type Finding } from '../language/findings.js';
import type { NodeName } from '../language/nodes/index.js';
import type { Raw, RawSpecs } from '../language/raw.js';
import { suggestWord } from '../language/suggest.js';
import { isFolder, listFiles, listProducts } from './folders.js';
import { Fragments } from './fragments.js';
import { findFileKind, findMeantPlace } from './places.js';
import { createSpecFile, parseSpecFile, type SpecFile } from './spec-file.js';
import { checkStructure } from './structure.js';
import { readText } from './text.js';

/** A file whose structure is right, with the data it holds. */
export interface Spec<Name extends NodeName> extends SpecFile {
  readonly value: Raw<Name>;
}

/** A spec file of any kind. */
export interface AnySpec {
  readonly file: SpecFile;
  readonly node: NodeName;
}

/** Everything in one product's folder. */
export interface ProductSpecs {
  readonly name: string;
  readonly product: Spec<'product'> | undefined;
  readonly sources: Spec<'sources'> | undefined;
  readonly errors: Spec<'errors'> | undefined;
  readonly ledger: Spec<'ledger'> | undefined;
  readonly operations: readonly Spec<'operation'>[];
  readonly shapes: readonly Spec<'shape'>[];
  readonly resources: readonly Spec<'resource'>[];
  readonly tables: readonly Spec<'table'>[];
  /** Every file that was read, with or without findings. */
  readonly files: readonly SpecFile[];
  /** The files whose structure is right. */
  readonly whole: readonly AnySpec[];
  /** The names of files with a finding about the file as a whole, by node: they exist, but no more is known of them. */
  readonly unread: ReadonlyMap<NodeName, readonly string[]>;
  /** The texts that earlier runs made of the product. */
  readonly fragments: Fragments;
}

/** Takes the data out of the files of a product without findings. */
export function extractRawSpecs(specs: ProductSpecs): RawSpecs {
  const { name, product, sources, errors, ledger } = specs;
  if (product === undefined) throw new Error(`specs/${name} has no usable product.yaml`);
  return {
    name,
    product: product.value,
    ...(sources === undefined ? {} : { sources: sources.value }),
    ...(errors === undefined ? {} : { errors: errors.value }),
    ...(ledger === undefined ? {} : { ledger: ledger.value }),
    operations: specs.operations.map(({ value }) => value),
    shapes: specs.shapes.map(({ value }) => value),
    resources: specs.resources.map(({ value }) => value),
    tables: specs.tables.map(({ value }) => value),
  };
}

export interface Loaded {
  readonly products: readonly ProductSpecs[];
  readonly findings: readonly Finding[];
}

/** The folder of what `yunspec audit --record` writes; its files are data, not specs. */
export const comparedFolder = 'compared';

const listSpecFiles = (folder: string): string[] =>
  listFiles(folder).filter((path) => !path.startsWith(`${comparedFolder}/`));

const topFiles = new Set(['spec.schema.json', 'README.md']);

const makeStartPlace = (file: string) => ({ file, line: 1, column: 1, length: 1 });

const getStem = (path: string): string => posix.basename(path).replace(/\.ya?ml$/, '');

/** Checks that a file has the name of its content, so that readers find it without a search. */
function checkName(file: SpecFile, { node, home }: FileKind, folder: string): Finding[] {
  const name = (file.value as Readonly<Record<string, unknown>>)[node];
  if (node === 'product') {
    return name === folder ? [] : [createFinding(file.place([node]), 'product-name', { name: String(name), folder })];
  }
  if (!home.endsWith('/') || name === getStem(file.path)) return [];
  const params = { name: String(name), file: `${String(name)}.yaml` };
  return [createFinding(file.place([node]), 'file-name', params)];
}

/** A file of a product's folder after reading. */
interface ReadFile {
  readonly file?: SpecFile;
  /** The kind it has, or was probably meant to have. */
  readonly kind?: FileKind;
  readonly findings: readonly Finding[];
  /** Whether its structure is right. */
  readonly isWhole: boolean;
}

/** The folder of a product: its name, and where it is on disk and in messages. */
interface ProductFolder {
  readonly name: string;
  readonly folder: string;
  readonly shownFolder: string;
}

/** Returns a file whose places are fragments: a finding that is suppressed needs one in every run. */
const keepPlaces = (file: SpecFile, fragments: Fragments): SpecFile => ({
  ...file,
  place: (path, part = 'value') =>
    fragments.make('place', [file.path, file.text, path, part], () => file.place(path, part)),
});

/** Finds the data of a file whose text an earlier run has read, and whose structure was right. */
function findKnown(path: string, text: string, { node }: FileKind, fragments: Fragments): SpecFile | undefined {
  const known = fragments.find('spec', [node, text]);
  return known === undefined ? undefined : keepPlaces(createSpecFile(path, text, known), fragments);
}

function keepKnown({ text, value }: SpecFile, { node }: FileKind, fragments: Fragments): void {
  // JSON has no infinity and no minus zero
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) fragments.add('spec', [node, text], value);
}

function readSpecFile({ name, folder, shownFolder }: ProductFolder, path: string, fragments: Fragments): ReadFile {
  const shown = posix.join(shownFolder, path);
  const kind = findFileKind(path);
  if (kind === undefined) {
    const meant = findMeantPlace(path);
    const hint = meant === undefined ? '' : ` (did you mean ${meant.path}?)`;
    const finding = createFinding(makeStartPlace(shown), 'file-unexpected', { hint });
    return { ...(meant === undefined ? {} : { kind: meant.kind }), findings: [finding], isWhole: false };
  }
  const read = readText(join(folder, path));
  if ('problem' in read) {
    return { kind, findings: [createFinding(makeStartPlace(shown), 'file-unreadable', read)], isWhole: false };
  }
  const known = findKnown(shown, read.text, kind, fragments);
  if (known !== undefined) return { file: known, kind, findings: checkName(known, kind, name), isWhole: true };
  const { file: parsed, findings } = parseSpecFile(shown, read.text);
  const file = keepPlaces(parsed, fragments);
  const found = findings.length > 0 ? findings : checkStructure(file, kind);
  if (found.length > 0) return { file, kind, findings: found, isWhole: false };
  keepKnown(file, kind, fragments);
  return { file, kind, findings: checkName(file, kind, name), isWhole: true };
}

function checkFolder(folder: string, { product, sources, operations, unread }: ProductSpecs): Finding[] {
  const missing = Object.entries({ product, sources }).filter(
    ([node, file]) => file === undefined && !unread.has(node as NodeName),
  );
  return [
    ...missing.map(([node]) =>
      createFinding(makeStartPlace(folder), 'product-file-missing', { folder, file: `${node}.yaml` }),
    ),
    ...(operations.length === 0 && !unread.has('operation')
      ? [createFinding(makeStartPlace(folder), 'operations-empty', { folder })]
      : []),
  ];
}

/** Lists the names of files that cannot be read as a whole, by node. Others may refer to them by these names. */
function listUnread(read: readonly (ReadFile & { readonly path: string })[]): ReadonlyMap<NodeName, readonly string[]> {
  const unread = new Map<NodeName, string[]>();
  for (const { kind, findings, path } of read) {
    if (kind === undefined || findings.length === 0) continue;
    unread.set(kind.node, [...(unread.get(kind.node) ?? []), getStem(path)]);
  }
  return unread;
}

function loadProduct(
  root: string,
  shownRoot: string,
  name: string,
  fragments: Fragments,
): { specs: ProductSpecs; findings: Finding[] } {
  const place = { name, folder: join(root, name), shownFolder: posix.join(shownRoot, name) };
  const read = listSpecFiles(place.folder).map((path) => ({ path, ...readSpecFile(place, path, fragments) }));
  const whole = read.flatMap(({ file, kind, isWhole }) =>
    file === undefined || kind === undefined || !isWhole ? [] : [{ file, node: kind.node }],
  );
  const selectFiles = <Name extends NodeName>(node: Name): Spec<Name>[] =>
    whole.filter((spec) => spec.node === node).map((spec) => spec.file as Spec<Name>);
  const specs: ProductSpecs = {
    name,
    product: selectFiles('product')[0],
    sources: selectFiles('sources')[0],
    errors: selectFiles('errors')[0],
    ledger: selectFiles('ledger')[0],
    operations: selectFiles('operation'),
    shapes: selectFiles('shape'),
    resources: selectFiles('resource'),
    tables: selectFiles('table'),
    files: read.flatMap(({ file }) => file ?? []),
    whole,
    unread: listUnread(read),
    fragments,
  };
  return { specs, findings: [...read.flatMap(({ findings }) => findings), ...checkFolder(place.shownFolder, specs)] };
}

function checkRoot(root: string, shownRoot: string, known: readonly string[]): Finding[] {
  const strangers = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.') && !topFiles.has(entry.name),
  );
  return [
    ...strangers.map(({ name }) =>
      createFinding(makeStartPlace(posix.join(shownRoot, name)), 'file-unexpected', { hint: '' }),
    ),
    ...(known.length === 0 ? [createFinding(makeStartPlace(shownRoot), 'specs-empty', { folder: shownRoot })] : []),
  ];
}

/** Reads the product.yaml of every product, for pages about all of them. Products without a usable one are left out. */
export function readProductFiles(root: string): Raw<'product'>[] {
  return listProducts(root).flatMap((name) => {
    const place = { name, folder: join(root, name), shownFolder: name };
    const { file, isWhole } = readSpecFile(place, 'product.yaml', new Fragments());
    return isWhole && file !== undefined ? [file.value as Raw<'product'>] : [];
  });
}

/** Opens the texts that earlier runs made of a product. */
export type OpenFragments = (product: string) => Fragments;

const openNone: OpenFragments = () => new Fragments();

/** Yields the specs of each product below a folder, or of those named, one product at a time. */
export function* readProducts(
  root: string,
  shownRoot: string,
  wanted: readonly string[] = [],
  openFragments: OpenFragments = openNone,
): Generator<{ readonly specs?: ProductSpecs; readonly findings: readonly Finding[] }> {
  if (!isFolder(root)) {
    yield { findings: [createFinding(makeStartPlace(shownRoot), 'specs-missing', { folder: shownRoot })] };
    return;
  }
  const known = listProducts(root);
  const unknown = wanted.filter((name) => !known.includes(name));
  yield {
    findings: [
      ...checkRoot(root, shownRoot, known),
      ...unknown.map((name) => {
        const params = { name: `${name}${suggestWord(name, known)}`, known: known.join(', ') || 'none' };
        return createFinding(makeStartPlace(shownRoot), 'product-unknown', params);
      }),
    ],
  };
  for (const name of known.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    yield loadProduct(root, shownRoot, name, openFragments(name));
  }
}

/** Reads every product below a folder, or those named. Nothing is thrown; all findings come back together. */
export function loadSpecs(root: string, shownRoot: string, wanted: readonly string[] = []): Loaded {
  const read = [...readProducts(root, shownRoot, wanted)];
  return {
    products: read.flatMap(({ specs }) => specs ?? []),
    findings: read.flatMap(({ findings }) => findings),
  };
}
