import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLocalCloud, type Failure } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';
import ts from 'typescript';
import { compile, repository, ways } from '../packed.js';
import { type Block, joinBlocks } from '../readme.js';

// The samples of a page in docs: those for an old SDK as CommonJS, which it is, and all others as ES modules.

export type Side = 'old' | 'new';

/** A folder with samples, and with the packages that they import. */
export interface Workshop {
  readonly folder: string;
  remove(): void;
}

export function createWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'yunspec-migrating-'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [side, type] of [
    ['old', 'commonjs'],
    ['new', 'module'],
  ] as const) {
    mkdirSync(join(folder, side));
    writeFileSync(join(folder, side, 'package.json'), JSON.stringify({ type }));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Compiler options of the projects that have such samples. */
const optionsBySide: Readonly<Record<Side, ts.CompilerOptions>> = {
  old: { ...ways['module esnext, moduleResolution bundler'], esModuleInterop: true },
  new: ways['module nodenext, exact optional members'] ?? {},
};

/** Compiles the samples of one side as one program, and returns what the compiler finds. */
export function checkTypes({ folder }: Workshop, page: string, side: Side, blocks: readonly Block[]): string[] {
  const file = join(folder, side, `${page}.ts`);
  writeFileSync(file, joinBlocks(blocks));
  const found = compile([file], { ...optionsBySide[side], types: ['node'], skipLibCheck: true });
  return found.map(({ text, line }) => `${text} -> ${line}`);
}

const redirect = fileURLToPath(new URL('redirect.mjs', import.meta.url));
const separator = '---- next sample';

/** CommonJS has no await outside of functions. */
const wrapInFunction = (program: string): string => `(async () => {\n${program}\n})();\n`;

function transpile(side: Side, blocks: readonly Block[]): string {
  const source = joinBlocks(blocks, () => `console.log('${separator}');\n`);
  const module = side === 'old' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module, esModuleInterop: true };
  const program = ts.transpileModule(source, { compilerOptions }).outputText;
  return side === 'old' ? wrapInFunction(program) : program;
}

const environment = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'local',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'local-secret',
};

/** Runs the samples of one side against a local cloud of their own, and returns what each printed. */
export async function runSamples(
  { folder }: Workshop,
  page: string,
  side: Side,
  blocks: readonly Block[],
  failures: readonly Failure[],
): Promise<string[]> {
  const cloud = createLocalCloud({ products: installedModels(['ecs']), transition: 0 });
  for (const failure of failures) cloud.fail(failure);
  const server = await listen(cloud);
  try {
    const file = join(folder, side, `${page}.js`);
    writeFileSync(file, transpile(side, blocks));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--import', redirect, file], {
      env: { ...environment, LOCAL_CLOUD: server.url },
      timeout: 60_000,
    });
    return stdout.split(`${separator}\n`).slice(1);
  } finally {
    await server.close();
  }
}
