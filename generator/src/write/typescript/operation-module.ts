import type { Model, OperationModel, Value } from '../../model/model.js';
import { byCodeUnit, camel } from '../names.js';
import { jsdoc } from './docs.js';
import { Code, literal, unionOf } from './literal.js';
import { renderModule } from './module.js';
import { functionDoc } from './operation-doc.js';
import { hasSecret, needsRuleBook, schemaTable } from './schema-table.js';
import { printType, type TypeText } from './types.js';

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** A named type, with its docstring. */
export function declareType(name: string, { kind, text }: TypeText, doc: readonly string[]): string {
  return `${jsdoc(doc)}export ${kind === 'interface' ? `interface ${name} ${text}` : `type ${name} = ${text};`}`;
}

/** The documented codes of one operation, each once. */
export const errorCodes = (operation: OperationModel): string[] =>
  [...new Set(operation.errors.map((row) => row.code))].sort(byCodeUnit);

function paginationTable({ pagination }: OperationModel): unknown {
  if (pagination === undefined || pagination.style === 'page') return pagination;
  return { ...pagination, next: pagination.next ?? pagination.token };
}

/** Places of an answer that travel as JSON text. */
function jsonTextPaths(value: Value, path = ''): string[] {
  const own = value.wire === 'json-string' ? [path] : [];
  const members = Object.entries(value.properties ?? {}).flatMap(([name, inner]) =>
    jsonTextPaths(inner, path === '' ? name : `${path}.${name}`),
  );
  return [
    ...own,
    ...members,
    ...(value.items === undefined || own.length > 0 ? [] : jsonTextPaths(value.items, `${path}[]`)),
  ];
}

/** What the runtime lends to an operation that needs it, by the name it is imported under. */
function lent({ input, output }: OperationModel): Record<string, Code> {
  const paths = jsonTextPaths(output);
  return {
    ...(needsRuleBook(input) ? { ruleBook: new Code('ruleBook') } : {}),
    ...(paths.length === 0 ? {} : { jsonTexts: new Code(`/* @__PURE__ */ jsonTexts(${literal(paths)})`) }),
  };
}

function operationTable(operation: OperationModel): Record<string, unknown> {
  const { name, safe, token, http, input } = operation;
  const { ruleBook, jsonTexts } = lent(operation);
  return defined({
    name,
    safe: safe ? true : undefined,
    token,
    secret: hasSecret(input) ? true : undefined,
    http: http && defined({ method: http.method, path: http.path, server: http.server }),
    pagination: paginationTable(operation),
    decode: jsonTexts,
    rules: ruleBook,
    input: schemaTable(input),
  });
}

/** The type of one item of a list operation, as an index into its answer. */
export function itemType({ name, pagination }: OperationModel): string {
  const steps = (pagination?.items ?? '').split('.');
  return `${steps.reduce((type, step) => `NonNullable<${type}['${step}']>`, `${name}Output`)}[number]`;
}

const optional = ({ input }: OperationModel): string => ((input.required ?? []).length === 0 ? ' = {}' : '');

function functions(model: Model, operation: OperationModel): string[] {
  const { name, pagination } = operation;
  const input = `input: ${name}Input${optional(operation)}`;
  const single = `${jsdoc(functionDoc(model, operation))}export function ${camel(name)}(client: ServiceClient, ${input}, options?: CallOptions): Promise<${name}Output> {
  return call(client, ${name}, input, options);
}`;
  if (pagination === undefined) return [single];
  const doc = [`Walks every page of {@link ${camel(name)}}: item by item, or answer by answer with \`pages()\`.`];
  return [
    single,
    `${jsdoc(doc)}export function paginate${name}(client: ServiceClient, ${input}, options?: PaginateOptions): Paginator<${name}Output, ${itemType(operation)}> {
  return paginate(client, ${name}, input, options);
}`,
  ];
}

/** The type of an operation's codes: those of its own table, or, where the document has none for it, those of any operation. */
function codesDeclaration(operation: OperationModel, common: string | undefined): string {
  const { name } = operation;
  const own = errorCodes(operation);
  const [text, doc] =
    own.length > 0
      ? [unionOf(own), `Error codes documented for ${name}. The service may answer others too.`]
      : common === undefined
        ? ['never', 'The document lists no error codes.']
        : [common, `The document lists no codes for ${name}: these are the ones any operation may answer.`];
  return `${jsdoc([doc])}export type ${name}ErrorCode = ${text};`;
}

/** One operation's module: its types, its table, its functions. */
export function operationModule(model: Model, operation: OperationModel): string {
  const { name, pagination, errors } = operation;
  const common =
    model.commonErrors.length + model.serverErrors.length === 0 ? undefined : `${model.className}CommonErrorCode`;
  const input = printType(operation.input, 'input');
  const output = printType(operation.output, 'output');
  const shapes = [...new Set([...input.uses, ...output.uses])].sort(byCodeUnit);
  return renderModule({
    source: `specs/${model.product}/operations/${name}.yaml`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['call', ...Object.keys(lent(operation)), ...(pagination === undefined ? [] : ['paginate'])],
        types: [
          'CallOptions',
          'Operation',
          'ServiceClient',
          ...(pagination === undefined ? [] : ['PaginateOptions', 'Paginator']),
        ],
      },
      ...(errors.length > 0 || common === undefined ? [] : [{ from: '../errors.js', types: [common] }]),
      { from: '../shapes.js', types: shapes },
    ],
    statements: [
      declareType(`${name}Input`, input, [`What {@link ${camel(name)}} sends.`]),
      declareType(`${name}Output`, output, [`What {@link ${camel(name)}} gives back.`]),
      codesDeclaration(operation, common),
      `${jsdoc([`The table that drives check and wire format of ${name}.`])}export const ${name}: Operation<${name}Input, ${name}Output, ${name}ErrorCode> = ${literal(operationTable(operation))};`,
      ...functions(model, operation),
    ],
  });
}
