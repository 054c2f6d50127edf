import { pageExtractors } from '../prose/pages/index.js';
import type { ErrorRow, HostReading, MemberRow, OperationReading, Reader, Reading, Sample } from '../reading.js';
import { isCommonParameter } from './common-parameters.js';
import { type Data, isData, type Located, readData, readList, readLocated, readString } from './located.js';
import { type Field, listMembers, listSchemaMembers, type SchemaReader } from './schema-members.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

interface Source extends SchemaReader {
  readonly root: Data;
}

const mostReferences = 20;

function follow(root: Data, node: Data): Data {
  let found = node;
  for (let i = 0; i < mostReferences; i += 1) {
    const way = readString(found.$ref)?.replace(/^#\//, '').split('/');
    if (way === undefined) return found;
    const keys = way.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
    const { $ref: _, ...beside } = found;
    found = { ...readData(keys.reduce<unknown>((at, key) => readData(at)[key], root)), ...beside };
  }
  return found;
}

/** Joins the parts of `allOf`, properties and required names included. */
function joinAll(document: Located, schema: Data): Data {
  const root = readData(document.value);
  const own = follow(root, schema);
  if (!Array.isArray(own.allOf)) return own;
  const { allOf, ...rest } = own;
  const parts = [
    ...readList(allOf)
      .filter(isData)
      .map((part) => joinAll(document, part)),
    rest,
  ];
  const required = parts.flatMap((part) => readList(part.required));
  return {
    ...Object.assign({}, ...parts),
    properties: document.join(parts.map(({ properties }) => readData(properties))),
    ...(required.length === 0 ? {} : { required }),
  };
}

const places: Readonly<Record<string, MemberRow['wire']>> = { path: 'path', header: 'header', query: 'query' };

function readParameter(parameter: Data, source: Source): MemberRow[] {
  const name = readString(parameter.name) ?? '';
  const wire = places[readString(parameter.in) ?? ''];
  const field: Field = {
    name,
    schema: source.resolve(readData(parameter.schema)),
    required: parameter.required === true,
    description: readString(parameter.description),
    line: source.document.findLine(parameter, 'name') ?? 1,
    ...(wire === undefined ? {} : { wire }),
  };
  return listMembers(
    parameter.deprecated === true ? { ...field, schema: { ...field.schema, deprecated: true } } : field,
    source,
  );
}

interface Body {
  readonly members: readonly MemberRow[];
  readonly samples: readonly unknown[];
}

/** The schema of the first kind of content, and its examples. */
function readContent(holder: Data, source: Source): Body | undefined {
  const content = Object.values(readData(source.resolve(holder).content)).find(isData);
  if (content === undefined || !isData(content.schema)) return undefined;
  const examples = Object.values(readData(content.examples)).map(
    (example) => readData(source.resolve(readData(example))).value,
  );
  return {
    members: listSchemaMembers(source.resolve(content.schema), source),
    samples: [content.example, ...examples].filter((sample) => sample !== undefined),
  };
}

const findSuccess = (responses: Data): Data =>
  readData(Object.entries(responses).find(([status]) => /^2/.test(status))?.[1]);

/** Error codes as our own files list them: rows, or the positions of rows in one list of the document. */
function readErrors(operation: Data, { document, root }: Source): ErrorRow[] | undefined {
  const all = readList(readData(root.components)['x-error-codes']);
  const given = operation['x-error-codes'];
  if (!Array.isArray(given)) return undefined;
  const rows = given.map((row: unknown) => (typeof row === 'number' ? all[row] : row));
  return rows.filter(isData).flatMap((row) => {
    const code = readString(row.code);
    const http = typeof row.http === 'number' ? { http: row.http } : {};
    return code === undefined ? [] : [{ line: document.findLine(row) ?? 1, text: code, code, ...http }];
  });
}

function readSamples(samples: readonly unknown[], line: number): Sample[] {
  return samples.filter(isData).map((input) => ({ line, text: JSON.stringify(input), input }));
}

function readOperation(path: string, method: string, item: Data, source: Source): OperationReading {
  const operation = readData(item[method]);
  const parameters = [...readList(item.parameters), ...readList(operation.parameters)]
    .filter(isData)
    .map(source.resolve);
  const line = source.document.findLine(item, method) ?? 1;
  const body = isData(operation.requestBody) ? readContent(operation.requestBody, source) : undefined;
  const answer = readContent(findSuccess(readData(operation.responses)), source);
  const errors = readErrors(operation, source);
  const input = [...parameters.flatMap((one) => readParameter(one, source)), ...(body?.members ?? [])].map((row) =>
    nameIndexes(row, source.resolve(readData(operation['x-input']))),
  );
  const samples = readSamples(body?.samples ?? [], line);
  const name = readString(operation.operationId) ?? `${method.toUpperCase()} ${path}`;
  return {
    line,
    text: name,
    operation: name,
    input: input.filter((row) => !isCommonParameter(row.name)),
    // the part behind # tells operations of one path apart, which the action does on the wire
    ...(path.includes('#') ? {} : { method: method.toUpperCase(), path }),
    ...(answer === undefined ? {} : { output: answer.members }),
    ...(errors === undefined ? {} : { errors }),
    ...(samples.length === 0 ? {} : { samples }),
    ...(operation.deprecated === true ? { deprecated: true } : {}),
  };
}

/**
 * Names with an index, as forms have them, by the sign that stands for it. A form cannot require a list, so our own
 * files say that in the schema of the input.
 */
function nameIndexes(row: MemberRow, input: Data): MemberRow {
  const name = row.name.replace(/\.1(?=\.|$)/g, '.n');
  const isRequired = name !== row.name && readList(input.required).includes(name.replace(/\.n$/, ''));
  return { ...row, name, ...(isRequired ? { required: true } : {}) };
}

const otherWay = /OverHttp$/;

/** Our own files have operations a second time for their plain address; both are one operation. */
function joinWays(operations: readonly OperationReading[]): OperationReading[] {
  const names = new Set(operations.map(({ operation }) => operation));
  const isOther = ({ operation }: OperationReading): boolean =>
    otherWay.test(operation) && names.has(operation.replace(otherWay, ''));
  return operations
    .filter((one) => !isOther(one))
    .map((one) => {
      const { method, path } =
        operations.find((other) => isOther(other) && other.operation === `${one.operation}OverHttp`) ?? one;
      return { ...one, ...(method === undefined ? {} : { method }), ...(path === undefined ? {} : { path }) };
    });
}

function readHosts({ root, document }: Source): HostReading[] {
  return readList(root.servers)
    .filter(isData)
    .flatMap((server) => {
      const url = readString(server.url);
      const host = /^https?:\/\/([^/]+)/.exec(url ?? '')?.[1];
      return host === undefined ? [] : [{ line: document.findLine(server, 'url') ?? 1, text: url ?? '', host }];
    });
}

const empty: Reading = { isComplete: false, operations: [], rows: 0, understood: 0, unreadable: [] };

function readDocument(text: string): Reading {
  const document = readLocated(text);
  if (document === undefined) return empty;
  const root = readData(document.value);
  const source: Source = { document, root, isListed: true, resolve: (schema) => joinAll(document, schema) };
  const operations = joinWays(
    Object.entries(readData(root.paths)).flatMap(([path, item]) =>
      methods
        .filter((method) => isData(readData(item)[method]))
        .map((method) => readOperation(path, method, readData(item), source)),
    ),
  );
  const rows = operations.flatMap(({ input = [], output = [], errors = [] }) => [...input, ...output, ...errors]);
  return {
    isComplete: true,
    operations,
    hosts: readHosts(source),
    rows: rows.length,
    understood: rows.length,
    unreadable: [],
  };
}

/** OpenAPI 3.0 and 3.1, in JSON or YAML. */
export const openApi: Reader = {
  name: 'openapi',
  extractors: pageExtractors,
  recognise: ({ text }) => (/^\s*(?:\{\s*)?["']?openapi["']?\s*:\s*["']?3\.[01]/m.test(text) ? 0.95 : 0),
  read: ({ text }) => readDocument(text),
};
