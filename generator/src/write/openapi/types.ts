import { createRequire } from 'node:module';
import type { GlobalContext, OpenAPI3 } from 'openapi-typescript';
import type { Node, TypeElement } from 'typescript';
import type { Fragments } from '../../read/fragments.js';
import { loadTsMorph } from '../typescript/ts-morph.js';
import { putDescriptions, takeDescriptions } from './descriptions.js';

interface Printer extends Pick<typeof import('openapi-typescript'), 'transformSchema' | 'astToString' | 'resolveRef'> {
  readonly ts: typeof import('typescript');
}

/** A JSON Schema, as far as types depend on it. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: unknown;
}

let printer: Printer | undefined;

/**
 * Loads the part of openapi-typescript that prints types. The other part, for foreign documents, takes half a second to
 * load. A second copy of the TypeScript compiler would take as long, so it is given the one of ts-morph.
 */
function loadPrinter(): Printer {
  if (printer !== undefined) return printer;
  const require = createRequire(import.meta.url);
  const path = require.resolve('typescript');
  require.cache[path] ??= Object.assign(Object.create(null) as NodeModule, { exports: loadTsMorph().ts, loaded: true });
  printer = {
    ts: require('typescript') as Printer['ts'],
    transformSchema: require('openapi-typescript/dist/transform/index.cjs') as Printer['transformSchema'],
    ...(require('openapi-typescript/dist/lib/ts.cjs') as Pick<Printer, 'astToString'>),
    ...(require('openapi-typescript/dist/lib/utils.cjs') as Pick<Printer, 'resolveRef'>),
  };
  return printer;
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

/** Returns a schema as types can express it: without rules, and with the word that lets an object take anything. */
function toTypeSchema({ allOf: _, ...schema }: Schema): Schema {
  const { type, properties, items, additionalProperties } = schema;
  const others = type === 'object' && properties === undefined ? (additionalProperties ?? true) : additionalProperties;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: mapValues(properties, toTypeSchema) }),
    ...(items === undefined ? {} : { items: toTypeSchema(items) }),
    ...(others === undefined
      ? {}
      : { additionalProperties: typeof others === 'object' ? toTypeSchema(others) : others }),
  };
}

/** An OpenAPI document, as far as its types depend on it. */
interface TypesDocument {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Returns the document that the types are made from. */
export function makeTypesDocument(document: object): TypesDocument {
  const { components, ...others } = document as TypesDocument;
  return { ...others, components: { ...components, schemas: mapValues(components.schemas, toTypeSchema) } };
}

/** Returns the declarations that openapi-typescript makes of a document or of a part of one. */
function declare(document: object): readonly Node[] {
  const { transformSchema, resolveRef } = loadPrinter();
  // every option that is not named is off
  const context: Partial<GlobalContext> = {
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    silent: true,
    resolve: (ref) => resolveRef(document as OpenAPI3, ref, { silent: true }),
  };
  return transformSchema(document as OpenAPI3, context as GlobalContext);
}

/** Returns the members of a declared interface. */
const listMembers = (nodes: readonly Node[], name: string): readonly TypeElement[] =>
  nodes.filter(loadPrinter().ts.isInterfaceDeclaration).find((node) => node.name.text === name)?.members ?? [];

const printMembers = (members: readonly TypeElement[], indent: string): string =>
  loadPrinter()
    .astToString([...members])
    .replace(/^(?=.)/gm, indent);

/** Prints the types of one path: its member of `paths`, and its operations in `operations`. */
function printPath([path, item]: readonly [path: string, item: unknown]): string[] {
  const nodes = declare({ paths: { [path]: item } });
  return ['paths', 'operations'].map((name) => printMembers(listMembers(nodes, name), '    '));
}

/** Prints the type of one schema. Others are named in it and need not be there. */
function printSchema([name, schema]: readonly [name: string, schema: Schema]): string[] {
  const { isPropertySignature, isTypeLiteralNode } = loadPrinter().ts;
  const members = listMembers(declare({ components: { schemas: { [name]: schema } } }), 'components');
  const [schemas] = members.filter(isPropertySignature);
  const isLiteral = schemas?.type !== undefined && isTypeLiteralNode(schemas.type);
  return [printMembers(isLiteral ? schemas.type.members : [], '        ')];
}

/** Prints the members of `components` behind `schemas`. */
function printOtherComponents(components: object): string[] {
  const [, ...members] = listMembers(declare({ components }), 'components');
  return [printMembers(members, '    ')];
}

/**
 * Returns the types of an OpenAPI document as openapi-typescript prints them. It prints them path by path and schema by
 * schema, and without descriptions, so that only types that have changed are printed again.
 */
export function printOpenApiTypes(document: object, fragments: Fragments): string {
  const make = <Data>(kind: string, data: Data, print: (data: Data) => string[]): string[] => {
    const bare = takeDescriptions(data);
    return fragments.make(kind, bare.document, print).map((text) => putDescriptions(text, bare.descriptions));
  };
  const { paths, components } = makeTypesDocument(document);
  const { schemas, ...others } = components;
  const printed = Object.entries(paths).map((entry) => make('path types', entry, printPath));
  const schemaTypes = Object.entries(schemas).flatMap((entry) => make('schema type', entry, printSchema));
  return `export interface paths {
${printed.map(([path]) => path).join('')}}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
${schemaTypes.join('')}    };
${make('component types', others, printOtherComponents).join('')}}
export type $defs = Record<string, never>;
export interface operations {
${printed.map(([, operations]) => operations).join('')}}
`;
}
