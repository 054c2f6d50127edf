import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locateRecord, reasonsPath } from '../coverage/paths.js';
import { byCodeUnit } from '../names.js';
import { sectionPaths } from '../section-paths.js';
import { licenceName, licencePaths } from './licence.js';
import { linkedPaths } from './links.js';
import { listed, manifestName } from './plan.js';
import { isSame, type Snapshot, takeSnapshot } from './snapshot.js';
import { readJson, readRuntimeVersion, readText } from './text.js';

function listBelow(folder: string, inside = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const name = `${inside}${entry.name}`;
      return entry.isDirectory() ? listBelow(`${folder}/${entry.name}`, `${name}/`) : [name];
    });
}

const generator = fileURLToPath(new URL('../../../', import.meta.url));

/** Returns the folder that a package of this repository is loaded from. */
const findBuilt = (name: string): string => dirname(fileURLToPath(import.meta.resolve(name)));

/** Returns the hash of the code that makes packages: of the generator and of what it is made with. */
export function digestCode(root: string): string {
  const folders = [
    join(generator, 'dist'),
    join(generator, 'templates'),
    findBuilt('@yunspec/model'),
    findBuilt('@yunspec/runtime'),
  ];
  const code = folders.flatMap((folder) =>
    listBelow(folder)
      .filter((name) => /\.(js|hbs|json)$/.test(name))
      .flatMap((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  );
  const cases = readFileSync(fileURLToPath(import.meta.resolve('@yunspec/contract/cases')), 'utf8');
  const lock = readText(join(root, 'package-lock.json')) ?? '';
  return hash('sha256', [process.version, ...code, cases, lock].join('\0'), 'base64url');
}

/** The last run of a product: what was read, and what was made. */
interface Memory {
  readonly inputs?: Inputs;
  readonly outputs?: Snapshot;
}

/** All that the output of a product depends on. */
export interface Inputs {
  /** The hash of the code. */
  readonly code: string;
  /** The products that there are. */
  readonly products: readonly string[];
  /** The version of the runtime. The rest of its package.json has links, which a run writes. */
  readonly runtime: string;
  /** Its specs, what tests reach of it, the repository's address, the licence. */
  readonly files: Snapshot;
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

function findKnownRuntime(root: string): string {
  try {
    return readRuntimeVersion(root) ?? '';
  } catch {
    return '';
  }
}

/** Takes all that the output of a product depends on, as it stands. */
export function takeInputs(root: string, product: string, code: string): Inputs {
  const specs = join(root, 'specs');
  const products = existsSync(specs)
    ? readdirSync(specs)
        .filter((name) => existsSync(join(specs, name, 'product.yaml')))
        .sort(byCodeUnit)
    : [];
  const own = listBelow(join(specs, product), `specs/${product}/`);
  const known = readMemory(root, product).inputs?.files;
  const coverage = [locateRecord(product), reasonsPath];
  const files = takeSnapshot(root, [...own, ...coverage, 'package.json', licenceName], known);
  return { code, products, runtime: findKnownRuntime(root), files };
}

/** Takes a snapshot of what the run of a product writes: its package, and files that belong to no product or to all. */
function takeOutputs(root: string, product: string, known?: Snapshot): Snapshot {
  const own = [...listed(join(root, 'packages', product)), manifestName].map((name) => `packages/${product}/${name}`);
  const shared = [
    'docs/discrepancies.md',
    `docs/discrepancies/${product}.md`,
    'docs/coverage.md',
    `docs/coverage/${product}.md`,
    'specs/spec.schema.json',
    ...sectionPaths,
    ...licencePaths(root),
    ...linkedPaths(root),
  ];
  return takeSnapshot(root, [...own, ...shared], known);
}

const isSameInputs = (one: Inputs, other: Inputs | undefined): boolean =>
  one.code === other?.code &&
  one.runtime === other.runtime &&
  one.products.join() === other.products.join() &&
  isSame(one.files, other.files);

/** Returns whether the last run made exactly what stands there, from these inputs. */
export function isCurrent(root: string, product: string, made: Inputs): boolean {
  try {
    const { inputs, outputs } = readMemory(root, product);
    return isSameInputs(made, inputs) && isSame(takeOutputs(root, product, outputs), outputs);
  } catch {
    // a manifest that is broken, or a memory that is none
    return false;
  }
}

/** Remembers what a product was made from: the inputs as they were before the run read them. */
export function remember(root: string, product: string, inputs: Inputs): void {
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
