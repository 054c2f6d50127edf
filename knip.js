import { existsSync, readdirSync } from 'node:fs';

const packages = readdirSync('packages').map((name) => `packages/${name}`);

export default {
  ignoreExportsUsedInFile: true,
  ignoreWorkspaces: packages.filter((folder) => existsSync(`${folder}/.generated.json`)),
  workspaces: {
    '.': {
      entry: ['release/*.mjs', 'release/rehearse/registry-server.mjs'],
      // installed for a rehearsal only, from a lock of its own
      ignoreDependencies: ['verdaccio'],
      // linked by npm, as of every workspace; a dependency of the root would be an input of every task
      ignoreBinaries: ['yunspec'],
    },
    examples: {
      entry: ['*.ts', 'vitest/*.ts', 'jest/*.js'],
      // Jest belongs to the users of the example
      ignoreDependencies: ['@jest/globals'],
    },
    generator: {
      // the last step of its build
      entry: ['src/write/name-table/main.ts', 'test/**/*.ts', 'test/support/mutations/run.mjs'],
    },
    'packages/runtime': {
      entry: ['src/platform/*.ts', 'test/**/*.ts'],
    },
    'packages/model': {
      entry: ['test/**/*.ts'],
    },
    'packages/gateway': {
      entry: ['test/**/*.ts'],
    },
    'packages/contract': {
      entry: ['test/**/*.ts'],
    },
    'packages/local': {
      entry: ['test/**/*.ts'],
    },
    scripts: {
      entry: ['*.mjs'],
    },
    test: {
      entry: [
        '**/*.test.ts',
        'support/*.ts',
        'support/tool-chains/*.ts',
        'support/**/*.mjs',
        'fuzz/*.mjs',
        'load/*.mjs',
        // loaded by StrykerJS and by Vitest
        'mutations/code/*.{mjs,ts}',
      ],
      // the samples of a migration guide import the latter
      ignoreDependencies: ['@yunspec/generator'],
    },
  },
  ignore: ['bench/**'],
};
