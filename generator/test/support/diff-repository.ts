import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lamps, parcels, surroundings, type Tree, write } from './write-specs.js';
import { type Outcome, yunspec } from './yunspec.js';

const base: Tree = {
  ...surroundings,
  ...parcels,
  ...lamps,
  '.gitignore': 'node_modules\n',
  'packages/runtime/src/index.ts': 'export const one = 1;\n',
  'generator/package.json': '{ "name": "@yunspec/generator", "version": "0.1.0", "private": true }\n',
  '.changeset/config.json': '{}\n',
  '.changeset/older.md': '---\n"@yunspec/parcels": major\n---\n\nAbout something else.\n',
};

/** A Git repository with two generated packages, all of it committed. */
export interface Repository {
  readonly root: string;
  yunspec(...args: readonly string[]): Promise<Outcome>;
  git(...args: readonly string[]): void;
  write(tree: Tree): void;
  /** Replaces a piece of a spec file. */
  edit(path: string, was: string, is: string): void;
  remove(path: string): void;
  read(path: string): string;
  /** Commits everything. */
  commit(): void;
  /** Lists the changesets but the older one. */
  listChangesets(): string[];
}

/** A repository to copy. */
export interface Workshop {
  open<T>(use: (repository: Repository) => Promise<T>): Promise<T>;
  close(): void;
}

function runGit(root: string, args: readonly string[]): void {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  execFileSync('git', ['-C', root, ...identity, ...args], { stdio: 'pipe' });
}

function createRepository(root: string): Repository {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  return {
    root,
    yunspec: (...args) => yunspec(root, ...args),
    git: (...args) => runGit(root, args),
    write: (tree) => write(root, tree),
    edit: (path, was, is) => {
      const text = read(path);
      if (!text.includes(was)) throw new Error(`${path} does not hold ${was}`);
      write(root, { [path]: text.replace(was, () => is) });
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    read,
    commit: () => {
      runGit(root, ['add', '-A']);
      runGit(root, ['commit', '-q', '-m', 'x']);
    },
    listChangesets: () =>
      readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'older.md'),
  };
}

/** Builds the repository once, with more files if given; each test works on a copy. */
export async function openWorkshop(more: Tree = {}): Promise<Workshop> {
  const home = mkdtempSync(join(tmpdir(), 'yunspec-diff-'));
  const first = createRepository(join(home, 'base'));
  write(first.root, { ...base, ...more });
  const { code, stderr } = await first.yunspec('generate');
  if (code !== 0 || !existsSync(join(first.root, 'packages/parcels/model.json'))) throw new Error(stderr);
  first.git('init', '-q', '-b', 'main');
  first.commit();
  return {
    open: async (use) => {
      const root = mkdtempSync(join(tmpdir(), 'yunspec-diff-'));
      try {
        cpSync(first.root, root, { recursive: true });
        return await use(createRepository(root));
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
