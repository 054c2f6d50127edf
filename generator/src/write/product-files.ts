import type { Model } from './model.js';
import { renderModelJson } from './model-json.js';
import { kebab } from './names.js';
import { renderOpenApiJson } from './openapi/json.js';
import { printOpenApiTypes } from './openapi/types.js';
import { makePackageJson, type PackageJson } from './package-json.js';
import { renderConstraintTests, renderLlmsText, renderReadme } from './templates.js';
import { renderAgreementModule } from './typescript/agreement-module.js';
import { renderClientModule } from './typescript/client-module.js';
import { renderErrorsModule } from './typescript/errors-module.js';
import {
  hasPermissions,
  renderCausesModule,
  renderExplainModule,
  renderRamPolicyModule,
} from './typescript/fact-modules.js';
import { renderIndexModule } from './typescript/index-module.js';
import { renderModule } from './typescript/module.js';
import { renderOperationModule } from './typescript/operation-module.js';
import { renderOutputsModule } from './typescript/outputs-module.js';
import { renderProductModule } from './typescript/product-module.js';
import { renderShapesModule } from './typescript/shapes-module.js';
import { listDeclaredShapes } from './typescript/types.js';
import { listWaiters, renderWaitersModule } from './typescript/waiters.js';

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
const renderOpenApiModule = (model: Model): string =>
  renderModule({ source: `specs/${model.product}`, imports: [], statements: [printOpenApiTypes(model)] });

/** Every file of a product's package. */
export function renderProductFiles(model: Model, { previous, runtimeVersion }: Surroundings): Files {
  const waiters = listWaiters(model);
  return new Map([
    ['package.json', json(makePackageJson(model, previous, runtimeVersion))],
    ['tsconfig.json', json(tsconfig)],
    ['README.md', renderReadme(model)],
    ['llms.txt', renderLlmsText(model)],
    ['openapi.json', renderOpenApiJson(model)],
    ['model.json', renderModelJson(model)],
    ['src/index.ts', renderIndexModule(model)],
    ['src/client.ts', renderClientModule(model)],
    ['src/product.ts', renderProductModule(model)],
    ['src/errors.ts', renderErrorsModule(model)],
    ['src/causes.ts', renderCausesModule(model)],
    ['src/outputs.ts', renderOutputsModule(model)],
    ['src/openapi.ts', renderOpenApiModule(model)],
    ['src/explain.ts', renderExplainModule(model)],
    ...(hasPermissions(model) ? [['src/ram-policy.ts', renderRamPolicyModule(model)] as const] : []),
    ...(listDeclaredShapes(model).length > 0 ? [['src/shapes.ts', renderShapesModule(model)] as const] : []),
    ...(waiters.length > 0 ? [['src/waiters.ts', renderWaitersModule(model)] as const] : []),
    ...model.operations.map(
      (operation) => [`src/operations/${kebab(operation.name)}.ts`, renderOperationModule(model, operation)] as const,
    ),
    ['test/constraints.test.ts', renderConstraintTests(model)],
    ['test/openapi-types.ts', renderAgreementModule(model)],
  ]);
}
