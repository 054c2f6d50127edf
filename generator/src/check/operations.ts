import type { Pagination, ValueModel } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import { asObject, inlineValue, resolveInput } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { listRuleUses } from './rule-uses.js';

type Finder = (context: Context, file: Spec<'operation'>, sides: { input: ValueModel; output: ValueModel }) => void;

/** Lists the path of every member of a value. Members of maps have no names. */
const listPaths = (schema: ValueModel): string[] =>
  [...walkValues(schema)].map(({ path }) => path).filter((path) => path !== '' && !path.includes('*'));

const findErrors: Finder = (context, file, { input }) => {
  for (const [i, { code, on }] of file.value.errors.entries()) {
    for (const name of [on ?? []].flat()) {
      if (getSchemaAtPath(input, name) === undefined) {
        context.report(file, ['errors', i, 'on'], 'error-member-unknown', {
          code,
          name,
          hint: suggestWord(name, listPaths(input)),
        });
      }
    }
  }
};

const findRuleErrors: Finder = (context, file) => {
  const { errors, unread } = context.specs;
  if (unread.has('errors')) return;
  const { common = [], server = [] } = errors?.value ?? {};
  const known = [...file.value.errors, ...common, ...server].map(({ code }) => code);
  for (const { rule, file: home, path } of listRuleUses(context, file)) {
    if (rule.error === undefined || known.includes(rule.error)) continue;
    const operation = home === file ? '' : ` in ${file.value.operation}`;
    const params = { code: rule.error, hint: `${operation}${suggestWord(rule.error, known)}` };
    context.report(home, [...path, 'error'], 'error-unknown', params);
  }
};

const findPermissions: Finder = (context, file, { input }) => {
  for (const [i, permission] of (file.value.permissions ?? []).entries()) {
    const name = typeof permission === 'string' ? undefined : permission.when;
    if (name === undefined || getSchemaAtPath(input, name) !== undefined) continue;
    context.report(file, ['permissions', i, 'when'], 'permission-member', {
      name,
      hint: suggestWord(name, listPaths(input)),
    });
  }
};

const findIdempotency: Finder = (context, file, { input }) => {
  const { idempotency } = file.value;
  if (typeof idempotency === 'string') return;
  const type = input.properties?.[idempotency.token]?.type;
  // a shape that does not exist is a finding of its own
  if (type !== 'string' && type !== 'any') {
    const known = Object.entries(input.properties ?? {}).flatMap(([name, { type }]) =>
      type === 'string' ? [name] : [],
    );
    context.report(file, ['idempotency', 'token'], 'idempotency-member', {
      name: idempotency.token,
      hint: suggestWord(idempotency.token, known),
    });
  }
};

const pageMember = /^(PageNumber|CurrentPage|NextToken|page_no|page_number|marker)$/i;

/** Finds operations that take a page, by the names of their members, and declare no pagination. */
function findUndeclaredPages(context: Context, file: Spec<'operation'>, input: ValueModel): void {
  const page = Object.keys(input.properties ?? {}).find((name) => pageMember.test(name));
  if (page !== undefined) context.report(file, ['input', 'properties', page], 'pagination-undeclared', {}, 'key');
}

/** A member that a keyword of `pagination` names. */
interface PageMember {
  readonly word: string;
  readonly name: string | undefined;
  readonly side: 'input' | 'output';
}

function listPageMembers({ style, page, token, next, size, total, items }: Pagination): PageMember[] {
  const nextToken: PageMember =
    next === undefined ? { word: 'token', name: token, side: 'output' } : { word: 'next', name: next, side: 'output' };
  return [
    { word: style, name: style === 'page' ? page : token, side: 'input' },
    { word: 'size', name: size, side: 'input' },
    { word: 'total', name: total, side: 'output' },
    { word: 'items', name: items, side: 'output' },
    ...(style === 'token' ? [nextToken] : []),
  ];
}

const findPagination: Finder = (context, file, sides) => {
  const { pagination } = file.value;
  if (pagination === undefined) {
    findUndeclaredPages(context, file, sides.input);
    return;
  }
  const { style } = pagination;
  if (pagination[style] === undefined) {
    context.report(file, ['pagination'], 'pagination-incomplete', { style, word: style });
  }
  for (const { word, name, side } of listPageMembers(pagination)) {
    if (name === undefined || getSchemaAtPath(sides[side], name) !== undefined) continue;
    const hint = suggestWord(name, listPaths(sides[side]));
    context.report(file, ['pagination', word], 'pagination-member', { word, name, side, hint });
  }
};

const findHttp: Finder = (context, file, { input }) => {
  const { http } = file.value;
  const protocols = context.specs.product?.value.protocols;
  if (http === undefined) {
    if (protocols?.rpc === undefined && protocols?.http !== undefined && protocols.http.path === undefined) {
      context.report(file, ['operation'], 'http-missing', {}, 'key');
    }
    return;
  }
  const named = [...http.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const members = Object.entries(input.properties ?? {}).filter(([, member]) => member.wire === 'path');
  for (const name of named) {
    const isMember = members.some(([member]) => member === name) && input.required?.includes(name) === true;
    if (!isMember) context.report(file, ['http', 'path'], 'path-member', { name });
  }
  for (const [name] of members) {
    if (!named.includes(name))
      context.report(file, ['input', 'properties', name], 'path-member-unused', { name }, 'key');
  }
};

const finders: readonly Finder[] = [
  findErrors,
  findRuleErrors,
  findPermissions,
  findIdempotency,
  findPagination,
  findHttp,
];

/** Finds operations with the same name. */
export function findDuplicates(context: Context): void {
  const seen = new Map<string, string>();
  for (const file of context.specs.operations) {
    const name = file.value.operation;
    const other = seen.get(name);
    if (other !== undefined) context.report(file, ['operation'], 'operation-duplicate', { name, other });
    seen.set(name, file.path);
  }
}

/** Finds names in an operation that none of its members has. */
export function findInOperations(context: Context): void {
  for (const file of context.specs.operations) {
    const input = resolveInput(file.value, context.shapes);
    // with its shapes written out: pagination names members inside them
    const output = inlineValue(asObject(file.value.output), context.shapes);
    for (const find of finders) find(context, file, { input, output });
  }
}
