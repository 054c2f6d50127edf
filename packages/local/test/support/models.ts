import { readFileSync } from 'node:fs';
import type { Model, OperationModel } from '../../src/model.js';

/** The model a product's package carries. */
export const model = (product: string): Model =>
  JSON.parse(readFileSync(new URL(`../../../${product}/model.json`, import.meta.url), 'utf8')) as Model;

export const ecs = model('ecs');
export const cas = model('cas');
export const eiam = model('eiam');
export const gateway = model('ecs-gateway');
export const iotda = model('iotda');
export const all: readonly Model[] = [ecs, cas, eiam, gateway, iotda];

export function operationOf({ operations }: Model, name: string): OperationModel {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
