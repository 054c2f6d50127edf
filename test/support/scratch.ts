import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { linkModules } from '../../scripts/link-modules.mjs';
import { root } from './repository.js';

export interface Run {
  readonly status: number | null;
  /** What it printed, on both streams. */
  readonly output: string;
}

/** A copy of the repository that a test may change. */
export interface Scratch {
  /** Runs a command line as a person would, in the root of the copy. */
  run(command: string): Run;
  read(path: string): string;
  write(path: string, text: string): void;
  exists(path: string): boolean;
  remove(): void;
}

const left = new Set(['.git', '.turbo', '.test', '.cache', 'node_modules']);

/** Links a new package as `npm install` does, which needs the network for everything else it does. */
function linkPackages(folder: string): void {
  for (const name of readdirSync(join(folder, 'packages'))) {
    const link = join(folder, 'node_modules/@yunspec', name);
    if (!existsSync(link)) symlinkSync(`../../packages/${name}`, link, 'junction');
  }
}

/** Copies the repository with its builds, its dependencies as links. */
export function createScratch(): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yunspec-recipes-')));
  cpSync(root, folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
  linkModules(root, folder);
  const env = {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: folder,
    CI: 'true',
    TURBO_TELEMETRY_DISABLED: '1',
  };
  return {
    run: (command) => {
      if (command === 'npm install') {
        linkPackages(folder);
        return { status: 0, output: '' };
      }
      const { status, stdout, stderr } = spawnSync(command, { cwd: folder, env, encoding: 'utf8', shell: true });
      return { status, output: `$ ${command}\n${stdout}${stderr}` };
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    exists: (path) => existsSync(join(folder, path)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
