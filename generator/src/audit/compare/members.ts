import type { ProductModel } from '../../language/resolve/index.js';
import type { MemberRow, Quote } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';
import { findMember, type MemberView } from './model-view.js';
import { suggestRename } from './names.js';
import { isSameType } from './types.js';

/** The owner of members: the input or the answer of an operation, or a data type. */
export interface Owner {
  readonly operation?: string;
  /** The name of a data type. */
  readonly type?: string;
  readonly side: 'input' | 'output';
  /** As subjects of the ledger begin: `CreateDisk.input`, `shapes.Tag`. */
  readonly at: string;
  readonly members: ReadonlyMap<string, MemberView>;
  readonly place: (member?: MemberView) => SpecPlace;
}

const nameOwner = ({ operation, type }: Owner): string => operation ?? type ?? '';

interface Fact {
  readonly kind: Difference['kind'];
  readonly word: string;
  readonly expected?: unknown;
  readonly seen?: unknown;
  readonly docs?: string | undefined;
  readonly text: string;
}

const differ = (
  owner: Owner,
  row: Quote & { readonly name: string },
  member: MemberView | undefined,
  fact: Fact,
): Difference => ({
  ...fact,
  ...(owner.operation === undefined ? {} : { operation: owner.operation }),
  member: row.name,
  at: `${owner.at}.${member?.subject ?? row.name.replace(/\.n(?=\.|$)/g, '[]')}`,
  quote: { line: row.line, text: row.text },
  place: owner.place(member),
});

/** What a document calls required, of one row for one operation; undefined where it leaves that open. */
export function isRequired({ required, requiredFor }: MemberRow, operation: string | undefined): boolean | undefined {
  if (required !== 'conditional') return required;
  if (requiredFor === undefined || operation === undefined) return undefined;
  return requiredFor.includes(operation);
}

function compareRequired(owner: Owner, row: MemberRow, member: MemberView): Difference[] {
  const required = isRequired(row, owner.operation);
  if (owner.side === 'output' || required === undefined || required === member.required) return [];
  const name = `${nameOwner(owner)}.${row.name}`;
  return [
    differ(owner, row, member, {
      kind: required ? 'required-added' : 'required-dropped',
      word: 'required',
      expected: member.required,
      seen: required,
      text: required
        ? `the document requires ${name}, the specs do not`
        : `the specs require ${name}, the document does not`,
    }),
  ];
}

function compareType(owner: Owner, row: MemberRow, member: MemberView, shapes: ProductModel['shapes']): Difference[] {
  const { type } = row;
  if (type === undefined || type === '' || isSameType(type, row.name, member.value, shapes)) return [];
  return [
    differ(owner, row, member, {
      kind: owner.side === 'input' ? 'parameter-type' : 'answer-type',
      word: 'type',
      expected: member.value.shape ?? member.value.type,
      seen: type,
      text: `${nameOwner(owner)}.${row.name} is ${type} in the document, ${member.value.shape ?? member.value.type} in the specs`,
    }),
  ];
}

function compareWire(owner: Owner, row: MemberRow, member: MemberView): Difference[] {
  const own = member.value.wire;
  const isSpecial = (wire: string | undefined): boolean => wire === 'path' || wire === 'header';
  if (row.wire === undefined || row.wire === own || !(isSpecial(row.wire) || isSpecial(own))) return [];
  return [
    differ(owner, row, member, {
      kind: 'wire',
      word: 'wire',
      expected: own ?? 'body',
      seen: row.wire,
      text: `${nameOwner(owner)}.${row.name} is in the ${row.wire} of the request`,
    }),
  ];
}

/** Members of every answer and of every request, which tables may leave out. */
const common = new Set(['RequestId', 'Action', 'Version', 'Format']);

/** Returns whether the rows of a document say that a member is there: its own row, or one that holds or is held by it. */
function isCovered({ name }: MemberView, rows: readonly MemberRow[]): boolean {
  const names = rows.map((row) => row.name);
  const isIn = (inner: string, outer: string): boolean => inner.startsWith(`${outer.replace(/\.n$/, '')}.`);
  if (names.some((row) => row === name || row === `${name}.n` || name === `${row}.n` || isIn(row, name))) return true;
  // a row for the whole covers its parts, unless the document has rows for other parts
  return names.some((row) => isIn(name, row) && !names.some((other) => other !== `${row}.n` && isIn(other, row)));
}

/** Compares the rows of a table with the members of the specs, in both directions. */
export function compareMembers(
  owner: Owner,
  rows: readonly MemberRow[],
  shapes: ProductModel['shapes'],
  { isWhole, end }: { readonly isWhole: boolean; readonly end: Quote },
): Difference[] {
  const isStranger = ({ name }: MemberRow): boolean =>
    !common.has(name) && findMember(owner.members, name) === undefined;
  // a row for a list of objects says nothing beside the rows of their members, which are the names on the wire
  const holdsOthers = ({ name }: MemberRow): boolean =>
    owner.side === 'input' &&
    rows.some((other) => other.name.startsWith(`${name.replace(/\.n$/, '')}.`) && other.name !== `${name}.n`);
  const strangers = rows.filter((row) => isStranger(row) && !holdsOthers(row));
  const gone = isWhole
    ? [...owner.members.values()].filter((member) => !common.has(member.name) && !isCovered(member, rows))
    : [];
  const outermost = gone.filter(({ name }) => !gone.some((other) => name.startsWith(`${other.name}.`)));
  const [goneNames, newNames] = [outermost.map(({ name }) => name), strangers.map(({ name }) => name)];
  return [
    ...strangers.map((row) => addStranger(owner, row, goneNames)),
    ...outermost.map((member) => dropMember(owner, member, findSibling(member, rows) ?? end, newNames)),
    ...rows.flatMap((row) => {
      const member = findMember(owner.members, row.name);
      if (member === undefined) return [];
      return [
        ...compareRequired(owner, row, member),
        ...compareType(owner, row, member, shapes),
        ...compareWire(owner, row, member),
      ];
    }),
  ];
}

/** The last row beside a member that is gone. */
function findSibling({ name }: MemberView, rows: readonly MemberRow[]): Quote | undefined {
  const prefix = name.replace(/[^.]*$/, '');
  return prefix === ''
    ? undefined
    : rows.findLast(({ name: one }) => one.startsWith(prefix) && !one.slice(prefix.length).includes('.'));
}

function addStranger(owner: Owner, row: MemberRow, gone: readonly string[]): Difference {
  const isInput = owner.side === 'input';
  const required = isInput && row.required === true;
  const rename = suggestRename(row.name, gone);
  return differ(owner, row, undefined, {
    kind: isInput ? 'parameter-added' : 'answer-added',
    word: 'member',
    seen: { type: row.type, ...(isInput ? { required: row.required } : {}) },
    text: `the specs have no ${nameOwner(owner)}.${row.name}${required ? ', which the document requires' : ''}${rename}`,
  });
}

function dropMember(owner: Owner, member: MemberView, end: Quote, strangers: readonly string[]): Difference {
  const isInput = owner.side === 'input';
  const { type } = member.value;
  return differ(owner, { ...end, name: member.name }, member, {
    kind: isInput ? 'parameter-gone' : 'answer-gone',
    word: 'member',
    expected: { type },
    docs: member.docs,
    text: `the document has no ${nameOwner(owner)}.${member.name}${suggestRename(member.name, strangers)}`,
  });
}
