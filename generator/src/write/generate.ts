import { join } from 'node:path';
import { checkSpecs } from '../check/check-specs.js';
import { resolveProduct } from '../language/resolve/index.js';
import { extractRawSpecs, type Loaded, readProductFiles } from '../read/load.js';
import type { Change } from './files/commit.js';
import { licences } from './files/licence.js';
import { differing, plan } from './files/plan.js';
import { readJson } from './files/text.js';
import { renderLedgerPage } from './ledger-page.js';
import { TypePrinter } from './typescript/openapi-types.js';
import { schemasForTypes } from './typescript/type-schemas.js';

export interface Generated {
  readonly loaded: Loaded;
  /** What has to change on disk; empty when the specs have findings. */
  readonly changes: readonly Change[];
}

interface PackageJson {
  readonly version?: string;
}

/** Makes the packages of some products in memory and compares them with what stands on disk. Writes nothing. */
export async function generate(
  root: string,
  products: readonly string[],
  progress: (line: string) => void,
): Promise<Generated> {
  const printer = new TypePrinter();
  try {
    const loaded = checkSpecs(join(root, 'specs'), 'specs', products);
    if (loaded.findings.length > 0) return { loaded, changes: [] };
    const begun = loaded.products
      .map(extractRawSpecs)
      .map(resolveProduct)
      .map((model) => ({ model, types: printer.print(schemasForTypes(model)) }));
    // each is waited for in its turn, which must not make another's failure one that nobody waits for
    for (const { types } of begun) types.catch(() => {});
    // loaded only now, while the types are printed: ts-morph is as heavy as the rest together
    const [{ productFiles }, { createProject }, { repositoryFiles }] = await Promise.all([
      import('./product-files.js'),
      import('./typescript/module.js'),
      import('./repository-files.js'),
    ]);
    const project = createProject();
    const runtimeVersion = readJson<PackageJson>(join(root, 'packages/runtime/package.json'))?.version ?? '0.1.0';
    const changes: Change[] = [];
    for (const { model, types } of begun) {
      const { product, operations } = model;
      const folder = join(root, 'packages', product);
      progress(`${product}: ${operations.length} operation${operations.length === 1 ? '' : 's'}`);
      const previous = readJson<PackageJson>(join(folder, 'package.json'));
      changes.push(...plan(folder, productFiles(model, { project, printed: await types, previous, runtimeVersion })));
    }
    const models = begun.map(({ model }) => model);
    const rest = new Map([
      ...repositoryFiles(root, readProductFiles(join(root, 'specs'))),
      ...models.map((model) => [`docs/discrepancies/${model.product}.md`, renderLedgerPage(model)] as const),
      ...licences(
        root,
        models.map(({ product }) => product),
      ),
    ]);
    changes.push(...differing(root, rest));
    return { loaded, changes };
  } finally {
    await printer.close();
  }
}
