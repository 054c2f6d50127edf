import type { ErrorRow, OperationModel } from '@yunspec/model';
import { expect, it } from 'vitest';
import { type ErrorQuery, findRow, findRowOfKind } from '../src/errors/error-rows.js';
import type { Product } from '../src/product.js';

/** Makes a row of an error table, which its cause tells from others. */
const row = (cause: string, more: Partial<ErrorRow> = {}): ErrorRow => ({ code: 'Bad', cause, ...more }) as ErrorRow;

interface Tables {
  readonly own?: readonly ErrorRow[];
  readonly common?: readonly ErrorRow[];
  readonly server?: readonly ErrorRow[];
  readonly others?: readonly ErrorRow[];
}

function makeProduct({ own = [], common = [], server = [], others = [] }: Tables): [Product, OperationModel] {
  const operation = { name: 'Own', errors: own } as unknown as OperationModel;
  const operations = [{ name: 'Other', errors: others }, operation];
  return [{ model: { operations, commonErrors: common, serverErrors: server } } as unknown as Product, operation];
}

const query = (more: Partial<ErrorQuery> = {}): ErrorQuery => ({ code: 'Bad', ...more });

it.each<[what: string, tables: Tables, query: ErrorQuery, want: string | undefined]>([
  ['none', { own: [row('x', { code: 'Worse' })] }, query(), undefined],
  ['its own table first', { own: [row('own')], common: [row('common')], others: [row('other')] }, query(), 'own'],
  [
    'the common one then',
    { common: [row('common')], server: [row('server')], others: [row('other')] },
    query(),
    'common',
  ],
  ['that of the server then', { server: [row('server')], others: [row('other')] }, query(), 'server'],
  ['those of other operations last', { others: [row('other')] }, query(), 'other'],
  ['the first of equal rows', { own: [row('a'), row('b')] }, query(), 'a'],
  ['one that is listed still', { own: [row('old', { withdrawn: true }), row('new')] }, query(), 'new'],
  [
    'one that names the parameter, even an old one',
    { own: [row('any'), row('old', { on: 'A', withdrawn: true })] },
    query({ member: 'A' }),
    'old',
  ],
  [
    'one of a list of parameters',
    { own: [row('any'), row('named', { on: ['B', 'A'] })] },
    query({ member: 'A' }),
    'named',
  ],
  [
    'one that names the list of an item',
    { own: [row('any'), row('list', { on: 'A' })] },
    query({ member: 'A[]' }),
    'list',
  ],
  [
    'none that names a member of it',
    { own: [row('any'), row('deep', { on: 'A' })] },
    query({ member: 'A[].B' }),
    'any',
  ],
  [
    'the parameter before the kind',
    { own: [row('kind', { kind: 'missing' }), row('named', { on: 'A', kind: 'denied' })] },
    query({ member: 'A', kinds: ['missing'] }),
    'named',
  ],
  [
    'the best kind',
    { own: [row('none'), row('second', { kind: 'malformed' }), row('first', { kind: 'missing' })] },
    query({ kinds: ['missing', 'malformed'] }),
    'first',
  ],
  [
    'a row without a kind before another kind',
    { own: [row('another', { kind: 'denied' }), row('none')] },
    query({ kinds: ['missing'] }),
    'none',
  ],
  [
    'one that names only parameters of which one is missing',
    { own: [row('any'), row('too many', { on: ['A', 'D'] }), row('these', { on: ['A', 'B'] })] },
    query({ members: ['A', 'B', 'C'] }),
    'these',
  ],
  [
    'none that names none of them',
    { own: [row('any'), row('stranger', { on: 'D' })] },
    query({ members: ['A', 'B'] }),
    'any',
  ],
])('a row is found for a code: %s', (_, tables, given, want) => {
  const [product, operation] = makeProduct(tables);
  expect(findRow(product, operation, given)?.cause).toBe(want);
});

it.each<[tables: Tables, want: string | undefined]>([
  [{ own: [row('own')], others: [row('other')] }, undefined],
  [{ common: [row('common')], others: [row('other')] }, 'common'],
  [{ server: [row('server')] }, 'server'],
])('without an operation, no row of one is found: %#', (tables, want) => {
  const [product] = makeProduct(tables);
  expect(findRow(product, undefined, query())?.cause).toBe(want);
});

it.each([
  [['throttled'], undefined],
  [['denied'], 'general'],
  [['throttled', 'denied', 'missing'], 'general'],
  [['missing', 'denied'], 'nothing given'],
])('the general row of the first kind that has one: %j', (kinds, want) => {
  const common = [
    row('of one parameter', { kind: 'denied', on: 'A' }),
    row('general', { kind: 'denied' }),
    row('nothing given', { kind: 'missing' }),
    row('second', { kind: 'denied' }),
  ];
  expect(findRowOfKind(makeProduct({ common })[0], kinds)?.cause).toBe(want);
});
