import { type Command, exit, print, say } from './command.js';
import { nameProduct } from './products.js';
import { asUsage } from './usage.js';

export const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const diffCommand: Command = {
  name: 'diff',
  summary: 'Compares what the specs say with the last release, and names the bump that each package needs.',
  usage: 'yunspec diff [product ...] [--from <ref>] [--to <ref>] [--json]',
  options: {
    from: { type: 'string', doc: 'The commit to compare with. Default: the last release, else where main was left.' },
    to: { type: 'string', doc: 'The commit that is compared. Default: the specs as they are, edits included.' },
    json: { type: 'boolean', doc: 'Print the changes as JSON.' },
  },
  run: async (wanted, { from, to, json }, { root }) => {
    const { compareRepository } = await import('../diff/diff.js');
    const { listLines, toJson } = await import('../diff/report.js');
    const { diffs: packages } = asUsage(() =>
      compareRepository(root, wanted.map(nameProduct), { from: text(from), to: text(to) }),
    );
    if (json === true) {
      print(JSON.stringify({ packages: packages.map(toJson) }, null, 2));
      return exit.ok;
    }
    for (const { name, bump, changes, base } of packages) {
      print(`${name}: ${bump} (compared with ${base.name})`);
      for (const line of listLines(changes)) print(`  ${line.bump.padEnd(5)}  ${line.text}`);
    }
    if (packages.length === 0) say('nothing has changed');
    return exit.ok;
  },
};
