import { readFileSync } from 'node:fs';
import { type Model, readModel } from '@yunspec/model';

/** Loads the model of a product's package. */
export const loadModel = (product: string): Model =>
  readModel(readFileSync(new URL(`../../../${product}/model.json`, import.meta.url), 'utf8'), { product });

export const ecs = loadModel('ecs');
export const eiam = loadModel('eiam');
export const products: readonly Model[] = ['cas', 'ecs', 'ecs-gateway', 'eiam', 'iotda'].map(loadModel);

// biome-ignore lint/suspicious/noExplicitAny: tests change models in every place
export type Changeable = any;

/** Returns a copy of a model that was changed, for a server that does not keep to the documents. */
export function changeModel(model: Model, change: (copy: Changeable) => void): Model {
  const copy = structuredClone(model) as Changeable;
  change(copy);
  return copy as Model;
}

export const findOperation = (model: Changeable, name: string): Changeable =>
  model.operations.find((operation: Changeable) => operation.name === name);

export const findResource = (model: Changeable, name: string): Changeable =>
  model.resources.find(({ resource }: Changeable) => resource === name);
