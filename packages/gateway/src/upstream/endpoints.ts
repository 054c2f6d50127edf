import { isDocumentedEndpoint, type Model } from '@yunspec/model';
import { refuseInput } from '../answer/refusal.js';

/** Returns the endpoint to call for the one that a request names. Throws a refusal if it must not be called. */
export type EndpointPolicy = (given: string | undefined) => URL;

/** Parses an endpoint. The document writes hosts; of those, plain HTTP is tried too, for endpoints that are configured. */
const parse = (text: string): URL[] =>
  (text.includes('://') ? [text] : [`https://${text}`, `http://${text}`]).flatMap((one) =>
    URL.canParse(one) ? [new URL(one)] : [],
  );

/** Parses an endpoint from the options of the gateway. */
function parseAllowed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:\/\/[^/@]+\/[^?#]*$/.test(url.href)) return url;
  throw new TypeError(
    'An allowed endpoint must be an address such as https://host or http://127.0.0.1:9000, without user name, query or fragment',
  );
}

/**
 * Creates the policy: requests may name the documented hosts of ECS and the allowed endpoints, nothing else. A request
 * that names none is for the first allowed endpoint, else for the default endpoint of ECS.
 */
export function createEndpointPolicy(ecs: Model, allowed: readonly string[]): EndpointPolicy {
  const configured = allowed.map(parseAllowed);
  const isAllowed = (url: URL): boolean =>
    isDocumentedEndpoint(ecs, url) || configured.some(({ href }) => href === url.href);
  const fallback = configured[0] ?? new URL(ecs.endpoints.default ?? '');
  return (given) => {
    if (given === undefined) return fallback;
    const url = parse(given).find(isAllowed);
    if (url === undefined)
      throw refuseInput('endpoint must be a documented host of ECS, such as ecs.cn-beijing.aliyuncs.com.');
    return url;
  };
}
