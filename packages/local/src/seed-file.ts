import { readFile } from 'node:fs/promises';
import { isObject } from '@yunspec/runtime/check';
import type { Seed } from './control/seed.js';

/** Parses the text of a file. `yaml` is loaded only for files that are not JSON. */
async function parse(path: string, text: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(text);
  const { parse: parseYaml } = await import('yaml');
  return parseYaml(text);
}

/**
 * Reads a seed from a file: JSON if its name ends so, else YAML. Rejects with a TypeError that names the file if it
 * cannot be read or holds no mapping; what is in the mapping is checked when it is used.
 */
export async function readSeed(path: string): Promise<Seed> {
  try {
    const value = await parse(path, await readFile(path, 'utf8'));
    if (isObject(value)) return value as Seed;
  } catch (error) {
    throw new TypeError(`The seed ${path} cannot be read: ${(error as Error).message.split('\n')[0]}`, {
      cause: error,
    });
  }
  throw new TypeError(`The seed ${path} must map products to kinds of resources, such as { ecs: { Vpc: [] } }.`);
}
