import { readFileSync } from 'node:fs';

/** Parts of a spec whose names become names in its package. */
export type NamedPart = 'class' | 'operation' | 'shape' | 'waiter';

/** The origin of a name: a named part of the spec, or something that every package has. */
export type NameOrigin = NamedPart | 'package' | 'runtime' | 'typescript';

/**
 * The names in one scope by their origin, those made from a part as templates: `{Name}` stands for the name of the part,
 * `{name}` for the same with a small first letter.
 */
export type Scope = Readonly<Partial<Record<NameOrigin, readonly string[]>>>;

/** All names that a package uses, as the modules that the generator writes have them. */
export interface NameTable {
  /** The scope of each module that has names from the spec, and the members of the client. */
  readonly scopes: Readonly<Record<string, Scope>>;
  /** The parameters that the RPC protocol adds to every request. */
  readonly parameters: readonly string[];
}

/** The file that the build leaves the table in; it is found from `src` and from `dist` alike. */
export const nameTableFile = new URL('../../dist/names.json', import.meta.url);

let table: NameTable | undefined;

/** Reads the table that the build wrote. */
export function readNameTable(): NameTable {
  table ??= JSON.parse(readFileSync(nameTableFile, 'utf8')) as NameTable;
  return table;
}

/** `DescribeInstances` as `describeInstances`, the name of its function and method. */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Fills a template with the name of a part. */
export const fillTemplate = (template: string, name: string): string =>
  template.replaceAll('{Name}', name).replaceAll('{name}', camel(name));
