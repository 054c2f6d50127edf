import { existsSync, readdirSync } from 'node:fs';

const packages = readdirSync('packages').map((name) => `packages/${name}`);

export default {
  ignoreExportsUsedInFile: true,
  ignoreWorkspaces: packages.filter((folder) => existsSync(`${folder}/.generated.json`)),
  workspaces: {
    '.': {
      entry: ['scripts/*.mjs'],
    },
    examples: {
      entry: ['*.ts'],
    },
    generator: {
      entry: ['test/**/*.ts'],
    },
    'packages/runtime': {
      entry: ['src/platform/*.ts', 'test/**/*.ts'],
    },
    'packages/model': {
      entry: ['test/**/*.ts'],
    },
    'packages/local': {
      entry: ['test/**/*.ts'],
    },
    test: {
      entry: ['**/*.test.ts', 'support/*.ts', 'support/tool-chains/*.ts', 'fuzz/*.mjs'],
      ignoreDependencies: ['@yunspec/generator'],
    },
  },
  ignore: ['bench/**'],
};
