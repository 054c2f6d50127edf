import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** @typedef {import('./packages.mjs').Package} Package */
/** @typedef {{ status: number, stdout: string, stderr: string }} Result */

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<Result>}
 */
const run = (program, args, cwd) =>
  new Promise((resolve) => {
    const shell = process.platform === 'win32';
    execFile(program, args, { cwd, shell, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : 1, stdout, stderr: stderr === '' && error ? error.message : stderr }),
    );
  });

/**
 * Runs npm, which gives its reasons only when its level is not that of a silent caller.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
const runNpm = (args, cwd) => run('npm', [...args, '--loglevel', 'error'], cwd);

/**
 * Returns what npm says of its failure, without what only helps npm's developers.
 * @param {Result} result
 */
function readFault({ stdout, stderr }) {
  const lines = `${stderr}\n${stdout}`
    .split('\n')
    .filter((line) => line.startsWith('npm error') || line.includes('cannot be packed'))
    .map((line) => line.replace(/^npm error ?/, '').trim())
    .filter((line) => line !== '' && !/^(A complete log|code |command |path |lifecycle script|Log files)/.test(line));
  return [...new Set(lines)].slice(0, 3).join(' ') || stderr.trim();
}

/**
 * @param {string} text
 * @returns {{ error?: { code?: string, summary?: string } } | string | string[]}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * Returns whether the registry has a package's version. Throws when it does not answer that.
 * @param {string} root
 * @param {Package} one
 */
export async function isPublished(root, { name, version }) {
  const result = await runNpm(['view', name, 'versions', '--json', '--prefer-online'], root);
  const answer = parse(result.stdout);
  if (typeof answer === 'string' || Array.isArray(answer)) return [answer].flat().includes(version);
  if (answer.error?.code === 'E404') return false;
  const reason = (answer.error?.summary || readFault(result)).replace(/^\w*Error: /, '');
  throw new Error(`the registry does not say which versions of ${name} it has: ${reason}`);
}

/**
 * Packs a package, which fails unless its `dist` is what its sources give, and returns the tarball's path.
 * @param {string} root
 * @param {Package} one
 * @param {string} folder where the tarball goes
 */
export async function pack(root, one, folder) {
  const result = await runNpm(['pack', '--json', '--pack-destination', folder], join(root, one.folder));
  if (result.status !== 0) throw new Error(readFault(result));
  // lifecycle scripts print before the JSON
  const [{ filename }] = JSON.parse(result.stdout.slice(result.stdout.search(/^\[/m)));
  return join(folder, filename);
}

/**
 * @param {string} root
 * @param {Package} one
 * @param {string} tarball
 * @param {string} distTag
 */
export async function publish(root, { name, version }, tarball, distTag) {
  const result = await runNpm(['publish', tarball, '--access', 'public', '--tag', distTag], root);
  if (result.status !== 0) throw new Error(`the registry refused ${name}@${version}: ${readFault(result)}`);
}

/**
 * Tags the commit that a package was published from, unless it has the tag. Returns the tag's name.
 * @param {string} root
 * @param {Package} one
 */
export async function tagCommit(root, { name, version }) {
  const tag = `${name}@${version}`;
  const result = await run('git', ['tag', tag, '-m', tag], root);
  if (result.status !== 0 && !result.stderr.includes('already exists')) {
    throw new Error(`${tag} is published, but Git made no tag of it: ${result.stderr.trim()}`);
  }
  return tag;
}
