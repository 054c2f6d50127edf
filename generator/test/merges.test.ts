import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, parcels, surroundings, type Tree, treeOf, write } from './support/write-specs.js';
import { type Outcome, yunspec } from './support/yunspec.js';

const identity = ['-c', 'user.name=tester', '-c', 'user.email=tester@example.com', '-c', 'init.defaultBranch=main'];

/** Runs git and returns what it printed, whatever its exit code: a merge with conflicts is no failure here. */
function git(root: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', [...identity, ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const generate = (root: string, ...args: readonly string[]): Promise<Outcome> => yunspec(root, 'generate', ...args);

const makeOperation = (name: string): Tree => ({
  [`specs/parcels/operations/${name}.yaml`]: (parcels['specs/parcels/operations/DropParcel.yaml'] ?? '').replace(
    'operation: DropParcel',
    `operation: ${name}`,
  ),
});

const attributes = `packages/*/** merge=yunspec\npackages/*/package.json merge\ndocs/coverage/** merge=yunspec\n`;

async function commitOn(root: string, branch: string, files: Tree): Promise<void> {
  git(root, 'checkout', '-q', '-b', branch, 'main');
  write(root, files);
  await generate(root);
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', branch);
}

/** Makes a repository with two branches that each add an operation, and merges one into the other. */
async function mergeBranches(root: string, configure: () => void): Promise<readonly string[]> {
  write(root, { ...surroundings, ...parcels, '.gitattributes': attributes, '.gitignore': 'node_modules\n' });
  await generate(root);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'main');
  await commitOn(root, 'left', makeOperation('CatchParcel'));
  await commitOn(root, 'right', makeOperation('ClaimParcel'));
  configure();
  git(root, 'merge', 'left');
  return git(root, 'diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean);
}

const all: Tree = { ...surroundings, ...parcels, ...makeOperation('CatchParcel'), ...makeOperation('ClaimParcel') };

/** Returns the files that a run makes from the specs of both branches, where none were before. */
const generateAnew = (): Promise<Tree> =>
  inFolder(all, async (root) => {
    await generate(root);
    return treeOf(root);
  });

const packageOf = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => path.startsWith('packages/parcels/')));

test('conflicts of two branches are in generated files only, and generate resolves them', () =>
  inFolder({}, async (root) => {
    const conflicts = await mergeBranches(root, () => {});
    expect(conflicts).toContain('packages/parcels/.generated.json');
    expect(conflicts.filter((path) => !/^(packages|docs\/coverage)\/parcels/.test(path))).toEqual([]);
    expect((await generate(root)).code).toBe(0);
    expect(packageOf(treeOf(root))).toEqual(packageOf(await generateAnew()));
  }));

test('with the merge driver nothing conflicts, and generate adds what is missing', () =>
  inFolder({}, async (root) => {
    const conflicts = await mergeBranches(root, () => git(root, 'config', 'merge.yunspec.driver', 'true'));
    expect(conflicts).toEqual([]);
    expect((await generate(root, '--check')).code).toBe(1);
    expect((await generate(root)).code).toBe(0);
    expect(packageOf(treeOf(root))).toEqual(packageOf(await generateAnew()));
  }));

const version = (text: string): string => text.replace('"version": "0.1.0"', '"version": "0.7.0"');

/** A package.json as a merge of two releases leaves it. */
const conflicting = (text: string): string =>
  text.replace(
    '  "version": "0.1.0",\n',
    '<<<<<<< HEAD\n  "version": "0.7.0",\n||||||| base\n  "version": "0.1.0",\n=======\n  "version": "0.6.0",\n>>>>>>> left\n',
  );

test.each([
  ['package.json keeps the version of the present branch', 'package.json', conflicting, version],
  ['a manifest cut off halfway', '.generated.json', (text: string) => text.slice(0, 40), (text: string) => text],
  ['model.json with marks', 'model.json', (text: string) => `<<<<<<< HEAD\n${text}`, (text: string) => text],
])('%s', (_, name, damage, wanted) =>
  inFolder({ ...surroundings, ...parcels }, async (root) => {
    await generate(root);
    const path = join(root, 'packages/parcels', name);
    const before = readFileSync(path, 'utf8');
    write(root, { [`packages/parcels/${name}`]: damage(before) });
    expect((await generate(root)).stderr).not.toContain('yunspec:');
    expect(readFileSync(path, 'utf8')).toBe(wanted(before));
  }),
);

test('a package.json that is no JSON is named, with the way out, and nothing is written', () =>
  inFolder({ ...surroundings, ...parcels }, async (root) => {
    await generate(root);
    write(root, { 'packages/parcels/package.json': '{' });
    const before = treeOf(root);
    const { code, stderr } = await generate(root);
    expect([code, treeOf(root)]).toEqual([70, before]);
    expect(stderr).toContain('packages/parcels/package.json is not JSON; restore it (git checkout HEAD -- ');
  }));
