import type { Operation } from '../model.js';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';
import type { Settings } from '../settings.js';
import type { Incoming, Pairs } from './incoming.js';
import { checkPublicParameters, type Nonces, publicParameters } from './rpc-parameters.js';
import { unflatten } from './unflatten.js';

/** What a request asks for. */
export interface Asked {
  readonly product: Product;
  readonly operation: Operation;
  readonly input: Members;
}

const first = (pairs: Pairs): Map<string, string> => new Map([...pairs].reverse());

/** Whether a request is of the RPC protocol: it goes to the root, or names an Action. */
export const isRpc = ({ path, pairs }: Incoming): boolean => path === '' || pairs.some(([name]) => name === 'Action');

/** The product a call is for: by version, then by action, then by host. Undefined where no product speaks RPC. */
export function productOfRpc(products: readonly Product[], { pairs, host }: Incoming): Product | undefined {
  const parameters = first(pairs);
  const narrow = (among: readonly Product[], fits: (product: Product) => boolean): readonly Product[] => {
    const kept = among.filter(fits);
    return kept.length === 0 ? among : kept;
  };
  const speaking = products.filter(({ model }) => model.protocols.rpc !== undefined);
  const ofVersion = narrow(speaking, ({ model }) => model.version === parameters.get('Version'));
  const ofAction = narrow(ofVersion, ({ operations }) => operations.has(parameters.get('Action') ?? ''));
  return narrow(ofAction, ({ hosts }) => hosts.has(host))[0];
}

/** SDKs of the vendor send RegionId with every call, so it is no unknown parameter anywhere. */
const isOwn = (operation: Operation, name: string): boolean =>
  !publicParameters.has(name) && (name !== 'RegionId' || Object.hasOwn(operation.input.properties ?? {}, name));

/** Reads an RPC call once its public parameters, signature included, are in order. */
export async function readRpc(product: Product | undefined, incoming: Incoming, settings: Settings, nonces: Nonces): Promise<Asked> {
  const parameters = first(incoming.pairs);
  await checkPublicParameters({ product, incoming, parameters, settings, nonces });
  const known = product as Product;
  const operation = known.operations.get(parameters.get('Action') ?? '') as Operation;
  const pairs = incoming.pairs.filter(([name]) => isOwn(operation, name));
  return { product: known, operation, input: unflatten(operation.input, pairs) };
}
