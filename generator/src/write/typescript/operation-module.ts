import { joinPath } from '@yunspec/model';
import type { OperationModel, Value } from '../model.js';
import { byCodeUnit, camel, kebab } from '../names.js';
import type { OperationView, ProductFacts } from '../operation-view.js';
import { isJsonBoolean, isReference, omitUndefined } from '../values.js';
import { declareAlias, declareConstant, declareFunction, declareTypes } from './declare.js';
import { Code, Getter, literal, Method, printUnion } from './literal.js';
import type { ModuleText } from './module.js';
import { describeFunction } from './operation-doc.js';
import { findRegionParameter, makeCallerInput } from './region.js';
import { hasSecret, makeSchemaTable, needsRuleBook } from './schema-table.js';
import { printType } from './types.js';

/** The documented codes of one operation, each once. */
export const listErrorCodes = (operation: OperationModel): string[] =>
  [...new Set(operation.errors.map((row) => row.code))].sort(byCodeUnit);

function makePaginationTable({ pagination }: OperationModel): unknown {
  if (pagination === undefined || pagination.style === 'page') return pagination;
  return { ...pagination, next: pagination.next ?? pagination.token };
}

/**
 * What a text stands for, as the runtime's `TextPlaces` has it: 1 a number or a boolean, 2 a list or an object in JSON, 3 a
 * whole list in JSON.
 */
type TextKind = 1 | 2 | 3;

/** The members of an answer whose texts the runtime parses. */
interface TextPlaces {
  readonly [member: string]: TextPlaces | TextKind;
}

/** Returns what a text at a value stands for, if the runtime parses it. */
function findTextKind(value: Value): TextKind | undefined {
  if (value.wire === 'json-string') return value.type === 'array' ? 3 : 2;
  const isBoolean = value.type === 'boolean' && (value.text === undefined || isJsonBoolean(value));
  return isBoolean || value.type === 'integer' || value.type === 'number' ? 1 : undefined;
}

/** Returns what the texts in a list stand for. One that holds a list is not the list around it. */
const toItemPlaces = (inner: TextPlaces | TextKind | undefined): TextPlaces | TextKind | undefined =>
  inner === 3 ? 2 : inner;

/** Lists the places in an answer at which the runtime parses texts. A shape inside itself is not followed. */
function findTexts({ shapes }: ProductFacts, output: Value): TextPlaces | TextKind | undefined {
  const visit = (value: Value, outer: readonly string[]): TextPlaces | TextKind | undefined => {
    const kind = findTextKind(value);
    if (kind !== undefined) return kind;
    const { shape } = value;
    if (shape !== undefined && isReference(value)) {
      const referred = shapes[shape];
      return referred === undefined || outer.includes(shape) ? undefined : visit(referred, [...outer, shape]);
    }
    if (value.items !== undefined) return toItemPlaces(visit(value.items, outer));
    const places = Object.entries(value.properties ?? {}).flatMap(([name, member]) => {
      const inner = visit(member, outer);
      return inner === undefined ? [] : [[name, inner] as const];
    });
    return places.length === 0 ? undefined : Object.fromEntries(places);
  };
  return visit(output, []);
}

/**
 * Lists the paths of the lists in an answer that the runtime gives the documented form, but that of its pages, which it
 * knows: those at the top, and those that an object holds alone. What is inside of items stays as it is answered.
 */
function listListPaths({ shapes }: ProductFacts, { output, pagination }: OperationModel): string[] {
  const visit = (value: Value, path: string, outer: readonly string[]): string[] => {
    const { shape = '' } = value;
    const { properties = {} } = isReference(value) && !outer.includes(shape) ? (shapes[shape] ?? value) : value;
    const isAlone = path === '' || Object.keys(properties).length === 1;
    return Object.entries(properties).flatMap(([name, inner]) => {
      const at = joinPath(path, name);
      if (inner.type !== 'array') return visit(inner, at, [...outer, shape]);
      return isAlone && findTextKind(inner) === undefined ? [at] : [];
    });
  };
  return visit(output, '', []).filter((path) => path !== pagination?.items);
}

/** Returns the members of an operation's table that need a helper of the runtime, which most operations do not import. */
function makeHelped(facts: ProductFacts, { input, output }: OperationModel): Record<string, Code | Method> {
  const texts = findTexts(facts, output);
  return {
    ...(texts === undefined ? {} : { decode: new Method('output', 'decodeTexts', texts) }),
    ...(needsRuleBook(input) ? { rules: new Code('ruleBook') } : {}),
  };
}

/** Returns the names of those helpers. */
const listHelpers = (facts: ProductFacts, operation: OperationModel): string[] =>
  Object.values(makeHelped(facts, operation)).map((member) => (member instanceof Method ? member.helper : member.text));

/** Returns whether a success without a body is an output. A read is called for what it answers, so it never is one. */
const mayBeEmpty = ({ safe, output: { required = [] } }: OperationModel): boolean => !safe && required.length === 0;

function makeOperationTable(facts: ProductFacts, operation: OperationModel): Record<string, unknown> {
  const { name, safe, token, http, input } = operation;
  const lists = listListPaths(facts, operation);
  return omitUndefined({
    name,
    safe: safe ? true : undefined,
    token,
    region: findRegionParameter(operation),
    secret: hasSecret(input) ? true : undefined,
    http: http && omitUndefined({ method: http.method, path: http.path, server: http.server }),
    pagination: makePaginationTable(operation),
    lists: lists.length === 0 ? undefined : lists,
    mayBeEmpty: mayBeEmpty(operation) ? true : undefined,
    ...makeHelped(facts, operation),
    // an engine reads a package faster if it makes only the schemas of operations that are called
    input: new Getter(makeSchemaTable(input), 'keepInput'),
  });
}

/** Returns where an operation's module is, from the package's other modules. */
export const findModulePath = (name: string): string => `./operations/${kebab(name)}.js`;

/** Returns the type of one item of a list operation, as an index into its output. */
function printItemType({ name, pagination }: OperationModel): string {
  const steps = (pagination?.items ?? '').split('.');
  return `${steps.reduce((type, step) => `NonNullable<${type}['${step}']>`, `${name}Output`)}[number]`;
}

/** Returns the parameter that takes the input; it may be left out where nothing is required. */
export function printInputParameter(operation: OperationModel): string {
  const { required = [] } = makeCallerInput(operation);
  return `input: ${operation.name}Input${required.length === 0 ? ' = {}' : ''}`;
}

/** Returns the docstring of a paginator. */
export const describePaginator = ({ name }: OperationModel): string[] => [
  `Walks every page of {@link ${camel(name)}}: item by item, or answer by answer with \`pages()\`.`,
];

function printFunctions(facts: ProductFacts, operation: OperationModel): string[] {
  const { name, pagination } = operation;
  const input = printInputParameter(operation);
  const single = declareFunction({
    doc: describeFunction(facts, operation),
    head: `export function ${camel(name)}`,
    parameters: ['client: ServiceClient', input, 'options?: CallOptions'],
    returns: `Promise<${name}Output>`,
    body: `return call(client, ${name}, input, options);`,
  });
  if (pagination === undefined) return [single];
  const paginator = declareFunction({
    doc: describePaginator(operation),
    head: `export function paginate${name}`,
    parameters: ['client: ServiceClient', input, 'options?: PaginateOptions'],
    returns: `Paginator<${name}Output, ${printItemType(operation)}>`,
    body: `return paginate(client, ${name}, input, options);`,
  });
  return [single, paginator];
}

/** Returns the type of an operation's codes: those of its own table, else those that any operation may answer. */
function declareCodes(operation: OperationModel, common: string | undefined): string {
  const { name } = operation;
  const own = listErrorCodes(operation);
  if (own.length > 0) {
    const doc = `Error codes documented for ${name}. The service may answer others too.`;
    return declareAlias(`${name}ErrorCode`, printUnion(own), [doc]);
  }
  if (common === undefined) return declareAlias(`${name}ErrorCode`, 'never', ['The document lists no error codes.']);
  const doc = `The document lists no codes for ${name}: these are the ones any operation may answer.`;
  return declareAlias(`${name}ErrorCode`, common, [doc]);
}

const findCommonCodes = ({ className, commonErrors, serverErrors }: ProductFacts): string | undefined =>
  commonErrors.length + serverErrors.length === 0 ? undefined : `${className}CommonErrorCode`;

/** Returns one operation's module: its types, its table, its functions. */
export function makeOperationModule({ facts, operation, names }: OperationView): ModuleText {
  const { name, pagination, errors } = operation;
  const common = findCommonCodes(facts);
  const input = printType(makeCallerInput(operation), 'input', names);
  const output = printType(operation.output, 'output', names);
  const lists = pagination !== undefined;
  return {
    source: `specs/${facts.product}/operations/${name}.yaml`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['call', 'keepInput', ...listHelpers(facts, operation), ...(lists ? ['paginate'] : [])],
        types: ['CallOptions', 'Operation', 'ServiceClient', ...(lists ? ['PaginateOptions', 'Paginator'] : [])],
      },
      { from: '../errors.js', types: errors.length > 0 || common === undefined ? [] : [common] },
      { from: '../shapes.js', types: [...new Set([...input.uses, ...output.uses])].sort(byCodeUnit) },
    ],
    statements: [
      ...declareTypes(`${name}Input`, input, [`Input of {@link ${camel(name)}}.`]),
      ...declareTypes(`${name}Output`, output, [`Output of {@link ${camel(name)}}.`]),
      declareCodes(operation, common),
      declareConstant(
        name,
        `Operation<${name}Input, ${name}Output, ${name}ErrorCode>`,
        literal(makeOperationTable(facts, operation)),
        [`The table that drives check and wire format of ${name}.`],
      ),
      ...printFunctions(facts, operation),
    ],
  };
}
