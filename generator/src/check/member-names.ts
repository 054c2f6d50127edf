import type { Code, Params } from '../language/findings.js';
import { readNameTable } from '../language/name-table.js';
import { describeTrap } from './characters.js';
import { type Context, listValues, type PlacedValue } from './context.js';

/** Characters with a meaning in paths, which lead to members in rules, examples and issues. */
const pathCharacters = /[.[\]{}#*]/;

/** Returns how a member of this name is written in a spec. */
function describeForm(name: string): string {
  const [outer, inner] = name.split('.', 2);
  if (/^[^.]+\.[^.[\]{}#*]+$/.test(name)) return `write a member '${inner}' of an object '${outer}'`;
  return `'${pathCharacters.exec(name)?.[0]}' has a meaning in paths`;
}

type Report = <C extends Code>(code: C, params: Params<C>) => void;

/** Reports what makes a name unusable for a member, whatever is beside it; returns whether there was anything. */
function reportProblem(name: string, report: Report): boolean {
  const trap = describeTrap(name) ?? (name.includes(' ') ? 'it holds a space' : undefined);
  if (trap !== undefined) report('name-characters', { name, problem: trap });
  else if (pathCharacters.test(name)) report('member-form', { name, form: describeForm(name) });
  else if (name in {}) report('member-inherited', { name });
  else return false;
  return true;
}

const simplify = (name: string): string => name.toLowerCase().replaceAll('.', '');

function findInMembers(context: Context, { file, path, value: { properties = {} } }: PlacedValue): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(properties)) {
    const twin = seen.get(simplify(name));
    const report: Report = (code, params) => context.report(file, [...path, 'properties', name], code, params, 'key');
    if (!reportProblem(name, report) && twin !== undefined) {
      report('name-similar', { name, other: twin, place: 'the same object' });
    }
    seen.set(simplify(name), twin ?? name);
  }
}

function findInTexts(context: Context, { file, path, value }: PlacedValue): void {
  for (const [i, text] of (value.enum ?? []).entries()) {
    const problem = typeof text === 'string' ? describeTrap(text) : undefined;
    if (problem !== undefined) {
      context.report(file, [...path, 'enum', i], 'name-characters', { name: String(text), problem });
    }
  }
}

/** Finds parameters of operations that the RPC protocol adds to every request itself. */
function findReserved(context: Context): void {
  if (context.specs.product?.value.protocols.rpc === undefined) return;
  const { parameters } = readNameTable();
  for (const file of context.specs.operations) {
    for (const [key, { name = key }] of Object.entries(file.value.input.properties ?? {})) {
      if (!parameters.includes(name)) continue;
      context.report(file, ['input', 'properties', key], 'member-reserved', { name }, 'key');
    }
  }
}

/** Findings about the names of members, and about the values of lists. */
export function findInMemberNames(context: Context): void {
  for (const placed of listValues(context)) {
    findInMembers(context, placed);
    findInTexts(context, placed);
  }
  findReserved(context);
}
