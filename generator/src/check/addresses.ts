import { suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import type { Context } from './context.js';

const loopback = /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?(?:\/|$)/;

const isAddress = (address: string): boolean =>
  /^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/i.test(address) && URL.canParse(address);

/** Reports an address that is none, or to which credentials would be sent unencrypted. */
function findInAddress(context: Context, file: SpecFile, path: KeyPath, address: string | undefined): void {
  if (address === undefined) return;
  if (!isAddress(address)) {
    const bare = address.trim().replace(/^(?:[a-z]+:\/*|\/+)/i, '');
    const hint = /^[\w.-]+(?::\d+)?(?:\/|$)/.test(bare) ? ` (did you mean 'https://${bare}'?)` : '';
    context.report(file, path, 'endpoint-form', { address, hint });
  } else if (!address.startsWith('https://')) context.report(file, path, 'server-insecure', {});
}

/** Finds documented addresses that cannot be called, or to which credentials would be sent unencrypted. */
export function findInAddresses(context: Context): void {
  const { product, operations } = context.specs;
  if (product !== undefined) {
    const { endpoints, protocols, showcase } = product.value;
    findInAddress(context, product, ['protocols', 'http', 'server'], protocols.http?.server);
    for (const [name, address] of Object.entries(endpoints)) {
      // a gateway on the caller's own machine
      if (!loopback.test(address)) findInAddress(context, product, ['endpoints', name], address);
    }
    const known = [...context.operations.keys()];
    if (showcase !== undefined && !known.includes(showcase) && !context.specs.unread.has('operation')) {
      context.report(product, ['showcase'], 'showcase-unknown', { name: showcase, hint: suggestWord(showcase, known) });
    }
  }
  for (const file of operations) findInAddress(context, file, ['http', 'server'], file.value.http?.server);
}
