import { satisfies } from 'semver';
import type { Model } from './model.js';

/** The parts of a package.json that belong to changesets. */
export interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const runtime = '@yunspec/runtime';

/**
 * Returns the range of the runtime. The one that changesets wrote is kept while the runtime's version satisfies it: a patch
 * of the runtime releases no product, a prerelease and a snapshot have ranges of their own.
 */
function chooseRange(previous: PackageJson | undefined, version: string): string {
  const range = previous?.dependencies?.[runtime];
  return range !== undefined && satisfies(version, range) ? range : `^${version}`;
}

const license = 'Apache-2.0';

const commonJsTypes = (module: string): string => `./dist/cjs/${module}.d.ts`;

/** Exports a module to `import`, to bundlers (always as an ES module, so that they include it once), and to `require`. */
const exportModule = (module: string): object => ({
  import: { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` },
  module: `./dist/${module}.js`,
  require: { types: commonJsTypes(module), default: `./dist/cjs/${module}.js` },
});

/**
 * Returns a product's package.json. The version belongs to changesets and is kept; so is the range of the runtime, as long
 * as the workspace satisfies it.
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
    // these three are for resolvers that do not read `exports`, such as TypeScript's node10
    main: './dist/cjs/index.js',
    types: commonJsTypes('index'),
    typesVersions: {
      '*': {
        cases: ['./cases/index.d.cts'],
        outputs: [commonJsTypes('outputs')],
        openapi: [commonJsTypes('openapi')],
      },
    },
    exports: {
      '.': exportModule('index'),
      './cases': { types: './cases/index.d.cts', default: './cases/index.cjs' },
      './outputs': exportModule('outputs'),
      './openapi': exportModule('openapi'),
      './model.json': { types: './model.d.cts', default: './model.json' },
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    files: [
      'dist',
      '!dist/.build.json',
      'cases',
      'model.json',
      'model.d.cts',
      'openapi.json',
      'llms.txt',
      'CHANGELOG.md',
    ],
    publishConfig: { access: 'public' },
    scripts: {
      build:
        'node ../../scripts/clean.mjs dist && node ../../scripts/compile.mjs && node ../../scripts/bundle.mjs --compact',
      prepack: 'node ../../scripts/dist-guard.mjs',
      test: 'vitest run --config ../../vitest.config.ts --root .',
    },
    dependencies: { [runtime]: chooseRange(previous, runtimeVersion) },
  };
}
