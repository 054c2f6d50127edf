import { createRequire } from 'node:module';
import { type Model, readModel } from '@yunspec/model';

const requireJson = createRequire(import.meta.url);

/** Reads the model of a product. */
const read = (product: string): Model => readModel(requireJson(`@yunspec/${product}/model.json`), { product });

/** Reads the model of the gateway: its routes, their inputs and their outputs. */
export const readGatewayModel = (): Model => read('ecs-gateway');

/** Reads the model of ECS: its endpoints and error codes. */
export const readEcsModel = (): Model => read('ecs');

/** Reads the OpenAPI document of the gateway's routes. */
export const readOpenApi = (): object => requireJson('@yunspec/ecs-gateway/openapi.json') as object;
