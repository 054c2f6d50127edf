import { readdirSync, readFileSync } from 'node:fs';
import { type Model, type OperationModel, readModel } from '@yunspec/model';
import type casModel from '../../../cas/model.cjs';
import type ecsModel from '../../../ecs/model.cjs';

/** Loads the model in a product's package. */
export const loadModel = (product: string): Model =>
  readModel(readFileSync(new URL(`../../../${product}/model.json`, import.meta.url), 'utf8'), { product });

// the types of an import of model.json
export const ecs = loadModel('ecs') as Model & typeof ecsModel;
export const cas = loadModel('cas') as Model & typeof casModel;
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
