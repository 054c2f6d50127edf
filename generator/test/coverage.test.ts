import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCoverage } from '../src/write/coverage/check.js';
import { computeCoverage, isCaseFile, type PackageFiles } from '../src/write/coverage/coverage.js';
import type { Aspect } from '../src/write/coverage/goal.js';
import { renderCoveragePages } from '../src/write/coverage/page.js';
import { countGoals, formatTotal } from '../src/write/coverage/totals.js';
import { renderProductFiles } from '../src/write/product-files.js';
import { inFolder, modelOf, parcels, type Tree } from './support/write-specs.js';

let files: ReadonlyMap<string, string>;
let made: PackageFiles;

beforeAll(async () => {
  files = renderProductFiles(await modelOf(parcels), { previous: undefined, runtimeVersion: '0.1.0' });
  const cases = [...files].flatMap(([path, text]) => (isCaseFile(path) ? [text] : []));
  made = { model: files.get('model.json') ?? '', cases };
});

const record = 'test/coverage/parcels.txt';
const reasons = 'test/coverage/reasons.yaml';

/** Computes the coverage of the product with a record and reasons. */
const compute = (tree: Tree, cases: readonly string[] = made.cases) =>
  inFolder(tree, (root) => {
    const coverage = computeCoverage(root, new Map([['parcels', { ...made, cases }]]));
    const goals = coverage.products[0]?.goals ?? [];
    const count = (aspect: Aspect): string => formatTotal(countGoals(goals, aspect));
    const explain = (aspect: Aspect): Record<string, string | undefined> =>
      Object.fromEntries(
        goals
          .filter((goal) => goal.aspect === aspect && !goal.isReached)
          .map(({ operation, text, reason }) => [`${operation} ${text}`, reason]),
      );
    return { count, explain, stale: coverage.stale, pages: renderCoveragePages(coverage) };
  });

describe('what is counted', () => {
  test('cases follow from the package, everything else from the record', async () => {
    const { count } = await compute({});
    expect([count('inside'), count('outside')]).toEqual(['29 of 29', '31 of 31']);
    expect([count('operations'), count('errors'), count('kept'), count('allowed'), count('examples')]).toEqual([
      '0 of 3',
      '0 of 5',
      '0 of 1',
      '0 of 1',
      '0 of 5',
    ]);
  });

  test('a constraint without cases is not reached', async () => {
    const { count } = await compute(
      {},
      made.cases.filter((text) => !text.includes('ListParcels')),
    );
    expect([count('inside'), count('outside')]).toEqual(['24 of 29', '26 of 31']);
  });

  test.each<[line: string, aspect: Aspect, want: string]>([
    ['SendParcel answers ok', 'operations', '1 of 3'],
    ['SendParcel answers MissingCode', 'errors', '1 of 5'],
    ['DropParcel answers MissingCode', 'errors', '0 of 5'],
    ['* answers Throttling', 'common', '1 of 1'],
    ['SendParcel rules known-place kept', 'kept', '1 of 1'],
    ['SendParcel rules known-place kept', 'broken', '0 of 1'],
    ['SendParcel rules known-place broken', 'broken', '1 of 1'],
    ['DropParcel states Parcel Waiting allowed', 'allowed', '1 of 1'],
    ['DropParcel states Parcel Sent refused', 'refused', '1 of 2'],
    ['DropParcel states Parcel Sent allowed', 'allowed', '0 of 1'],
    ['* states Parcel Waiting becomes Sent', 'passages', '1 of 1'],
    ['SendParcel examples 2', 'examples', '1 of 5'],
  ])('%s: %s', async (line, aspect, want) => {
    const { count } = await compute({ [record]: `${line}\n` });
    expect(count(aspect)).toBe(want);
  });

  test('sides that do not travel are left out of those that were sent', async () => {
    const { count } = await compute({ [record]: 'DropParcel answers ok\nDropParcel wire text 2\n' });
    expect(count('wire')).toBe('1 of 60');
  });
});

describe('reasons', () => {
  test('the model has some', async () => {
    const { explain } = await compute({});
    expect(explain('errors')).toMatchObject({
      'SendParcel CodeTooLate': 'Newer documents no longer list it.',
      'DropParcel ParcelGone.BehindTheCounterOfAShop': undefined,
      'SendParcel MissingCode': undefined,
    });
    expect(explain('refused')).toEqual({
      'DropParcel Parcel Sent': undefined,
      'DropParcel Parcel Gone': 'A resource in this state no longer exists.',
    });
  });

  test('people write the others: by kind where nothing in the specs leads to a code, and by name', async () => {
    const { explain, stale } = await compute({
      [reasons]: `
- { aspect: errors, kinds: [state], reason: Nobody meets a parcel. }
- { aspect: errors, kinds: [missing], reason: MissingCode has a rule that leads to it. }
- { aspect: errors, operations: [SendParcel], what: [MissingCode, CodeTooLate], reason: By name. }
`,
    });
    expect(explain('errors')).toMatchObject({
      'DropParcel ParcelGone.BehindTheCounterOfAShop': 'Nobody meets a parcel.',
      'SendParcel MissingCode': 'By name.',
    });
    expect(stale).toEqual(['errors: MissingCode has a rule that leads to it.', 'errors CodeTooLate: By name.']);
  });

  test('what is reached needs none', async () => {
    const { stale } = await compute({
      [record]: 'SendParcel answers MissingCode\n',
      [reasons]: '- { aspect: errors, what: [MissingCode], reason: By name. }\n',
    });
    expect(stale).toEqual(['errors MissingCode: By name.']);
  });

  test.each([
    ['one: 1', 'the reasons must be a list'],
    ['- { aspect: error, what: [a], reason: b }', 'entry 1 of the reasons: aspect must be one of inside, outside'],
    ['- { aspect: errors, reason: b }', "entry 1 of the reasons needs 'what' or 'kinds'"],
    ['- { aspect: errors, what: [a] }', 'entry 1 of the reasons gives no reason'],
    ['- { aspect: errors, wat: [a], reason: b }', "entry 1 of the reasons has 'wat'"],
  ])('%s is refused', async (text, message) => {
    await expect(compute({ [reasons]: text })).rejects.toThrow(message);
  });
});

test('the pages show the totals, and what is left by its reason', async () => {
  const { pages } = await compute({
    [record]: 'SendParcel answers ok\nSendParcel answers MissingCode\n',
    [reasons]: '- { aspect: errors, kinds: [state], reason: Nobody meets a parcel. }\n',
  });
  expect(pages.get('docs/coverage.md')).toContain('| errors provoked | 1 of 5 |');
  const page = pages.get('docs/coverage/parcels.md') ?? '';
  expect(page).toContain('### Errors provoked: 4 left\n');
  expect(page).toContain(
    '**Nobody meets a parcel.**\n\n- DropParcel: `ParcelGone.OnItsWayToTheNextPlace`, `ParcelGone.BehindTheCounterOfAShop`',
  );
  expect(page).toContain('**No reason is given.**\n\n- DropParcel: `ParcelGone`');
});

describe('the check after the tests', () => {
  const facts = [
    ['parcels', 'SendParcel', 'answers', 'ok'],
    ['parcels', '*', 'answers', 'Throttling'],
    ['lamps', 'SwitchLamp', 'answers', 'ok'],
  ];
  const left = `${JSON.stringify(facts)}\n`;
  const ran: Tree = {
    'packages/local/test/a.test.ts': '',
    'packages/local/.test/coverage/a.test.ts.json': left,
    'packages/local/.test/coverage/removed.test.ts.json': JSON.stringify([['parcels', 'Old', 'answers', 'ok']]),
    'packages/contract/test/b.test.ts': '',
    'packages/contract/.test/coverage/b.test.ts.json': left,
    'test/c.test.ts': '',
    'test/.test/coverage/c.test.ts.json': left,
    'test/documents/d.test.ts': '',
    'test/documents/.test/coverage/d.test.ts.json': left,
  };

  const check = (tree: Tree) =>
    inFolder(
      {
        ...Object.fromEntries([...files].map(([path, text]) => [join('packages/parcels', path), text])),
        'packages/parcels/.generated.json': JSON.stringify({ files: [...files.keys()] }),
        ...ran,
        ...tree,
      },
      (root) => checkCoverage(root),
    );

  test('finds what the record lacks, and what it has in vain', async () => {
    const { faults } = await check({ [record]: 'SendParcel answers ok\nSendParcel answers MissingCode\n' });
    expect(faults.slice(0, 3)).toEqual([
      'test/coverage/parcels.txt is not what the tests have shown; run npm run coverage -- --update, and look at the difference',
      '  - SendParcel answers MissingCode',
      '  + * answers Throttling',
    ]);
    expect(faults).toContain('parcels DropParcel, errors provoked: no test reaches ParcelGone, and no reason is given');
  });

  test('accepts the record of a run', async () => {
    const { faults } = await check({ [record]: '* answers Throttling\nSendParcel answers ok\n' });
    expect(faults.filter((fault) => fault.includes('test/coverage'))).toEqual([]);
  });

  test('does not compare where tests were not run', async () => {
    const { faults, missing } = await check({ [record]: '', 'test/.test/coverage/c.test.ts.json': '[]' });
    expect(missing).toEqual(['test']);
    expect(faults.filter((fault) => fault.includes('test/coverage'))).toEqual([]);
  });
});
