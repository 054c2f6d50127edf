import type { Model } from '../model.js';
import { camel } from '../names.js';
import type { OperationView } from '../operation-view.js';
import { declareFunction } from './declare.js';
import { jsdoc } from './docs.js';
import { hasPermissions } from './fact-modules.js';
import type { Import, ModuleText } from './module.js';
import { describeMethod } from './operation-doc.js';
import { describePaginator, findModulePath, printInputParameter } from './operation-module.js';
import { listWaiters, type WaiterModel } from './waiters.js';

const indent = 2;

/** Prints the methods of an operation: the call, and the paginator where there is one. */
export function printMethods({ facts, operation }: OperationView): string[] {
  const { name, pagination } = operation;
  const input = printInputParameter(operation);
  const method = declareFunction({
    doc: describeMethod(facts, operation),
    head: camel(name),
    parameters: [input, 'options?: CallOptions'],
    returns: `Promise<${name}Output>`,
    indent,
    body: `return ${camel(name)}(this, input, options);`,
  });
  if (pagination === undefined) return [method];
  const paginator = declareFunction({
    doc: describePaginator(operation),
    head: `paginate${name}`,
    parameters: [input, 'options?: PaginateOptions'],
    returns: `ReturnType<typeof paginate${name}>`,
    indent,
    body: `return paginate${name}(this, input, options);`,
  });
  return [method, paginator];
}

const printWaiterMethod = ({ name, poll, doc }: WaiterModel): string =>
  declareFunction({
    doc,
    head: `waitUntil${name}`,
    parameters: [`input: ${poll}Input`, 'options: WaitOptions'],
    returns: `Promise<${poll}Output | undefined>`,
    indent,
    body: `return waitUntil${name}(this, input, options);`,
  });

function listImports(model: Model, waiters: readonly WaiterModel[]): Import[] {
  const lists = model.operations.some(({ pagination }) => pagination !== undefined);
  return [
    {
      from: '@yunspec/runtime',
      values: ['ProductClient', 'ServiceClient'],
      types: [
        'CallOptions',
        'ClientOptions',
        'ProductClientOptions',
        ...(lists ? ['PaginateOptions'] : []),
        ...(waiters.length > 0 ? ['WaitOptions'] : []),
      ],
    },
    ...model.operations.map(({ name, pagination }) => ({
      from: findModulePath(name),
      values: [camel(name), ...(pagination === undefined ? [] : [`paginate${name}`])],
      types: [`${name}Input`, `${name}Output`],
    })),
    { from: './product.js', values: ['product'], types: [`${model.className}Region`] },
    { from: './ram-policy.js', values: hasPermissions(model) ? ['ramPolicy'] : [] },
    { from: './waiters.js', values: waiters.map(({ name }) => `waitUntil${name}`) },
  ];
}

/** Makes the client of the methods of its operations, to which it adds those of its waiters. */
export function makeClientModule(model: Model, methods: readonly string[]): ModuleText {
  const waiters = listWaiters(model);
  const { className } = model;
  const doc = [
    `${model.title} (${model.vendor}), API version ${model.version}.`,
    '',
    model.description,
    '',
    'Every method is a function of its own as well; import those where size matters.',
  ];
  const ramPolicy = hasPermissions(model) ? ', ramPolicy' : '';
  const opening = `constructor(options: ProductClientOptions<${className}Region> = {}) {
  super(product, options${ramPolicy});
}`;
  const members = [opening, ...methods, ...waiters.map(printWaiterMethod)].map((member) =>
    member.replace(/^(?=.)/gm, ' '.repeat(indent)),
  );
  return {
    source: `specs/${model.product}`,
    imports: listImports(model, waiters),
    statements: [
      `${jsdoc(doc)}export class ${className}Client extends ProductClient<${className}Region> {
${members.join('\n\n')}
}`,
      declareFunction({
        doc: ['A client without methods, for the standalone functions: bundlers then keep only what is called.'],
        head: `export function create${className}`,
        parameters: [`options: ClientOptions<${className}Region> = {}`],
        returns: `ServiceClient<${className}Region>`,
        body: 'return new ServiceClient(product, options);',
      }),
    ],
  };
}
