import type { Model } from '../../model/model.js';
import { declareType } from './declare.js';
import { renderModule } from './module.js';
import { describeSource } from './operation-doc.js';
import { listDeclaredShapes, printType } from './types.js';

/** The data types that outputs share. */
export function renderShapesModule(model: Model): string {
  return renderModule({
    source: `specs/${model.product}/shapes`,
    imports: [],
    statements: listDeclaredShapes(model).map(([name, { shape: _, ...shape }]) =>
      declareType(name, printType(shape, 'output'), [
        shape.description ?? name,
        ...(shape.docs === undefined ? [] : ['', describeSource(model, shape.docs)]),
      ]),
    ),
  });
}
