import { getSchemaAtPath } from '@yunspec/runtime/check';
import type { NodeName } from '../language/nodes/index.js';
import type { RawValue } from '../language/raw.js';
import { asObject, inlineValue, mergeShape, type Shapes } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { walkWithShapes } from '../language/walk.js';
import { type Context, isUnread } from './context.js';

/** Why a subject does not exist, or nothing when it does. */
type Look = (context: Context, rest: string) => string | undefined;

const member = (context: Context, value: RawValue, path: string): string | undefined => {
  if (path === '') return undefined;
  return getSchemaAtPath(inlineValue(value, context.shapes), path) === undefined
    ? `there is no member '${path}'`
    : undefined;
};

/** Returns whether a rule of this id applies to a value or to anything inside it, in shapes and maps too. */
const hasRule = (value: RawValue, shapes: Shapes, id: string): boolean =>
  [...walkWithShapes(value, shapes)].some((visited) =>
    Object.hasOwn(mergeShape(visited.value, shapes).rules ?? {}, id),
  );

const split = (text: string): [string, string] => {
  const cut = text.indexOf('.');
  return cut === -1 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
};

/** Which files the first word of a subject speaks about; any other is an operation. */
const rootNodes: Readonly<Record<string, NodeName>> = { shapes: 'shape', resources: 'resource', tables: 'table' };

/** Whether a subject is in a file that could not be read, or may be there. */
function isHidden(context: Context, subject: string): boolean {
  const [root, rest] = split(subject);
  if (root === 'errors') return context.specs.unread.has('errors');
  const node = Object.hasOwn(rootNodes, root) ? rootNodes[root] : undefined;
  return isUnread(context, node ?? 'operation', node === undefined ? root : split(rest)[0]);
}

const roots: Readonly<Record<string, Look>> = {
  product: () => undefined,
  errors: ({ specs }, code) => {
    const rows = [...(specs.errors?.value.common ?? []), ...(specs.errors?.value.server ?? [])];
    return code === '' || rows.some((row) => row.code === code) ? undefined : `no common error has the code '${code}'`;
  },
  shapes: (context, rest) => {
    const [name, path] = split(rest);
    const shape = context.shapes.get(name);
    if (shape === undefined) return `there is no shape '${name}'${suggestWord(name, [...context.shapes.keys()])}`;
    const { shape: _, ...value } = shape;
    return member(context, value, path);
  },
  resources: ({ specs }, rest) => {
    const [name] = split(rest);
    return specs.resources.some((file) => file.value.resource === name) ? undefined : `there is no resource '${name}'`;
  },
  tables: ({ specs }, rest) => {
    const [name] = split(rest);
    return specs.tables.some((file) => file.value.table === name) ? undefined : `there is no table '${name}'`;
  },
};

function operationSubject(context: Context, subject: string): string | undefined {
  const [name, rest] = split(subject);
  const operation = context.operations.get(name)?.value;
  if (operation === undefined)
    return `there is no operation '${name}'${suggestWord(name, [...context.operations.keys()])}`;
  const [part, path] = split(rest);
  const parts: Readonly<Record<string, () => string | undefined>> = {
    '': () => undefined,
    input: () => member(context, asObject(operation.input), path),
    output: () => member(context, asObject(operation.output), path),
    errors: () =>
      path === '' || operation.errors.some((row) => row.code === path) ? undefined : `it has no error '${path}'`,
    rules: () =>
      path === '' || hasRule(asObject(operation.input), context.shapes, path) ? undefined : `it has no rule '${path}'`,
    examples: () => undefined,
    permissions: () => undefined,
    pagination: () => undefined,
    http: () => undefined,
    summary: () => undefined,
  };
  const look = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return look === undefined
    ? `'${part}' is not a part of an operation; use ${Object.keys(parts).filter(Boolean).join(', ')}`
    : look();
}

/** Findings about the ledger: ids are taken once, and every subject is something the specs have. */
export function findInLedger(context: Context): void {
  const { ledger } = context.specs;
  if (ledger === undefined) return;
  const seen = new Set<string>();
  for (const [i, { id, subject }] of ledger.value.entries.entries()) {
    if (seen.has(id)) context.report(ledger, ['entries', i, 'id'], 'ledger-duplicate', { id });
    seen.add(id);
    for (const [k, one] of [subject].flat().entries()) {
      if (isHidden(context, one)) continue;
      const [root, rest] = split(one);
      const look = Object.hasOwn(roots, root) ? roots[root] : undefined;
      const why = look === undefined ? operationSubject(context, one) : look(context, rest);
      if (why !== undefined)
        context.report(ledger, ['entries', i, 'subject', ...(Array.isArray(subject) ? [k] : [])], 'ledger-subject', {
          subject: one,
          why,
        });
    }
  }
}
