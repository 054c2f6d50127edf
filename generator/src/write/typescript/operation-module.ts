import type { Model, OperationModel, Value } from '../../model/model.js';
import { byCodeUnit, camel, kebab } from '../names.js';
import { omitUndefined } from '../values.js';
import { declareAlias, declareConstant, declareFunction, declareType } from './declare.js';
import { Code, literal, printUnion } from './literal.js';
import { renderModule } from './module.js';
import { describeFunction } from './operation-doc.js';
import { hasSecret, makeSchemaTable, needsRuleBook } from './schema-table.js';
import { printType } from './types.js';

/** The documented codes of one operation, each once. */
export const listErrorCodes = (operation: OperationModel): string[] =>
  [...new Set(operation.errors.map((row) => row.code))].sort(byCodeUnit);

function makePaginationTable({ pagination }: OperationModel): unknown {
  if (pagination === undefined || pagination.style === 'page') return pagination;
  return { ...pagination, next: pagination.next ?? pagination.token };
}

/** Places of an answer that travel as JSON text. */
function listJsonTexts(value: Value, path = ''): string[] {
  const own = value.wire === 'json-string' ? [path] : [];
  const members = Object.entries(value.properties ?? {}).flatMap(([name, inner]) =>
    listJsonTexts(inner, path === '' ? name : `${path}.${name}`),
  );
  return [
    ...own,
    ...members,
    ...(value.items === undefined || own.length > 0 ? [] : listJsonTexts(value.items, `${path}[]`)),
  ];
}

/** Returns the helpers of the runtime that only some operations need, by the name they are imported under. */
function listHelpers({ input, output }: OperationModel): Record<string, Code> {
  const paths = listJsonTexts(output);
  return {
    ...(needsRuleBook(input) ? { ruleBook: new Code('ruleBook') } : {}),
    ...(paths.length === 0 ? {} : { jsonTexts: new Code(`/* @__PURE__ */ jsonTexts(${literal(paths)})`) }),
  };
}

function makeOperationTable(operation: OperationModel): Record<string, unknown> {
  const { name, safe, token, http, input } = operation;
  const { ruleBook, jsonTexts } = listHelpers(operation);
  return omitUndefined({
    name,
    safe: safe ? true : undefined,
    token,
    secret: hasSecret(input) ? true : undefined,
    http: http && omitUndefined({ method: http.method, path: http.path, server: http.server }),
    pagination: makePaginationTable(operation),
    decode: jsonTexts,
    rules: ruleBook,
    input: makeSchemaTable(input),
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
export const printInputParameter = ({ name, input: { required = [] } }: OperationModel): string =>
  `input: ${name}Input${required.length === 0 ? ' = {}' : ''}`;

/** Returns the docstring of a paginator. */
export const describePaginator = ({ name }: OperationModel): string[] => [
  `Walks every page of {@link ${camel(name)}}: item by item, or answer by answer with \`pages()\`.`,
];

function printFunctions(model: Model, operation: OperationModel): string[] {
  const { name, pagination } = operation;
  const input = printInputParameter(operation);
  const single = declareFunction({
    doc: describeFunction(model, operation),
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

const findCommonCodes = ({ className, commonErrors, serverErrors }: Model): string | undefined =>
  commonErrors.length + serverErrors.length === 0 ? undefined : `${className}CommonErrorCode`;

/** Returns one operation's module: its types, its table, its functions. */
export function renderOperationModule(model: Model, operation: OperationModel): string {
  const { name, pagination, errors } = operation;
  const common = findCommonCodes(model);
  const input = printType(operation.input, 'input');
  const output = printType(operation.output, 'output');
  const lists = pagination !== undefined;
  return renderModule({
    source: `specs/${model.product}/operations/${name}.yaml`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['call', ...Object.keys(listHelpers(operation)), ...(lists ? ['paginate'] : [])],
        types: ['CallOptions', 'Operation', 'ServiceClient', ...(lists ? ['PaginateOptions', 'Paginator'] : [])],
      },
      { from: '../errors.js', types: errors.length > 0 || common === undefined ? [] : [common] },
      { from: '../shapes.js', types: [...new Set([...input.uses, ...output.uses])].sort(byCodeUnit) },
    ],
    statements: [
      declareType(`${name}Input`, input, [`Input of {@link ${camel(name)}}.`]),
      declareType(`${name}Output`, output, [`Output of {@link ${camel(name)}}.`]),
      declareCodes(operation, common),
      declareConstant(
        name,
        `Operation<${name}Input, ${name}Output, ${name}ErrorCode>`,
        literal(makeOperationTable(operation)),
        [`The table that drives check and wire format of ${name}.`],
      ),
      ...printFunctions(model, operation),
    ],
  });
}
