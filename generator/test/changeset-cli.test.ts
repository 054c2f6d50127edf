import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Repository, type Workshop } from './support/diff-repository.js';

let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop();
});

afterAll(() => workshop.close());

const send = 'specs/parcels/operations/SendParcel.yaml';

const tighten = (repository: Repository): void => repository.edit(send, 'maxLength: 20', 'maxLength: 10');
const loosen = (repository: Repository): void => repository.edit(send, 'maxLength: 20', 'maxLength: 30');

async function run(repository: Repository, ...args: readonly string[]): Promise<string> {
  const { code, stderr } = await repository.yunspec('changeset', ...args);
  expect(code, stderr).toBe(0);
  return stderr;
}

const readOnly = (repository: Repository): string => {
  const [name, ...others] = repository.listChangesets();
  expect(others).toEqual([]);
  return name === undefined ? '' : repository.read(`.changeset/${name}`);
};

describe('yunspec changeset', () => {
  test('writes the bump and a sentence for each change', () =>
    workshop.open(async (repository) => {
      loosen(repository);
      expect(await run(repository)).toContain('@yunspec/parcels: minor\n');
      const text = readOnly(repository);
      expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
        '---',
        '"@yunspec/parcels": minor',
        '---',
        '',
        '- `SendParcel.To` accepts up to 30 characters (before: up to 20 characters).',
        '',
      ]);
    }));

  test('breaks callers with a minor release below version 1.0, and with a major one above', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      expect(await run(repository)).toContain('@yunspec/parcels: minor (major, below version 1.0)\n');
      expect(readOnly(repository)).toContain('"@yunspec/parcels": minor\n');
      repository.edit('packages/parcels/package.json', '"version": "0.1.0"', '"version": "1.0.0"');
      await run(repository);
      expect(readOnly(repository)).toContain('"@yunspec/parcels": major\n');
    }));

  test('writes the same file again, and replaces it after other edits', () =>
    workshop.open(async (repository) => {
      loosen(repository);
      await run(repository);
      const first = repository.listChangesets();
      await run(repository);
      expect(repository.listChangesets()).toEqual(first);
      repository.edit(send, 'maxLength: 30', 'maxLength: 40');
      await run(repository);
      expect(readOnly(repository)).toContain('up to 40 characters');
      repository.edit(send, 'maxLength: 40', 'maxLength: 20');
      await run(repository);
      expect(repository.listChangesets()).toEqual([]);
    }));

  test('keeps what people write', () =>
    workshop.open(async (repository) => {
      loosen(repository);
      repository.write({ '.changeset/mine.md': '---\n"@yunspec/parcels": minor\n---\n\nLonger places.\n' });
      await run(repository);
      const [ours = ''] = repository.listChangesets().filter((name) => name !== 'mine.md');
      repository.edit(`.changeset/${ours}`, '- `SendParcel.To` accepts', '- Places may have');
      await run(repository);
      expect(repository.listChangesets().sort()).toEqual([ours, 'mine.md'].sort());
      repository.edit(send, 'maxLength: 30', 'maxLength: 40');
      expect(await run(repository)).toContain(`kept .changeset/${ours}`);
      expect(repository.listChangesets()).toContain(ours);
    }));

  test('keeps what it wrote for a release before', () =>
    workshop.open(async (repository) => {
      loosen(repository);
      await run(repository);
      const [older = ''] = repository.listChangesets();
      repository.commit();
      repository.edit(send, 'maxLength: 30', 'maxLength: 40');
      await run(repository);
      expect(repository.listChangesets()).toContain(older);
      expect(repository.listChangesets()).toHaveLength(2);
    }));

  test('writes nothing for examples', () =>
    workshop.open(async (repository) => {
      repository.edit(send, 'Weight: 3 }', 'Weight: 4 }');
      expect(await run(repository)).toBe('no package needs a changeset\n');
      expect(repository.listChangesets()).toEqual([]);
    }));

  test('counts the changes of a rule that has many', () =>
    workshop.open(async (repository) => {
      const added = Array.from(
        { length: 11 },
        (_, i) => `    Extra${i}: { type: string, description: Something more. }`,
      );
      repository.edit(send, '  properties:\n', `  properties:\n${added.join('\n')}\n`);
      await run(repository);
      expect(readOnly(repository)).toContain('\n- An optional parameter is added, 11 times: `SendParcel` (11).\n');
    }));

  test('tells scripts what it did', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      const { stdout } = await repository.yunspec('changeset', '--json');
      const path = `.changeset/${repository.listChangesets()[0]}`;
      expect(JSON.parse(stdout)).toEqual({
        changesets: [{ name: '@yunspec/parcels', bump: 'major', release: 'minor', path }],
        written: [path],
        removed: [],
        kept: [],
      });
    }));
});

interface Row {
  readonly given: string;
  readonly prepare: (repository: Repository) => void;
  readonly want: readonly (readonly [code: string, text: string])[];
}

const write = (repository: Repository, head: string): void =>
  repository.write({ '.changeset/new.md': `---\n${head}\n---\n\nText.\n` });

const rows: readonly Row[] = [
  { given: 'nothing new', prepare: () => {}, want: [] },
  {
    given: 'no changeset',
    prepare: loosen,
    want: [
      ['missing', '@yunspec/parcels needs a changeset with minor: `SendParcel.To` accepts up to 30 characters'],
      [
        'case-changed',
        "@yunspec/parcels, SendParcel: the case 'To#maxLength outside abcdefghijklmnopqrstu' of the merge base with main was " +
          'refused for To#maxLength; now: accepted; this needs a changeset with minor',
      ],
    ],
  },
  {
    given: 'a bump that is too low',
    prepare: (repository) => {
      tighten(repository);
      write(repository, '"@yunspec/parcels": patch');
    },
    want: [
      ['too-low', '@yunspec/parcels needs minor, not patch: `SendParcel.To` accepts only up to 10'],
      [
        'case-changed',
        "the case 'To#maxLength inside abcdefghijklmnopqrst' of the merge base with main was accepted; now: refused for " +
          'To#maxLength; this needs a changeset with minor',
      ],
      ['case-changed', "the case 'To#maxLength inside"],
    ],
  },
  {
    given: 'a bump that is enough below version 1.0',
    prepare: (repository) => {
      tighten(repository);
      write(repository, "'@yunspec/parcels': minor");
    },
    want: [],
  },
  {
    given: 'a bump that is higher than needed',
    prepare: (repository) => {
      loosen(repository);
      write(repository, '# why\n@yunspec/parcels: major');
    },
    want: [],
  },
  {
    given: 'an operation that is removed',
    prepare: (repository) => {
      repository.remove('specs/parcels/operations/DropParcel.yaml');
      repository.edit(
        'specs/parcels/resources/Parcel.yaml',
        '  DropParcel: { from: [Waiting], to: Gone, otherwise: ParcelGone }\n',
        '',
      );
    },
    want: [
      ['missing', 'a changeset with minor: `DropParcel` is gone'],
      [
        'case-changed',
        "DropParcel: the case 'the valid input' of the merge base with main was accepted; now: the operation is gone",
      ],
    ],
  },
  {
    given: 'a code that changes, with a changeset',
    prepare: (repository) => {
      repository.edit(send, 'error: MissingCode }', 'error: CodeTooLate }');
      write(repository, '"@yunspec/parcels": minor');
    },
    want: [],
  },
  {
    given: 'a correction, with a changeset that says so',
    prepare: (repository) => {
      tighten(repository);
      repository.edit(
        'specs/parcels/discrepancies.yaml',
        '    status: open',
        '    status: open\n  - id: parcels-02\n    kind: gap\n    subject: SendParcel.input.To\n    claims:\n      - { lines: "13", says: twenty characters }\n    decision: At most 10.\n    reason: Twenty were never allowed.\n    status: corrected',
      );
      write(repository, '"@yunspec/parcels": patch');
    },
    want: [],
  },
  {
    given: 'cases of the release that the checker judges otherwise',
    prepare: (repository) => {
      repository.edit('packages/parcels/cases/list-parcels.json', '["#maximum",50', '["#minimum",50');
      repository.commit();
      repository.edit('packages/parcels/cases/list-parcels.json', '["#minimum",50', '["#maximum",50');
    },
    want: [
      [
        'case-changed',
        "ListParcels: the case 'PageSize#minimum outside 51' of the merge base with main was refused for PageSize#minimum; now: refused for PageSize#maximum; this needs a changeset with patch",
      ],
    ],
  },
  {
    given: 'cases of the release that the checker judges otherwise, with a changeset of the checker',
    prepare: (repository) => {
      repository.edit('packages/parcels/cases/list-parcels.json', '["#maximum",50', '["#minimum",50');
      repository.commit();
      write(repository, '"@yunspec/runtime": patch');
    },
    want: [],
  },
  {
    given: 'a package that does not exist',
    prepare: (repository) => write(repository, '"@yunspec/parcel": patch'),
    want: [['package-unknown', "there is no package @yunspec/parcel (did you mean '@yunspec/parcels'?)"]],
  },
  {
    given: 'a private package',
    prepare: (repository) => write(repository, '"@yunspec/generator": patch'),
    want: [['package-private', '@yunspec/generator is private']],
  },
  {
    given: 'a level that does not exist',
    prepare: (repository) => write(repository, '"@yunspec/parcels": huge'),
    want: [['bump-unknown', "'huge' is not a level; use patch, minor, major"]],
  },
  {
    given: 'a file that is no changeset',
    prepare: (repository) => repository.write({ '.changeset/new.md': 'Text.\n' }),
    want: [['unreadable', 'it must begin with a line ---']],
  },
  {
    given: 'code of a package without specs',
    prepare: (repository) => repository.write({ 'packages/runtime/src/index.ts': 'export const one = 2;\n' }),
    want: [['missing', '@yunspec/runtime needs a changeset with patch: packages/runtime/src/index.ts has changed']],
  },
  {
    given: 'code of a package without specs, with a changeset',
    prepare: (repository) => {
      repository.write({ 'packages/runtime/src/index.ts': 'export const one = 2;\n' });
      write(repository, '"@yunspec/runtime": patch');
    },
    want: [],
  },
  {
    given: 'the version and the tests of a package without specs',
    prepare: (repository) => {
      repository.edit('packages/runtime/package.json', '0.3.1', '0.3.2');
      repository.write({ 'packages/runtime/test/one.test.ts': '' });
    },
    want: [],
  },
  {
    given: 'a field of the manifest of a package without specs',
    prepare: (repository) =>
      repository.edit('packages/runtime/package.json', '"version"', '"type": "module", "version"'),
    want: [['missing', 'packages/runtime/package.json has changed']],
  },
  {
    given: 'generated code of another generator',
    prepare: (repository) => repository.write({ 'packages/parcels/src/more.ts': 'export {};\n' }),
    want: [['missing', 'packages/parcels/src/more.ts has changed']],
  },
];

describe('yunspec changeset --check', () => {
  test.each(rows)('$given', ({ prepare, want }) =>
    workshop.open(async (repository) => {
      prepare(repository);
      const { code, stdout } = await repository.yunspec('changeset', '--check', '--json');
      const { findings, compared } = JSON.parse(stdout) as {
        compared: string;
        findings: { code: string; message: string }[];
      };
      expect(findings.map((finding) => [finding.code, finding.message])).toEqual(
        want.map(([id, text]) => [id, expect.stringContaining(text)]),
      );
      expect([code, compared]).toEqual([want.length === 0 ? 0 : 1, 'compared with the merge base with main']);
    }),
  );

  test('accepts what the command writes', () =>
    workshop.open(async (repository) => {
      tighten(repository);
      await run(repository);
      expect(await run(repository, '--check')).toBe('changesets are right (compared with the merge base with main)\n');
    }));

  test('says what it compared where there is no main', () =>
    workshop.open(async (repository) => {
      repository.git('checkout', '-q', '--detach');
      repository.git('branch', '-q', '-D', 'main');
      expect(await run(repository, '--check')).toBe(
        'changesets are right (compared with HEAD, as there is neither main nor origin/main)\n',
      );
    }));

  test('looks at the files alone where there is no history, unless a commit is named', () =>
    workshop.open(async (repository) => {
      repository.remove('.git');
      expect(await run(repository, '--check')).toContain('only the files: this is not a Git repository');
      const { code, stderr } = await repository.yunspec('changeset', '--check', '--from', 'HEAD');
      expect([code, stderr]).toEqual([2, expect.stringContaining('is not in a Git repository')]);
    }));
});
