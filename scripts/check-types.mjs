import { compile } from './compile.mjs';
import { root } from './run.mjs';

for (const project of ['tsconfig.tests.json', 'tsconfig.scripts.json'])
  if (!compile(project, root)) process.exitCode = 1;
