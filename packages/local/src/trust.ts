/** The part of an HTTP request that shows whether a web page of another site sent it. */
export interface Sender {
  readonly method: string;
  readonly path: string;
  /** The host that the request names, with its port. */
  readonly host: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** Names of this machine and of containers, which no web page can register. */
const localNames = [/^localhost$/, /\.localhost$/, /^host\.docker\.internal$/, /^[\w-]+$/];
const addresses = [/^\d+\.\d+\.\d+\.\d+$/, /^\[[\d:.a-f]+\]$/];

const getName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Checks whether a host name is local, an address, or in one of the vendors' domains. */
function isTrustedHost(host: string, domains: readonly string[]): boolean {
  const name = getName(host);
  return (
    [...localNames, ...addresses].some((pattern) => pattern.test(name)) ||
    domains.some((domain) => name === domain || name.endsWith(`.${domain}`))
  );
}

/** Returns the domain of a host name: its last two labels. */
export const getDomain = (host: string): string => getName(host).split('.').slice(-2).join('.');

/** Checks whether a request only reads the status page, which any page may have a link to. */
const isVisit = ({ method, path, headers }: Sender): boolean =>
  method === 'GET' && path.startsWith('/_yunspec') && headers.get('sec-fetch-mode') === 'navigate';

/**
 * Returns the reason to refuse a request, if there is one. A web page must not be able to use a local cloud: neither
 * under a name of its own that leads to this machine (DNS rebinding), nor from another origin, unless `cors` names it.
 */
export function findDistrust(sender: Sender, domains: readonly string[], cors: readonly string[]): string | undefined {
  const { host, headers } = sender;
  if (!isTrustedHost(host, domains))
    return `The host ${host} is neither this machine nor a host of the products. A web page may have sent the request.`;
  const origin = headers.get('origin');
  if (origin !== null) {
    if (origin === `http://${host}` || cors.includes(origin)) return undefined;
    return `The page at ${origin} is not allowed to send requests. Start the server with --cors ${origin} to allow it.`;
  }
  // images, links and simple forms have no origin, but browsers say where they stand
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (site === 'none' || site === 'same-origin' || isVisit(sender)) return undefined;
  return 'The page of another site is not allowed to send requests.';
}
