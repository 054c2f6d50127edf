import type { ChangesetFinding } from '../diff/changesets/check.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { text } from './diff.js';
import { nameProduct } from './products.js';
import { asUsage } from './usage.js';
import { writeAll } from './writing.js';

interface Request {
  readonly root: string;
  readonly wanted: readonly string[];
  readonly from: string | undefined;
  readonly json: boolean;
}

function reportFindings(findings: readonly ChangesetFinding[], compared: string, json: boolean): number {
  if (json) print(JSON.stringify({ compared, findings }, null, 2));
  else for (const { file, message } of findings) print(file === null ? message : `${file}: ${message}`);
  if (!json && findings.length === 0) say(`changesets are right (${compared})`);
  return findings.length === 0 ? exit.ok : exit.findings;
}

/** Checks the changesets. Where there is no history, only the files can be checked. */
async function checkChangesets({ root, wanted, from, json }: Request): Promise<number> {
  const { checkChangesetFiles, checkChangesetLevels } = await import('../diff/changesets/check.js');
  const { compareRepository } = await import('../diff/diff.js');
  const { hasGit } = await import('../diff/git.js');
  const files = checkChangesetFiles(root);
  if (from === undefined && !hasGit(root))
    return reportFindings(files, 'only the files: this is not a Git repository', json);
  const { git, findBase, diffs } = asUsage(() => compareRepository(root, wanted, { from }));
  const findings = [...files, ...checkChangesetLevels(root, git, findBase, diffs)];
  return reportFindings(findings, `compared with ${findBase('').name}`, json);
}

async function write({ root, wanted, from, json }: Request): Promise<number> {
  const { planChangesets } = await import('../diff/changesets/plan.js');
  const { compareRepository } = await import('../diff/diff.js');
  const { git, findBase, products, diffs } = asUsage(() => compareRepository(root, wanted, { from }));
  const compared = new Map(products.map((product) => [`@yunspec/${product}`, findBase(product).commit]));
  const { changes, ...outcome } = planChangesets(root, git, diffs, compared);
  await writeAll(root, changes);
  if (json) {
    print(JSON.stringify(outcome, null, 2));
    return exit.ok;
  }
  for (const path of outcome.written) print(`wrote ${path}`);
  for (const path of outcome.removed) print(`removed ${path}`);
  for (const path of outcome.kept) say(`kept ${path}, which was edited; remove it if the new one says the same`);
  for (const { name, bump, release } of outcome.changesets)
    say(`${name}: ${release}${bump === release ? '' : ` (${bump}, below version 1.0)`}`);
  if (outcome.changesets.length === 0) say('no package needs a changeset');
  return exit.ok;
}

export const changesetCommand: Command = {
  name: 'changeset',
  summary: 'Writes the changesets that edited specs need, or checks those that there are.',
  usage: 'yunspec changeset [product ...] [--check] [--from <ref>] [--json]',
  options: {
    check: { type: 'boolean', doc: 'Write nothing; fail where a changeset is missing, too low, or names no package.' },
    from: { type: 'string', doc: 'The commit to compare with. Default: the last release, else where main was left.' },
    json: { type: 'boolean', doc: 'Print what was written (or found) as JSON.' },
  },
  run: async (names, { check, from, json }, { root }) => {
    const wanted = names.map(nameProduct);
    if (check === true && wanted.length > 0) throw new UsageError('--check looks at all packages; leave out the names');
    const request = { root, wanted, from: text(from), json: json === true };
    return check === true ? checkChangesets(request) : write(request);
  },
};
