import type { Model, OperationModel } from '../model.js';
import { declareAlias } from './declare.js';
import type { ModuleText } from './module.js';
import { findRegionParameter } from './region.js';
import { listDeclaredShapes } from './types.js';

/** The client fills the region, which openapi.json requires. */
function assertInput(operation: OperationModel): string {
  const name = `${operation.name}Input`;
  const region = findRegionParameter(operation);
  const ours = region === undefined ? `Ours.${name}` : `RequireMember<Ours.${name}, '${region}'>`;
  return `Agrees<${ours}, Schemas['${name}']>`;
}

const assertOutput = (name: string): string => `Agrees<Ours.${name}, Decoded<Schemas['${name}']>>`;

/** The test that every type of a package agrees with the one of its openapi.json. It runs when it is compiled. */
export function makeAgreementModule(model: Model): ModuleText {
  const inputs = model.operations.map(assertInput);
  const outputs = [
    ...model.operations.map(({ name }) => `${name}Output`),
    ...listDeclaredShapes(model).map(([name]) => name),
  ].map(assertOutput);
  const assertions = [...inputs, ...outputs].map((agrees) => `  Assert<${agrees}>,\n`).join('');
  const regions = model.operations.some((operation) => findRegionParameter(operation) !== undefined);
  return {
    source: `specs/${model.product}`,
    imports: [
      {
        from: '../../../test/support/agreement.js',
        types: ['Agrees', 'Assert', 'Decoded', ...(regions ? ['RequireMember'] : [])],
      },
      { from: '../src/index.js', namespace: 'Ours' },
      { from: '../src/openapi.js', types: ['components'] },
    ],
    statements: [
      `type Schemas = components['schemas'];`,
      declareAlias('Agreement', `[\n${assertions}]`, [
        'A line does not compile where a type of the package and the one of openapi.json differ.',
      ]),
    ],
  };
}
