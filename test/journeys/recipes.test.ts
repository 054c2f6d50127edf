import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readRecipe } from '../support/recipes.js';
import { createScratch, type Scratch } from '../support/scratch.js';

// each recipe builds what it touches
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

let scratch: Scratch;

beforeAll(() => {
  scratch = createScratch();
});

afterAll(() => scratch.remove());

/** Runs the commands of a block; all succeed, or the last one fails. */
function runBlock(commands: readonly string[] = [], end: 'succeeds' | 'fails' = 'succeeds'): string {
  const runs = commands.map((command) => scratch.run(command));
  const outputs = runs.map(({ output }) => output).join('\n');
  const statuses = runs.map(({ status }) => (status === 0 ? 'succeeds' : 'fails'));
  expect(statuses, outputs).toEqual(commands.map((_, i) => (i === commands.length - 1 ? end : 'succeeds')));
  return outputs;
}

/** Replaces the placeholders of a file by what they ask for, in their order. */
function fill(path: string, answers: readonly string[]): void {
  const filled = answers.reduce(
    (text, answer) => text.replace(/'[^'\n]*TODO: [^\n]*'(?=$| })/m, () => answer),
    scratch.read(path),
  );
  expect(filled).not.toContain('TODO');
  scratch.write(path, filled);
}

const members = (...lines: readonly string[]): string => lines.map((line) => `\n    ${line}`).join('');
const rows = (...lines: readonly string[]): string => lines.map((line) => `\n  - ${line}`).join('');

test('an operation', () => {
  const [begin, end] = readRecipe('Add an operation').blocks;
  expect(runBlock(begin, 'fails')).toContain("placeholder-left: 'summary' is still to be written");
  fill('specs/cas/operations/RenewCertificate.yaml', [
    'cas-instance > API Calling Patterns',
    'Renews a certificate.',
    'none',
    '[CertificateId]',
    members('CertificateId: { type: integer }', 'Years: { type: integer, minimum: 1, maximum: 3 }'),
    '{}',
    '[]',
    rows('ok: { CertificateId: 1 }', 'fails: Years#maximum\n    input: { CertificateId: 1, Years: 4 }'),
  ]);
  runBlock(end);
  expect(scratch.read('packages/cas/src/client.ts')).toContain('renewCertificate(input: RenewCertificateInput');
  // budgets are not written by hand; the guard names only operations that miss theirs
  expect(scratch.run('node bench/bundle-guard.mjs').output).not.toContain('RenewCertificate');
});

const letter = 'specs/post/operations/SendLetter.yaml';
const weight = 'Weight: { type: integer, minimum: 10, unit: g }';

test('a product', () => {
  const [begin, end] = readRecipe('Add a product').blocks;
  expect(runBlock(begin, 'fails')).toContain("placeholder-left: 'protocols' is still to be written");
  fill('specs/post/product.yaml', [
    'Post',
    'Example',
    "'1'",
    'Sends letters.',
    '\n  rpc: { method: POST, auth: [access-key] }',
    '\n  default: https://post.example.com',
    '\n  RequestId: { type: string }',
  ]);
  fill('specs/post/sources.yaml', ['The Guide', 'https://post.example.com/guide']);
  scratch.write(letter, scratch.read(letter).replace(/^http: .*\n/m, ''));
  fill(letter, [
    'guide > Letters',
    'Sends a letter.',
    'none',
    '[To]',
    members('To: { type: string, maxLength: 20 }', weight),
    members('LetterId: { type: string }'),
    rows('{ code: InvalidWeight, http: 400, on: Weight, kind: malformed, cause: No scale shows this weight. }'),
    rows('ok: { To: me, Weight: 20 }', 'fails: Weight#minimum\n    input: { To: me, Weight: 0 }'),
  ]);
  runBlock(end);
  for (const path of ['README.md', 'biome.jsonc', 'turbo.json', '.gitattributes'])
    expect(scratch.read(path)).toContain('post');
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is code
/** A new keyword: what is put in front of a piece of each file that the recipe names. */
const multipleOf: Readonly<Record<string, readonly (readonly [at: string, added: string])[]>> = {
  'packages/runtime/src/schema.ts': [['  readonly minLength: number;', '  readonly multipleOf: number;\n']],
  'packages/runtime/src/check/keywords.ts': [
    ["'exclusiveMinimum' | 'exclusiveMaximum';", "'multipleOf' | "],
    ['  exclusiveMinimum: (value, limit)', '  multipleOf: (value, limit) => value % limit === 0,\n'],
  ],
  'packages/runtime/src/check/sentences.ts': [
    [
      '  minLength: (issue)',
      '  multipleOf: (issue) => `must be a multiple of ${formatLimit(issue)}${formatActual(issue)}`,\n',
    ],
  ],
  'packages/model/src/faults.ts': [['  minLength: [', "  multipleOf: ['malformed', 'range'],\n"]],
  'packages/contract/src/cases/limits.ts': [
    ['  minLength: (value: string', '  multipleOf: (value: number, limit) => value % limit === 0,\n'],
    ["  minLength: ['string']", "  multipleOf: ['integer', 'number'],\n"],
  ],
  'packages/contract/src/cases/probes.ts': [
    [
      '  minLength: (schema, limit',
      '  multipleOf: (_, limit: number) => ({ inside: [limit * 10], outside: [limit * 10 + 1] }),\n',
    ],
  ],
  'generator/src/language/keywords.ts': [
    [
      '  minLength: {',
      `  multipleOf: {
    on: numbers,
    kind: number,
    doc: 'The number it must be a multiple of.',
    json: 'multipleOf',
    restricts: true,
    stability: 'volatile',
    fact: (value) =>
      value.multipleOf === undefined ? undefined : \`A multiple of \${formatNumber(value.multipleOf)}\${formatUnit(value)}\`,
    accepts: (limit) => \`multiples of \${formatNumber(limit)}\`,
    loosens: (base, limit) => limit % base !== 0,
    faults: issueFaults.multipleOf,
  },
`,
    ],
  ],
};

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: it is code

function addFacet(path: string): void {
  const edits = multipleOf[path] ?? [];
  const text = edits.reduce((current, [at, added]) => current.replace(at, () => `${added}${at}`), scratch.read(path));
  scratch.write(path, text);
}

test('a constraint keyword', () => {
  const { text, blocks } = readRecipe('Add a constraint keyword');
  const [build = [], use] = blocks;
  const files = [...text.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path);
  expect(files).toEqual(Object.keys(multipleOf));
  const last = files.pop() ?? '';
  for (const path of files) addFacet(path);
  expect(runBlock(build, 'fails')).toMatch(/keywords\.ts\(\d+,\d+\): error .*multipleOf/s);
  addFacet(last);
  runBlock(build);

  const spec = scratch.read(letter).replace(weight, weight.replace('minimum: 10', 'minimum: 10, multipleOf: 10'));
  scratch.write(letter, spec.replace('Weight: 20 }', 'Weight: 25 }'));
  expect(runBlock(['npx yunspec check post'], 'fails')).toContain('Weight must be a multiple of 10 g, not 25');
  scratch.write(letter, `${spec}  - fails: Weight#multipleOf\n    input: { To: me, Weight: 25 }\n`);
  runBlock(use);
  expect(scratch.read('packages/post/openapi.json')).toContain('"multipleOf":10');
  expect(scratch.read('packages/post/src/operations/send-letter.ts')).toContain('- A multiple of 10 g.');
  expect(scratch.read('packages/post/src/operations/send-letter.ts')).toContain("multipleOf: 'InvalidWeight'");
  expect(scratch.read('packages/post/cases/send-letter.json')).toContain('["#multipleOf",10]');
  expect(scratch.read('specs/spec.schema.json')).toContain('The number it must be a multiple of.');
});

test('the end of a product', () => {
  const [commands = []] = readRecipe('Remove a product').blocks;
  const [remove = '', ...rest] = commands;
  runBlock([remove, 'npx yunspec generate --check'], 'fails');
  runBlock(rest);
  expect(scratch.exists('packages/post')).toBe(false);
  for (const path of ['README.md', 'biome.jsonc', 'turbo.json', '.gitattributes'])
    expect(scratch.read(path)).not.toContain('packages/post');
});
