import { readdirSync, readFileSync } from 'node:fs';
import type { Model, Operation } from '../../src/model.js';

/** The model a product's package carries. */
export const model = (product: string): Model =>
  JSON.parse(readFileSync(new URL(`../../../${product}/model.json`, import.meta.url), 'utf8')) as Model;

export const ecs = model('ecs');
export const cas = model('cas');
export const eiam = model('eiam');
export const gateway = model('ecs-gateway');
export const iotda = model('iotda');
export const all: readonly Model[] = readdirSync(new URL('../../../../specs', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => model(name));

export function operationOf({ operations }: Model, name: string): Operation {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
