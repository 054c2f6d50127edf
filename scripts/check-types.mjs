import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

// packages are built by the older compiler: its interface is part of the generator and of the tests
const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
for (const project of ['tsconfig.tests.json', 'tsconfig.scripts.json']) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
