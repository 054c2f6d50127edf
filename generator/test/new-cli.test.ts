import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkSpecs } from '../src/check/check-specs.js';
import { type Change, depot } from './support/depot.js';
import { yunspec } from './support/yunspec.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function place(change: Change = {}): string {
  const { root } = depot(change);
  folders.push(root);
  return root;
}

const listCodes = (root: string, product: string): string[] =>
  checkSpecs(join(root, 'specs'), 'specs', [product]).findings.map(({ code }) => code);

const readSpec = (root: string, path: string): string => readFileSync(join(root, 'specs', path), 'utf8');

const listPlaceholders = (text: string): string[] => text.match(/^.*TODO: /gm) ?? [];

const http = { 'product.yaml': [['rpc: { method: GET, auth: [access-key] }', 'http: { auth: [token] }']] } as const;
const unwritten = { 'product.yaml': [['title: Depot Service', "title: 'TODO: its title'"]] } as const;

test('a new product is nothing but placeholders, and they are all that check finds besides the missing operations', async () => {
  const root = place();
  expect(await yunspec(root, 'new', 'product', 'post-office')).toEqual({
    code: 0,
    stdout: 'wrote specs/post-office/product.yaml\nwrote specs/post-office/sources.yaml\n',
    stderr: 'yunspec check post-office says what is still to be written\n',
  });
  const product = readSpec(root, 'post-office/product.yaml');
  expect(product).toContain('product: post-office\nclass: PostOffice\n');
  const count = listPlaceholders(product).length + listPlaceholders(readSpec(root, 'post-office/sources.yaml')).length;
  const found = listCodes(root, 'post-office');
  expect(found).toEqual(['operations-empty', ...Array.from({ length: count }, () => 'placeholder-left')]);
});

describe('a new operation', () => {
  test.each<[name: string, change: Change, lines: readonly string[]]>([
    ['OpenBox', {}, ["docs: 'guide > TODO: ", "idempotency: 'TODO: "]],
    ['DescribeBox', {}, ['idempotency: safe', "pagination: 'TODO: "]],
    ['ListingBox', {}, ["idempotency: 'TODO: "]],
    ['GetBox', http, ['idempotency: safe', "http: { method: GET, path: '/TODO: "]],
    ['DeleteBox', http, ["http: { method: DELETE, path: '/TODO: "]],
    ['ModifyBox', http, ["http: { method: PUT, path: '/TODO: "]],
    ['OpenBox', http, ["http: { method: POST, path: '/TODO: "]],
    ['OpenBox', unwritten, ["http: 'TODO: `{ method: POST, path: /… }`; "]],
    ['OpenBox', { 'sources.yaml': 'sources:\n  book: { title: Book }\n' }, ["docs: 'book > TODO: "]],
  ])('%s in a product changed by %j', async (name, change, lines) => {
    const root = place(change);
    expect((await yunspec(root, 'new', 'operation', 'depot', name)).stdout).toBe(
      `wrote specs/depot/operations/${name}.yaml\n`,
    );
    const text = readSpec(root, `depot/operations/${name}.yaml`);
    for (const line of lines) expect(text).toContain(`\n${line}`);
    expect(/^(http|pagination)/m.test(text)).toBe(lines.some((line) => /^(http|pagination)/.test(line)));
    const { findings } = checkSpecs(join(root, 'specs'), 'specs', ['depot']);
    const own = findings.filter(({ file }) => file.endsWith(`${name}.yaml`)).map(({ code }) => code);
    expect(own).toEqual(listPlaceholders(text).map(() => 'placeholder-left'));
  });
});

/** Replaces the placeholders of a file by what they ask for, in their order. */
const fill = (text: string, ...answers: string[]): string =>
  answers.reduce((current, answer) => current.replace(/'[^'\n]*TODO: [^\n]*'(?=$| })/m, () => answer), text);

test('filled in, the skeletons are sound', async () => {
  const root = place();
  await yunspec(root, 'new', 'product', 'post');
  await yunspec(root, 'new', 'operation', 'post', 'SendLetter');
  const write = (path: string, ...answers: string[]): Change => ({
    [`/specs/post/${path}`]: fill(readSpec(root, `post/${path}`), ...answers),
  });
  const rows = '\n  - ok: { To: me }\n  - fails: To#maxLength\n    input: { To: meandyou }';
  const filled = place({
    ...write(
      'product.yaml',
      'Post',
      'Example',
      "'1'",
      'Sends letters.',
      '{ rpc: { method: GET, auth: [access-key] } }',
      '{ default: https://post.example.com }',
      '{}',
    ),
    ...write('sources.yaml', 'The Guide', 'https://example.com'),
    ...write(
      'operations/SendLetter.yaml',
      'guide > Letters',
      'Sends a letter.',
      'none',
      '{ method: POST, path: /letters }',
      '[To]',
      '{ To: { type: string, maxLength: 3 } }',
      '{}',
      '[]',
      rows,
    ),
  });
  expect(await yunspec(filled, 'check', 'post')).toMatchObject({ code: 0, stdout: '' });
});

describe('nothing is written', () => {
  const list = (root: string): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();

  test.each<[args: readonly string[], code: number, message: string]>([
    [['product', 'depot'], 2, 'yunspec: specs/depot/product.yaml exists already; nothing was written'],
    [
      ['operation', 'depot', 'SealBox'],
      2,
      'yunspec: specs/depot/operations/SealBox.yaml exists already; nothing was written',
    ],
    [['operation', 'depot', 'sealBox'], 1, 'value-wrong: '],
    [['operation', 'depot', '../SealBox'], 1, 'value-wrong: '],
    [['operation', 'depot', 'SealBOX'], 1, "name-similar: 'SealBOX' differs only by case from 'SealBox'"],
    [['operation', 'depot', 'Delete'], 1, "name-taken: the operation Delete would get the name 'delete'"],
    [['operation', 'dpeot', 'OpenBox'], 1, "product-unknown: there is no product dpeot (did you mean 'depot'?)"],
    [['product', 'Annex'], 1, 'value-wrong: '],
    [['product', '../annex'], 1, 'value-wrong: '],
    [['product', 'runtime'], 1, 'product-taken: @yunspec/runtime is a package written by hand'],
    [['product', 'de-pot'], 1, 'class-taken: the class of the product depot is DePot already'],
    [[], 2, 'yunspec: new takes: product <name>, or operation <product> <Name>'],
    [['shape', 'Box'], 2, 'yunspec: new takes: '],
    [['product', 'a', 'b'], 2, 'yunspec: new takes: '],
  ])('new %j', async (args, code, message) => {
    const root = place({ '/packages/runtime/package.json': '{ "name": "@yunspec/runtime" }\n' });
    const before = list(root);
    const run = await yunspec(root, 'new', ...args);
    expect([run.code, `${run.stdout}${run.stderr}`]).toEqual([code, expect.stringContaining(message)]);
    expect(list(root)).toEqual(before);
  });

  test('where there are no specs', async () => {
    const root = mkdtempSync(join(tmpdir(), 'yunspec-'));
    folders.push(root);
    mkdirSync(join(root, 'other'));
    expect(await yunspec(root, 'new', 'product', 'post')).toMatchObject({
      code: 1,
      stdout: 'specs:1:1 - error specs-missing: there is no folder specs\n',
    });
    expect(existsSync(join(root, 'specs'))).toBe(false);
  });
});

test('as JSON', async () => {
  const root = place();
  const refused = await yunspec(root, 'new', 'operation', 'depot', 'Delete', '--json');
  expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
    1,
    { findings: [{ code: 'name-taken', line: 2 }] },
  ]);
  const { stdout } = await yunspec(root, 'new', 'operation', 'depot', 'OpenBox', '--json');
  expect(JSON.parse(stdout)).toEqual({ written: ['specs/depot/operations/OpenBox.yaml'] });
});
