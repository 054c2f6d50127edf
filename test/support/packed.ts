import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// Packages as their users have them: packed, and installed into an empty project.

export const repository: string = fileURLToPath(new URL('../../', import.meta.url));

export interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** An empty project with some of our packages in it. */
export interface Project {
  readonly folder: string;
  /** The tarballs, by the package's folder. */
  readonly packed: ReadonlyMap<string, Packed>;
  locateTarball(name: string): string;
  /** A file of an installed package. */
  installed(name: string, ...path: readonly string[]): string;
  remove(): void;
}

/** Our caller may be npm itself, which hands its own settings down; here only these hold. */
function runNpm(cwd: string, home: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    npm_config_cache: join(home, 'cache'),
    npm_config_userconfig: join(home, 'npmrc'),
  };
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    env,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Lists the packages of others that some of ours depend on. They have no dependencies of their own. */
export function listDependencies(names: readonly string[]): string[] {
  const dependencies = names.flatMap((name) => {
    const { dependencies = {} } = JSON.parse(
      readFileSync(join(repository, 'packages', name, 'package.json'), 'utf8'),
    ) as { dependencies?: Readonly<Record<string, string>> };
    return Object.keys(dependencies);
  });
  return [...new Set(dependencies)].filter((name) => !name.startsWith('@yunspec/'));
}

/** Packs some packages and installs them, by default in a temporary folder. */
export function createProject(names: readonly string[], at?: string): Project {
  for (const name of names) {
    if (!existsSync(join(repository, 'packages', name, 'dist/index.d.ts')))
      throw new Error(`packages/${name} is not built; run npm run build there`);
  }
  const home = mkdtempSync(join(tmpdir(), 'yunspec-packed-'));
  const folder = at ?? join(home, 'project');
  // an install without network takes the packages of others from here
  const paths = [
    ...names.map((name) => `./packages/${name}`),
    ...listDependencies(names).map((name) => `./node_modules/${name}`),
  ];
  const all = JSON.parse(
    runNpm(repository, home, 'pack', ...paths, '--json', '--ignore-scripts', '--pack-destination', home),
  ) as Packed[];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
  const tarballs = all.map(({ filename }) => join(home, filename));
  runNpm(folder, home, 'install', ...tarballs, '--offline', '--ignore-scripts', '--no-audit', '--no-fund');
  return {
    folder,
    packed: new Map(all.map((one) => [one.name.replace('@yunspec/', ''), one])),
    locateTarball: (name) => join(home, all.find((one) => one.name === `@yunspec/${name}`)?.filename ?? ''),
    installed: (name, ...path) => join(folder, 'node_modules', '@yunspec', name, ...path),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export interface Manifest {
  readonly version: string;
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, object>>;
}

export const readManifest = (project: Project, name: string): Manifest =>
  JSON.parse(readFileSync(project.installed(name, 'package.json'), 'utf8')) as Manifest;

/** Compiler options that users have. */
export const ways: Readonly<Record<string, ts.CompilerOptions>> = {
  'module nodenext, exact optional members': {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    exactOptionalPropertyTypes: true,
  },
  'module esnext, moduleResolution bundler': {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  },
};

/** Compiler options of users whose programs are CommonJS. */
export const waysOfCommonJs: Readonly<Record<string, ts.CompilerOptions>> = {
  'module commonjs, moduleResolution node10': {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
  },
  'module node16': { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
};

export interface Finding {
  /** Absent where it is about no file. */
  readonly file: string | undefined;
  readonly code: number;
  readonly text: string;
  /** The line it stands on. */
  readonly line: string;
}

const libraryFiles = new Map<string, ts.SourceFile | undefined>();
const libraries = /[\\/]node_modules[\\/](?:typescript[\\/]lib|@types[\\/]node)[\\/]/;

/** Creates a host that parses the libraries of the compiler and of Node.js once for all programs of a target. */
function createHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(name, how, ...rest) {
      if (!libraries.test(name)) return host.getSourceFile(name, how, ...rest);
      const key = `${JSON.stringify(how)} ${name}`;
      if (!libraryFiles.has(key)) libraryFiles.set(key, host.getSourceFile(name, how, ...rest));
      return libraryFiles.get(key);
    },
  };
}

/** Compiles some files and returns the compiler's findings. */
export function compile(files: readonly string[], way: ts.CompilerOptions): Finding[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    noEmit: true,
    ...way,
  };
  const program = ts.createProgram(files, options, createHost(options));
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => ({
    file: file && join(file.fileName),
    code,
    text: ts.flattenDiagnosticMessageText(messageText, ' '),
    line: file?.text.split('\n')[file.getLineAndCharacterOfPosition(start).line]?.trim() ?? '',
  }));
}
