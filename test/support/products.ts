import { existsSync, readdirSync } from 'node:fs';

const packages = new URL('../../packages/', import.meta.url);

/** The generated packages. */
export const products: readonly string[] = readdirSync(packages)
  .filter((name) => existsSync(new URL(`${name}/model.json`, packages)))
  .sort();
