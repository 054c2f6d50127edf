import type { MemberRow } from '../reading.js';
import { type Data, isData, type Located, readData, readList, readString } from './located.js';

/** The keywords of JSON Schema that the spec language has, too. */
const limitWords = [
  'enum',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'uniqueItems',
] as const;

const numeric = new Set<string>(['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems']);

const readLimit = (word: string, value: unknown): unknown =>
  numeric.has(word) && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;

/** The limits of a schema. Some of the vendor's files write numbers as text. */
function readLimits(schema: Data): Data {
  const stated = limitWords.filter((word) => schema[word] !== undefined && schema[word] !== null);
  const own = Object.fromEntries(stated.map((word) => [word, readLimit(word, schema[word])]));
  return schema.const === undefined ? own : { ...own, enum: [schema.const] };
}

const readType = ({ type, format }: Data): string | undefined => {
  const [name] = Array.isArray(type) ? type.filter((one) => one !== 'null') : [type];
  return typeof format === 'string' && typeof name === 'string' && /^int/.test(format) ? 'integer' : readString(name);
};

export interface SchemaReader {
  readonly document: Located;
  /** Whether schemas list the members that they require, so that one without a list requires none. */
  readonly isListed: boolean;
  /** The schema that a reference names; a schema that is none comes back as it is. */
  resolve(schema: Data): Data;
}

const deepest = 12;

export interface Field {
  readonly name: string;
  readonly schema: Data;
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
  readonly line: number;
  readonly wire?: MemberRow['wire'];
}

const isOwnRequired = (schema: Data): boolean | undefined =>
  typeof schema.required === 'boolean' ? schema.required : undefined;

function listFields(schema: Data, { document, isListed, resolve }: SchemaReader): Field[] {
  const properties = readData(schema.properties);
  const required = Array.isArray(schema.required) ? schema.required : undefined;
  return Object.entries(properties).map(([name, value]) => {
    const own = resolve(readData(value));
    return {
      name,
      schema: own,
      required: required?.includes(name) ?? isOwnRequired(own) ?? (isListed ? false : undefined),
      line: document.findLine(properties, name) ?? document.findLine(value) ?? 1,
    };
  });
}

/** Whether a list goes over the wire as one text, so that its items have no names of their own. */
const isText = (field: Field): boolean => field.schema['x-wire'] === 'json';

/** A field and the fields inside it, by their names on the wire. */
export function listMembers(field: Field, reader: SchemaReader, way: readonly Data[] = []): MemberRow[] {
  const { name, required, line, wire } = field;
  const schema = field.schema;
  const items = isData(schema.items) ? reader.resolve(schema.items) : undefined;
  const holder = items ?? schema;
  const limits = readLimits(schema);
  const description = field.description ?? readString(schema.description) ?? '';
  const example = schema.example ?? readList(schema.examples)[0];
  const type = readType(schema);
  const own: MemberRow = {
    line,
    text: description === '' ? name : `${name}: ${description}`,
    name,
    description,
    ...(type === undefined ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(schema.deprecated === true ? { deprecated: true } : {}),
    ...(typeof example === 'string' || typeof example === 'number' ? { example: String(example) } : {}),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(wire === undefined ? {} : { wire }),
  };
  if (way.includes(holder) || way.length > deepest || isText(field)) return [own];
  const prefix = items === undefined ? name : `${name}.n`;
  const inner = listFields(holder, reader).flatMap((member) =>
    listMembers({ ...member, name: `${prefix}.${member.name}` }, reader, [...way, holder]),
  );
  return [own, ...inner];
}

/** The members of an answer, or of a body: those of the schema itself, without a row for it. */
export const listSchemaMembers = (schema: Data, reader: SchemaReader): MemberRow[] =>
  listFields(schema, reader).flatMap((field) => listMembers(field, reader, [schema]));
