import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRootFile, root } from './repository.js';

export type Bump = 'patch' | 'minor' | 'major';

/** Returns the bumps that the front matter of a changeset gives, by package. */
export function parseChangeset(text: string): ReadonlyMap<string, Bump> {
  const [, head = ''] = /^---\r?\n([\s\S]*?)^---/m.exec(text) ?? [];
  const lines = head.matchAll(/^(['"]?)(\S+)\1: *(patch|minor|major)\s*$/gm);
  return new Map([...lines].map(([, , name = '', bump]) => [name, bump as Bump]));
}

/** Returns the bumps that wait in `.changeset` for a package. */
export function readBumps(name: string): Bump[] {
  const files = readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md'));
  return files.flatMap((file) => parseChangeset(readRootFile('.changeset', file)).get(`@yunspec/${name}`) ?? []);
}

/** The lines of an API, each behind the lines it is a part of. */
function qualifyLines(api: string): Set<string> {
  let [entry, owner] = ['', ''];
  const lines = api.split('\n').filter((line) => line !== '');
  const qualified = lines.map((line) => {
    if (line.startsWith('# ')) {
      entry = line;
      return line;
    }
    if (line.startsWith('  ')) return `${entry}: ${owner}: ${line.trim()}`;
    owner = line;
    return `${entry}: ${line}`;
  });
  return new Set(qualified);
}

const subtract = (all: ReadonlySet<string>, some: ReadonlySet<string>): string[] =>
  [...all].filter((line) => !some.has(line));

/** Returns what is missing before an API may change in this way: nothing, or one sentence. */
export function judgeChange(before: string, after: string, version: string, bumps: readonly Bump[]): string[] {
  const [old, now] = [qualifyLines(before), qualifyLines(after)];
  const [removed, added] = [subtract(old, now), subtract(now, old)];
  if (removed.length === 0 && added.length === 0) return [];
  const breaking: readonly Bump[] = version.startsWith('0.') ? ['minor', 'major'] : ['major'];
  const enough: readonly Bump[] = removed.length > 0 ? breaking : ['patch', 'minor', 'major'];
  if (bumps.some((bump) => enough.includes(bump))) return [];
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  return [`The exports changed; a changeset has to say so, with ${enough.join(' or ')}:\n${lines.join('\n')}`];
}
