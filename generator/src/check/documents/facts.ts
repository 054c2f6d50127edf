import type { RawEntry, RawError, RawTable, RawValue } from '../../language/raw.js';
import type { KeyPath } from '../../language/walk.js';
import type { AnySpec } from '../../read/load.js';

/** A fact that cited lines must contain: one of several texts. */
export interface Fact {
  readonly anyOf: readonly string[];
  /** Whether it counts only if the document has the first text at all: some describe operations without their names. */
  readonly ifAnywhere?: true;
}

function getAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
}

/** Lists what a claim of the ledger quotes: the whole of it, if that is one word, else whatever is in quotes. */
function listQuotations(text: string): string[] {
  // a small word alone describes something
  if (/^\S+$/.test(text)) return /^[a-z]+$/.test(text) ? [] : [text];
  return [...text.matchAll(/["'`“]([\w$][^"'`“”]{1,60}[\w$.])["'`”]/g)].map(([, inner = '']) => inner);
}

/** Returns the name that a member has in its document. */
function findMemberNames(path: KeyPath, value: RawValue): string[] {
  const key = path.findLast((step, i) => typeof step === 'string' && path[i - 1] === 'properties');
  return [value.name, key].filter((name) => name !== undefined).map(String);
}

/** Returns the fact that a `lines` cites; undefined where it is a statement in words. */
export function findFact({ node, file }: AnySpec, path: KeyPath): Fact | undefined {
  const owner = getAt(file.value, path.slice(0, -1));
  const parent = path.at(-3);
  if (node === 'operation' && path.length === 1) {
    const { operation, docs } = file.value as { readonly operation: string; readonly docs: string };
    const [, ...headings] = docs.split(' > ');
    return { anyOf: [operation, ...headings.slice(-1)], ifAnywhere: true };
  }
  if (node === 'table')
    return {
      anyOf: (owner as RawTable).rows.flatMap((row) =>
        row.filter((cell) => typeof cell === 'string' && cell.length > 1).map(String),
      ),
    };
  if (node === 'ledger') return findClaim(file.value, path);
  if (parent === 'errors' || parent === 'common' || parent === 'server') return { anyOf: [(owner as RawError).code] };
  if (parent === undefined && path.at(-2) === undefined) return undefined;
  const isMember = path.at(-3) === 'properties' || path.at(-2) === 'items';
  return isMember ? { anyOf: findMemberNames(path, owner as RawValue) } : undefined;
}

/** Returns what a claim of the ledger quotes. */
function findClaim(ledger: unknown, path: KeyPath): Fact | undefined {
  const claim = getAt(ledger, path.slice(0, -1)) as RawEntry['claims'][number];
  const names = listQuotations(claim.says);
  return names.length === 0 ? undefined : { anyOf: names };
}
