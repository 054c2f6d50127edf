import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../paths.mjs';

/**
 * Returns where the mutants of a package are made: a copy of the repository inside it, so that packages are found as usual.
 * @param {string} product
 */
export const treeOf = (product) => join(root, '.cache/mutations', product);

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path) : undefined);

/**
 * Adds suites of the whole project to those of a package, whose source they run.
 * @param {string} tree
 * @param {string} folder of the package
 * @param {readonly string[]} suites
 */
export function addSuites(tree, folder, suites) {
  const tests = join(tree, folder, 'test');
  for (const suite of suites) {
    const source = relative(tests, join(tree, suite)).replaceAll('\\', '/').replace(/\.ts$/, '.js');
    writeFileSync(join(tests, suite.replaceAll('/', '-')), `import '${source}';\n`);
  }
  // where tests look for the documents, if they are there
  const [documents, link] = [join(root, '../shared'), join(tree, '../shared')];
  if (existsSync(documents) && !existsSync(link)) symlinkSync(documents, link, 'junction');
}

/**
 * Makes a copy like the repository. A file that is the same is not written.
 * @param {string} tree
 */
export function copyRepository(tree) {
  const list = (/** @type {string[]} */ ...options) =>
    execFileSync('git', ['ls-files', '-z', ...options], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);
  const wanted = new Set(list('--cached', '--others', '--exclude-standard'));
  mkdirSync(tree, { recursive: true });
  for (const path of wanted) {
    const content = read(join(root, path));
    const copy = join(tree, path);
    if (content === undefined || read(copy)?.equals(content)) continue;
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, content);
  }
  for (const { name, parentPath } of readdirSync(tree, { withFileTypes: true, recursive: true }).filter((one) =>
    one.isFile(),
  )) {
    const path = join(parentPath, name).slice(tree.length + 1);
    if (!wanted.has(path) && !/(^|\/)(dist|\.test)\//.test(path)) rmSync(join(tree, path));
  }
  // tests that link it into folders of their own look for it in the root
  const modules = join(tree, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(root, 'node_modules'), modules, 'junction');
  const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  for (const folder of ['generator', ...folders]) {
    const built = join(root, folder, 'dist');
    if (existsSync(built)) cpSync(built, join(tree, folder, 'dist'), { recursive: true });
  }
}
