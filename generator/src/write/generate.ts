import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type CheckedProduct, checkProducts } from '../check/check-specs.js';
import { resolveProduct } from '../language/resolve/index.js';
import { extractRawSpecs, readProductFiles } from '../read/load.js';
import type { Change } from './files/commit.js';
import { licences } from './files/licence.js';
import { linkHandWritten, linkManifest, readRepository } from './files/links.js';
import { differing, plan } from './files/plan.js';
import { readJson } from './files/text.js';
import { renderLedgerPage } from './ledger-page.js';
import type { Model } from './model.js';
import type { PackageJson } from './package-json.js';
import { repositoryFiles } from './repository-files.js';

/** What a run gives to its caller as it goes on. */
export interface Output {
  progress(line: string): void;
  /** Takes changes to make on disk. When a product is refused later, they are not to be made. */
  change(changes: readonly Change[]): void;
}

/** Lets a Ctrl-C that came meanwhile end the run: the event loop looks for signals between two immediates. */
async function handleSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Makes one package in memory and returns the changes to make on disk. */
async function planProduct(root: string, model: Model, runtimeVersion: string): Promise<Change[]> {
  const folder = join(root, 'packages', model.product);
  const previous = readJson<PackageJson>(join(folder, 'package.json'));
  // loaded only for specs without findings: ts-morph is as heavy as all the rest
  const { renderProductFiles } = await import('./product-files.js');
  const page = new Map([[`docs/discrepancies/${model.product}.md`, renderLedgerPage(model)]]);
  const files = new Map(renderProductFiles(model, { previous, runtimeVersion }));
  const manifest = files.get('package.json') ?? '';
  files.set('package.json', linkManifest(manifest, readRepository(root), `packages/${model.product}`));
  return [...plan(folder, files), ...differing(root, page)];
}

/**
 * Makes the packages of some products, one after the other, and compares them with the disk. Writes nothing. Returns the
 * products with findings; while there are any, no change is to be made.
 */
export async function generate(
  root: string,
  products: readonly string[],
  { progress, change }: Output,
): Promise<CheckedProduct[]> {
  const specs = join(root, 'specs');
  const runtimeVersion = readJson<PackageJson>(join(root, 'packages/runtime/package.json'))?.version ?? '0.1.0';
  const refused: CheckedProduct[] = [];
  const names: string[] = [];
  for (const checked of checkProducts(specs, 'specs', products)) {
    if (checked.findings.length > 0) refused.push(checked);
    // one refused product is enough: the others are only checked
    if (checked.specs === undefined || refused.length > 0) continue;
    const model = resolveProduct(extractRawSpecs(checked.specs));
    const { length } = model.operations;
    progress(`${model.product}: ${length} operation${length === 1 ? '' : 's'}`);
    change(await planProduct(root, model, runtimeVersion));
    names.push(model.product);
    await handleSignals();
  }
  if (refused.length > 0) return refused;
  const shared = new Map([
    ...repositoryFiles(root, readProductFiles(specs)),
    ...licences(root, names),
    ...linkHandWritten(root),
  ]);
  change(differing(root, shared));
  return [];
}
