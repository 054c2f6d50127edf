import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Repository, type Workshop } from './support/diff-repository.js';
import type { Outcome } from './support/yunspec.js';

let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop();
});

afterAll(() => workshop.close());

interface Diff {
  readonly packages: readonly { readonly name: string; readonly bump: string; readonly changes: readonly object[] }[];
}

const send = 'specs/parcels/operations/SendParcel.yaml';
const drop = 'specs/parcels/operations/DropParcel.yaml';
const ledger = 'specs/parcels/discrepancies.yaml';

const tighten = (repository: Repository): void => repository.edit(send, 'maxLength: 20', 'maxLength: 10');

async function diff(repository: Repository, ...args: readonly string[]): Promise<Diff> {
  const { code, stdout, stderr } = await repository.yunspec('diff', '--json', ...args);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Diff;
}

const parcelsWith = (bump: string, ...changes: readonly object[]): object => ({
  packages: [{ name: '@yunspec/parcels', bump, changes: changes.map((change) => expect.objectContaining(change)) }],
});

const tightened = {
  rule: 'limit-tightened',
  operation: 'SendParcel',
  member: 'To',
  bump: 'major',
  direction: 'tightened',
};

describe('what is compared', () => {
  test('nothing has changed', () =>
    workshop.open(async (repository) => {
      expect(await diff(repository)).toEqual({ packages: [] });
      expect((await repository.yunspec('diff')).stderr).toBe('nothing has changed\n');
    }));

  test('edited specs that are not generated, with every member of the answer', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      expect(await diff(repository)).toEqual({
        packages: [
          {
            name: '@yunspec/parcels',
            bump: 'major',
            changes: [
              {
                ...tightened,
                kind: 'input',
                code: null,
                name: null,
                shape: null,
                corrects: null,
                text: '`SendParcel.To` accepts only up to 10 characters (before: up to 20 characters)',
              },
            ],
          },
        ],
      });
    }));

  test('a file that Git does not know yet', () =>
    workshop.open(async (repository) => {
      const text = repository.read(drop).replaceAll('DropParcel', 'LoseParcel');
      repository.write({ 'specs/parcels/operations/LoseParcel.yaml': text });
      expect(await diff(repository)).toEqual(
        parcelsWith('minor', { rule: 'operation-added', operation: 'LoseParcel' }),
      );
    }));

  test('commits of specs alone, and of specs with what is generated', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      repository.commit();
      const want = parcelsWith('major', tightened);
      expect(await diff(repository, '--from', 'HEAD~1')).toEqual(want);
      expect(await diff(repository, '--from', 'HEAD~1', '--to', 'HEAD')).toEqual(want);
      await repository.yunspec('generate');
      repository.commit();
      expect(await diff(repository, '--from', 'HEAD~2', '--to', 'HEAD')).toEqual(want);
      expect(await diff(repository, '--from', 'HEAD~1', '--to', 'HEAD')).toEqual({ packages: [] });
      expect(await diff(repository)).toEqual({ packages: [] });
    }));

  test('the way back', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      repository.commit();
      const [change] = (await diff(repository, '--from', 'HEAD', '--to', 'HEAD~1')).packages;
      expect(change).toMatchObject({ bump: 'minor', changes: [{ rule: 'limit-loosened', direction: 'loosened' }] });
    }));

  test('the last release is the tag of the version', () =>
    workshop.open(async (repository) => {
      repository.git('tag', '@yunspec/parcels@0.1.0');
      tighten(repository);
      repository.commit();
      expect(await diff(repository)).toEqual(parcelsWith('major', tightened));
      expect((await repository.yunspec('diff')).stdout).toContain('compared with @yunspec/parcels@0.1.0');
    }));

  test('a branch begins where it left main', () =>
    workshop.open(async (repository) => {
      repository.git('checkout', '-q', '-b', 'topic');
      tighten(repository);
      repository.commit();
      expect(await diff(repository)).toEqual(parcelsWith('major', tightened));
      expect(await diff(repository, '--from', 'HEAD')).toEqual({ packages: [] });
    }));

  test('products that are named', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      expect(await diff(repository, 'lamps')).toEqual({ packages: [] });
      expect(await diff(repository, 'specs/parcels/')).toEqual(parcelsWith('major', tightened));
    }));

  test('a product that is gone', () =>
    workshop.open(async (repository) => {
      repository.remove('specs/parcels');
      expect(await diff(repository)).toEqual(parcelsWith('major', { rule: 'product-removed' }));
    }));

  test('shapes, whose changes have one line', () =>
    workshop.open(async (repository) => {
      repository.edit('specs/parcels/shapes/Parcel.yaml', 'ParcelId: { type: string }', 'ParcelId: { type: integer }');
      const { stdout } = await repository.yunspec('diff');
      expect(stdout.split('\n').slice(1)).toEqual([
        '  major  `Parcel.ParcelId` is integer, no longer string (in answers of `ListParcels`, `SendParcel`)',
        '',
      ]);
      expect((await diff(repository)).packages[0]?.changes).toHaveLength(2);
    }));
});

describe('corrections', () => {
  const entry = (reason: string, more = ''): string => `
  - id: parcels-02
    kind: gap
    subject: SendParcel.input.To
    claims: [{ says: at most 10 }]
    decision: At most 10 characters.
    reason: ${reason}
${more}`;

  test.each([
    ['says so', entry('The 20 before was a mistake.'), 'patch'],
    ['has the status', entry('It was always so.', '    status: corrected\n'), 'patch'],
    ['says something else', entry('The document says so.'), 'major'],
    ['is about something else', entry('It was wrong.').replace('input.To', 'input.Size'), 'major'],
  ])('an entry that %s', (_, text, bump) =>
    workshop.open(async (repository) => {
      tighten(repository);
      repository.write({ [ledger]: `${repository.read(ledger).trimEnd()}${text}` });
      const [found] = (await diff(repository)).packages;
      const corrects = bump === 'patch' ? 'parcels-02' : null;
      expect([found?.bump, found?.changes]).toEqual([
        bump,
        [
          expect.objectContaining({ rule: 'limit-tightened', bump, corrects }),
          expect.objectContaining({ rule: 'ledger-changed', bump: 'none' }),
        ],
      ]);
    }),
  );
});

/** One sentence on stderr, and nothing else. */
const isSentence = ({ code, stdout, stderr }: Outcome): boolean =>
  code === 2 && stdout === '' && /^yunspec: [^\n]+\n$/.test(stderr);

describe('nothing to compare is one sentence', () => {
  const rows: readonly (readonly [string, (repository: Repository) => readonly string[], string])[] = [
    ['no such commit', () => ['--from', 'nowhere'], "there is no commit 'nowhere'"],
    ['an option as a commit', () => ['--from', '--output=x'], "'--from"],
    ['no such product', () => ['parcel'], "there is no product parcel (did you mean 'parcels'?)"],
    [
      'no repository',
      (repository) => {
        repository.remove('.git');
        return [];
      },
      'is not in a Git repository',
    ],
    [
      'a model of another format',
      (repository) => {
        repository.edit('packages/parcels/model.json', '"format":2', '"format":3');
        repository.commit();
        repository.edit('packages/parcels/model.json', '"format":3', '"format":2');
        return ['--from', 'HEAD'];
      },
      'packages/parcels/model.json at HEAD has format 3; models up to format 2 can be compared',
    ],
    [
      'specs that cannot be read',
      (repository) => {
        repository.edit(send, 'maxLength: 20', 'maxLength: many');
        return [];
      },
      'the specs of parcels have findings (specs/parcels/operations/SendParcel.yaml:',
    ],
    [
      'conflict marks',
      (repository) => {
        repository.edit(send, 'output:', '<<<<<<< ours\noutput:');
        return [];
      },
      'yunspec check parcels lists them',
    ],
  ];

  test.each(rows)('%s', (_, prepare, sentence) =>
    workshop.open(async (repository) => {
      const ended = await repository.yunspec('diff', ...prepare(repository));
      expect(ended.stderr).toContain(sentence);
      expect(isSentence(ended)).toBe(true);
    }),
  );
});
