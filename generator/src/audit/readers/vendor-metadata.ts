import { pageExtractors } from '../prose/pages/index.js';
import type { ErrorRow, MemberRow, OperationReading, Reader, Reading } from '../reading.js';
import { isCommonParameter } from './common-parameters.js';
import { type Data, isData, type Located, readData, readList, readLocated, readString } from './located.js';
import { readDescription } from './markdown/text.js';
import { type Field, listMembers, listSchemaMembers, type SchemaReader } from './schema-members.js';

interface Source extends SchemaReader {
  readonly root: Data;
}

const places: Readonly<Record<string, MemberRow['wire']>> = {
  query: 'query',
  body: 'body',
  formdata: 'body',
  path: 'path',
  header: 'header',
};

const findPlace = (text: unknown): MemberRow['wire'] => places[String(text).toLowerCase()];

/** A parameter of the files that the vendor's command line uses: names, types and prose. */
function readPlain(parameter: Data, document: Located, prefix = ''): MemberRow[] {
  const name = `${prefix}${readString(parameter.name) ?? ''}`;
  const description = readDescription(readString(parameter.description) ?? '');
  const inner = readList(parameter.sub_parameters).filter(isData);
  const type = readString(parameter.type);
  const wire = findPlace(parameter.position);
  const step = type === 'RepeatList' || type === 'Array' ? `${name}.n.` : `${name}.`;
  return [
    {
      line: document.findLine(parameter, 'name') ?? 1,
      text: description === '' ? name : `${name}: ${description}`,
      name: type === 'RepeatList' && inner.length === 0 ? `${name}.n` : name,
      description,
      ...(type === undefined ? {} : { type }),
      ...(typeof parameter.required === 'boolean' ? { required: parameter.required } : {}),
      ...(parameter.deprecated === true ? { deprecated: true } : {}),
      ...(wire === undefined || wire === 'query' ? {} : { wire }),
    },
    ...inner.flatMap((one) => readPlain(one, document, step)),
  ];
}

/** A parameter of the vendor's `api-docs`: a JSON Schema below a name. */
function readSchemed(parameter: Data, source: Source): MemberRow[] {
  const schema = source.resolve(readData(parameter.schema));
  const wire = findPlace(parameter.in);
  const field: Field = {
    name: readString(parameter.name) ?? '',
    schema: parameter.style === 'json' ? { ...schema, 'x-wire': 'json' } : schema,
    required: parameter.required === true || schema.required === true,
    description: readDescription(
      readString(parameter.description) ?? readString(schema.description) ?? readString(schema.title) ?? '',
    ),
    line: source.document.findLine(parameter, 'name') ?? 1,
    ...(wire === undefined || wire === 'query' ? {} : { wire }),
  };
  return listMembers(field, source);
}

function readErrors(codes: Data, { document }: Source): ErrorRow[] {
  return Object.entries(codes).flatMap(([http, rows]) =>
    readList(rows)
      .filter(isData)
      .flatMap((row) => {
        const code = readString(row.errorCode) ?? readString(row.code);
        if (code === undefined) return [];
        const message = readString(row.errorMessage) ?? readString(row.message);
        return [
          {
            line: document.findLine(row) ?? 1,
            text: [http, code, message].filter(Boolean).join(' | '),
            code,
            ...(/^\d{3}$/.test(http) ? { http: Number(http) } : {}),
            ...(message === undefined ? {} : { message }),
          },
        ];
      }),
  );
}

function readAnswer(operation: Data, source: Source): MemberRow[] | undefined {
  const answer = readData(readData(operation.responses)['200']);
  return isData(answer.schema) ? listSchemaMembers(source.resolve(answer.schema), source) : undefined;
}

function readOperation(name: string, operation: Data, source: Source): OperationReading {
  const parameters = readList(operation.parameters).filter(isData);
  const input = parameters
    .flatMap((one) => (isData(one.schema) ? readSchemed(one, source) : readPlain(one, source.document)))
    .filter((row) => !isCommonParameter(row.name));
  const output = readAnswer(operation, source);
  const path = readString(operation.path) ?? readString(operation.pathPattern);
  const errors = isData(operation.errorCodes) ? readErrors(operation.errorCodes, source) : undefined;
  return {
    line: source.document.findLine(operation) ?? 1,
    text: name,
    operation: name,
    input,
    ...(output === undefined ? {} : { output }),
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
    ...(path === undefined || path === '' ? {} : { path }),
    ...(operation.deprecated === true ? { deprecated: true } : {}),
  };
}

const isOperation = (value: unknown): value is Data => isData(value) && Array.isArray(value.parameters);

/** The operations of a file: one, a map of many, or one below the name of its file's product. */
function listOperations(root: Data): [string, Data][] {
  const name = readString(root.name) ?? readString(root.title);
  if (isOperation(root) && name !== undefined) return [[name, root]];
  const maps = [root.apis, root.operations, root].filter(isData);
  const found = maps.map((map) =>
    Object.entries(map).filter((entry): entry is [string, Data] => isOperation(entry[1])),
  );
  return found.find((list) => list.length > 0) ?? [];
}

function resolveIn(root: Data, schema: Data): Data {
  const way = readString(schema.$ref)?.replace(/^#\//, '').split('/');
  if (way === undefined) return schema;
  return readData(way.reduce<unknown>((node, key) => readData(node)[key], root));
}

function readDocument(text: string): Reading {
  const document = readLocated(text);
  const root = readData(document?.value);
  const operations =
    document === undefined
      ? []
      : listOperations(root).map(([name, operation]) =>
          readOperation(name, operation, {
            root,
            document,
            isListed: false,
            resolve: (schema) => resolveIn(root, schema),
          }),
        );
  const rows = operations.flatMap(({ input = [], output = [], errors = [] }) => [...input, ...output, ...errors]);
  // a map of operations is the whole product, a single one is not
  const isComplete = isData(root.apis) && operations.length > 1;
  return { isComplete, operations, rows: rows.length, understood: rows.length, unreadable: [] };
}

/** The vendor's metadata in JSON: one operation a file with prose, or a product with JSON Schemas. */
export const vendorMetadata: Reader = {
  name: 'vendor-metadata',
  extractors: pageExtractors,
  recognise({ text }) {
    if (!/^\s*\{/.test(text) || !text.includes('"parameters"')) return 0;
    const root = readData(readLocated(text)?.value);
    return root.openapi === undefined && root.swagger === undefined && listOperations(root).length > 0 ? 0.9 : 0;
  },
  read: ({ text }) => readDocument(text),
};
