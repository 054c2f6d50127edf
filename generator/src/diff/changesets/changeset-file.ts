import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Bump } from '../../language/change-rules.js';
import { readQuickly } from '../../read/quick-yaml.js';

/** The folder of changesets. */
export const folder = '.changeset';

/** The line by which the command recognizes a file that it wrote. It is a comment, so that no changelog shows it. */
const mark = '# written by yunspec changeset, which replaces it when the specs change again; an edited file is kept';

/** A file in `.changeset`. */
export interface ChangesetFile {
  /** Its path from the root. */
  readonly path: string;
  readonly text: string;
  /** The level of each package; undefined where the front matter cannot be read. */
  readonly bumps: ReadonlyMap<string, string> | undefined;
  /** Whether `yunspec changeset` wrote it. */
  readonly isOurs: boolean;
  /** Whether it was edited after that. */
  readonly isEdited: boolean;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Returns the path of a file that the command writes: the fingerprint of its text. */
export const locateChangeset = (text: string): string => posix.join(folder, `${hash(text)}.md`);

/** Writes a changeset of one package. */
export function renderChangeset(name: string, bump: Bump, entry: string): string {
  return `---\n${mark}\n"${name}": ${bump}\n---\n\n${entry.trim()}\n`;
}

function parseBumps(text: string): ReadonlyMap<string, string> | undefined {
  const [, head] = /^---[^\S\n]*\n([\s\S]*?)^---\s*$/m.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined) return undefined;
  const lines = head.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  // a name with a scope begins with @, which YAML allows in quotes only
  const quoted = lines.map((line) => line.replace(/^(@[^:\s]+):/, '"$1":')).join('\n');
  if (quoted === '') return new Map();
  const value = readQuickly(`${quoted}\n`)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, bump]) => [name, String(bump)]));
}

function parseChangeset(path: string, text: string): ChangesetFile {
  const isOurs = text.includes(`\n${mark}\n`);
  return { path, text, bumps: parseBumps(text), isOurs, isEdited: isOurs && locateChangeset(text) !== path };
}

/** Reads the changesets of a repository that no release has taken up yet. */
export function readChangesets(root: string): ChangesetFile[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => parseChangeset(posix.join(folder, name), readFileSync(join(path, name), 'utf8')));
}
