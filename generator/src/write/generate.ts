import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveProduct } from '../model/resolve.js';
import { checkSpecs } from '../read/check-specs.js';
import { type Loaded, productNames } from '../read/load.js';
import type { Model } from '../model/model.js';
import type { Change } from './files/commit.js';
import { plan } from './files/plan.js';
import type { LedgerModel } from './repository-files.js';
import { TypePrinter } from './typescript/openapi-types.js';

export interface Generated {
  readonly loaded: Loaded;
  /** What has to change on disk; empty when the specs have findings. */
  readonly changes: readonly Change[];
}

const readText = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

function readJson<T = { version?: string }>(path: string): T | undefined {
  const text = readText(path);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** The ledgers of all products: those at hand, and the others as their packages last recorded them. */
function ledgers(root: string, models: readonly Model[]): LedgerModel[] {
  return productNames(join(root, 'specs')).flatMap((name) => {
    const found = models.find((model) => model.product === name) ?? readJson<LedgerModel>(join(root, 'packages', name, 'model.json'));
    return found === undefined ? [] : [found];
  });
}

/** Makes the packages of some products in memory and compares them with what stands on disk. Writes nothing. */
export async function generate(root: string, products: readonly string[], progress: (line: string) => void): Promise<Generated> {
  const printer = new TypePrinter();
  try {
    const loaded = checkSpecs(join(root, 'specs'), 'specs', products);
    if (loaded.diagnostics.length > 0) return { loaded, changes: [] };
    // loaded only now: ts-morph is as heavy as the rest together
    const [{ productFiles }, { createProject }, { repositoryFiles }] = await Promise.all([import('./product-files.js'), import('./typescript/module.js'),
      import('./repository-files.js'),
    ]);
    const project = createProject();
    const runtimeVersion = readJson(join(root, 'packages/runtime/package.json'))?.version ?? '0.1.0';
    const changes: Change[] = [];
    const models: Model[] = [];
    for (const specs of loaded.products) {
      const folder = join(root, 'packages', specs.name);
      progress(`${specs.name}: ${specs.operations.length} operations`);
      const previous = readJson(join(folder, 'package.json'));
      const model = resolveProduct(specs);
      models.push(model);
      const files = await productFiles(model, { project, print: printer.print, previous, runtimeVersion });
      changes.push(...plan(folder, files));
    }
    const shared = repositoryFiles(ledgers(root, models));
    const stale = [...shared].filter(([name, content]) => readText(join(root, name)) !== content);
    changes.push(...stale.map(([name, content]) => ({ path: join(root, name), content })));
    return { loaded, changes };
  } finally {
    await printer.close();
  }
}
