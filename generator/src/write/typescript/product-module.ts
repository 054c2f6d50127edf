import type { Model, RawError } from '../model.js';
import { declareAlias, declareConstant } from './declare.js';
import { Code, literal, printUnion } from './literal.js';
import type { ModuleText } from './module.js';

type Retry = NonNullable<RawError['retry']> | 'never';

/** Returns the codes to retry after, and those with a server's status (5xx) that a retry cannot help. */
function makeRetryTable(model: Model): Record<string, Retry> {
  const rows = [
    ...model.commonErrors,
    ...model.serverErrors,
    ...model.operations.flatMap((operation) => operation.errors),
  ];
  const reason = ({ retry, http = 0, kind }: RawError): Retry | undefined =>
    retry ?? (http >= 500 && kind !== undefined && kind !== 'server' ? 'never' : undefined);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const found = reason(row);
      return found === undefined ? [] : [[row.code, found] as const];
    }),
  );
}

/** The runtime's name for each way a spec says requests are authorized. */
const authorizers: Readonly<Record<string, string>> = {
  bearer: 'bearer',
  token: 'authToken',
  'huawei-ak-sk': 'huaweiKey',
  'in-request': 'inRequest',
};

interface ProtocolCall {
  readonly names: readonly string[];
  readonly text: string;
}

/** The protocols, as calls of the runtime. */
function listProtocolCalls({ protocols: { rpc, http } }: Model): ProtocolCall[] {
  const rpcCalls = rpc === undefined ? [] : [{ names: ['rpc'], text: `rpc(${literal({ method: rpc.method })})` }];
  const httpCalls = (http?.auth ?? []).flatMap((kind) => {
    const authorizer = authorizers[kind];
    if (authorizer === undefined) return [];
    const rest = Object.entries({ path: http?.path, server: http?.server }).flatMap(([word, text]) =>
      text === undefined ? [] : [`, ${word}: ${literal(text)}`],
    );
    return [{ names: ['http', authorizer], text: `http({ auth: ${authorizer}${rest.join('')} })` }];
  });
  return [...rpcCalls, ...httpCalls];
}

/** The fields of the product that are data. */
function makeProductData(model: Model): Record<string, unknown> {
  const { base, most } = model.retry;
  const retries = { ...(base === undefined ? {} : { base }), ...(most === undefined ? {} : { retries: most }) };
  return {
    name: model.product,
    client: `${model.className}Client`,
    version: model.version,
    endpoints: model.endpoints,
    regions: model.regions,
    ...(model.regionEndpoint === undefined ? {} : { regionEndpoint: model.regionEndpoint }),
    retry: makeRetryTable(model),
    ...(Object.keys(retries).length === 0 ? {} : { retries }),
    ...(model.envelope === undefined ? {} : { envelope: { body: model.envelope.body } }),
  };
}

/** The product as the runtime needs to know it. */
export function makeProductModule(model: Model): ModuleText {
  const protocols = listProtocolCalls(model);
  const { requestsPerSecond } = model.limits;
  const isLimited = requestsPerSecond !== undefined;
  const bucket = `/* @__PURE__ */ tokenBucket(${literal({ perSecond: requestsPerSecond })})`;
  const fields = [
    ...Object.entries(makeProductData(model)).map(
      ([name, value]) => `${name}: ${literal(value, '  ', name.length + 2)}`,
    ),
    `protocols: ${literal(
      protocols.map(({ text }) => new Code(`/* @__PURE__ */ ${text}`)),
      '  ',
      'protocols: '.length,
    )}`,
    ...(isLimited ? [`rateLimit: ${bucket}`] : []),
  ];
  const values = [...protocols.flatMap(({ names }) => names), ...(isLimited ? ['tokenBucket'] : [])];
  return {
    source: `specs/${model.product}/product.yaml`,
    imports: [{ from: '@yunspec/runtime', values: [...new Set(values)], types: ['Product'] }],
    statements: [
      declareAlias(`${model.className}Region`, model.regions.length === 0 ? 'string' : printUnion(model.regions), [
        model.regionEndpoint === undefined
          ? 'The regions the document names. Others are accepted along with an `endpoint`.'
          : `The regions the document names. Others are called at \`${model.regionEndpoint}\`.`,
      ]),
      declareConstant('product', 'Product', `{\n${fields.map((field) => `  ${field},\n`).join('')}}`, [
        `${model.title}, ${model.version}.`,
      ]),
    ],
  };
}
