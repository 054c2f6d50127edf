import { getSchemaAtPath } from '@yunspec/runtime/check';
import type { NodeName } from '../language/nodes/index.js';
import type { RawOperation, RawValue } from '../language/raw.js';
import { asObject, inlineValue, mergeShape, type Shapes } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { walkWithShapes } from '../language/walk.js';
import { type Context, isUnread } from './context.js';

/** Explains why the rest of a subject does not exist; undefined if it does. */
type Explain = (context: Context, rest: string) => string | undefined;
type ExplainPart = (context: Context, operation: RawOperation, path: string) => string | undefined;

const exists = (): undefined => undefined;

function explainMember({ shapes }: Context, value: RawValue, path: string): string | undefined {
  if (path === '' || getSchemaAtPath(inlineValue(value, shapes), path) !== undefined) return undefined;
  return `there is no member '${path}'`;
}

/** Returns whether a rule of this id applies to a value or to anything inside it, in shapes and maps too. */
const hasRule = (value: RawValue, shapes: Shapes, id: string): boolean =>
  [...walkWithShapes(value, shapes)].some((visited) =>
    Object.hasOwn(mergeShape(visited.value, shapes).rules ?? {}, id),
  );

/** Splits a subject at its first dot. */
function splitSubject(subject: string): [first: string, rest: string] {
  const cut = subject.indexOf('.');
  return cut === -1 ? [subject, ''] : [subject.slice(0, cut), subject.slice(cut + 1)];
}

/** The nodes that subjects begin with; any other subject begins with an operation. */
const rootNodes: Readonly<Record<string, NodeName>> = { shapes: 'shape', resources: 'resource', tables: 'table' };

/** Returns whether a subject is in a file that could not be read, or may be there. */
function isHidden(context: Context, subject: string): boolean {
  const [root, rest] = splitSubject(subject);
  if (root === 'errors') return context.specs.unread.has('errors');
  const node = Object.hasOwn(rootNodes, root) ? rootNodes[root] : undefined;
  return isUnread(context, node ?? 'operation', node === undefined ? root : splitSubject(rest)[0]);
}

/** The subjects that do not begin with an operation, by their first word. */
const roots: Readonly<Record<string, Explain>> = {
  product: exists,
  errors: ({ specs }, code) => {
    const { common = [], server = [] } = specs.errors?.value ?? {};
    const isKnown = code === '' || [...common, ...server].some((row) => row.code === code);
    return isKnown ? undefined : `no common error has the code '${code}'`;
  },
  shapes: (context, rest) => {
    const [name, path] = splitSubject(rest);
    const shape = context.shapes.get(name);
    if (shape === undefined) return `there is no shape '${name}'${suggestWord(name, [...context.shapes.keys()])}`;
    const { shape: _, ...value } = shape;
    return explainMember(context, value, path);
  },
  resources: ({ specs }, rest) => {
    const [name] = splitSubject(rest);
    return specs.resources.some((file) => file.value.resource === name) ? undefined : `there is no resource '${name}'`;
  },
  tables: ({ specs }, rest) => {
    const [name] = splitSubject(rest);
    return specs.tables.some((file) => file.value.table === name) ? undefined : `there is no table '${name}'`;
  },
};

/** The parts of an operation that may be subjects. */
const operationParts: Readonly<Record<string, ExplainPart>> = {
  input: (context, { input }, path) => explainMember(context, asObject(input), path),
  output: (context, { output }, path) => explainMember(context, asObject(output), path),
  errors: (_, { errors }, code) =>
    code === '' || errors.some((row) => row.code === code) ? undefined : `it has no error '${code}'`,
  rules: ({ shapes }, { input }, id) =>
    id === '' || hasRule(asObject(input), shapes, id) ? undefined : `it has no rule '${id}'`,
  examples: exists,
  permissions: exists,
  pagination: exists,
  http: exists,
  summary: exists,
};

function explainOperation(context: Context, subject: string): string | undefined {
  const [name, rest] = splitSubject(subject);
  const operation = context.operations.get(name)?.value;
  if (operation === undefined) {
    return `there is no operation '${name}'${suggestWord(name, [...context.operations.keys()])}`;
  }
  const [part, path] = splitSubject(rest);
  if (part === '') return undefined;
  const explain = Object.hasOwn(operationParts, part) ? operationParts[part] : undefined;
  return explain === undefined
    ? `'${part}' is not a part of an operation; use ${Object.keys(operationParts).join(', ')}`
    : explain(context, operation, path);
}

function explainSubject(context: Context, subject: string): string | undefined {
  const [root, rest] = splitSubject(subject);
  const explain = Object.hasOwn(roots, root) ? roots[root] : undefined;
  return explain === undefined ? explainOperation(context, subject) : explain(context, rest);
}

type LedgerFile = NonNullable<Context['specs']['ledger']>;

function findDuplicates(context: Context, ledger: LedgerFile): void {
  const seen = new Set<string>();
  for (const [i, { id }] of ledger.value.entries.entries()) {
    if (seen.has(id)) context.report(ledger, ['entries', i, 'id'], 'ledger-duplicate', { id });
    seen.add(id);
  }
}

function findSubjects(context: Context, ledger: LedgerFile): void {
  for (const [i, { subject }] of ledger.value.entries.entries()) {
    for (const [k, name] of [subject].flat().entries()) {
      const why = isHidden(context, name) ? undefined : explainSubject(context, name);
      if (why === undefined) continue;
      const isOne = [subject].flat().length === 1;
      const advice = isOne ? 'this entry may be removed too' : 'take it out of this list';
      const path = ['entries', i, 'subject', ...(Array.isArray(subject) ? [k] : [])];
      context.report(ledger, path, 'ledger-subject', { subject: name, why, advice });
    }
  }
}

/** What a document has and the specs do not is named by the place where it would be: something around it is there. */
function findHolder(context: Context, at: string): string {
  const holder = at.replace(/\.[^.]*$/, '');
  const isPart = holder.split('.').length <= 2;
  return isPart || explainSubject(context, holder) === undefined ? holder : findHolder(context, holder);
}

/** Finds places of statements and of damaged text that the specs do not have. */
function findPlaces(context: Context, ledger: LedgerFile): void {
  for (const [i, { says = [], reads = [] }] of ledger.value.entries.entries()) {
    const places = [
      ...says.flatMap(({ at, member }, j) =>
        [at]
          .flat()
          .map((one) => ({ one: member === 'present' ? findHolder(context, one) : one, keys: ['says', j, 'at'] })),
      ),
      ...reads.flatMap(({ at }, j) => [at].flat().map((one) => ({ one, keys: ['reads', j, 'at'] }))),
    ];
    for (const { one, keys } of places) {
      const why = isHidden(context, one) ? undefined : explainSubject(context, one);
      if (why !== undefined) context.report(ledger, ['entries', i, ...keys], 'ledger-place', { at: one, why });
    }
  }
}

/** Finds ids of the ledger that are used twice, and subjects that the specs do not have. */
export function findInLedger(context: Context): void {
  const { ledger } = context.specs;
  if (ledger === undefined) return;
  findDuplicates(context, ledger);
  findSubjects(context, ledger);
  findPlaces(context, ledger);
}
