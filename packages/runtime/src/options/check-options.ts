import type { CallOptions } from '../call/call.js';
import type { ValidateOptions } from '../check/levels.js';
import { findNearest } from '../check/nearest.js';
import type { ClientOptions, Hooks } from '../client.js';
import { ConfigurationError } from '../errors.js';
import { isObject } from '../object.js';
import type { PaginateOptions } from '../paginate.js';
import type { WaitOptions } from '../wait/waiter.js';
import { checkShape, type OptionKind } from './check-shape.js';

/** The types of each option, such as `string or object`. Those of type `any` are checked where they are used. */
type OptionTypes<Options> = { readonly [Name in keyof Required<Options>]: string };

/** Merges tables of options. A function, because bundlers keep unused tables with a spread in them. */
const mergeTypes = <First, Second>(first: OptionTypes<First>, second: OptionTypes<Second>) => ({ ...first, ...second });

const shared: OptionTypes<
  Pick<ClientOptions & CallOptions, 'endpoint' | 'headers' | 'retry' | 'timeout' | 'validate'>
> = {
  endpoint: 'string or object',
  headers: 'object or array',
  retry: 'object or null',
  timeout: 'number or object or null',
  validate: 'string or object',
};

const client: OptionTypes<ClientOptions> = /* @__PURE__ */ mergeTypes(shared, {
  allowInsecure: 'boolean',
  credentials: 'any',
  describe: 'function',
  fetch: 'function',
  format: 'object',
  hooks: 'object',
  maxResponseBytes: 'any',
  maxSockets: 'any',
  outputs: 'object',
  protocol: 'object',
  rateLimit: 'object or boolean',
  region: 'string',
});

const call: OptionTypes<CallOptions> = /* @__PURE__ */ mergeTypes(shared, {
  extra: 'object',
  signal: 'object or null',
});

const pages: OptionTypes<PaginateOptions> = /* @__PURE__ */ mergeTypes(call, { maxPages: 'any' });

const wait: OptionTypes<WaitOptions> = /* @__PURE__ */ mergeTypes(call, {
  maxDelay: 'any',
  maxWait: 'any',
  minDelay: 'any',
});

const validate: OptionTypes<ValidateOptions> = { level: 'any', skip: 'array' };

const hooks: OptionTypes<Hooks> = {
  onRequest: 'function',
  onResponse: 'function',
  onDrift: 'function',
  onIssues: 'function',
  onRetry: 'function',
  onFinish: 'function',
};

const typesByKind: Readonly<Record<OptionKind, Readonly<Record<string, string>>>> = {
  client,
  call,
  pages,
  wait,
  validate,
  hooks,
};

/** The functions that some options must have, because a call would fail without them. */
const functions: Readonly<Record<string, string>> = {
  format: 'read',
  outputs: 'findDrift',
  protocol: 'request',
  rateLimit: 'take',
};

const lacksFunction = (name: string, value: unknown): boolean =>
  isObject(value) && Object.hasOwn(functions, name) && typeof value[functions[name] ?? ''] !== 'function';

/** Returns the type of a value. Its text may be secret, so messages only contain its type. */
function getType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const ownCredentials = 'credentials: { accessKeyId, accessKeySecret }';

/** Options of other SDKs, and what to write instead. */
const foreignOptions: Readonly<Record<string, string>> = {
  accessKeyId: ownCredentials,
  accessKeySecret: ownCredentials,
  secretAccessKey: ownCredentials,
  securityToken: 'credentials: { accessKeyId, accessKeySecret, securityToken }',
  maxRetries: 'retry: { retries }',
  maxAttempts: 'retry: { retries }',
  autoretry: 'retry: { retries }',
  readTimeout: 'timeout: { attempt }',
  connectTimeout: 'timeout: { attempt }',
  requestTimeout: 'timeout: { attempt }',
  regionId: 'region',
  httpProxy: 'the environment: HTTP_PROXY and NODE_USE_ENV_PROXY',
  httpsProxy: 'the environment: HTTPS_PROXY and NODE_USE_ENV_PROXY',
};

/** Describes the option that was probably meant, in brackets. */
function suggestOption(name: string, names: readonly string[]): string {
  if (Object.hasOwn(foreignOptions, name)) return ` (write ${foreignOptions[name]})`;
  const nearest = findNearest(name, names);
  return nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
}

/** Returns what is wrong with one option, if anything is. */
function findProblem(types: Readonly<Record<string, string>>, name: string, value: unknown): string | undefined {
  const names = Object.keys(types);
  const expected = Object.hasOwn(types, name) ? (types[name] ?? '') : undefined;
  if (expected === undefined) {
    return `there is no option ${name}${suggestOption(name, names)}. Known: ${names.join(', ')}`;
  }
  const type = getType(value);
  const isRight = value === undefined || expected === 'any' || expected.split(' or ').includes(type);
  if (!isRight) return `${name} must be of type ${expected}, not ${type}`;
  return lacksFunction(name, value) ? `${name} must have a function ${functions[name]}` : undefined;
}

/** Checks the name and the type of each option. Throws a `ConfigurationError` if one is wrong. */
export function checkOptions(subject: string, options: object, kind: OptionKind): void {
  checkShape(subject, options);
  for (const [name, value] of Object.entries(options)) {
    const problem = findProblem(typesByKind[kind], name, value);
    if (problem !== undefined) throw new ConfigurationError(`${subject}: ${problem}`);
  }
}
