import type { Model } from '../model.js';
import { declareTypes } from './declare.js';
import { nameInlineTypes } from './inline-types.js';
import type { ModuleText } from './module.js';
import { describeSource } from './operation-doc.js';
import { listDeclaredShapes, printType } from './types.js';

/** The data types that outputs share. */
export function makeShapesModule(model: Model): ModuleText {
  return {
    source: `specs/${model.product}/shapes`,
    imports: [],
    statements: listDeclaredShapes(model).flatMap(([name, { shape: _, ...shape }]) =>
      declareTypes(name, printType(shape, 'output', nameInlineTypes(model)), [
        shape.description ?? name,
        ...(shape.docs === undefined ? [] : ['', describeSource(model, shape.docs)]),
      ]),
    ),
  };
}
