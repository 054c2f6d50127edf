import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ModelJson } from './model.js';

/** The products there are packages for. */
export const productNames = ['ecs', 'eiam', 'cas', 'ecs-gateway', 'iotda'] as const;

/** Where packages are looked for: the working directory's first, then beside this one. */
const places = (): string[] => [join(process.cwd(), 'package.json'), import.meta.url];

function pathOf(product: string): string | undefined {
  for (const place of places()) {
    try {
      return createRequire(place).resolve(`@yunspec/${product}/model.json`);
    } catch {
      // not installed there
    }
  }
  return undefined;
}

/** The models of those products whose packages are installed. */
export function installedModels(products: readonly string[] = productNames): ModelJson[] {
  return products.flatMap((product) => {
    const path = pathOf(product);
    return path === undefined ? [] : [JSON.parse(readFileSync(path, 'utf8')) as ModelJson];
  });
}
