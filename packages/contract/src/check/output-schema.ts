import type { Model, ValueModel } from '@yunspec/model';
import { expandShape } from './answer-shape.js';

/** Returns the schema at a path of an answer, with shapes written out. */
export function outputSchemaAt(
  shapes: Model['shapes'],
  schema: ValueModel,
  path: readonly (string | number)[],
): ValueModel | undefined {
  let current: ValueModel | undefined = expandShape(shapes, schema);
  for (const step of path) {
    const next: ValueModel | undefined = typeof step === 'number' ? current?.items : current?.properties?.[step];
    current = next === undefined ? undefined : expandShape(shapes, next);
  }
  return current;
}
