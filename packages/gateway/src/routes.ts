import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import { getInputSchema } from './request/read-input.js';
import { actions } from './upstream/actions.js';
import { type Place, placeMembers } from './upstream/place-members.js';

/** A route of the document, and the operation of ECS behind it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationModel;
  readonly schema: ValueModel;
  readonly action: Operation;
  readonly places: readonly Place[];
}

function createRoute(operation: OperationModel): Route {
  const { name, http } = operation;
  const action = actions[name];
  if (http === undefined || action === undefined) throw new TypeError(`${name} has no route, or nothing in ECS`);
  const schema = getInputSchema(operation);
  return { method: http.method, path: http.path, operation, schema, action, places: placeMembers(schema, action) };
}

/** Creates the routes of the gateway's model. */
export const createRoutes = ({ operations }: Model): Route[] => operations.map(createRoute);
