import { parentPort } from 'node:worker_threads';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';

interface SchemaNode {
  readonly enum?: readonly unknown[];
  readonly 'x-open'?: boolean;
}

const { factory } = ts;

/** A list that grows completes with what is known and takes anything else: `'a' | 'b' | (string & {})`. */
function openEnum(values: readonly unknown[]): ts.TypeNode {
  const base = typeof values[0] === 'number' ? ts.SyntaxKind.NumberKeyword : ts.SyntaxKind.StringKeyword;
  const known = values.map((value) =>
    factory.createLiteralTypeNode(typeof value === 'number' ? factory.createNumericLiteral(value) : factory.createStringLiteral(String(value), true)),
  );
  const rest = factory.createIntersectionTypeNode([factory.createKeywordTypeNode(base), factory.createTypeLiteralNode([])]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(rest)]);
}

async function print(schemas: Record<string, unknown>): Promise<string> {
  const document = { openapi: '3.1.0', info: { title: 'types', version: '1' }, paths: {}, components: { schemas } };
  const nodes = await openapiTypescript(document as never, {
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => {
      const { enum: values = [], 'x-open': isOpen } = schema as SchemaNode;
      return isOpen ? openEnum(values) : undefined;
    },
  });
  return astToString(nodes);
}

parentPort?.on('message', async ({ id, schemas }: { id: number; schemas: Record<string, unknown> }) => {
  try {
    parentPort?.postMessage({ id, text: await print(schemas) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: (error as Error).message });
  }
});
