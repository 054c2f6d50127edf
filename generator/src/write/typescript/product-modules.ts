import type { Model, OperationModel, RawError } from '../../model/model.js';
import { byCodeUnit, camel, kebab } from '../names.js';
import { jsdoc } from './docs.js';
import { hasPermissions } from './fact-modules.js';
import { literal, unionOf } from './literal.js';
import { type Import, renderModule } from './module.js';
import { describeSource, methodDoc } from './operation-doc.js';
import { declareType, errorCodes } from './operation-module.js';
import { listDeclaredShapes, printType } from './types.js';
import { type WaiterModel, waitersOf } from './waiters.js';

const operationFile = (name: string): string => `./operations/${kebab(name)}.js`;

/** The data types that answers share. */
export function shapesModule(model: Model): string {
  return renderModule({
    source: `specs/${model.product}/shapes`,
    imports: [],
    statements: listDeclaredShapes(model).map(([name, { shape: _, ...shape }]) =>
      declareType(name, printType(shape, 'output'), [
        shape.description ?? name,
        ...(shape.docs === undefined ? [] : ['', describeSource(model, shape.docs)]),
      ]),
    ),
  });
}

type Retry = NonNullable<RawError['retry']> | 'never';

/** Codes after which trying again makes sense, and codes of a server's status that nevertheless say something lasting. */
function retryTable(model: Model): Record<string, Retry> {
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
function protocolCalls({ protocols: { rpc, http } }: Model): ProtocolCall[] {
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

/** What the runtime has to know about the product. */
export function productModule(model: Model): string {
  const protocols = protocolCalls(model);
  const { base, most } = model.retry;
  const data = {
    name: model.product,
    client: `${model.className}Client`,
    version: model.version,
    endpoints: model.endpoints,
    regions: model.regions,
    retry: retryTable(model),
    ...(base === undefined && most === undefined
      ? {}
      : { retries: { ...(base === undefined ? {} : { base }), ...(most === undefined ? {} : { retries: most }) } }),
    ...(model.envelope === undefined ? {} : { envelope: { body: model.envelope.body } }),
  };
  const { requestsPerSecond } = model.limits;
  const lines = Object.entries(data).map(([word, value]) => `  ${word}: ${literal(value, '  ')},`);
  const calls = protocols.map(({ text }) => `/* @__PURE__ */ ${text}`).join(', ');
  const made = [
    `protocols: [${calls}],`,
    ...(requestsPerSecond === undefined
      ? []
      : [`rateLimit: /* @__PURE__ */ tokenBucket(${literal({ perSecond: requestsPerSecond })}),`]),
  ];
  const values = [
    ...protocols.flatMap(({ names }) => names),
    ...(requestsPerSecond === undefined ? [] : ['tokenBucket']),
  ];
  const region = model.regions.length === 0 ? 'string' : unionOf(model.regions);
  return renderModule({
    source: `specs/${model.product}/product.yaml`,
    imports: [{ from: '@yunspec/runtime', values: [...new Set(values)], types: ['Product'] }],
    statements: [
      `${jsdoc(['The regions the document names. Others are accepted along with an `endpoint`.'])}export type ${model.className}Region = ${region};`,
      `${jsdoc([`${model.title}, ${model.version}.`])}export const product: Product = {\n${[...lines, ...made.map((line) => `  ${line}`)].join('\n')}\n};`,
    ],
  });
}

const byFile = (
  operations: readonly OperationModel[],
  names: (operation: OperationModel) => Omit<Import, 'from'>,
): Import[] => operations.map((operation) => ({ from: operationFile(operation.name), ...names(operation) }));

const optional = (operation: OperationModel): string => ((operation.input.required ?? []).length === 0 ? ' = {}' : '');

function methods(model: Model, operation: OperationModel): string[] {
  const { name, pagination } = operation;
  const input = `input: ${name}Input${optional(operation)}`;
  const single = `${jsdoc(methodDoc(model, operation))}${camel(name)}(${input}, options?: CallOptions): Promise<${name}Output> {
  return ${camel(name)}(this, input, options);
}`;
  if (pagination === undefined) return [single];
  return [
    single,
    `${jsdoc([`Walks every page of {@link ${camel(name)}}: item by item, or answer by answer with \`pages()\`.`])}paginate${name}(${input}, options?: PaginateOptions): ReturnType<typeof paginate${name}> {
  return paginate${name}(this, input, options);
}`,
  ];
}

const waiterMethod = (
  waiter: WaiterModel,
): string => `${jsdoc(waiter.doc)}waitUntil${waiter.name}(input: ${waiter.poll}Input, options: WaitOptions): Promise<${waiter.poll}Output | undefined> {
  return waitUntil${waiter.name}(this, input, options);
}`;

/** The client: one method for each operation, paginator and waiter. */
export function clientModule(model: Model): string {
  const waiters = waitersOf(model);
  const { className } = model;
  const listing = model.operations.some((operation) => operation.pagination !== undefined);
  const body = [
    `constructor(options: ClientOptions<${className}Region> = {}) {\n  super(product, { ...options, describe: options.describe ?? describeIssue });\n}`,
    ...model.operations.flatMap((operation) => methods(model, operation)),
    ...waiters.map(waiterMethod),
  ].join('\n\n');
  const doc = [
    `${model.title} (${model.vendor}), API version ${model.version}.`,
    '',
    model.description,
    '',
    'Every method is a function of its own as well; import those where size matters.',
  ];
  return renderModule({
    source: `specs/${model.product}`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['ServiceClient', 'describeIssue'],
        types: [
          'CallOptions',
          'ClientOptions',
          ...(listing ? ['PaginateOptions'] : []),
          ...(waiters.length > 0 ? ['WaitOptions'] : []),
        ],
      },
      ...byFile(model.operations, ({ name, pagination }) => ({
        values: [camel(name), ...(pagination === undefined ? [] : [`paginate${name}`])],
        types: [`${name}Input`, `${name}Output`],
      })),
      { from: './product.js', values: ['product'], types: [`${className}Region`] },
      ...(waiters.length === 0
        ? []
        : [{ from: './waiters.js', values: waiters.map((waiter) => `waitUntil${waiter.name}`) }]),
    ],
    statements: [
      `${jsdoc(doc)}export class ${className}Client extends ServiceClient<${className}Region> {\n${body.replace(/^(?=.)/gm, '  ')}\n}`,
      `${jsdoc([`A client without methods, for the standalone functions: bundlers then keep only what is called.`])}export function create${className}(options: ClientOptions<${className}Region> = {}): ServiceClient<${className}Region> {
  return new ServiceClient(product, options);
}`,
    ],
  });
}

/** The product's error codes, and a guard that narrows to them. */
export function errorsModule(model: Model): string {
  const common = [...new Set([...model.commonErrors, ...model.serverErrors].map((row) => row.code))].sort(byCodeUnit);
  const own = [...new Set(model.operations.flatMap(errorCodes))]
    .filter((code) => !common.includes(code))
    .sort(byCodeUnit);
  const { className } = model;
  return renderModule({
    source: `specs/${model.product}/errors.yaml`,
    imports: [{ from: '@yunspec/runtime', values: ['ServiceError'] }],
    statements: [
      `${jsdoc(['Codes that any operation may answer.'])}export type ${className}CommonErrorCode = ${unionOf(common)};`,
      `${jsdoc(['Every code the document lists. The service may answer others too.'])}export type ${className}ErrorCode =\n  | ${className}CommonErrorCode${own.map((code) => `\n  | ${literal(code)}`).join('')};`,
      `${jsdoc([`Whether a thrown value is an error answer of the service, and of a certain code where one is given.`, `What the document says of it, cause and remedy, {@link explain${className}Error} knows.`, '', '@example', `if (is${className}Error(error, '${own[0] ?? common[0] ?? 'InternalError'}')) console.log(error.requestId);`])}export function is${className}Error(error: unknown): error is ServiceError<${className}ErrorCode>;
export function is${className}Error<Code extends ${className}ErrorCode | (string & {})>(error: unknown, code: Code): error is ServiceError<Code> & { readonly code: Code };
export function is${className}Error(error: unknown, code?: string): boolean {
  return error instanceof ServiceError && error.product === ${literal(model.product)} && (code === undefined || error.code === code);
}`,
    ],
  });
}

/** What the package exports; every name stands here. */
export function indexModule(model: Model): string {
  const waiters = waitersOf(model);
  const { className } = model;
  const line = (from: string, names: readonly string[]): string =>
    `export { ${[...names].sort((a, b) => byCodeUnit(a.replace('type ', ''), b.replace('type ', ''))).join(', ')} } from '${from}';`;
  const operations = model.operations.map(({ name, pagination }) =>
    line(operationFile(name), [
      camel(name),
      name,
      ...(pagination === undefined ? [] : [`paginate${name}`]),
      `type ${name}Input`,
      `type ${name}Output`,
      `type ${name}ErrorCode`,
    ]),
  );
  const shapes = listDeclaredShapes(model).map(([name]) => name);
  const runtimeValues = [
    // RPC can be signed either way; version 1.0 is the documented one, and what is not asked for costs nothing
    ...(model.protocols.rpc === undefined ? [] : ['acs3']),
    'AbortError',
    'AuthError',
    'ConfigurationError',
    'ConnectionError',
    'CredentialsError',
    'describeIssue',
    'issueKey',
    'prepare',
    'ResponseError',
    'responseOf',
    'ServiceError',
    'ThrottlingError',
    'TimeoutError',
    'tokenBucket',
    'underlyingOf',
    'ValidationError',
    'WaiterError',
    'YunspecError',
  ];
  const runtimeTypes = [
    'CallOptions',
    'ClientOptions',
    'CredentialsSource',
    'ErrorCause',
    'Hooks',
    'HttpRequest',
    'HttpResponse',
    'Issue',
    'PaginateOptions',
    'Paginator',
    'RateLimiter',
    'ServiceClient',
    'WaitOptions',
  ];
  return renderModule({
    source: `specs/${model.product}`,
    imports: [],
    statements: [
      line('./client.js', [`${className}Client`, `create${className}`]),
      line('./errors.js', [`is${className}Error`, `type ${className}CommonErrorCode`, `type ${className}ErrorCode`]),
      line('./explain.js', [`explain${className}Error`]),
      ...operations,
      line('./product.js', ['product', `type ${className}Region`]),
      ...(hasPermissions(model) ? [line('./ram-policy.js', ['ramPolicy', `type ${className}RamAction`])] : []),
      ...(shapes.length === 0
        ? []
        : [
            line(
              './shapes.js',
              shapes.map((name) => `type ${name}`),
            ),
          ]),
      ...(waiters.length === 0
        ? []
        : [
            line(
              './waiters.js',
              waiters.map((waiter) => `waitUntil${waiter.name}`),
            ),
          ]),
      line('@yunspec/runtime', [...runtimeValues, ...runtimeTypes.map((name) => `type ${name}`)]),
    ],
  });
}
