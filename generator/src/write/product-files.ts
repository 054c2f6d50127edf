import type { Project } from 'ts-morph';
import type { Model } from '../model/model.js';
import { renderModelJson } from './model-json.js';
import { kebab } from './names.js';
import { openApi } from './openapi/document.js';
import { packageJson } from './package-json.js';
import { constraintTests, llmsText, readme } from './templates.js';
import { causesModule, explainModule, hasPermissions, ramPolicyModule } from './typescript/fact-modules.js';
import { operationModule } from './typescript/operation-module.js';
import { outputsModule } from './typescript/outputs-module.js';
import { clientModule, errorsModule, indexModule, productModule, shapesModule } from './typescript/product-modules.js';
import { typeTexts } from './typescript/types.js';
import { waitersModule, waitersOf } from './typescript/waiters.js';

/** Contents by path inside the package. */
export type Files = ReadonlyMap<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What a product package is made from besides its model. */
export interface Surroundings {
  readonly project: Project;
  /** Its types, as openapi-typescript printed them. */
  readonly printed: string;
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

/** Every file of a product's package. */
export function productFiles(model: Model, { project, printed, previous, runtimeVersion }: Surroundings): Files {
  const types = typeTexts(printed, project, new Set(model.operations.map(({ name }) => `${name}Input`)));
  const waiters = waitersOf(model);
  return new Map([
    ['package.json', json(packageJson(model, previous, runtimeVersion))],
    ['tsconfig.json', json(tsconfig)],
    ['README.md', readme(model)],
    ['llms.txt', llmsText(model)],
    ['openapi.json', json(openApi(model))],
    ['model.json', renderModelJson(model)],
    ['src/index.ts', indexModule(project, model, types)],
    ['src/client.ts', clientModule(project, model)],
    ['src/product.ts', productModule(project, model)],
    ['src/errors.ts', errorsModule(project, model)],
    ['src/causes.ts', causesModule(project, model)],
    ['src/outputs.ts', outputsModule(project, model)],
    ['src/explain.ts', explainModule(project, model)],
    ...(hasPermissions(model) ? [['src/ram-policy.ts', ramPolicyModule(project, model)] as const] : []),
    ...(types.size > 0 ? [['src/shapes.ts', shapesModule(project, model, types)] as const] : []),
    ...(waiters.length > 0 ? [['src/waiters.ts', waitersModule(project, model)] as const] : []),
    ...model.operations.map(
      (operation) =>
        [`src/operations/${kebab(operation.name)}.ts`, operationModule(project, model, operation, types)] as const,
    ),
    ['test/constraints.test.ts', constraintTests(model)],
  ]);
}
