import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Model } from '../model/model.js';
import { resolveProduct } from '../model/resolve.js';
import { checkSpecs } from '../read/check-specs.js';
import { type Loaded, productNames } from '../read/load.js';
import type { Change } from './files/commit.js';
import { licences } from './files/licence.js';
import { differing, plan } from './files/plan.js';
import { readJson } from './files/text.js';
import { type LedgerModel, repositoryFiles } from './repository-files.js';

export interface Generated {
  readonly loaded: Loaded;
  /** The changes that bring the disk up to date; none when the specs have findings. */
  readonly changes: readonly Change[];
}

interface PackageJson {
  readonly version?: string;
}

/** The ledgers of all products: those at hand, and the others as their packages last recorded them. */
function ledgers(root: string, models: readonly Model[]): LedgerModel[] {
  return productNames(join(root, 'specs')).flatMap((name) => {
    const found =
      models.find((model) => model.product === name) ??
      readJson<LedgerModel>(join(root, 'packages', name, 'model.json'));
    return found === undefined ? [] : [found];
  });
}

/** Lets a Ctrl-C that came meanwhile end the run: the event loop looks for signals between two immediates. */
async function handleSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Makes one package in memory and returns what has to change on disk. */
async function planProduct(root: string, model: Model, runtimeVersion: string): Promise<Change[]> {
  const folder = join(root, 'packages', model.product);
  const previous = readJson<PackageJson>(join(folder, 'package.json'));
  // loaded only for specs without findings: ts-morph is as heavy as all the rest
  const { renderProductFiles } = await import('./product-files.js');
  return plan(folder, renderProductFiles(model, { previous, runtimeVersion }));
}

/** Makes the packages of some products in memory and compares them with what is on disk. Writes nothing. */
export async function generate(
  root: string,
  products: readonly string[],
  progress: (line: string) => void,
): Promise<Generated> {
  const loaded = checkSpecs(join(root, 'specs'), 'specs', products);
  if (loaded.diagnostics.length > 0) return { loaded, changes: [] };
  const runtimeVersion = readJson<PackageJson>(join(root, 'packages/runtime/package.json'))?.version ?? '0.1.0';
  const models = loaded.products.map(resolveProduct);
  const changes: Change[] = [];
  for (const model of models) {
    const { length } = model.operations;
    progress(`${model.product}: ${length} operation${length === 1 ? '' : 's'}`);
    changes.push(...(await planProduct(root, model, runtimeVersion)));
    await handleSignals();
  }
  const shared = new Map([
    ...repositoryFiles(ledgers(root, models)),
    ...licences(
      root,
      models.map(({ product }) => product),
    ),
  ]);
  return { loaded, changes: [...changes, ...differing(root, shared)] };
}
