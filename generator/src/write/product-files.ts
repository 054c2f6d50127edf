import { Fragments } from '../read/fragments.js';
import { nameCases, renderCases, renderCasesModule } from './cases.js';
import type { Model } from './model.js';
import { renderModelJson } from './model-json.js';
import { kebab } from './names.js';
import { makeOpenApi } from './openapi/document.js';
import { renderOpenApiJson } from './openapi/json.js';
import { printOpenApiTypes } from './openapi/types.js';
import { type OperationView, viewOperations } from './operation-view.js';
import { makePackageJson, type PackageJson } from './package-json.js';
import { renderPages } from './templates.js';
import { makeAgreementModule } from './typescript/agreement-module.js';
import { makeClientModule, printMethods } from './typescript/client-module.js';
import { makeErrorsModule } from './typescript/errors-module.js';
import { hasPermissions, makeCausesModule, makeExplainModule, makeRamPolicyModule } from './typescript/fact-modules.js';
import { makeIndexModule } from './typescript/index-module.js';
import { renderModelTypes } from './typescript/model-types.js';
import { type ModuleText, printModule } from './typescript/module.js';
import { makeOperationModule } from './typescript/operation-module.js';
import { makeOutputsModule } from './typescript/outputs-module.js';
import { makeProductModule } from './typescript/product-module.js';
import { makeShapesModule } from './typescript/shapes-module.js';
import { listDeclaredShapes } from './typescript/types.js';
import { listWaiters, makeWaitersModule } from './typescript/waiters.js';

/** Contents by path inside the package. */
export type Files = ReadonlyMap<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The surroundings that a product's package is made from, besides its model. */
export interface Surroundings {
  /** The package.json on disk, if any. */
  readonly previous: PackageJson | undefined;
  readonly runtimeVersion: string;
}

const tsconfig = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    rootDir: 'src',
    outDir: 'dist',
    declarationDir: 'dist/cjs',
    tsBuildInfoFile: 'dist/.tsbuildinfo',
    // the sources are not published, so a map would lead nowhere
    declarationMap: false,
    sourceMap: false,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  },
  include: ['src'],
  references: [{ path: '../runtime' }],
};

/** The types of openapi.json, for clients made of a document such as openapi-fetch. */
const makeOpenApiModule = ({ product }: Model, document: object, fragments: Fragments): ModuleText => ({
  source: `specs/${product}`,
  imports: [],
  statements: [printOpenApiTypes(document, fragments)],
});

/** Makes the modules of a package by their path. */
function makeModules(
  model: Model,
  views: readonly OperationView[],
  document: object,
  fragments: Fragments,
): (readonly [path: string, module: ModuleText])[] {
  const methods = views.flatMap((view) => fragments.make('methods', view.key, () => printMethods(view)));
  return [
    ['src/index.ts', makeIndexModule(model)],
    ['src/client.ts', makeClientModule(model, methods)],
    ['src/product.ts', makeProductModule(model)],
    ['src/errors.ts', makeErrorsModule(model)],
    ['src/causes.ts', makeCausesModule(model)],
    ['src/outputs.ts', makeOutputsModule(model)],
    ['src/openapi.ts', makeOpenApiModule(model, document, fragments)],
    ['src/explain.ts', makeExplainModule(model)],
    ...(hasPermissions(model) ? [['src/ram-policy.ts', makeRamPolicyModule(model)] as const] : []),
    ...(listDeclaredShapes(model).length > 0 ? [['src/shapes.ts', makeShapesModule(model)] as const] : []),
    ...(listWaiters(model).length > 0 ? [['src/waiters.ts', makeWaitersModule(model)] as const] : []),
    ...views.map((view) => {
      const path = `src/operations/${kebab(view.operation.name)}.ts`;
      return [path, fragments.make('module', view.key, () => makeOperationModule(view))] as const;
    }),
    ['test/openapi-types.ts', makeAgreementModule(model)],
  ];
}

/** Renders every file of a product's package. What is made of one operation alone is a fragment. */
export function renderProductFiles(
  model: Model,
  { previous, runtimeVersion }: Surroundings,
  fragments: Fragments = new Fragments(),
): Files {
  const document = makeOpenApi(model);
  const views = viewOperations(model);
  return new Map([
    ['package.json', json(makePackageJson(model, previous, runtimeVersion))],
    ['tsconfig.json', json(tsconfig)],
    ...renderPages(model),
    ['openapi.json', renderOpenApiJson(document)],
    ['model.json', renderModelJson(model)],
    ['model.d.cts', renderModelTypes(model)],
    ...makeModules(model, views, document, fragments).map(
      ([path, module]) => [path, printModule(module, fragments)] as const,
    ),
    ...views.map((view) => [nameCases(view), fragments.make('cases', view.key, () => renderCases(view))] as const),
    ...renderCasesModule(model),
  ]);
}
