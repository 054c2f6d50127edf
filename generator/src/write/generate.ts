import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type CheckedProduct, checkProducts } from '../check/check-specs.js';
import { hasErrors } from '../language/findings.js';
import { type ProductModel, resolveProduct } from '../language/resolve/index.js';
import { Fragments } from '../read/fragments.js';
import { extractRawSpecs, readProductFiles } from '../read/load.js';
import { computeCoverage, isCaseFile, type PackageFiles, readPackageFiles } from './coverage/coverage.js';
import { renderCoveragePages } from './coverage/page.js';
import type { Change } from './files/commit.js';
import { findFragmentsFile } from './files/fingerprint.js';
import { licences } from './files/licence.js';
import { linkHandWritten, linkManifest, readRepository } from './files/links.js';
import { differing, plan } from './files/plan.js';
import { readJson, readRuntimeVersion } from './files/text.js';
import { renderLedgerPage } from './ledger-page.js';
import type { PackageJson } from './package-json.js';
import { repositoryFiles } from './repository-files.js';

/** The caller of a run, which gets what is made as it goes on. */
export interface Caller {
  /** The hash of the code that makes the packages. */
  readonly code: string;
  /** Whether the next run may find the fragments of this one. */
  readonly keepsFragments: boolean;
  progress(line: string): void;
  /** Takes changes to make on disk. When a product is refused later, they are not to be made. */
  change(changes: readonly Change[]): void;
}

/** Lets a Ctrl-C that came meanwhile end the run: the event loop looks for signals between two immediates. */
async function handleSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** What is made of one product. */
interface PlannedProduct {
  readonly changes: readonly Change[];
  readonly files: PackageFiles;
}

/** Makes one package in memory. */
async function planProduct(
  root: string,
  model: ProductModel,
  runtimeVersion: string,
  fragments: Fragments,
): Promise<PlannedProduct> {
  const folder = join(root, 'packages', model.product);
  const previous = readJson<PackageJson>(join(folder, 'package.json'));
  // loaded only for specs without findings: ts-morph is as heavy as all the rest
  const { renderProductFiles } = await import('./product-files.js');
  const page = new Map([[`docs/discrepancies/${model.product}.md`, renderLedgerPage(model)]]);
  const files = new Map(renderProductFiles(model, { previous, runtimeVersion }, fragments));
  const manifest = files.get('package.json') ?? '';
  files.set('package.json', linkManifest(manifest, readRepository(root), `packages/${model.product}`));
  return {
    changes: [...plan(folder, files), ...differing(root, page)],
    files: {
      model: files.get('model.json') ?? '',
      cases: [...files].flatMap(([path, text]) => (isCaseFile(path) ? [text] : [])),
    },
  };
}

/** Makes the pages about coverage: of the products that were just made, and of the others as they stand. */
function planCoverage(root: string, made: ReadonlyMap<string, PackageFiles>): ReadonlyMap<string, string> {
  const products = readProductFiles(join(root, 'specs')).map(({ product }) => product);
  const packages = products.flatMap((product) => {
    const files = made.get(product) ?? readPackageFiles(root, product);
    return files === undefined ? [] : [[product, files] as const];
  });
  return renderCoveragePages(computeCoverage(root, new Map(packages)));
}

/**
 * Makes the packages of some products, one after the other, and compares them with the disk. Writes nothing. Returns the
 * products with errors; while there are any, no change is to be made.
 */
export async function generate(
  root: string,
  products: readonly string[],
  { code, keepsFragments, progress, change }: Caller,
): Promise<CheckedProduct[]> {
  const specs = join(root, 'specs');
  const runtimeVersion = readRuntimeVersion(root) ?? '0.1.0';
  const refused: CheckedProduct[] = [];
  const made = new Map<string, PackageFiles>();
  const openFragments = (product: string): Fragments => new Fragments(findFragmentsFile(root, product), code);
  for (const checked of checkProducts(specs, 'specs', products, openFragments)) {
    if (hasErrors(checked.findings)) refused.push(checked);
    // one refused product is enough: the others are only checked
    if (checked.specs === undefined || refused.length > 0) continue;
    const { fragments } = checked.specs;
    const model = resolveProduct(extractRawSpecs(checked.specs));
    const { length } = model.operations;
    progress(`${model.product}: ${length} operation${length === 1 ? '' : 's'}`);
    const planned = await planProduct(root, model, runtimeVersion, fragments);
    change(planned.changes);
    made.set(model.product, planned.files);
    await handleSignals();
    if (keepsFragments) fragments.save();
  }
  if (refused.length > 0) return refused;
  const shared = new Map([
    ...repositoryFiles(root, readProductFiles(specs)),
    ...licences(root, [...made.keys()]),
    ...linkHandWritten(root),
    ...planCoverage(root, made),
  ]);
  change(differing(root, shared));
  return [];
}
