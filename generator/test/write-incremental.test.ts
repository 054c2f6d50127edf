import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../src/language/findings.js';
import { Fragments } from '../src/read/fragments.js';
import { type Change, commit } from '../src/write/files/commit.js';
import { generate } from '../src/write/generate.js';
import { inFolder, parcels, surroundings, type Tree, treeOf, write } from './support/write-specs.js';

vi.setConfig({ testTimeout: 300_000 });

const specs: Tree = { ...surroundings, ...parcels };
const at = (name: string): string => `specs/parcels/${name}.yaml`;
const [send, list, drop] = [at('operations/SendParcel'), at('operations/ListParcels'), at('operations/DropParcel')];

/** Returns a tree in which a part of a file is replaced. */
function replace(tree: Tree, path: string, was: string | RegExp, is: string): Tree {
  const text = tree[path];
  if (text === undefined) return tree;
  return { ...tree, [path]: text.replace(was, () => is) };
}

const addTo = (tree: Tree, path: string, line: string, added: string): Tree =>
  replace(tree, path, line, `${line}\n${added}`);

/** The edits of a maintainer: each makes the specs of one of four versions of a part. */
const edits: Readonly<Record<string, (tree: Tree, version: number) => Tree>> = {
  'a word of a summary': (tree, version) => replace(tree, drop, 'Takes a parcel', `Takes*/ ${version} parcel`),
  'a description of a member': (tree, version) => replace(tree, send, 'Where to: ', `Where${version} to: `),
  'a description of two lines': (tree, version) => replace(tree, send, 'Where to: ', `"Where\\n${version}" # `),
  'a value of an enum': (tree, version) => replace(tree, send, '[S, ', `[S${version}, `),
  'a shape that many use': (tree, version) =>
    addTo(tree, at('shapes/Parcel'), '  ParcelId: { type: string }', `  Weight${version}: { type: integer }`),
  'a shape that answers hold as text': (tree, version) =>
    version < 2
      ? tree
      : replace(tree, at('shapes/Stops'), 'Place: { type: string }', 'Place: { type: object, wire: json-string }'),
  'an effect of a resource': (tree, version) =>
    version < 2 ? tree : replace(tree, at('resources/Parcel'), 'from: [Waiting], ', ''),
  'a waiter': (tree, version) => replace(tree, at('resources/Parcel'), 'ParcelSent:', `ParcelSent${version}:`),
  'the product': (tree, version) => replace(tree, at('product'), 'Sends parcels.', `Sends ${version} parcels.`),
  'the class of the product': (tree, version) =>
    replace(tree, at('product'), 'class: Parcels', `class: Parcels${version}`),
  'the members of every answer': (tree, version) =>
    addTo(tree, at('product'), 'answer:', `  Trace${version}: { type: string, description: For support. }`),
  'an error row': (tree, version) => replace(tree, drop, 'It is on its way.', `It is on its way ${version}.`),
  'a common error': (tree, version) =>
    version < 2 ? replace(tree, at('errors'), /^ {2}- .*$/m, '  []') : replace(tree, at('errors'), 'Too many', 'Many'),
  'a source': (tree, version) => replace(tree, at('sources'), 'Parcel Guide', `Parcel Guide ${version}`),
  'the place in the document': (tree, version) => replace(tree, list, 'guide > Parcels', `guide > Lists ${version}`),
  'an operation more': (tree, version) =>
    version < 2
      ? tree
      : { ...tree, [at('operations/ListMore')]: (tree[list] ?? '').replace('ListParcels', 'ListMore') },
  'an operation less': (tree, version) => {
    if (version < 2) return tree;
    const { [drop]: _, ...others } = replace(tree, at('resources/Parcel'), /^.*DropParcel.*\n/m, '');
    return replace(others, at('resources/Parcel'), '  Gone: { gone: true }\n', '');
  },
  'another name of an operation': (tree, version) => {
    const { [drop]: text, ...others } = tree;
    if (version < 2 || text === undefined) return tree;
    const renamed = { ...others, [at('operations/ReturnParcel')]: text.replace('DropParcel', 'ReturnParcel') };
    return replace(renamed, at('resources/Parcel'), 'DropParcel', 'ReturnParcel');
  },
  'an operation that has the name of an object inside an input': (tree, version) => {
    const object = '    Box: { type: object, properties: { Side: { type: integer } } }';
    const made = addTo(tree, send, '  properties:', object);
    const text = (specs[drop] ?? '').replace('DropParcel', 'SendParcelBox');
    return version < 2 ? made : { ...made, [at('operations/SendParcelBox')]: text };
  },
  'a mistake': (tree, version) => (version < 3 ? tree : replace(tree, drop, 'idempotency: none', 'idempotency: never')),
  'a mistake about a shape': (tree, version) =>
    version < 3 ? tree : replace(tree, list, 'shape: Parcel', 'shape: Parsel'),
  'a rule whose error is unknown': (tree, version) =>
    version < 3 ? tree : replace(tree, send, 'error: MissingCode', 'error: NoCode'),
  'a finding that is suppressed': (tree, version) => {
    const comment = version === 1 ? '' : '# yunspec-ignore pagination-undeclared -- there is one page\n    ';
    const page = '    PageNumber: { type: integer, minimum: 1, default: 1 }';
    const open = replace(tree, list, /^pagination: .*\n/m, version === 0 ? '' : 'deprecated: Yes.\n');
    return version > 2 ? tree : replace(open, list, page, `    ${comment}${page.trimStart()}`);
  },
};

const step = record({ edit: constantFrom(...Object.keys(edits)), version: integer({ min: 0, max: 3 }) });

/** Runs the generator in a folder without a command, and returns its findings. */
async function run(root: string, keepsFragments: boolean): Promise<Finding[]> {
  const changes: Change[] = [];
  const caller = {
    code: 'code',
    keepsFragments,
    progress: () => {},
    change: (some: readonly Change[]) => changes.push(...some),
  };
  const refused = await generate(root, ['parcels'], caller);
  if (refused.length === 0) commit(root, changes);
  return refused.flatMap(({ findings }) => findings);
}

/** Makes the specs of a folder those of a tree. */
function setSpecs(root: string, tree: Tree): void {
  rmSync(join(root, 'specs'), { recursive: true, force: true });
  write(root, tree);
}

const home = mkdtempSync(join(tmpdir(), 'yunspec-write-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a run has found and written. */
interface Outcome {
  readonly findings: readonly Finding[];
  readonly written: Tree;
}

const outcomes = new Map<string, Outcome>();

/** Generates the packages of a tree in an empty folder, once for each tree. */
async function runFully(tree: Tree): Promise<Outcome> {
  const key = JSON.stringify(tree);
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const root = mkdtempSync(join(home, 'full-'));
  setSpecs(root, tree);
  const outcome = { findings: await run(root, false), written: listWritten(root) };
  outcomes.set(key, outcome);
  return outcome;
}

/** Reads what is not of the specs themselves. */
const listWritten = (root: string): Tree =>
  Object.fromEntries(Object.entries(treeOf(root)).filter(([path]) => !path.startsWith('specs/')));

/** A copy of a repository whose runs know the fragments of earlier ones. */
class Copy {
  readonly #root = mkdtempSync(join(home, 'known-'));

  /** Generates the packages of a tree, and returns whether it wrote what a full run writes, or has its findings. */
  async compare(tree: Tree): Promise<'written' | 'refused'> {
    const before = listWritten(this.#root);
    setSpecs(this.#root, tree);
    const findings = await run(this.#root, true);
    const full = await runFully(tree);
    expect(findings).toEqual(full.findings);
    expect(listWritten(this.#root)).toEqual(findings.length === 0 ? full.written : before);
    return findings.length === 0 ? 'written' : 'refused';
  }
}

describe('a run that knows the fragments of earlier ones writes and finds what a full run does', () => {
  test.each(Object.keys(edits))('after an edit: %s', async (edit) => {
    const copy = new Copy();
    await copy.compare(specs);
    const trees = [0, 1, 2, 3].map((version) => edits[edit]?.(specs, version) ?? {});
    expect(trees, 'the edit changes something').not.toEqual(trees.map(() => specs));
    for (const [i, tree] of trees.entries()) if (i === 0 || tree !== trees[i - 1]) await copy.compare(tree);
    expect(await copy.compare(specs)).toBe('written');
  });

  test('after any edits', async () => {
    const results: string[] = [];
    const property = asyncProperty(array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const copy = new Copy();
      const versions = new Map<string, number>();
      for (const { edit, version } of steps) {
        versions.set(edit, version);
        const tree = [...versions].reduce((made, [name, number]) => edits[name]?.(made, number) ?? made, specs);
        results.push(await copy.compare(tree));
      }
    });
    await assert(property, { numRuns: 12, seed: 10 });
    expect(new Set(results)).toEqual(new Set(['written', 'refused']));
  });
});

describe('the file of fragments', () => {
  const fill = (path: string, code: string): void => {
    const fragments = new Fragments(path, code);
    fragments.add('letters', ['a', 1], 'Größe 路');
    fragments.save();
  };
  const find = (path: string, code: string): unknown => new Fragments(path, code).find('letters', ['a', 1]);

  test('gives what was added for the same kind and data, to the same code', () =>
    inFolder({}, (root) => {
      const path = join(root, 'cache/some.fragments');
      fill(path, 'code');
      expect(find(path, 'code')).toBe('Größe 路');
      expect(find(path, 'other code')).toBeUndefined();
      const fragments = new Fragments(path, 'code');
      expect([fragments.find('letter', ['a', 1]), fragments.find('letters', ['a', 2])]).toEqual([undefined, undefined]);
    }));

  test('holds nothing where any byte of it is damaged or missing', () =>
    inFolder({}, (root) => {
      const path = join(root, 'some.fragments');
      fill(path, 'code');
      const whole = readFileSync(path);
      for (let i = 0; i < whole.length; i++) {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8((damaged.readUInt8(i) + 1) % 256, i);
        writeFileSync(path, damaged);
        expect(find(path, 'code'), `byte ${i}`).toBeUndefined();
        writeFileSync(path, whole.subarray(0, i));
        expect(find(path, 'code'), `${i} bytes`).toBeUndefined();
      }
    }));

  test('keeps only what its last run used', () =>
    inFolder({}, (root) => {
      const path = join(root, 'some.fragments');
      fill(path, 'code');
      const next = new Fragments(path, 'code');
      expect(next.make('letters', 'b', () => ['made'])).toEqual(['made']);
      next.save();
      expect(find(path, 'code')).toBeUndefined();
      expect(new Fragments(path, 'code').find('letters', 'b')).toEqual(['made']);
    }));

  test('is no duty: a folder that takes none is none the worse', () =>
    inFolder({ cache: 'a file' }, (root) => {
      const path = join(root, 'cache/some.fragments');
      expect(() => fill(path, 'code')).not.toThrow();
      expect([dirname(path), find(path, 'code')]).toEqual([join(root, 'cache'), undefined]);
    }));
});
