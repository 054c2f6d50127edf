import type { Model } from './model.js';

/**
 * The version of the format of `model.json` that the generator writes. It grows when older readers would misread a model.
 * Since 2, a limit without a stability is what its keyword is by itself (`getStability`); in format 1 it was closed.
 */
export const modelFormat = 2;
/** The oldest format that is read. Who asks how firm a limit is looks at `Model.format`; all else is the same. */
const oldestFormat = 1;

/**
 * Thrown for data that is not a model which this package can read. The message says what the data is, and what to do.
 */
export class ModelError extends TypeError {
  override readonly name = 'ModelError';
}

type Data = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): boolean => typeof value === 'string';

const isListOf =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isItem);

const isMapOf =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    isObject(value) && Object.values(value).every(isItem);

function hasMembers(members: Readonly<Record<string, (value: unknown) => boolean>>): (value: unknown) => boolean {
  const tests = Object.entries(members);
  return (value) => isObject(value) && tests.every(([name, isRight]) => isRight(value[name]));
}

const isValue = hasMembers({ type: isString });
const isErrorRow = hasMembers({ code: isString, cause: isString });
const isResource = hasMembers({ resource: isString, identity: hasMembers({ member: isString }) });
const isOperation = hasMembers({
  name: isString,
  summary: isString,
  safe: (value) => typeof value === 'boolean',
  input: isValue,
  output: isValue,
  errors: isListOf(isErrorRow),
  permissions: isListOf(hasMembers({ resource: isString })),
  examples: isListOf(isObject),
});

/** The members that every model has, each with its test. */
const modelMembers: Readonly<Record<Exclude<RequiredKeys<Model>, 'format'>, (value: unknown) => boolean>> = {
  product: isString,
  className: isString,
  title: isString,
  vendor: isString,
  version: isString,
  description: isString,
  protocols: isMapOf(hasMembers({ auth: isListOf(isString) })),
  endpoints: isMapOf(isString),
  regions: isListOf(isString),
  limits: isObject,
  retry: isObject,
  sources: isMapOf(hasMembers({ title: isString })),
  commonErrors: isListOf(isErrorRow),
  serverErrors: isListOf(isErrorRow),
  operations: isListOf(isOperation),
  shapes: isMapOf(isValue),
  resources: isListOf(isResource),
};

type RequiredKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T];

/** Other files that are easily taken for a model, by a member that only they have. */
const otherFiles: readonly (readonly [member: string, name: string])[] = [
  ['openapi', 'an OpenAPI document'],
  ['swagger', 'a Swagger document'],
  ['$schema', 'a JSON Schema or a configuration file'],
  ['lockfileVersion', 'a lock file'],
  ['dependencies', 'a package.json'],
  ['devDependencies', 'a package.json'],
  ['exports', 'a package.json'],
  ['compilerOptions', 'a tsconfig.json'],
];

/** Completes the sentence "This is …". */
function describeData(data: unknown): string {
  if (Array.isArray(data)) return 'an array, not a model';
  if (!isObject(data)) return `${data === null || data === undefined ? String(data) : `a ${typeof data}`}, not a model`;
  const other = otherFiles.find(([member]) => Object.hasOwn(data, member));
  if (other !== undefined) return `${other[1]}, not a model`;
  // models written before the format had a number
  if (isString(data.product) && Array.isArray(data.operations)) return 'a model without a format number';
  const names = Object.keys(data).slice(0, 3);
  return names.length === 0 ? 'an empty object, not a model' : `an object with ${names.join(', ')}, not a model`;
}

function parseText(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError(`${from} is not JSON; give the model.json of an @yunspec package.`);
  }
}

/** The models that were read: a program that reads one and passes it on has it looked at once. */
const knownModels = new WeakSet<object>();

/** Describes the first member that is missing or wrong. */
function describeFault(data: Data): string | undefined {
  const wrong = Object.entries(modelMembers).find(([name, isRight]) => !isRight(data[name]))?.[0];
  if (wrong === undefined) return undefined;
  return Object.hasOwn(data, wrong) ? `its '${wrong}' is not what a model has there` : `it has no '${wrong}'`;
}

/** Options of `readModel`. */
export interface ReadOptions {
  /** The product that the model must be of. Default: any. */
  readonly product?: string | undefined;
  /** The name of the file, for messages. Default: `This`. */
  readonly from?: string | undefined;
}

/**
 * Returns the model in the text of a `model.json`, or in the data parsed from it. Throws a `ModelError` for anything
 * else, for a format that is too new or too old, for a damaged model, and for the model of another product than `product`.
 */
export function readModel(given: unknown, { product, from = 'This' }: ReadOptions = {}): Model {
  const data = typeof given === 'string' ? parseText(given, from) : given;
  if (!isObject(data) || !Number.isInteger(data.format) || !isString(data.product)) {
    throw new ModelError(`${from} is ${describeData(data)}; give the model.json of an @yunspec package.`);
  }
  const format = data.format as number;
  if (format > modelFormat) {
    throw new ModelError(
      `${from} has format ${format}, and this version of @yunspec/model reads formats up to ${modelFormat}; ` +
        'update @yunspec/model and the packages that use it.',
    );
  }
  if (format < oldestFormat) {
    throw new ModelError(
      `${from} has format ${format}, and this version of @yunspec/model reads formats from ${oldestFormat} on; ` +
        `update @yunspec/${String(data.product)}.`,
    );
  }
  if (product !== undefined && data.product !== product) {
    throw new ModelError(
      `${from} is the model of ${String(data.product)}, not of ${product}; give the model.json of @yunspec/${product}.`,
    );
  }
  const fault = knownModels.has(data) ? undefined : describeFault(data);
  if (fault !== undefined) {
    throw new ModelError(`${from} is a damaged model: ${fault}; install @yunspec/${String(data.product)} again.`);
  }
  knownModels.add(data);
  return data as unknown as Model;
}
