import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../names.js';
import { sectionPaths } from '../sections.js';
import { licenceName, licencePaths } from './licence.js';
import { listed, manifestName } from './plan.js';
import { hashContents, type Snapshot, takeSnapshot } from './snapshot.js';
import { readJson, readText } from './text.js';

function listBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listBelow(path) : [path];
    });
}

const generator = fileURLToPath(new URL('../../../', import.meta.url));

/** Returns the folder that a package of this repository is loaded from. */
const findBuilt = (name: string): string => dirname(fileURLToPath(import.meta.resolve(name)));

/** Returns the hash of the code that makes packages: of the generator and of what it is made with. */
export function digestCode(root: string): string {
  const own = ['dist', 'templates'].map((folder) => join(generator, folder));
  const built = ['@yunspec/model', '@yunspec/runtime'].map(findBuilt);
  const files = [...own, ...built].flatMap(listBelow).filter((path) => /\.(js|hbs|json)$/.test(path));
  return `${process.version} ${hashContents('', [...files, join(root, 'package-lock.json')])}`;
}

/** What a product was last made from, and what was made. */
interface Memory {
  readonly inputs?: Snapshot;
  readonly outputs?: Snapshot;
}

const cacheFolder = (root: string): string => join(root, 'node_modules/.cache/yunspec');
const memoryFile = (root: string, product: string): string => join(cacheFolder(root), `${product}.json`);

/** Returns the file that keeps the fragments of a product. */
export const findFragmentsFile = (root: string, product: string): string =>
  join(cacheFolder(root), `${product}.fragments`);

function readMemory(root: string, product: string): Memory {
  try {
    return readJson<Memory>(memoryFile(root, product)) ?? {};
  } catch {
    return {};
  }
}

/**
 * Takes a snapshot of all that the output of a product depends on: its specs, which others there are, the version of the
 * runtime, the licence, and the code, given as its hash.
 */
export function takeInputs(root: string, product: string, code: string): Snapshot {
  const specs = join(root, 'specs');
  const others = existsSync(specs)
    ? readdirSync(specs)
        .filter((name) => existsSync(join(specs, name, 'product.yaml')))
        .sort(byCodeUnit)
    : [];
  const files = [
    ...listBelow(join(specs, product)),
    join(root, 'packages/runtime/package.json'),
    join(root, licenceName),
  ];
  return takeSnapshot(root, files, `${others} ${code}`, readMemory(root, product).inputs);
}

/** Takes a snapshot of what the run of a product writes: its package, and files that belong to no product or to all. */
function takeOutputs(root: string, product: string, known?: Snapshot): Snapshot {
  const folder = join(root, 'packages', product);
  const own = [...listed(folder), manifestName].map((name) => `${folder}/${name}`);
  const shared = [
    'docs/discrepancies.md',
    `docs/discrepancies/${product}.md`,
    'specs/spec.schema.json',
    ...sectionPaths,
    ...licencePaths(root),
  ].map((name) => `${root}/${name}`);
  return takeSnapshot(root, [...own, ...shared], '', known);
}

/** Returns whether the last run made exactly what stands there, from these inputs. */
export function isCurrent(root: string, product: string, inputs: Snapshot): boolean {
  const known = readMemory(root, product);
  if (known.inputs?.contents !== inputs.contents) return false;
  try {
    return known.outputs?.contents === takeOutputs(root, product, known.outputs).contents;
  } catch {
    // a manifest that is broken
    return false;
  }
}

/** Remembers what a product was made from: the inputs as they were before the run read them. */
export function remember(root: string, product: string, inputs: Snapshot): void {
  const file = memoryFile(root, product);
  const text = JSON.stringify({ inputs, outputs: takeOutputs(root, product, readMemory(root, product).outputs) });
  try {
    if (readText(file) === text) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    // without a place to remember it, the next run takes its two seconds
  }
}
