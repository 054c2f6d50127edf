import type { Model, OperationModel } from '../model.js';
import { byCodeUnit, camel } from '../names.js';
import { hasPermissions } from './fact-modules.js';
import { listInlineNames } from './inline-types.js';
import { renderModule } from './module.js';
import { findModulePath } from './operation-module.js';
import { runtimeTypes, runtimeValues } from './runtime-exports.js';
import { listDeclaredShapes } from './types.js';
import { listWaiters } from './waiters.js';

interface Exports {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

const width = 120;

/** Returns an export declaration with its names in order, on one line where it fits. */
function printExports({ from, values = [], types = [] }: Exports): string[] {
  const names = [...values.map((name) => [name, name]), ...types.map((name) => [name, `type ${name}`])]
    .sort(([a = ''], [b = '']) => byCodeUnit(a, b))
    .map(([, text]) => text);
  if (names.length === 0) return [];
  const line = `export { ${names.join(', ')} } from '${from}';`;
  return [line.length <= width ? line : `export {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';`];
}

const exportOperation = (model: Model, { name, pagination, input, output }: OperationModel): Exports => ({
  from: findModulePath(name),
  values: [camel(name), name, ...(pagination === undefined ? [] : [`paginate${name}`])],
  types: [
    `${name}Input`,
    `${name}Output`,
    `${name}ErrorCode`,
    ...[input, output].flatMap((value) => listInlineNames(model, value)),
  ],
});

/** All names of the package. */
function listExports(model: Model): Exports[] {
  const { className } = model;
  return [
    { from: './client.js', values: [`${className}Client`, `create${className}`] },
    {
      from: './errors.js',
      values: [`is${className}Error`],
      types: [`${className}CommonErrorCode`, `${className}ErrorCode`],
    },
    { from: './explain.js', values: [`explain${className}Error`] },
    ...model.operations.map((operation) => exportOperation(model, operation)),
    { from: './product.js', values: ['product'], types: [`${className}Region`] },
    ...(hasPermissions(model)
      ? [{ from: './ram-policy.js', values: ['ramPolicy'], types: [`${className}RamAction`] }]
      : []),
    {
      from: './shapes.js',
      types: listDeclaredShapes(model).flatMap(([name, shape]) => [name, ...listInlineNames(model, shape)]),
    },
    { from: './waiters.js', values: listWaiters(model).map(({ name }) => `waitUntil${name}`) },
    {
      from: '@yunspec/runtime',
      // RPC can be signed in either of two ways; version 1.0 is the documented one, and the other costs nothing unused
      values: [...runtimeValues, ...(model.protocols.rpc === undefined ? [] : ['acs3'])],
      types: Object.keys(runtimeTypes),
    },
  ];
}

/** Lists every name that the package of a model exports. */
export const listExportedNames = (model: Model): string[] =>
  listExports(model).flatMap(({ values = [], types = [] }) => [...values, ...types]);

/** The index of the package: every public name. */
export function renderIndexModule(model: Model): string {
  return renderModule({
    source: `specs/${model.product}`,
    imports: [],
    statements: listExports(model).flatMap(printExports),
  });
}
