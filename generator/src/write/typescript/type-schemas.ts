import type { Model, Value } from '../../model/model.js';
import { schemaOf } from '../openapi/schema.js';
import { valueDoc } from './facts.js';

/** Every type of a product as a schema: what its operations take and give, and what they share. */
export function schemasForTypes(model: Model): Record<string, unknown> {
  const lowered = (value: Value, side: 'input' | 'output'): unknown =>
    schemaOf(value, { purpose: 'types', side, describe: valueDoc });
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
