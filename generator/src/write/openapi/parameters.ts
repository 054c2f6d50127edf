import type { OperationModel, Value } from '../model.js';
import { omitUndefined } from '../values.js';
import type { Json } from './conditions.js';
import { lowerValue } from './schema.js';

type Words = Record<string, unknown>;

export const makeRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A member of an input, with the value that the first valid example gives it. */
export interface Member {
  readonly name: string;
  readonly value: Value;
  readonly required: boolean;
  readonly example?: unknown;
}

/** One name of a query or a form, with the schema of its value and the way in which lists are written. */
export interface Field {
  readonly name: string;
  readonly member?: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
  readonly example?: unknown;
  readonly style?: ListStyle;
}

type ListStyle = 'csv' | 'repeated' | 'json-string' | 'map';

/** The words of OpenAPI for each way of writing lists, in a parameter and in the `encoding` of a form. */
const styles = {
  csv: { style: 'form', explode: false },
  repeated: { style: 'form', explode: true },
  map: { style: 'deepObject', explode: true },
} as const;

/** Lists the members of an input. Only names, types and rules matter to tools, so one example is enough here. */
export function listMembers({ input, examples }: OperationModel): Member[] {
  const first = examples.find(({ ok }) => ok !== undefined)?.ok as Words | undefined;
  return Object.entries(input.properties ?? {}).map(([name, value]) => ({
    name,
    value,
    required: input.required?.includes(name) ?? false,
    example: first?.[name],
  }));
}

/** Returns the path of a member's schema in the input of an operation. */
export const makeMemberRef = (operation: OperationModel, name: string): Json =>
  makeRef(`${operation.name}Input/properties/${name}`);

function findStyle({ type, wire, properties }: Value): ListStyle | undefined {
  if (wire === 'json-string') return 'json-string';
  if (type === 'array') return wire === 'csv' || wire === 'repeated' ? wire : undefined;
  return type === 'object' && properties === undefined ? 'map' : undefined;
}

const getMember = (value: unknown, name: string): unknown => (value as Words | undefined)?.[name];

/** Lists the fields of an object: one for each member, with the name of the object before it. */
function listObjectFields(prefix: string, value: Value, required: boolean, example: unknown): Field[] {
  return Object.entries(value.properties ?? {}).flatMap(([name, inner]) =>
    listFields(
      {
        name: `${prefix}.${inner.name ?? name}`,
        value: inner,
        required: required && (value.required?.includes(name) ?? false),
        example: getMember(example, name),
      },
      lowerValue(inner, 'input'),
    ),
  );
}

/** OpenAPI has no words for `DataDisk.1.Size`, `DataDisk.2.Size` …, so the first item of such a list is described. */
function listItemFields({ name, value, required, example }: Member): Field[] {
  const items = value.items ?? { type: 'any' };
  const item = {
    name: `${name}.1`,
    value: items,
    required: required && (value.minItems ?? 0) > 0,
    example: (example as readonly unknown[] | undefined)?.[0],
  };
  const note = `The first item of ${name}; the next are ${name}.2, ${name}.3 and so on.`;
  return listFields(item, lowerValue(items, 'input')).map((field) => ({
    ...field,
    description: [field.description ?? value.description, note].filter(Boolean).join(' '),
  }));
}

/** Lists the fields that a member of a query or a form is sent as. */
function listFields(member: Member, schema: Json): Field[] {
  const { value, required, example } = member;
  const name = value.wire === undefined && value.name === undefined ? member.name : (value.name ?? member.name);
  const style = findStyle(value);
  if (style === undefined && value.type === 'array') return listItemFields({ ...member, name });
  if (style === undefined && value.type === 'object') return listObjectFields(name, value, required, example);
  return [
    {
      name,
      member: value.name === undefined ? undefined : member.name,
      required,
      description: value.description,
      schema,
      example,
      style,
    },
  ].map(omitUndefined) as unknown as Field[];
}

/** Lists the fields of members, whose schemas are those of the operation's input. */
export const listOperationFields = (operation: OperationModel, members: readonly Member[]): Field[] =>
  members.flatMap((member) => listFields(member, makeMemberRef(operation, member.name)));

/** Makes a parameter of a field. */
export function makeParameter(place: 'path' | 'query' | 'header', field: Field): Words {
  const { name, member, required, description, schema, example, style } = field;
  const isJson = style === 'json-string';
  const content = { 'application/json': omitUndefined({ schema, example }) };
  return omitUndefined({
    name,
    in: place,
    required: required || place === 'path' ? true : undefined,
    description,
    ...(isJson ? { content } : { schema, ...(style === undefined ? {} : styles[style]), example }),
    'x-member': member,
  });
}

function makeEncoding({ style }: Field): Words | undefined {
  if (style === undefined) return undefined;
  return style === 'json-string' ? { contentType: 'application/json' } : { ...styles[style] };
}

/** Makes a form of fields, with the encoding of its lists. */
export function makeForm(fields: readonly Field[]): Words {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  const encoding = Object.fromEntries(
    fields.flatMap((field) => {
      const words = makeEncoding(field);
      return words === undefined ? [] : [[field.name, words]];
    }),
  );
  const example = Object.fromEntries(
    fields.filter((field) => field.example !== undefined).map((field) => [field.name, field.example]),
  );
  return {
    required: required.length > 0,
    content: {
      'application/x-www-form-urlencoded': omitUndefined({
        schema: omitUndefined({
          type: 'object',
          properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
          required: required.length === 0 ? undefined : required,
        }),
        encoding: Object.keys(encoding).length === 0 ? undefined : encoding,
        example: Object.keys(example).length === 0 ? undefined : example,
      }),
    },
  };
}
