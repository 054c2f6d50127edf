import { createRequire } from 'node:module';
import type { GlobalContext, OpenAPI3 } from 'openapi-typescript';
import type { Model } from '../model.js';
import { loadTsMorph } from '../typescript/ts-morph.js';
import { makeOpenApi } from './document.js';

type Printer = Pick<typeof import('openapi-typescript'), 'transformSchema' | 'astToString' | 'resolveRef'>;

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

/** Returns the document that the types are made from. */
export function makeTypesDocument(model: Model): OpenAPI3 {
  const document = makeOpenApi(model) as { components: { schemas: Record<string, Schema> } };
  return {
    ...document,
    components: { ...document.components, schemas: mapValues(document.components.schemas, toTypeSchema) },
  } as never;
}

/** Returns the types of a product's OpenAPI document as openapi-typescript prints them. */
export function printOpenApiTypes(model: Model): string {
  const { transformSchema, astToString, resolveRef } = loadPrinter();
  const document = makeTypesDocument(model);
  // every option that is not named is off
  const context: Partial<GlobalContext> = {
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    silent: true,
    resolve: (ref) => resolveRef(document, ref, { silent: true }),
  };
  return astToString(transformSchema(document, context as GlobalContext));
}
