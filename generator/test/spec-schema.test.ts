import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type FileKind, fileKinds } from '../src/language/files.js';
import { type NodeName, nodes } from '../src/language/nodes/index.js';
import { listKeywords } from '../src/language/walk.js';
import { checkStructure } from '../src/read/structure.js';
import { writeSpecSchema } from '../src/write/spec-schema.js';

const specs = fileURLToPath(new URL('../../specs', import.meta.url));
const files = readdirSync(specs, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort();
// the conditions of the root name members that only the definitions describe
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
const validate = ajv.compile(writeSpecSchema());

const passesSchema = (value: unknown): boolean => validate(value);

function passesReader(value: unknown, kind: FileKind): boolean {
  const place = () => ({ file: '', line: 1, column: 1, length: 1 });
  return checkStructure({ path: '', text: '', value, place }, kind).length === 0;
}

interface Found {
  readonly file: unknown;
  readonly kind: FileKind;
  readonly path: readonly (string | number)[];
}

const sizeOf = (path: string): number => statSync(join(specs, path)).size;

/** Finds a place of every keyword of every node, in the smallest of all specs that has one. */
function findFirstPlaces(): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const path of files.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    const kind = fileKinds.find(({ place }) => place.test(path.split(/[\\/]/).slice(1).join('/')));
    if (kind === undefined) continue;
    const file: unknown = parse(readFileSync(join(specs, path), 'utf8'));
    for (const { node, word, path: place } of listKeywords({ is: 'node', node: kind.node }, file)) {
      const name = `${node}.${word}`;
      if (!found.has(name)) found.set(name, { file, kind, path: place });
    }
  }
  return found;
}

type Edit = (parent: Record<string | number, unknown>, word: string | number) => void;

function edited({ file, path }: Found, edit: Edit): unknown {
  const copy = structuredClone(file);
  const parent = path.slice(0, -1).reduce((at, step) => (at as Record<string | number, unknown>)[step], copy);
  edit(parent as Record<string | number, unknown>, path.at(-1) as string | number);
  return copy;
}

const places = findFirstPlaces();
const words = [...places];

test('is what specs/spec.schema.json holds', () => {
  expect(readFileSync(join(specs, 'spec.schema.json'), 'utf8')).toBe(`${JSON.stringify(writeSpecSchema(), null, 2)}\n`);
});

test('describes every keyword of every node', () => {
  const { definitions } = writeSpecSchema() as {
    definitions: Record<
      string,
      { properties: Record<string, { description?: string }>; additionalProperties: boolean }
    >;
  };
  for (const [name, table] of Object.entries(nodes)) {
    const shown = Object.entries(definitions[name]?.properties ?? {}).map(([word, { description }]) => [
      word,
      description,
    ]);
    expect(shown, name).toEqual(Object.entries(table).map(([word, { doc }]) => [word, doc]));
    expect(definitions[name]?.additionalProperties, name).toBe(false);
  }
});

test.each(files)('passes %s', (path) => {
  passesSchema(parse(readFileSync(join(specs, path), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
});

test.each(words)('refuses %s misspelt, as the reader does', (_, place) => {
  const file = edited(place, (parent, word) => {
    parent[`${String(word)}x`] = parent[word];
    delete parent[word];
  });
  expect(passesReader(file, place.kind)).toBe(false);
  expect(passesSchema(file)).toBe(false);
});

const required = words.filter(([name]) => {
  const [node = '', word = ''] = name.split('.');
  return nodes[node as NodeName][word]?.required;
});

test.each(required)('refuses a file without %s, as the reader does', (_, place) => {
  const file = edited(place, (parent, word) => delete parent[word]);
  expect(passesReader(file, place.kind)).toBe(false);
  expect(passesSchema(file)).toBe(false);
});

/** Values of every sort; what a keyword takes of them, the schema must take, and nothing else. */
const probes: readonly unknown[] = [
  'x',
  '',
  'X',
  '1-2',
  'a#b',
  3,
  2.5,
  -1,
  true,
  false,
  null,
  [],
  ['x'],
  ['x', 'y'],
  [3],
  [[]],
  [{}],
  {},
  { x: 'y' },
  { x: 3 },
  { x: {} },
];

/** The schema knows the names of formats and the words of restrictions; the reader leaves those to the checker. */
const closer = ['value.format', 'shape.format', 'rule.restrict'];
const comparable = words.filter(([name, { path }]) => !closer.includes(name) && path.length > 0);

test.each(comparable)('takes for %s what the reader takes', (_, place) => {
  let set: (probe: unknown) => void = () => {};
  const file = edited(place, (parent, word) => {
    set = (probe) => {
      parent[word] = probe;
    };
  });
  const [takesSchema, takesReader] = [passesSchema, (value: unknown) => passesReader(value, place.kind)].map((passes) =>
    probes.filter((probe) => {
      set(probe);
      return passes(file);
    }),
  );
  expect(takesSchema).toEqual(takesReader);
});

test.each([
  ['an empty map', {}],
  ['a first keyword misspelt', { operatoin: 'CreateDisk' }],
  ['a list', []],
  ['a format misspelt', { shape: 'Time', type: 'string', format: 'utc-minit' }],
  [
    'a restriction no rule can make',
    { shape: 'Pair', type: 'object', rules: { r: { when: { A: 1 }, restrict: { B: { unit: 'GiB' } } } } },
  ],
])('refuses %s', (_, file) => {
  expect(passesSchema(file)).toBe(false);
});
