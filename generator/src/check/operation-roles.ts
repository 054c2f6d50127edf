import { asObject, inlineValue } from '../language/resolve/index.js';
import { walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

/** Verbs at the beginning of names of operations that change nothing. */
const readingVerb = /^(?:Describe|List|Get|Show|Query|Check|Search|Head|Lookup)(?=[A-Z0-9]|$)/;

/** Returns whether an operation reads, by its name. */
export const isReadByName = (name: string): boolean => readingVerb.test(name);

const tokenName = /(?:client|idempot\w*)_?token|idempotency_?key/i;

/** Finds operations whose idempotency does not go with their name and their inputs. */
function findIdempotency(context: Context, spec: Spec<'operation'>): void {
  const { operation, idempotency, input } = spec.value;
  const token = Object.entries(input.properties ?? {}).find(
    ([name, { deprecated }]) => tokenName.test(name) && deprecated === undefined,
  )?.[0];
  const at = ['idempotency'];
  if (typeof idempotency === 'object') {
    const name = idempotency.token;
    if (input.properties?.[name]?.type !== 'string' && input.properties?.[name]?.shape === undefined) return;
    if (!/token|idempot/i.test(name)) context.report(spec, [...at, 'token'], 'idempotency-token-name', { name });
    return;
  }
  if (idempotency === 'none' && isReadByName(operation)) {
    context.report(spec, at, 'idempotency-read', { name: operation });
  } else if (
    idempotency === 'none' &&
    token !== undefined &&
    !isExplained(context, [operation, `${operation}.input.${token}`], /\btoken\b/i)
  ) {
    context.report(spec, at, 'idempotency-token-unused', { name: token, word: idempotency });
  }
}

type Role = 'page' | 'token' | 'next' | 'size' | 'total';

/** What the members of a paginator are called, and the types that they have. */
const roles: Readonly<
  Record<Role, { readonly name: RegExp; readonly types: readonly string[]; readonly says: string }>
> = {
  page: { name: /page|current|number/i, types: ['integer'], says: 'an integer with the number of a page' },
  token: { name: /token|marker|cursor/i, types: ['string'], says: 'a token or marker' },
  next: { name: /token|marker|cursor/i, types: ['string'], says: 'a token or marker' },
  size: { name: /size|limit|max|count|number/i, types: ['integer'], says: 'an integer with the size of a page' },
  total: { name: /total|count/i, types: ['integer'], says: 'an integer with the number of all items' },
};

/** Finds members of a paginator whose names and types are those of something else. */
function findPages(context: Context, file: Spec<'operation'>): void {
  const { operation, pagination, input, output } = file.value;
  if (pagination === undefined) return;
  const read = (side: typeof input, path: string) =>
    [...walkValues(inlineValue(asObject(side), context.shapes))].find((one) => one.path === path)?.value;
  for (const word of ['page', 'token', 'next', 'size', 'total'] as const) {
    const name = pagination[word];
    if (name === undefined) continue;
    const value = read(word === 'next' || word === 'total' ? output : input, name);
    const { name: form, types, says } = roles[word];
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (value === undefined || (form.test(last) && types.includes(value.type ?? ''))) continue;
    context.report(file, ['pagination', word], 'pagination-role', { word, name, says });
  }
  if (pagination.page !== undefined && pagination.page === pagination.size)
    context.report(file, ['pagination', 'size'], 'pagination-role', {
      word: 'size',
      name: pagination.page,
      says: roles.size.says,
    });
  const totals = Object.keys(output.properties ?? {}).filter((name) => /^total_?(?:count)?$|^count$/i.test(name));
  if (
    pagination.total === undefined &&
    totals[0] !== undefined &&
    !isExplained(context, [`${operation}.pagination`, operation], /total/i)
  )
    context.report(file, ['pagination'], 'pagination-unsaid', { word: 'total', name: totals[0] });
  const sizes = Object.keys(input.properties ?? {}).filter((name) => /^page_?size$|^max_?results$|^limit$/i.test(name));
  if (pagination.size === undefined && sizes[0] !== undefined)
    context.report(file, ['pagination'], 'pagination-unsaid', { word: 'size', name: sizes[0] });
  for (const resource of context.specs.resources) {
    const lists = resource.value.operations?.[operation]?.lists;
    const has = (path: string | undefined): boolean => path !== undefined && read(output, `${path}`) !== undefined;
    if (lists === undefined || lists === pagination.items || !has(lists) || !has(pagination.items)) continue;
    const params = { items: pagination.items, lists, resource: resource.value.resource };
    context.report(file, ['pagination', 'items'], 'pagination-items', params);
  }
}

/** Finds operations whose idempotency or paginator does not go with names and types. */
export function findInRoles(context: Context): void {
  for (const file of context.specs.operations) {
    findIdempotency(context, file);
    findPages(context, file);
  }
}
