import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Model, readModel } from '@yunspec/model';

const scope = '@yunspec';

/** Creates the functions that resolve packages as Node.js does, from the working directory and then from this file. */
const createResolvers = (): NodeJS.Require[] =>
  [join(process.cwd(), 'package.json'), import.meta.url].map((place) => createRequire(place));

/** Resolves the model of a product. Returns undefined for a package that has none, or is not installed. */
function resolveModel(product: string): string | undefined {
  for (const resolver of createResolvers()) {
    try {
      return resolver.resolve(`${scope}/${product}/model.json`);
    } catch {
      // the package is not installed for this place
    }
  }
  return undefined;
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Lists the packages of the scope in every `node_modules` folder in which Node.js looks for packages. */
function listScopeFolders(): string[] {
  const folders = createResolvers().flatMap((resolver) => resolver.resolve.paths(scope) ?? []);
  return folders.flatMap((folder) => listFolder(join(folder, scope)));
}

/** Lists the packages of the scope that the working directory's package depends on, for installs without folders. */
function listDependencies(): string[] {
  try {
    const manifest = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    return names.filter((name) => name.startsWith(`${scope}/`)).map((name) => name.slice(scope.length + 1));
  } catch {
    return [];
  }
}

/** Lists the installed products in alphabetical order: the packages `@yunspec/<product>` that have a `model.json`. */
export function listInstalledProducts(): string[] {
  const names = new Set([...listScopeFolders(), ...listDependencies()]);
  return [...names].filter((name) => resolveModel(name) !== undefined).sort();
}

/** Reads the models of products, by default of all that are installed. Products that are not installed are skipped. */
export function installedModels(products: readonly string[] = listInstalledProducts()): Model[] {
  return products.flatMap((product) => {
    const path = resolveModel(product);
    return path === undefined ? [] : [readModel(readFileSync(path, 'utf8'), { from: path, product })];
  });
}
