import { createRequire } from 'node:module';
import type { TypeNode } from 'typescript';

// not imported: Node would read the compiler's nine megabytes twice more, to find out what it is and what it exports
const require = createRequire(import.meta.url);
const { default: openapiTypescript, astToString } =
  require('openapi-typescript') as typeof import('openapi-typescript');
const ts = require('typescript') as typeof import('typescript');

const { factory } = ts;

/** A list that grows completes with what is known and takes anything else: `"a" | "b" | (string & {})`. */
function openEnum(values: readonly unknown[]): TypeNode {
  const base = typeof values[0] === 'number' ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword;
  // as a name, a literal is printed as it stands: no escapes for other scripts, no objection to a minus
  const known = values.map((value) => factory.createTypeReferenceNode(JSON.stringify(value)));
  const rest = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(base),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(rest)]);
}

/** Schemas as TypeScript, as openapi-typescript prints it. */
export async function printTypes(schemas: Record<string, unknown>): Promise<string> {
  const document = { openapi: '3.1.0', info: { title: 'types', version: '1' }, paths: {}, components: { schemas } };
  const nodes = await openapiTypescript(document as never, {
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => {
      const known = (schema as { 'x-known'?: readonly unknown[] })['x-known'];
      return known && openEnum(known);
    },
  });
  return astToString(nodes);
}
