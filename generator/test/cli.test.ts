import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type Change, depot } from './support/depot.js';
import { yunspec } from './support/yunspec.js';

const bin = fileURLToPath(new URL('../bin/yunspec.js', import.meta.url));
const help = 'Exit codes: 0 success, 1 findings or differences, 2 wrong usage, 70 failure of the command itself.';

const folders: string[] = [];

function place(change: Change = {}): string {
  const { root } = depot(change);
  folders.push(root);
  return root;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('sound specs', async () => {
  expect(await yunspec(place(), 'check')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'specs are sound: 1 product, 3 operations, 11 files\n',
  });
});

test('one finding: place, code, sentence and the lines around it', async () => {
  const root = place({ 'operations/SealBox.yaml': [['required: [BoxId]', 'requierd: [BoxId]']] });
  expect(await yunspec(root, 'check')).toEqual({
    code: 1,
    stdout: `\
specs/depot/operations/SealBox.yaml:6:3 - error keyword-unknown: an input has no keyword 'requierd' (did you mean 'required'?)

  5 | input:
> 6 |   requierd: [BoxId]
    |   ^^^^^^^^
  7 |   properties:

`,
    stderr: '1 finding in 1 product, 2 operations, 11 files\n',
  });
});

const doubtful = { 'operations/CreateBox.yaml': [['http: 403, kind: state, cause', 'http: 403, cause']] } as const;

test('a warning: shown as one, with success', async () => {
  const { code, stdout, stderr } = await yunspec(place(doubtful), 'check');
  expect([code, stderr]).toEqual([0, 'specs are sound, with 1 warning: 1 product, 3 operations, 11 files\n']);
  expect(stdout).toContain('specs/depot/operations/CreateBox.yaml:43:5 - warning error-without-kind: error BoxSealed');
});

test('a warning beside an error', async () => {
  const root = place({ ...doubtful, 'operations/SealBox.yaml': [['required: [BoxId]', 'requierd: [BoxId]']] });
  const { code, stderr } = await yunspec(root, 'check');
  expect([code, stderr]).toEqual([1, '2 findings in 1 product, 2 operations, 11 files; 1 warning among them\n']);
});

test('a warning as JSON', async () => {
  const { code, stdout, stderr } = await yunspec(place(doubtful), 'check', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [{ severity: 'warning', code: 'error-without-kind', line: 43 }],
  });
  expect([code, stderr]).toEqual([0, '']);
});

test('a frame in a file of Windows, with Chinese inside the place', async () => {
  const text = [
    'table: sizes',
    'docs: guide > Appendix',
    "columns: ['大小', '货架']",
    "rows: [['小', '甲', '乙'], ['大', '丙']]",
    '',
  ].join('\r\n');
  expect((await yunspec(place({ 'tables/sizes.yaml': text }), 'check')).stdout).toBe(`\
specs/depot/tables/sizes.yaml:4:8 - error table-row: this row has 3 cells for 2 columns

  3 | columns: ['大小', '货架']
> 4 | rows: [['小', '甲', '乙'], ['大', '丙']]
    |        ^^^^^^^^^^^^^^^^^^

`);
});

test('a mark behind wide characters and tabs stands below its place', async () => {
  const text = "table: sizes\ndocs: guide > Appendix\ncolumns: [ '大小',\t3, b ]\nrows: []\n";
  expect((await yunspec(place({ 'tables/sizes.yaml': text }), 'check')).stdout).toBe(
    [
      "specs/depot/tables/sizes.yaml:3:18 - error value-wrong: an entry of 'columns' must be a string, not 3; put it in quotes",
      '',
      '  2 | docs: guide > Appendix',
      "> 3 | columns: [ '大小',\t3, b ]",
      '    |                   \t^',
      '  4 | rows: []',
      '',
      '',
    ].join('\n'),
  );
});

test('all findings in one go, in the order of files and lines', async () => {
  const root = place({
    'errors.yaml': [['http: 400', "http: '400'"]],
    'operations/CreateBox.yaml': [
      ['on: Owner', 'on: Onwer'],
      ['minLength: 2', 'minLength: 9'],
    ],
    'tables/sizes.yaml': '',
  });
  const { code, stdout, stderr } = await yunspec(root, 'check');
  expect(stdout.match(/^specs.*/gm)).toEqual([
    `specs/depot/errors.yaml:2:31 - error value-wrong: 'http' must be a whole number, not "400"; take off the quotes`,
    'specs/depot/operations/CreateBox.yaml:8:38 - error bounds-crossed: minLength 9 is above maxLength 8; no value could pass',
    "specs/depot/operations/CreateBox.yaml:42:42 - error error-member-unknown: error MissingOwner is on 'Onwer', which is not a parameter (did you mean 'Owner'?)",
    "specs/depot/tables/sizes.yaml:1:1 - error file-empty: this file is empty; a table begins with 'table:'",
  ]);
  expect([code, stderr]).toEqual([1, '4 findings in 1 product, 3 operations, 11 files\n']);
});

test('findings as JSON', async () => {
  const root = place({ 'operations/SealBox.yaml': [['BoxId: { type: string,', 'BoxId: { type: strng,']] });
  const { code, stdout, stderr } = await yunspec(root, 'check', '--json');
  expect(JSON.parse(stdout)).toEqual({
    findings: [
      {
        file: 'specs/depot/operations/SealBox.yaml',
        line: 8,
        column: 20,
        length: 5,
        severity: 'error',
        code: 'type-unknown',
        message: "there is no type 'strng' (did you mean 'string'?)",
      },
    ],
  });
  expect([code, stderr]).toEqual([1, '']);
  expect(await yunspec(place(), 'check', '--json')).toEqual({
    code: 0,
    stdout: '{\n  "findings": []\n}\n',
    stderr: '',
  });
});

test.each([
  ['a product', ['depot'], 'specs are sound: 1 product, 3 operations, 11 files\n'],
  ['its folder', ['specs/depot/'], 'specs are sound: 1 product, 3 operations, 11 files\n'],
])('only %s', async (_, products, stderr) => {
  const root = place({ '/specs/annex/product.yaml': 'x' });
  expect(await yunspec(root, 'check', ...products)).toEqual({ code: 0, stdout: '', stderr });
});

test('a product that does not exist', async () => {
  expect(await yunspec(place(), 'check', 'dpeot')).toEqual({
    code: 1,
    stdout: "specs:1:1 - error product-unknown: there is no product dpeot (did you mean 'depot'?); known: depot\n",
    stderr: '1 finding in 0 products, 0 operations, 0 files\n',
  });
});

test('from a folder inside the specs', async () => {
  expect((await yunspec(join(place(), 'specs/depot/operations'), 'check')).code).toBe(0);
});

test('where there are no specs', async () => {
  const root = mkdtempSync(join(tmpdir(), 'yunspec-'));
  folders.push(root);
  expect(await yunspec(root, 'check')).toEqual({
    code: 1,
    stdout: 'specs:1:1 - error specs-missing: there is no folder specs\n',
    stderr: '1 finding in 0 products, 0 operations, 0 files\n',
  });
});

test.each([['--help'], ['-h'], ['help']])('yunspec %s', async (...args) => {
  const { code, stdout, stderr } = await yunspec(place(), ...args);
  expect(stdout).toMatch(
    /^Usage: yunspec <command> \[arguments\] \[options\]\n\nCommands:\n {2}check +Checks the specs and shows every finding with its place\.\n/,
  );
  expect([code, stderr]).toEqual([0, '']);
});

test.each([['--help'], ['-h']])('yunspec check %s', async (flag) => {
  expect(await yunspec(place(), 'check', flag)).toEqual({
    code: 0,
    stdout: `Checks the specs and shows every finding with its place.

Usage: yunspec check [product ...] [--watch] [--json]

Options:
  --watch  Check again after every change of the specs, until Ctrl-C.
  --json   Print the findings as JSON.
  --help   Show this help.

${help}
`,
    stderr: '',
  });
});

test.each([
  [['chekc'], /^yunspec: there is no command chekc; known: check/],
  [['check', '--jsno'], /^yunspec: Unknown option '--jsno'; yunspec check takes --help, --watch, --json\n$/],
  [['check', '-x'], /^yunspec: Unknown option '-x'; yunspec check takes --help, --watch, --json\n$/],
  [
    ['check', '--json=yes'],
    /^yunspec: Option '--json' does not take an argument; yunspec check takes --help, --watch, --json\n$/,
  ],
])('called wrongly: yunspec %j', async (args, message) => {
  const { code, stdout, stderr } = await yunspec(place(), ...args);
  expect(stderr).toMatch(message);
  expect([code, stdout]).toEqual([2, '']);
});

test('called with nothing shows the commands', async () => {
  const { code, stdout } = await yunspec(place());
  expect([code, stdout.split('\n')[0]]).toEqual([2, 'Usage: yunspec <command> [arguments] [options]']);
});

test('a reader that leaves early is no failure', () => {
  const broken = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `tables/t${i}.yaml`,
      `tabel: t${i}\ndocs: guide\ncolumns: [a]\nrows: []\n${'# x\n'.repeat(50)}`,
    ]),
  );
  const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" check | head -n 1`], {
    cwd: place(broken),
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^specs\/depot\/tables\/t0\.yaml:1:1 - error keyword-unknown: /);
  expect(stderr).toBe('300 findings in 1 product, 3 operations, 311 files\n');
});

test('a link that leads nowhere', async () => {
  const root = place({ 'tables/sizes.yaml': null, 'tables/.keep': '' });
  symlinkSync('nowhere', join(root, 'specs/depot/tables/sizes.yaml'));
  symlinkSync('nowhere', join(root, 'specs/annex'));
  expect((await yunspec(root, 'check')).stdout).toBe(
    'specs/depot/tables/sizes.yaml:1:1 - error file-unreadable: this file cannot be read: it is a broken link\n',
  );
});

test('before the first build', () => {
  const root = mkdtempSync(join(tmpdir(), 'yunspec-'));
  folders.push(root);
  mkdirSync(join(root, 'bin'));
  cpSync(bin, join(root, 'bin/yunspec.js'));
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/yunspec.js'), 'check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([70, 'yunspec: the generator is not built yet; run npm run build\n']);
});

const listing = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => `${path} ${statSync(join(root, path)).mtimeMs}`);

test.each([
  ['sound specs', {}, ['check']],
  ['specs with findings', { 'tables/sizes.yaml': 'x' }, ['check']],
  ['a wrong call', {}, ['check', '--fix']],
])('nothing is written: %s', async (_, change, args) => {
  const root = place(change);
  const before = listing(root);
  await yunspec(root, ...args);
  expect(listing(root)).toEqual(before);
});

const odd: readonly (readonly [string, Change])[] = [
  ['a file that is a folder', { 'tables/sizes.yaml': null, 'tables/sizes.yaml/x': 'y\n' }],
  ['a file of zeros', { 'tables/sizes.yaml': new Uint8Array(100) }],
  ['UTF-16', { 'tables/sizes.yaml': new Uint8Array(Buffer.from('\uFEFFtable: sizes\n', 'utf16le')) }],
  ['a list a thousand deep', { 'tables/sizes.yaml': `table: ${'['.repeat(1000)}${']'.repeat(1000)}\n` }],
  ['lists nobody closes', { 'tables/sizes.yaml': `table: ${'['.repeat(1000)}` }],
  [
    'a member called __proto__',
    {
      'operations/SealBox.yaml': [
        [
          'BoxId: { type: string, refers: Box }',
          'BoxId: { type: string }\n    __proto__: { type: string }\n    constructor: { type: string }',
        ],
      ],
    },
  ],
];

test.each(odd)('never a stack trace: %s', async (_, change) => {
  const { code, stdout, stderr } = await yunspec(place(change), 'check');
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
  expect(stderr).toMatch(/^(\d+ findings? in|specs are sound)/);
  expect(code).toBeLessThan(2);
});
