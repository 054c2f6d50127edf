import type { Model } from '../model/model.js';

interface PackageJson {
  readonly version?: string;
}

const license = 'Apache-2.0';

/**
 * Returns a product's package.json. The version belongs to changesets and is kept; the range of the runtime follows the
 * runtime's own version, so that the workspace always satisfies it.
 */
export function makePackageJson(model: Model, previous: PackageJson | undefined, runtimeVersion: string): object {
  return {
    name: `@yunspec/${model.product}`,
    version: previous?.version ?? '0.1.0',
    description: `Typed, checked client for ${model.vendor} ${model.title}, API version ${model.version}.`,
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './outputs': { types: './dist/outputs.d.ts', default: './dist/outputs.js' },
      './openapi': { types: './dist/openapi.d.ts', default: './dist/openapi.js' },
      './model.json': './model.json',
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    files: ['dist', '!dist/.tsbuildinfo', 'model.json', 'openapi.json', 'llms.txt'],
    publishConfig: { access: 'public' },
    scripts: {
      build:
        'node ../../scripts/clean.mjs dist && tsc -p tsconfig.json && node ../../scripts/bundle.mjs index outputs openapi',
      test: 'vitest run --config ../../vitest.config.ts --root .',
    },
    dependencies: { '@yunspec/runtime': `^${runtimeVersion}` },
  };
}
