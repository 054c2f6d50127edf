import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type Ended, generateWith, install, patchingFs, program } from './support/write-run.js';
import { inFolder, lamps, parcels, surroundings, type Tree, timesOf, treeOf, write } from './support/write-specs.js';
import { type Outcome, yunspec } from './support/yunspec.js';

const both: Tree = { ...surroundings, ...parcels, ...lamps };

const home = mkdtempSync(join(tmpdir(), 'yunspec-write-'));
/** A folder in which the packages have been made; each test takes a copy. */
const base = join(home, 'base');

let bin = '';
let first: Ended | Outcome;

/** Generates in this process, and in one of its own where that has to be prepared. */
const generate = (
  root: string,
  args: readonly string[] = [],
  around?: Parameters<typeof generateWith>[3],
): Promise<Ended | Outcome> =>
  around === undefined ? yunspec(root, 'generate', ...args) : generateWith(bin, root, args, around);

beforeAll(async () => {
  bin = install(home);
  write(base, both);
  first = await generate(base, ['--json']);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Works on a copy of that folder, with some files changed (or, as null, taken out). */
const changed = <T>(changes: Readonly<Record<string, string | null>>, use: (root: string) => Promise<T>): Promise<T> =>
  inFolder({}, async (root) => {
    cpSync(base, root, { recursive: true, preserveTimestamps: true });
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) rmSync(join(root, path));
      else write(root, { [path]: text });
    }
    return use(root);
  });

const edited = (path: string, was: string, is: string): Record<string, string> => {
  const text = both[path] ?? '';
  if (!text.includes(was)) throw new Error(`${path} does not hold ${was}`);
  return { [path]: text.replace(was, () => is) };
};

const drop = 'specs/parcels/operations/DropParcel.yaml';
const reworded = edited(drop, 'Takes a parcel back.', 'Fetches a parcel back.');

/** What a run listed, by the word in front. */
const listed = (stdout: string, word: string): string[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => line.slice(word.length + 1));

/** A line of the run's own, no stack and no more. */
const isOneMessage = (stderr: string): boolean =>
  /^(\w+: \d+ operations?\n)*yunspec: .+\n$/.test(stderr) && !stderr.includes('    at ');

describe('the same bytes come out', () => {
  test('under another language, time zone and order of files', () =>
    inFolder(Object.fromEntries(Object.entries(both).reverse()), async (root) => {
      const env = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Shanghai' };
      expect((await generate(root, [], { env })).code).toBe(0);
      expect(treeOf(root)).toEqual(treeOf(base));
    }));
});

describe('a first run', () => {
  test('says what it wrote, as JSON where asked', () => {
    expect([first.code, first.stderr]).toEqual([0, '']);
    const { products, written, removed, check } = JSON.parse(first.stdout) as Record<string, unknown>;
    expect([products, removed, check]).toEqual([['lamps', 'parcels'], [], false]);
    const made = Object.keys(treeOf(base)).filter((path) => !(path in both));
    expect(written).toEqual(made);
    expect(made).toContain('packages/parcels/src/operations/send-parcel.ts');
    expect(made).toContain('docs/discrepancies.md');
  });

  test('gives the ledger of each product a page, and all of them an index', () => {
    const index = readFileSync(join(base, 'docs/discrepancies.md'), 'utf8');
    expect(index).toContain('- [Example Parcel Service](discrepancies/parcels.md)');
    const page = readFileSync(join(base, 'docs/discrepancies/parcels.md'), 'utf8');
    expect(page).toContain('Entries: 1, open: 1.');
    expect(page).toContain('| 12 | nothing of a limit \\| only "heavy" &lt;parcels> |');
    expect(page).toContain('### parcels-01 *(open)*');
  });

  test('puts the licence into every package, those written by hand too', () => {
    for (const name of ['lamps', 'parcels', 'runtime'])
      expect(readFileSync(join(base, 'packages', name, 'LICENSE'), 'utf8')).toBe('Do as you like.\n');
  });
});

describe('a second run', () => {
  test('finds everything as it was and touches nothing', async () => {
    // its memory may be written again: files that had just been made are known by their times only now
    const timesOfFiles = () => Object.entries(timesOf(base)).filter(([path]) => !path.startsWith('node_modules/'));
    const before = timesOfFiles();
    const { code, stdout, stderr } = await generate(base);
    expect([code, stdout, stderr]).toEqual([0, '', 'lamps, parcels: up to date\n']);
    expect(timesOfFiles()).toEqual(before);
    expect(JSON.parse((await generate(base, ['--json', '--check'])).stdout)).toEqual({
      products: ['lamps', 'parcels'],
      written: [],
      removed: [],
      check: true,
    });
  });

  test('rewrites after edits only what follows from them, and then is current for all', () => {
    const ledger = edited('specs/parcels/discrepancies.yaml', 'At most 30 kg.', 'At most 30.');
    return changed({ ...reworded, ...ledger }, async (root) => {
      const before = timesOf(root);
      const { code, stdout } = await generate(root);
      const follows = [
        'README.md',
        'llms.txt',
        'model.json',
        'openapi.json',
        'src/client.ts',
        'src/openapi.ts',
        'src/operations/drop-parcel.ts',
      ];
      expect([code, listed(stdout, 'wrote')]).toEqual([
        0,
        ['docs/discrepancies/parcels.md', ...follows.map((path) => `packages/parcels/${path}`)],
      ]);
      const after = timesOf(root);
      const touched = Object.keys(after).filter(
        (path) => after[path] !== before[path] && !/^(node_modules|specs)\//.test(path),
      );
      expect(touched).toEqual(listed(stdout, 'wrote'));
      expect((await generate(root)).stderr).toBe('lamps, parcels: up to date\n');
    });
  });

  test('follows the licence, and puts back a copy that is gone', () =>
    changed({ LICENSE: 'Do as\r\nyou must.\r\n' }, async (root) => {
      const copies = ['lamps', 'parcels', 'runtime'].map((name) => `packages/${name}/LICENSE`);
      expect(listed((await generate(root, ['--check'])).stdout, 'differs')).toEqual(copies);
      expect(listed((await generate(root)).stdout, 'wrote')).toEqual(copies);
      expect(readFileSync(join(root, 'packages/lamps/LICENSE'), 'utf8')).toBe('Do as\nyou must.\n');
      rmSync(join(root, 'packages/runtime/LICENSE'));
      expect(listed((await generate(root, ['lamps'])).stdout, 'wrote')).toEqual(['packages/runtime/LICENSE']);
    }));

  test('links every package to the repository that the root names', () =>
    changed({ 'package.json': '{ "repository": "https://example.org/owner/name" }\n' }, async (root) => {
      const manifests = ['lamps', 'parcels', 'runtime'].map((name) => `packages/${name}/package.json`);
      expect(listed((await generate(root, ['--check'])).stdout, 'differs')).toEqual(manifests);
      expect(listed((await generate(root)).stdout, 'wrote')).toEqual(manifests);
      for (const path of manifests) {
        const folder = path.replace('/package.json', '');
        expect(JSON.parse(readFileSync(join(root, path), 'utf8'))).toMatchObject({
          repository: { type: 'git', url: 'git+https://example.org/owner/name.git', directory: folder },
          homepage: `https://example.org/owner/name/tree/main/${folder}#readme`,
          bugs: { url: 'https://example.org/owner/name/issues' },
        });
      }
      expect((await generate(root)).stderr).toBe('lamps, parcels: up to date\n');
      write(root, { 'package.json': '{ "repository": "" }\n' });
      expect(listed((await generate(root)).stdout, 'wrote')).toEqual(manifests);
      for (const path of manifests) expect(readFileSync(join(root, path), 'utf8')).not.toMatch(/repository|bugs/);
    }));

  test('removes what an operation left behind, and nothing that is not its own', () => {
    const own = {
      'packages/parcels/CHANGELOG.md': '# Changes\n',
      'packages/parcels/src/extra/by-hand.ts': 'export {};\n',
      'packages/parcels/src/operations/by-hand.ts': 'export {};\n',
    };
    const version = JSON.stringify({ name: '@yunspec/parcels', version: '3.1.4' });
    const runtime = '{ "name": "@yunspec/runtime", "version": "0.4.0" }\n';
    const sending = 'operations:\n  SendParcel: { creates: Waiting }\n';
    const dropping = '  DropParcel: { from: [Waiting], to: Gone, otherwise: ParcelGone }\n';
    const resource = edited(
      'specs/parcels/resources/Parcel.yaml',
      `  Gone: { gone: true }\n${sending}${dropping}`,
      sending,
    );
    return changed(
      {
        ...resource,
        ...own,
        [drop]: null,
        'packages/parcels/package.json': version,
        'packages/runtime/package.json': runtime,
      },
      async (root) => {
        const { code, stdout } = await generate(root);
        expect([code, listed(stdout, 'removed')], stdout).toEqual([
          0,
          ['packages/parcels/cases/drop-parcel.json', 'packages/parcels/src/operations/drop-parcel.ts'],
        ]);
        for (const [path, text] of Object.entries(own)) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
        expect(readFileSync(join(root, 'packages/parcels/src/index.ts'), 'utf8')).not.toContain('dropParcel');
        const written = JSON.parse(readFileSync(join(root, 'packages/parcels/package.json'), 'utf8')) as object;
        expect(written).toMatchObject({ version: '3.1.4', dependencies: { '@yunspec/runtime': '^0.4.0' } });
      },
    );
  });
});

/** Replaces the compiler by an error. */
const withoutCompiler = `
import Module from 'node:module';
const { _load } = Module;
Module._load = function (request, ...rest) {
  if (request === 'ts-morph' || request === 'typescript') throw new Error(request + ' is loaded');
  return _load.call(this, request, ...rest);
};`;

describe('the fragments of the last run', () => {
  const fragments = 'node_modules/.cache/yunspec/parcels.fragments';

  test('are enough to follow a change of words: no compiler is loaded', () =>
    changed(reworded, async (root) => {
      const { code, stderr } = await generate(root, [], { before: withoutCompiler });
      expect([code, stderr]).toEqual([0, 'parcels: 3 operations\n7 written, 0 removed\n']);
      expect((await generate(root, ['--check'])).code).toBe(0);
      rmSync(join(root, 'node_modules'), { recursive: true });
      expect((await generate(root, ['--check'])).code, 'to a full run too').toBe(0);
    }));

  test.each<[string, string | null]>([
    ['gone', null],
    ['empty', ''],
    ['no file of ours', '{}\n'],
  ])('are made again where their file is %s', (_, content) =>
    changed({ ...reworded, [fragments]: content }, async (root) => {
      expect((await generate(root, [], { before: withoutCompiler })).code).toBe(70);
      expect((await generate(root)).code).toBe(0);
      expect((await generate(root, ['--check'])).code).toBe(0);
    }),
  );

  test('are not touched by --check', () =>
    changed(reworded, async (root) => {
      const before = timesOf(root);
      expect((await generate(root, ['--check'])).code).toBe(1);
      expect(timesOf(root)).toEqual(before);
      rmSync(join(root, 'node_modules'), { recursive: true });
      await generate(root, ['--check']);
      expect(existsSync(join(root, 'node_modules'))).toBe(false);
    }));
});

describe('--check', () => {
  test('lists what differs and what does not belong, and writes nothing; is content without a memory', () =>
    changed(
      {
        'packages/parcels/src/client.ts': 'edited\n',
        'packages/lamps/src/errors.ts': null,
        'packages/lamps/old.ts': '',
      },
      async (root) => {
        const manifest = join(root, 'packages/lamps/.generated.json');
        const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as { files: string[] };
        writeFileSync(manifest, JSON.stringify({ files: [...files, 'old.ts'] }));
        const before = timesOf(root);
        const { code, stdout, stderr } = await generate(root, ['--check']);
        const differing = [
          'packages/lamps/.generated.json',
          'packages/lamps/src/errors.ts',
          'packages/parcels/src/client.ts',
        ];
        expect([code, listed(stdout, 'differs'), listed(stdout, 'does not belong')]).toEqual([
          1,
          differing,
          ['packages/lamps/old.ts'],
        ]);
        expect(stderr).toContain('4 files are not what the specs give; run yunspec generate and commit the result\n');
        expect(timesOf(root)).toEqual(before);
        rmSync(join(root, 'packages/lamps/old.ts'));
        for (const path of differing) cpSync(join(base, path), join(root, path));
        rmSync(join(root, 'node_modules'), { recursive: true });
        const again = await generate(root, ['--check', 'parcels', 'specs/lamps/']);
        expect([again.code, again.stdout, treeOf(root)]).toEqual([0, '', treeOf(base)]);
      },
    ));
});

describe('nothing is written', () => {
  test.each([[[]], [['--json']], [['--check']]])('where the specs have a finding %j', (args) =>
    changed(edited(drop, 'idempotency: none', 'idempotency: never'), async (root) => {
      const [before, { code, stdout, stderr }] = [timesOf(root), await generate(root, args)];
      expect([code, stderr.split('\n').at(-2)]).toEqual([1, 'nothing was written']);
      if (args.includes('--json'))
        expect(JSON.parse(stdout)).toMatchObject({
          findings: expect.arrayContaining([expect.objectContaining({ file: drop, line: 4 })]),
        });
      else expect(stdout).toContain(`${drop}:4:`);
      expect(timesOf(root)).toEqual(before);
    }),
  );

  test('for a product that does not exist', () =>
    changed({}, async (root) => {
      const { code, stdout } = await generate(root, ['parsels']);
      expect([code, stdout]).toEqual([1, expect.stringContaining('there is no product parsels (did you mean')]);
    }));

  test('where a folder stands in the place of a file', () =>
    changed({ 'packages/parcels/src/client.ts': null, ...reworded }, async (root) => {
      const path = join(root, 'packages/parcels/src/client.ts');
      mkdirSync(path);
      const before = treeOf(root);
      const { code, stdout, stderr } = await generate(root);
      expect([code, stdout, isOneMessage(stderr)], stderr).toEqual([70, '', true]);
      expect(stderr).toContain(`${path} is a folder where a file must go`);
      expect(treeOf(root)).toEqual(before);
    }));
});

/** Sends the process a signal when it says how many operations there are: the files are made next. */
const onProgress = (signal: string): string => `
const { write } = process.stderr;
process.stderr.write = function (text, ...rest) {
  if (String(text).includes('operations')) process.kill(process.pid, '${signal}');
  return write.call(this, text, ...rest);
};`;

/** Sends it when the third file is put in its place. */
const onRename = (signal: string): string =>
  patchingFs(`
const { renameSync } = fs;
let renames = 0;
fs.renameSync = (from, to) => {
  if (++renames === 3) process.kill(process.pid, '${signal}');
  return renameSync(from, to);
};`);

describe('signals', () => {
  test('SIGINT before the commit ends the run, nothing written', () =>
    changed(reworded, async (root) => {
      const before = timesOf(root);
      const { code, stdout, stderr } = await generate(root, [], { before: onProgress('SIGINT') });
      expect([code, stdout, stderr]).toEqual([
        130,
        '',
        'parcels: 3 operations\nyunspec: stopped; nothing was written\n',
      ]);
      expect(timesOf(root)).toEqual(before);
    }));

  test('SIGINT in the commit waits for its end, and the run says what it wrote', () =>
    changed(reworded, async (root) => {
      const { code, stdout, stderr } = await generate(root, [], { before: onRename('SIGINT') });
      expect([code, listed(stdout, 'wrote').length, stderr]).toEqual([
        0,
        7,
        'parcels: 3 operations\n7 written, 0 removed\n',
      ]);
      expect((await generate(root)).stderr).toBe('lamps, parcels: up to date\n');
    }));

  test('SIGKILL in the commit: the next run undoes it, says so and begins again', () =>
    changed(reworded, async (root) => {
      const path = join(root, 'packages/parcels/README.md');
      const changes = JSON.stringify(
        [path, join(dirname(path), 'llms.txt')].map((one) => ({ path: one, content: 'half\n' })),
      );
      const { signal } = await program(
        `${onRename('SIGKILL')}\n(await import('${built('write/files/commit.js')}')).commit(process.cwd(), ${changes});`,
        root,
      );
      expect([signal, readFileSync(path, 'utf8')]).toEqual(['SIGKILL', 'half\n']);
      // what comes back is what the last whole run made: with its specs, it is current
      write(root, { [drop]: both[drop] ?? '' });
      const { code, stderr } = await generate(root);
      expect([code, stderr]).toEqual([0, 'a run that was cut off has been undone\nlamps, parcels: up to date\n']);
      expect([treeOf(root), existsSync(join(root, '.yunspec-staging'))]).toEqual([treeOf(base), false]);
    }));
});
