import { Node, type Project } from 'ts-morph';
import type { Model, Value } from '../../model/model.js';
import { schemaOf } from '../openapi/schema.js';
import { valueDoc } from './facts.js';
import type { PrintTypes } from './openapi-types.js';

/** A schema's TypeScript, ready to be declared: the body of an interface, or another type. */
export interface TypeText {
  readonly kind: 'interface' | 'type';
  readonly text: string;
  /** Other schemas it names. */
  readonly uses: readonly string[];
}

function schemasForTypes(model: Model): Record<string, unknown> {
  const lowered = (value: Value, side: 'input' | 'output'): unknown => schemaOf(value, { purpose: 'types', side, describe: valueDoc });
  return Object.fromEntries([
    ...model.operations.flatMap((operation) => [
      [`${operation.name}Input`, lowered(operation.input, 'input')],
      [`${operation.name}Output`, lowered(operation.output, 'output')],
    ]),
    ...Object.entries(model.shapes)
      .filter(([, value]) => value.type === 'object' || value.type === 'array')
      .map(([name, { shape: _, ...value }]) => [name, lowered(value, 'output')]),
  ]) as Record<string, unknown>;
}

const reference = /components\["schemas"\]\["([A-Za-z0-9_]+)"\]/g;

/** Takes the generator's own marks out of comments, and its quotes out of literals. */
function tidy(text: string): string {
  return text
    .replace(/^( {4})+/gm, (indent) => '  '.repeat(Math.max(0, indent.length / 4 - 2)))
    .replace(/^(\s*\*) {5}/gm, '$1 ')
    .replace(/^\s*\* @(enum|constant|default|example).*\n/gm, '')
    .replace(/@description /g, '')
    .replace(/^\s*\/\*\* @(enum|constant) .*\*\/\n/gm, '')
    .replace(/\n\s*\/\*\*\n\s*\*\//g, '')
    .split('\n')
    .map((line) => (/^\s*(\/\*\*|\*)/.test(line) ? line : line.replace(/"([^"\\']*)"/g, "'$1'")))
    .join('\n');
}

/** Every schema of a product as TypeScript, by name. `print` is openapi-typescript. */
export async function typeTexts(model: Model, project: Project, print: PrintTypes): Promise<ReadonlyMap<string, TypeText>> {
  const source = project.createSourceFile('openapi-types.ts', await print(schemasForTypes(model)), { overwrite: true });
  const schemas = source.getInterfaceOrThrow('components').getPropertyOrThrow('schemas').getTypeNodeOrThrow();
  const texts = new Map<string, TypeText>();
  for (const member of Node.isTypeLiteral(schemas) ? schemas.getProperties() : []) {
    const raw = member.getTypeNodeOrThrow().getText();
    const uses = [...new Set([...raw.matchAll(reference)].map(([, name = '']) => name))];
    const text = tidy(raw.replace(reference, '$1'));
    texts.set(member.getName().replace(/^["']|["']$/g, ''), { kind: text.startsWith('{') ? 'interface' : 'type', text, uses });
  }
  source.forget();
  return texts;
}
