import type { Model } from '../../model/model.js';
import { declareAlias } from './declare.js';
import { renderModule } from './module.js';
import { listDeclaredShapes } from './types.js';

/** The test that every type of a package agrees with the one of its openapi.json. It runs when it is compiled. */
export function renderAgreementModule(model: Model): string {
  const types = [
    ...model.operations.flatMap(({ name }) => [`${name}Input`, `${name}Output`]),
    ...listDeclaredShapes(model).map(([name]) => name),
  ];
  const assertions = types.map((name) => `  Assert<Agrees<Ours.${name}, Schemas['${name}']>>,\n`).join('');
  return renderModule({
    source: `specs/${model.product}`,
    imports: [
      { from: '../../../test/support/agreement.js', types: ['Agrees', 'Assert'] },
      { from: '../src/index.js', namespace: 'Ours' },
      { from: '../src/openapi.js', types: ['components'] },
    ],
    statements: [
      `type Schemas = components['schemas'];`,
      declareAlias('Agreement', `[\n${assertions}]`, [
        'A line does not compile where a type of the package and the one of openapi.json differ.',
      ]),
    ],
  });
}
