import type { Model } from '../model/model.js';
import { banner } from './banner.js';
import { kebab } from './names.js';
import { openApi } from './openapi/document.js';
import { openApiTypes } from './openapi/types.js';
import { packageJson } from './package-json.js';
import { constraintTests, llmsText, readme } from './templates.js';
import { agreementModule } from './typescript/agreement-module.js';
import { causesModule, explainModule, hasPermissions, ramPolicyModule } from './typescript/fact-modules.js';
import { renderModule } from './typescript/module.js';
import { operationModule } from './typescript/operation-module.js';
import { outputsModule } from './typescript/outputs-module.js';
import { clientModule, errorsModule, indexModule, productModule, shapesModule } from './typescript/product-modules.js';
import { listDeclaredShapes } from './typescript/types.js';
import { waitersModule, waitersOf } from './typescript/waiters.js';

/** Contents by path inside the package. */
export type Files = ReadonlyMap<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What a product package is made from besides its model. */
export interface Surroundings {
  /** The package.json that stands there, if any. */
  readonly previous: { readonly version?: string } | undefined;
  readonly runtimeVersion: string;
}

const tsconfig = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    rootDir: 'src',
    outDir: 'dist',
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
const openApiModule = (model: Model): string =>
  renderModule({ source: `specs/${model.product}`, imports: [], statements: [openApiTypes(model)] });

/** Every file of a product's package. */
export function productFiles(model: Model, { previous, runtimeVersion }: Surroundings): Files {
  const waiters = waitersOf(model);
  return new Map([
    ['package.json', json(packageJson(model, previous, runtimeVersion))],
    ['tsconfig.json', json(tsconfig)],
    ['README.md', readme(model)],
    ['llms.txt', llmsText(model)],
    ['openapi.json', json(openApi(model))],
    ['model.json', json({ 'x-generated': banner(`specs/${model.product}`), ...model })],
    ['src/index.ts', indexModule(model)],
    ['src/client.ts', clientModule(model)],
    ['src/product.ts', productModule(model)],
    ['src/errors.ts', errorsModule(model)],
    ['src/causes.ts', causesModule(model)],
    ['src/outputs.ts', outputsModule(model)],
    ['src/openapi.ts', openApiModule(model)],
    ['src/explain.ts', explainModule(model)],
    ...(hasPermissions(model) ? [['src/ram-policy.ts', ramPolicyModule(model)] as const] : []),
    ...(listDeclaredShapes(model).length > 0 ? [['src/shapes.ts', shapesModule(model)] as const] : []),
    ...(waiters.length > 0 ? [['src/waiters.ts', waitersModule(model)] as const] : []),
    ...model.operations.map(
      (operation) => [`src/operations/${kebab(operation.name)}.ts`, operationModule(model, operation)] as const,
    ),
    ['test/constraints.test.ts', constraintTests(model)],
    ['test/openapi-types.ts', agreementModule(model)],
  ]);
}
