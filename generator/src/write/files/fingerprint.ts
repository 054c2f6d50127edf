import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../names.js';
import { listed, manifestName } from './plan.js';

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function digest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(existsSync(file) ? readFileSync(file) : '').update('\0');
  return hash.digest('hex');
}

const generator = fileURLToPath(new URL('../../../', import.meta.url));

/** Everything the output of one product depends on, as one hash: its specs, the generator, the runtime, the lock. */
function inputs(root: string, product: string): string {
  const code = ['dist', 'templates'].flatMap((folder) => filesBelow(join(generator, folder))).filter((file) => /\.(js|hbs)$/.test(file));
  const runtime = [...filesBelow(join(root, 'packages/runtime/dist/check')).filter((file) => file.endsWith('.js')), join(root, 'packages/runtime/package.json')];
  return digest([...filesBelow(join(root, 'specs', product)), ...code, ...runtime, join(root, 'package-lock.json')]);
}

/** What a product's run writes: its package, and the pages that speak of all products. */
function outputs(root: string, product: string): string {
  const folder = join(root, 'packages', product);
  const shared = ['docs/discrepancies.md', 'specs/spec.schema.json'].map((name) => join(root, name));
  return digest([...[...listed(folder), manifestName].map((name) => join(folder, name)), ...shared]);
}

const cacheFile = (root: string, product: string): string => join(root, 'node_modules/.cache/yunspec', `${product}.json`);

/** Whether the last run made exactly what stands there, from exactly what stands here. */
export function isCurrent(root: string, product: string): boolean {
  const file = cacheFile(root, product);
  if (!existsSync(file)) return false;
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as { inputs?: string; outputs?: string };
    return known.inputs === inputs(root, product) && known.outputs === outputs(root, product);
  } catch {
    return false;
  }
}

/** Remembers that a product is up to date. */
export function remember(root: string, product: string): void {
  const file = cacheFile(root, product);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ inputs: inputs(root, product), outputs: outputs(root, product) }));
}
