import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dialect, depotChanges, documents, unstatedLimits } from './audit/documents.js';
import { change, dialects, teaSpecs } from './audit/tea.js';
import { depot } from './support/depot.js';
import { openWorkshop, type Repository, type Workshop } from './support/diff-repository.js';
import { type Tree, treeOf } from './support/write-specs.js';

let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop(
    Object.fromEntries(Object.entries(teaSpecs).map(([path, text]) => [`specs/tea/${path}`, text])),
  );
});

afterAll(() => workshop.close());

/** A change of a document, and the edits of the spec that follow it. */
interface Update {
  readonly product: string;
  readonly spec: string;
  readonly changed: string;
  readonly finding: string;
  readonly edits: readonly (readonly [was: string, is: string])[];
  /** What the changelog says of it. */
  readonly sentence: string;
  /** The source that the document is a version of, if the specs keep a record of it. */
  readonly source?: string;
}

const record = (repository: Repository, product: string, source: string) =>
  repository.yunspec('audit', product, '--doc', 'page', '--record', '--source', source);

/** Follows a changed document to a changeset: audit, edit, check, generate, audit, diff, changeset. */
async function follow(repository: Repository, update: Update): Promise<void> {
  const { product, spec, changed, finding, edits, sentence, source } = update;
  const audit = () => repository.yunspec('audit', product, '--doc', 'page');
  expect(await audit()).toMatchObject({ code: 0, stdout: '' });

  repository.write({ page: changed });
  const { code, stdout } = await audit();
  expect([code, stdout]).toEqual([1, expect.stringContaining(finding)]);
  expect(stdout).toContain(`${spec}:`);

  for (const [was, is] of edits) repository.edit(spec, was, is);
  expect(await repository.yunspec('check', product)).toMatchObject({ code: 0 });
  expect(await repository.yunspec('generate', product)).toMatchObject({ code: 0 });
  if (source !== undefined) await record(repository, product, source);
  expect(await audit()).toMatchObject({ code: 0, stdout: '' });

  const { packages } = JSON.parse((await repository.yunspec('diff', '--json')).stdout) as { packages: object[] };
  const loosened = expect.objectContaining({ rule: 'limit-loosened', text: expect.stringContaining(sentence) });
  expect(packages).toMatchObject([
    { name: `@yunspec/${product}`, bump: 'minor', changes: expect.arrayContaining([loosened]) },
  ]);
  expect(await repository.yunspec('changeset')).toMatchObject({ code: 0 });
  const [name = ''] = repository.listChangesets();
  const changeset = repository.read(`.changeset/${name}`);
  expect(changeset).toContain(`"@yunspec/${product}": minor\n`);
  expect(changeset).toContain(sentence);
  expect(await repository.yunspec('changeset', '--check')).toMatchObject({ code: 0 });
}

test.each(dialects)('from a later page to a changeset: $name', ({ text, facts }) =>
  workshop.open(async (repository) => {
    const [, edits = []] = facts.find(([, , want]) => want.join() === 'input-refused Litres') ?? [];
    repository.write({ page: text });
    await follow(repository, {
      product: 'tea',
      spec: 'specs/tea/operations/BoilKettle.yaml',
      changed: change(text, edits),
      finding: 'input-refused',
      edits: [['maximum: 12', 'maximum: 15']],
      sentence: '`BoilKettle.Litres` accepts up to 15',
    });
  }),
);

/** The ways in which the source documents say that a box is at most 100 wide; a gateway only shows one. */
const sources: Readonly<Record<Dialect, readonly [was: string, is: string, finding: string]>> = {
  tabSeparated: ['[1, 100]', '[1, 400]', 'input-refused'],
  capabilityTables: ['range 1-100', 'range 1-400', 'input-refused'],
  oneCellPerLine: ['Maximum: 100', 'Maximum: 400', 'input-refused'],
  curlSamples: ['"Size": 60', '"Size": 400', 'sample-refused'],
};

/** Returns the specs of the depot as a dialect needs them. */
function readDepot(dialect: Dialect): Tree {
  const { root, remove } = depot({ ...depotChanges[dialect], 'discrepancies.yaml': unstatedLimits });
  try {
    return treeOf(root);
  } finally {
    remove();
  }
}

describe('from a new version of a source to a changeset', () => {
  test.each(Object.entries(sources))('%s', (name, [was, is, finding]) =>
    workshop.open(async (repository) => {
      const text = documents[name as Dialect];
      repository.write({ ...readDepot(name as Dialect), page: text });
      await record(repository, 'depot', 'guide');
      expect(await repository.yunspec('generate', 'depot')).toMatchObject({ code: 0 });
      repository.commit();
      await follow(repository, {
        product: 'depot',
        spec: 'specs/depot/operations/CreateBox.yaml',
        changed: change(text, [[was, is]]),
        finding,
        edits: [
          ['maximum: 100', 'maximum: 400'],
          ['Size: 101', 'Size: 401'],
        ],
        sentence: '`CreateBox.Size` accepts up to 400',
        source: 'guide',
      });
    }),
  );
});
