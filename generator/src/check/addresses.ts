import type { Context } from './context.js';

/** Finds documented addresses to which credentials would be sent unencrypted. */
export function findInAddresses(context: Context): void {
  const { product, operations } = context.specs;
  const isOpen = (server: string | undefined): boolean => server !== undefined && !server.startsWith('https://');
  if (product !== undefined && isOpen(product.value.protocols?.http?.server))
    context.report(product, ['protocols', 'http', 'server'], 'server-insecure', {});
  for (const file of operations)
    if (isOpen(file.value.http?.server)) context.report(file, ['http', 'server'], 'server-insecure', {});
}
