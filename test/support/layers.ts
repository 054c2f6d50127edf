import { readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';
import { isProduct, packages, readRootFile, root } from './repository.js';

/** The names of a diagram, each with the names it may import. */
export type Layers = ReadonlyMap<string, ReadonlySet<string>>;

export interface Source {
  /** From the repository's root. */
  readonly path: string;
  /** Module specifiers of its imports and exports, of types too. */
  readonly imports: readonly string[];
}

/** Returns the diagram of a page: the code block whose language is `layers`. */
export function findDiagram(page: string): string {
  const [, diagram] = /^```layers\n([\s\S]*?)^```$/m.exec(page) ?? [];
  if (diagram === undefined) throw new Error('there is no code block with the language "layers"');
  return diagram;
}

/** Reads lines like `a, b <- c <- d`: c may import a and b, d may import c and whatever c may import. */
export function parseLayers(diagram: string): Layers {
  const layers = new Map<string, Set<string>>();
  for (const line of diagram.split('\n').filter((text) => text.trim() !== '')) {
    const before: string[] = [];
    for (const group of line.split('<-')) {
      const names = group.split(',').map((name) => name.trim());
      for (const name of names) layers.set(name, new Set([...(layers.get(name) ?? []), ...before]));
      before.push(...names);
    }
  }
  return layers;
}

/** Reads every source file of the generator and of the packages. */
export function readSources(): Source[] {
  return ['generator', ...packages.map((name) => `packages/${name}`)].flatMap((folder) =>
    readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const path = `${folder}/src/${name.split(sep).join('/')}`;
        const { importedFiles } = ts.preProcessFile(readRootFile(path));
        return { path, imports: importedFiles.map(({ fileName }) => fileName) };
      }),
  );
}

/** The package a file belongs to, and the name of its layer among the packages. */
function findPackage(path: string): { readonly folder: string; readonly layer: string } {
  const [first = '', second = ''] = path.split('/');
  if (first !== 'packages') return { folder: first, layer: first };
  return { folder: `${first}/${second}`, layer: isProduct(second) ? 'products' : second };
}

/** The folder of the generator's sources a file is in. */
const findGeneratorLayer = (path: string): string | undefined => /^generator\/src\/([^/]+)(?:\/|$)/.exec(path)?.[1];

/** Returns the file or folder an import leads to; `undefined` when it leads out of the repository. */
function resolveImport(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const [, name] = /^@yunspec\/([^/]+)/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  return name === 'generator' ? name : `packages/${name}`;
}

function canImport(layers: Layers, path: string, target: string): boolean {
  const [from, to] = [findPackage(path), findPackage(target)];
  if (from.folder !== to.folder) return layers.get(from.layer)?.has(to.layer) ?? false;
  const [inner = '', other = ''] = [findGeneratorLayer(path), findGeneratorLayer(target)];
  return inner === other || (layers.get(inner)?.has(other) ?? false);
}

/** Returns the imports that go against the arrows. */
export function findForbiddenImports(sources: readonly Source[], layers: Layers): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      return target === undefined || canImport(layers, path, target) ? [] : [`${path} imports ${specifier}`];
    }),
  );
}

/** Returns the names that the diagram should have for these files. */
export function findLayers(sources: readonly Source[]): string[] {
  const names = sources.flatMap(({ path }) => [findPackage(path).layer, findGeneratorLayer(path) ?? []].flat());
  return [...new Set(names)].sort();
}
