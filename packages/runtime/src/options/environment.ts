import { readEnvironment } from '#platform';
import type { ClientOptions } from '../client.js';
import { aliyunKeys, type CredentialsKind, huaweiKeys, huaweiToken } from '../credentials/kinds.js';
import { parseEndpoint } from '../endpoint.js';
import type { Product } from '../product.js';

/** The environment variables of a vendor, with `{product}` and `{region}` for their names. */
interface Variables {
  readonly region: string;
  readonly endpoint: string;
}

const aliyun: Variables = { region: 'ALIBABA_CLOUD_REGION_ID', endpoint: 'ALIBABA_CLOUD_{product}_ENDPOINT' };
const huawei: Variables = { region: 'HUAWEICLOUD_SDK_REGION', endpoint: 'HUAWEICLOUD_SDK_REGION_{product}_{region}' };

/** The vendor of credentials is that of the product. */
const variablesByKind: ReadonlyMap<CredentialsKind, Variables> = /* @__PURE__ */ new Map([
  [aliyunKeys, aliyun],
  [huaweiKeys, huawei],
  [huaweiToken, huawei],
]);

const findVariables = ({ protocols }: Product): Variables | undefined =>
  protocols.map(({ credentials }) => variablesByKind.get(credentials)).find((variables) => variables !== undefined);

/** Reads the region. One that the product does not know may be meant for other products. */
function readRegion({ region: name }: Variables, { regions, regionEndpoint }: Product): string | undefined {
  const region = readEnvironment(name);
  const isKnown = regionEndpoint !== undefined || regions.length === 0 || regions.includes(region ?? '');
  return isKnown ? region : undefined;
}

/** Reads the endpoint of a product. The vendors' own clients take it without `https://` as well. */
function readEndpoint(
  { endpoint }: Variables,
  { name, client }: Product,
  { region = '', allowInsecure = false }: ClientOptions,
): URL | undefined {
  const template = endpoint.replace('{product}', name).replace('{region}', region);
  const variable = template.toUpperCase().replaceAll('-', '_');
  const text = readEnvironment(variable);
  if (text === undefined) return undefined;
  return parseEndpoint(`${client}, ${variable}`, text.includes('://') ? text : `https://${text}`, allowInsecure);
}

/** Adds region and endpoint from the environment to options that do not have them. */
export function addEnvironment<Options extends ClientOptions>(product: Product, options: Options): Options {
  const variables = findVariables(product);
  // a region that is no text is refused later, with all other options
  if (variables === undefined || typeof (options.region ?? '') !== 'string') return options;
  const placed = { ...options, region: options.region ?? readRegion(variables, product) };
  return { ...placed, endpoint: options.endpoint ?? readEndpoint(variables, product, placed) };
}
