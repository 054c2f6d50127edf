import type { Model } from '../../model/model.js';
import { byCodeUnit } from '../names.js';
import { jsdoc } from './docs.js';
import { renderModule } from './module.js';
import { listDeclaredShapes } from './types.js';

/** The test that every type of a package agrees with the one of its openapi.json. It runs when it is compiled. */
export function agreementModule(model: Model): string {
  const types = [
    ...model.operations.flatMap(({ name }) => [`${name}Input`, `${name}Output`]),
    ...listDeclaredShapes(model).map(([name]) => name),
  ];
  const assertions = types.map((name) => `  Assert<Agrees<${name}, Schemas['${name}']>>,`).join('\n');
  return renderModule({
    source: `specs/${model.product}`,
    imports: [
      { from: '../../../test/support/agreement.js', types: ['Agrees', 'Assert'] },
      { from: '../src/index.js', types: [...types].sort(byCodeUnit) },
      { from: '../src/openapi.js', types: ['components'] },
    ],
    statements: [
      `type Schemas = components['schemas'];`,
      `${jsdoc(['A line does not compile where a type of the package and the one of openapi.json differ.'])}export type Agreement = [\n${assertions}\n];`,
    ],
  });
}
