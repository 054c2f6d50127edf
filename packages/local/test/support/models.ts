import { readdirSync, readFileSync } from 'node:fs';
import { type Model, type OperationModel, readModel } from '@yunspec/model';

/** Loads the model in a product's package. */
export const loadModel = (product: string): Model =>
  readModel(readFileSync(new URL(`../../../${product}/model.json`, import.meta.url), 'utf8'), { product });

export const ecs = loadModel('ecs');
export const cas = loadModel('cas');
export const eiam = loadModel('eiam');
export const gateway = loadModel('ecs-gateway');
export const iotda = loadModel('iotda');
export const all: readonly Model[] = readdirSync(new URL('../../../../specs', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => loadModel(name));

export function findOperation({ operations }: Model, name: string): OperationModel {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
