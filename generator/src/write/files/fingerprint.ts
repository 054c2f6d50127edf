import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../names.js';
import { sectionPaths } from '../sections.js';
import { licenceName, licencePaths } from './licence.js';
import { linkedPaths } from './links.js';
import { listed, manifestName } from './plan.js';
import { readJson } from './text.js';

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** A file as it stands; what cannot be read counts as nothing here, and is a finding elsewhere. */
function bytes(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch {
    return '';
  }
}

/** Files by their place below a folder, which itself may move. */
function digest(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(folder, file)).update('\0').update(bytes(file)).update('\0');
  return hash.digest('hex');
}

/** Only the version of the runtime matters: the rest of its package.json has links, which the run writes. */
function runtimeVersion(root: string): string {
  try {
    return readJson<{ version?: string }>(join(root, 'packages/runtime/package.json'))?.version ?? '';
  } catch {
    return '';
  }
}

const generator = fileURLToPath(new URL('../../../', import.meta.url));

/** Everything the output of one product depends on: its specs, which others there are, the runtime, the repository, the lock, the licence, the generator. */
export function inputsOf(root: string, product: string): string {
  const specs = join(root, 'specs');
  const code = ['dist', 'templates']
    .flatMap((folder) => filesBelow(join(generator, folder)))
    .filter((file) => /\.(js|hbs)$/.test(file));
  const runtime = filesBelow(join(root, 'packages/runtime/dist')).filter((file) => file.endsWith('.js'));
  const others = existsSync(specs)
    ? readdirSync(specs)
        .filter((name) => existsSync(join(specs, name, 'product.yaml')))
        .sort(byCodeUnit)
    : [];
  const files = [
    ...filesBelow(join(specs, product)),
    ...runtime,
    join(root, 'package.json'),
    join(root, 'package-lock.json'),
    join(root, licenceName),
  ];
  return [others.join(), runtimeVersion(root), digest(root, files), digest(generator, code)].join(' ');
}

/** What a product's run writes: its package, and the files that belong to no product or to all. */
function outputsOf(root: string, product: string): string {
  const folder = join(root, 'packages', product);
  const shared = [
    'docs/discrepancies.md',
    `docs/discrepancies/${product}.md`,
    'specs/spec.schema.json',
    ...sectionPaths,
    ...licencePaths(root),
    ...linkedPaths(root),
  ].map((name) => join(root, name));
  return digest(root, [...[...listed(folder), manifestName].map((name) => join(folder, name)), ...shared]);
}

const cacheFile = (root: string, product: string): string =>
  join(root, 'node_modules/.cache/yunspec', `${product}.json`);

/** Whether the last run made exactly what stands there, from these inputs. */
export function isCurrent(root: string, product: string, inputs: string): boolean {
  try {
    const known = readJson<{ inputs?: string; outputs?: string }>(cacheFile(root, product));
    return known !== undefined && known.inputs === inputs && known.outputs === outputsOf(root, product);
  } catch {
    return false;
  }
}

/** Remembers what a product was made from: the inputs as they were before the run read them. */
export function remember(root: string, product: string, inputs: string): void {
  const file = cacheFile(root, product);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ inputs, outputs: outputsOf(root, product) }));
  } catch {
    // without a place to remember it, the next run takes its two seconds
  }
}
