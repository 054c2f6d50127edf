import type { OperationModel } from '@yunspec/model';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { Nonces } from '../state/nonces.js';
import { checkPublicParameters } from './check-public-parameters.js';
import type { IncomingRequest } from './incoming.js';
import type { OperationRequest } from './operation-request.js';
import type { RpcCall } from './rpc-call.js';
import { unflatten } from './unflatten.js';

/** Keeps the products that fit, or all of them if none fits. */
function narrow(products: readonly Product[], fits: (product: Product) => boolean): readonly Product[] {
  const kept = products.filter(fits);
  return kept.length === 0 ? products : kept;
}

/** Finds the product of a call by version, then by action, then by host. Returns undefined if no product speaks RPC. */
export function findRpcProduct(
  products: readonly Product[],
  { parameters }: RpcCall,
  host: string,
): Product | undefined {
  const rpcProducts = products.filter(({ model }) => model.protocols.rpc !== undefined);
  const withVersion = narrow(rpcProducts, ({ model }) => model.version === parameters.get('Version'));
  const withAction = narrow(withVersion, ({ operations }) => operations.has(parameters.get('Action') ?? ''));
  return narrow(withAction, ({ hosts }) => hosts.has(host))[0];
}

/** Checks whether to ignore a parameter: the vendor's SDKs send RegionId with every call, documented or not. */
const isIgnored = (operation: OperationModel, name: string): boolean =>
  name === 'RegionId' && !Object.hasOwn(operation.input.properties ?? {}, name);

/** Checks the public parameters of an RPC call, signature included, then reads its input. */
export async function readRpc(
  product: Product,
  { method }: IncomingRequest,
  call: RpcCall,
  settings: Settings,
  nonces: Nonces,
): Promise<OperationRequest> {
  const account = await checkPublicParameters({ product, method, call, settings, nonces });
  const operation = product.operations.get(call.parameters.get('Action') ?? '') as OperationModel;
  const pairs = call.pairs.filter(([name]) => !isIgnored(operation, name));
  return { product, operation, account, input: unflatten(operation.input, pairs) };
}
