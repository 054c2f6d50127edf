import { computeOnce, isDocumentedEndpoint, type Model } from '@yunspec/model';
import { isObject } from '@yunspec/runtime/check';
import type { Members } from '../paths.js';
import type { Product } from '../product.js';

/** Returns whether a text is the host of a documented endpoint. */
const isDocumentedHost = (model: Model, text: unknown): boolean =>
  typeof text === 'string' &&
  URL.canParse(`https://${text}`) &&
  isDocumentedEndpoint(model, new URL(`https://${text}`));

/** The operations whose answers show resources with a documented host in them. */
const listNaming = computeOnce(
  ({ model }: Product): ReadonlySet<string> =>
    new Set(
      model.resources
        .filter(({ seed = [] }) =>
          seed.some((one) => Object.values(one).some((value) => isDocumentedHost(model, value))),
        )
        .flatMap(({ operations = {} }) => Object.keys(operations)),
    ),
);

function replaceHosts(model: Model, value: unknown, host: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceHosts(model, item, host));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceHosts(model, inner, host)]));
  return isDocumentedHost(model, value) ? host : value;
}

/**
 * Puts the address at which the cloud was called in place of the documented hosts in an answer: a caller that follows
 * them, such as a gateway, stays in this cloud. A call to a documented host is answered as documented.
 */
export function nameOwnAddress(product: Product, operation: string, answer: Members, host: string): Members {
  const { model } = product;
  if (!listNaming(product).has(operation) || isDocumentedHost(model, host)) return answer;
  return replaceHosts(model, answer, host) as Members;
}
