import type { IncomingRequest, Pairs } from './incoming.js';

/** The member that holds the ID of the access key, for products with credentials inside the request. */
const keyMember = 'accessKeyId';

/** Names the key in a query that begins with its value alone, as one command of the gateway's document does. */
function nameKey(pairs: Pairs): Pairs {
  const [first, ...others] = pairs;
  if (first === undefined || first[1] !== '' || pairs.some(([name]) => name === keyMember)) return pairs;
  return [[keyMember, first[0]], ...others];
}

/** Names the key in a request for a product with credentials inside the request. */
export const nameCredentials = (incoming: IncomingRequest): IncomingRequest => ({
  ...incoming,
  pairs: nameKey(incoming.pairs),
});

/** Reads the access key ID that is a member of the input: a parameter, or a member of the JSON body. */
export function readAccessKeyId({ pairs, body }: IncomingRequest): string {
  const [, text] = pairs.find(([name]) => name === keyMember) ?? [];
  return text ?? /"accessKeyId"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
}
