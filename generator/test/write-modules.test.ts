import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Model, Value } from '../src/write/model.js';
import { type Files, renderProductFiles } from '../src/write/product-files.js';
import { listInlineNames, nameInlineTypes } from '../src/write/typescript/inline-types.js';
import { printType, type TypeText } from '../src/write/typescript/types.js';
import { compile } from './support/compile.js';
import { inFolder, lamps, modelOf, parcels } from './support/write-specs.js';

const filesOf = (model: Model, previous?: { version: string }): Files =>
  renderProductFiles(model, { previous, runtimeVersion: '0.3.1' });

const made: Record<string, Files> = {};

beforeAll(async () => {
  made.parcels = filesOf(await modelOf(parcels), { version: '2.4.0' });
  made.lamps = filesOf(await modelOf(lamps));
});

const textOf = (product: string, path: string): string => made[product]?.get(path) ?? '';

const object = (properties: Readonly<Record<string, Value>>, ...required: string[]): Value => ({
  type: 'object',
  properties,
  required,
});

describe('a member, as a type', () => {
  test.each<[string, Value, string]>([
    ['a closed list', { type: 'string', enum: ['a', 'b'], stability: 'closed' }, `'a' | 'b'`],
    ['a list', { type: 'string', enum: ['a', 'b'] }, `'a' | 'b' | (string & {})`],
    ['a list that may move', { type: 'string', enum: ['a', 'b'], stability: 'volatile' }, `'a' | 'b' | (string & {})`],
    ['a closed list, said of the list alone', { type: 'string', enum: ['a'], stability: { enum: 'closed' } }, `'a'`],
    ['numbers', { type: 'integer', enum: [1, -2] }, 'number'],
    ['numbers that may move', { type: 'integer', enum: [1, -2], stability: 'volatile' }, 'number'],
    [
      'a closed limit beside a list',
      { type: 'string', enum: ['a'], stability: { maxLength: 'closed' } },
      `'a' | (string & {})`,
    ],
    [
      'a list of numbers that may move',
      { type: 'array', items: { type: 'integer', enum: [1, 2], stability: 'volatile' } },
      'readonly number[]',
    ],
    ['closed numbers', { type: 'integer', enum: [1, -2, 0], stability: 'closed' }, '1 | -2 | 0'],
    [
      'quotes',
      { type: 'string', enum: ["it's", 'say "a"', 'b\\c', "\\'"], stability: 'closed' },
      `'it\\'s' | 'say "a"' | 'b\\\\c' | '\\\\\\''`,
    ],
    [
      'quotes that grow',
      { type: 'string', enum: ["it's", 'say "a"', 'b\\c'] },
      `'it\\'s' | 'say "a"' | 'b\\\\c' | (string & {})`,
    ],
    ['other scripts', { type: 'string', enum: ['城市', '😀'], stability: 'closed' }, `'城市' | '😀'`],
    ['other scripts that grow', { type: 'string', enum: ['城市', '😀'] }, `'城市' | '😀' | (string & {})`],
    ['one value', { type: 'string', const: 'a' }, `'a' | (string & {})`],
    ['one number', { type: 'integer', const: 1 }, 'number'],
    ['one value that is closed', { type: 'string', const: 'a', stability: 'closed' }, `'a'`],
    ['a boolean', { type: 'boolean' }, 'boolean'],
    ['a boolean in words', { type: 'boolean', text: ['yes', 'no'] }, `true | false | 'yes' | 'no'`],
    ['a number', { type: 'number' }, 'number'],
    ['a list sent as JSON', { type: 'array', wire: 'json-string', items: { type: 'string' } }, 'readonly string[]'],
    [
      'a list of values that grow',
      { type: 'array', items: { type: 'string', enum: ['a'] } },
      `readonly ('a' | (string & {}))[]`,
    ],
    [
      'a list of lists',
      { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      'readonly (readonly number[])[]',
    ],
    ['a list of anything', { type: 'array' }, 'readonly unknown[]'],
    ['a text or null', { type: 'string', nullable: true }, 'string | null'],
    [
      'a list of texts or null',
      { type: 'array', items: { type: 'string', nullable: true } },
      'readonly (string | null)[]',
    ],
    ['a list or null', { type: 'array', nullable: true, items: { type: 'string' } }, 'readonly string[] | null'],
    [
      'lists or null in a list',
      { type: 'array', items: { type: 'array', nullable: true, items: { type: 'string' } } },
      'readonly (readonly string[] | null)[]',
    ],
    [
      'objects or null in a list',
      { type: 'array', items: { ...object({ a: { type: 'string' } }, 'a'), nullable: true } },
      'readonly ({\n    a: string;\n  } | null)[]',
    ],
    ['anything or null', { type: 'any', nullable: true }, 'unknown'],
    ['a list with commas', { type: 'array', wire: 'csv', items: { type: 'string' } }, 'string | readonly string[]'],
    ['numbers with commas', { type: 'array', wire: 'csv', items: { type: 'integer' } }, 'readonly number[]'],
    ['anything', { type: 'any' }, 'unknown'],
    ['a map', { type: 'object', values: { type: 'string' } }, '{\n    [key: string]: string;\n  }'],
    ['an object of anything', { type: 'object' }, '{\n    [key: string]: unknown;\n  }'],
    [
      'an object',
      object({ a: { type: 'string' }, 'b-c': { type: 'string' } }, 'a'),
      `{\n    a: string;\n    'b-c'?: string | undefined;\n  }`,
    ],
    [
      'objects in a list',
      { type: 'array', items: object({ a: object({ b: { type: 'string', enum: ['x'] } }) }) },
      `readonly {\n    a?: {\n      b?: 'x' | (string & {}) | undefined;\n    } | undefined;\n  }[]`,
    ],
    [
      'integers that may be large',
      { type: 'array', items: { type: 'integer', large: true } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a type of TypeScript
      'readonly (number | bigint | `${bigint}`)[]',
    ],
  ])('%s', (_, value, text) => {
    const { text: body } = printType(object({ It: value }, 'It'), 'input');
    expect(body.replace(/ *\/\*\*[\s\S]*?\*\/\n/g, '')).toBe(`{\n  It: ${text};\n}`);
  });

  test.each<[string, Omit<Value, 'type'>, string]>([
    ['nothing', {}, ''],
    ['a sentence', { description: 'The name.' }, '/** The name. */'],
    ['a sentence that closes the comment', { description: 'Any */ name.' }, '/** Any *\\/ name. */'],
    ['facts only', { minLength: 2, maxLength: 8 }, '/** - 2 to 8 characters. */'],
    ['a closed limit', { minLength: 2, stability: 'closed' }, '/** - At least 2 characters (fixed). */'],
    ['a list only', { enum: ['a', 'b'] }, '/** - One of `a`, `b` (may grow). */'],
    ['a volatile list', { enum: ['a'], stability: 'volatile' }, '/** - One of `a`. */'],
    ['a closed list', { enum: ['a'], stability: 'closed' }, '/** - One of `a` (fixed). */'],
    ['one value', { const: 'a', description: 'The only one.' }, '/**\n * The only one.\n * - Always `a`.\n */'],
    [
      'lines',
      { description: 'One.\n\n    Two.', default: 'x', secret: true },
      '/**\n * One.\n *\n *     Two.\n * - Default: `x`.\n * - Secret: never shown in messages.\n */',
    ],
    [
      'words of a printer',
      { description: 'Has @description "and" components["schemas"]["No"].' },
      '/** Has @description "and" components["schemas"]["No"]. */',
    ],
    [
      'a way out',
      { deprecated: 'Use that.', hint: 'be x', pattern: '^x$' },
      '/**\n * - Must be x.\n * @deprecated Use that.\n */',
    ],
  ])('says %s', (_, words, doc) => {
    const { text, uses } = printType(object({ It: { type: 'string', ...words } }), 'input');
    const [, comment = ''] = /^\{\n([\s\S]*?) {2}It\?: /.exec(text) ?? [];
    expect(comment.replace(/^ {2}/gm, '').trimEnd()).toBe(doc);
    expect(uses).toEqual([]);
  });

  test.each<[string, 'input' | 'output', Value, TypeText]>([
    [
      'an input without members',
      'input',
      object({}),
      { kind: 'type', text: 'Record<string, never>', uses: [], inline: [] },
    ],
    [
      'an output that names shapes',
      'output',
      object(
        {
          Box: { type: 'object', shape: 'Box', description: 'The box.' },
          Lids: { type: 'array', items: { type: 'object', shape: 'Lid' } },
          Others: { type: 'array', items: { type: 'object', shape: 'Box' } },
        },
        'Box',
      ),
      {
        kind: 'interface',
        text: '{\n  /** The box. */\n  Box: Box;\n  Lids?: Lid[];\n  Others?: Box[];\n}',
        uses: ['Box', 'Lid'],
        inline: [],
      },
    ],
    [
      'an object of an answer',
      'output',
      object({ Kind: { type: 'string', enum: ['a'] }, Only: { type: 'string', const: 'b' } }),
      {
        kind: 'interface',
        text: `{\n  /** - One of \`a\` (may grow). */\n  Kind?: 'a' | (string & {});\n  /** - Always \`b\`. */\n  Only?: 'b' | (string & {});\n}`,
        uses: [],
        inline: [],
      },
    ],
    [
      'a list of objects',
      'output',
      { type: 'array', items: object({ Color: { type: 'string' } }) },
      { kind: 'type', text: '{\n  Color?: string;\n}[]', uses: [], inline: [] },
    ],
    [
      'a map',
      'output',
      { type: 'object', values: { type: 'string' } },
      { kind: 'interface', text: '{\n  [key: string]: string;\n}', uses: [], inline: [] },
    ],
    [
      'members and a map',
      'output',
      { ...object({ a: { type: 'string' } }), values: { type: 'string' } },
      { kind: 'type', text: '{\n  a?: string;\n} & {\n  [key: string]: string;\n}', uses: [], inline: [] },
    ],
    [
      'a list of members and a map',
      'output',
      { type: 'array', items: { ...object({ a: { type: 'string' } }), values: { type: 'string' } } },
      { kind: 'type', text: '({\n  a?: string;\n} & {\n  [key: string]: string;\n})[]', uses: [], inline: [] },
    ],
  ])('%s (%s) is declared as an interface where it can be', (_, side, value, declared) => {
    expect(printType(value, side)).toEqual(declared);
  });
});

describe('objects inside inputs, answers and shapes have names of their own', () => {
  const color: Value = { type: 'string' };
  const list = (items: Value): Value => ({ type: 'array', items });

  test.each<[what: string, member: string, value: Value, names: string[]]>([
    ['an object', 'Lid', object({ color }), ['SendParcelLid']],
    ['an item of a list', 'Lids', list(object({ color })), ['SendParcelLids']],
    ['an item of a list of lists', 'Lids', list(list(object({ color }))), ['SendParcelLids']],
    ['objects in objects', 'Lid', object({ knob: object({ color }) }), ['SendParcelLid', 'SendParcelLidKnob']],
    ['a value of a map', 'Lids', { type: 'object', values: object({ color }) }, ['SendParcelLidsValue']],
    ['a name with an underscore', 'lid_color', object({ color }), ['SendParcelLidColor']],
    ['a name that is taken', 'Input', object({ color }), ['SendParcelInputInput']],
    [
      'two names that differ on the wire only',
      'Lid',
      object({ a_b: object({ color }), aB: object({ color }) }),
      ['SendParcelLid', 'SendParcelLidAB', 'SendParcelInputLidAB'],
    ],
    ['an object without members', 'Lid', { type: 'object' }, []],
  ])('%s', async (_, member, value, names) => {
    const model = await modelOf(parcels);
    const input = object({ [member]: value });
    const operations = model.operations
      .filter(({ name }) => name === 'SendParcel')
      .map((operation) => ({ ...operation, input }));
    const changed = { ...model, operations };
    expect(listInlineNames(changed, input)).toEqual(names);
    const inline = printType(input, 'input', nameInlineTypes(changed)).inline.map(({ name }) => name);
    expect(inline).toEqual(names);
  });
});

describe('modules', () => {
  test.each([
    ['parcels', 'src/operations/send-parcel.ts'],
    ['parcels', 'src/operations/list-parcels.ts'],
    ['parcels', 'src/shapes.ts'],
    ['parcels', 'src/waiters.ts'],
    ['lamps', 'src/client.ts'],
  ])('%s: %s', async (product, path) => {
    const name = `${product}-${path.replace(/^.*\/|\.ts$/g, '')}.txt`;
    await expect(textOf(product, path)).toMatchFileSnapshot(
      fileURLToPath(new URL(`support/write-snapshots/${name}`, import.meta.url)),
    );
  });

  test('compile as users compile them', async () => {
    const runtime = (entry: string): string =>
      fileURLToPath(new URL(`../../packages/runtime/dist/${entry}`, import.meta.url));
    const tree = Object.fromEntries(
      Object.entries(made).flatMap(([product, files]) =>
        [...files].map(([path, text]) => [`${product}/${path}`, text]),
      ),
    );
    const problems = await inFolder(tree, (root) => {
      const entries = Object.keys(made).map((product) => join(root, product, 'src/index.ts'));
      return compile(root, entries, {
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        isolatedDeclarations: true,
        declaration: true,
        paths: { '@yunspec/runtime': [runtime('index.d.ts')] },
      });
    });
    expect(problems).toEqual([]);
  });

  test('name their spec on the first line, end in one line break and no line in a space', () => {
    for (const [product, files] of Object.entries(made)) {
      for (const [path, text] of files) {
        expect(text.endsWith('\n') && !text.endsWith('\n\n'), path).toBe(true);
        if (!path.endsWith('.ts')) continue;
        expect(text, path).toMatch(
          new RegExp(`^// Generated by yunspec from specs/${product}\\S*( and \\w+)?\\. Do not edit\\.\n`),
        );
        expect(text, path).not.toMatch(/[ \t]\n/);
      }
    }
  });
});

describe('package.json', () => {
  const read = (product: string): { version: string; dependencies: object; files: string[]; exports: object } =>
    JSON.parse(textOf(product, 'package.json')) as ReturnType<typeof read>;

  test('keeps its version, begins with 0.1.0, and takes the runtime as it is', () => {
    expect([read('parcels').version, read('lamps').version]).toEqual(['2.4.0', '0.1.0']);
    expect(read('parcels').dependencies).toEqual({ '@yunspec/runtime': '^0.3.1' });
  });

  test('exports files that are made, and packs them', () => {
    const paths = JSON.stringify(read('parcels').exports).match(/\.\/[\w./-]+\.(json|js|ts)/g) ?? [];
    expect(paths).toContain('./openapi.json');
    for (const path of paths.map((one) => one.slice(2))) {
      const source = path.replace(/^dist\/(cjs\/)?/, 'src/').replace(/\.(d\.ts|js)$/, '.ts');
      expect([...(made.parcels?.keys() ?? [])], path).toContain(source);
      expect(
        ['package.json', ...read('parcels').files].some((one) => path.startsWith(one)),
        path,
      ).toBe(true);
    }
  });
});

test('openapi.json: an HTTP operation has its path, headers and body', () => {
  const { paths } = JSON.parse(textOf('lamps', 'openapi.json')) as {
    paths: Record<string, Record<string, { parameters: unknown; requestBody: unknown }>>;
  };
  const { parameters, requestBody } = paths['/lamps/{lamp_id}']?.put ?? {};
  const schema = (name: string) => ({ $ref: `#/components/schemas/SwitchLampInput/properties/${name}` });
  expect(parameters).toEqual([
    { name: 'lamp_id', in: 'path', required: true, schema: schema('lamp_id'), example: 'l1' },
    { name: 'X-Trace', in: 'header', schema: schema('trace'), 'x-member': 'trace' },
  ]);
  expect(requestBody).toEqual({
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', properties: { state: schema('state') }, required: ['state'] },
        examples: { example1: { value: { state: 'on' } } },
      },
    },
  });
});

test('openapi.json: every reference leads somewhere', () => {
  for (const product of ['parcels', 'lamps']) {
    const document = JSON.parse(textOf(product, 'openapi.json')) as object;
    const references = JSON.stringify(document).match(/#\/components\/[^"]+/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
      expect(found, reference).toBeDefined();
    }
  }
});

test('the prose shows each text as it is', () => {
  const summary = `Sends a parcel; 'to' may be a "place" or a C:\\path, never */.`;
  expect(textOf('parcels', 'llms.txt')).toContain(summary);
  expect(textOf('parcels', 'README.md')).toContain(`| \`sendParcel\` | ${summary} | ClientToken |`);
  expect(textOf('parcels', 'README.md')).not.toContain('{{');
});

describe('README.md', () => {
  const headings = (product: string): string[] =>
    textOf(product, 'README.md')
      .split('\n')
      .filter((line) => line.startsWith('## '));

  test('has the sections that apply to a product, and no others', () => {
    const some = ['## Pages', '## Waiting', '## XML', '## Signature'];
    expect(headings('parcels')).toEqual(expect.arrayContaining(some));
    expect(headings('lamps')).toEqual(headings('parcels').filter((heading) => !some.includes(heading)));
    expect(textOf('lamps', 'README.md')).toContain('None: they are members of each input');
    expect(textOf('lamps', 'README.md')).not.toContain('WaiterError');
    expect(textOf('lamps', 'llms.txt')).not.toMatch(/waitUntil|paginate|xml\(/);
  });

  test('shows a mistake that gets past a compiler, and what comes of it', () => {
    expect(textOf('parcels', 'README.md')).toContain(`await client.sendParcel({ To: 'home', Sealed: 'yes' });`);
    expect(textOf('parcels', 'README.md')).toContain(
      'SendParcel was not sent because its input has an issue:\n  - Code is required when Sealed is true [sealed-has-code] (the service answers MissingCode)\n```',
    );
  });
});
