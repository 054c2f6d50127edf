import type { Operation } from '../model.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { Asked } from './asked.js';
import type { Incoming } from './incoming.js';
import type { PublicCall } from './public-call.js';
import { checkPublicParameters, type Nonces } from './rpc-parameters.js';
import { unflatten } from './unflatten.js';

/** Those that fit, or all where none does. */
function narrow(products: readonly Product[], fits: (product: Product) => boolean): readonly Product[] {
  const kept = products.filter(fits);
  return kept.length === 0 ? products : kept;
}

/** The product a call is for: by version, then by action, then by host. Undefined where no product speaks RPC. */
export function productOfRpc(
  products: readonly Product[],
  { parameters }: PublicCall,
  host: string,
): Product | undefined {
  const speaking = products.filter(({ model }) => model.protocols.rpc !== undefined);
  const ofVersion = narrow(speaking, ({ model }) => model.version === parameters.get('Version'));
  const ofAction = narrow(ofVersion, ({ operations }) => operations.has(parameters.get('Action') ?? ''));
  return narrow(ofAction, ({ hosts }) => hosts.has(host))[0];
}

/** SDKs of the vendor send RegionId with every call, so it is no unknown parameter anywhere. */
const isOwn = (operation: Operation, name: string): boolean =>
  name !== 'RegionId' || Object.hasOwn(operation.input.properties ?? {}, name);

/** Reads an RPC call once its public parameters, signature included, are in order. */
export async function readRpc(
  product: Product,
  { method }: Incoming,
  call: PublicCall,
  settings: Settings,
  nonces: Nonces,
): Promise<Asked> {
  await checkPublicParameters({ product, method, call, settings, nonces });
  const operation = product.operations.get(call.parameters.get('Action') ?? '') as Operation;
  const pairs = call.pairs.filter(([name]) => isOwn(operation, name));
  return { product, operation, input: unflatten(operation.input, pairs) };
}
