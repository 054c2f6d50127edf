import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Model, readModel } from '@yunspec/model';

const scope = '@yunspec';

/** Creates the functions that resolve packages as Node.js does, from the working directory and then from this file. */
const createResolvers = (): NodeJS.Require[] =>
  [join(process.cwd(), 'package.json'), import.meta.url].map((place) => createRequire(place));

/** Finds the model of a product. Returns undefined for a package that has none, or is not installed. */
function findModel(product: string): string | undefined {
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

/** Lists the installed products: the packages `@yunspec/<product>` that have a `model.json`. */
export function listInstalled(): string[] {
  const folders = createResolvers().flatMap((resolver) => resolver.resolve.paths(scope) ?? []);
  const names = new Set(folders.flatMap((folder) => listFolder(join(folder, scope))));
  return [...names].filter((name) => findModel(name) !== undefined).sort();
}

/** Reads the model of an installed product. Returns undefined if it is not installed. */
export function readInstalled(product: string): Model | undefined {
  const path = /^[a-z0-9-]+$/.test(product) ? findModel(product) : undefined;
  return path === undefined ? undefined : readModel(readFileSync(path, 'utf8'), { from: path, product });
}
