import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Change, commit, recover } from '../src/write/files/commit.js';
import { type Inputs, isCurrent, remember, takeInputs } from '../src/write/files/fingerprint.js';
import { listed, plan } from '../src/write/files/plan.js';
import { built, patchingFs, program } from './support/write-run.js';
import { inFolder, treeOf } from './support/write-specs.js';

const old = { 'a/changed.txt': 'old\n', 'a/gone/only.txt': 'old\n', 'a/kept.txt': 'kept\n', 'b.txt': 'old\n' };
const fresh = { 'a/changed.txt': 'new\n', 'a/kept.txt': 'kept\n', 'b.txt': 'new\n', 'c/d/added.txt': 'new\n' };

const wanted: readonly (readonly [string, string | undefined])[] = [
  ['a/changed.txt', 'new\n'],
  ['c/d/added.txt', 'new\n'],
  ['a/gone/only.txt', undefined],
  ['b.txt', 'new\n'],
];

const changesIn = (root: string): Change[] => wanted.map(([path, content]) => ({ path: join(root, path), content }));

describe('commit', () => {
  test('makes every change and leaves nothing behind', () =>
    inFolder(old, (root) => {
      commit(root, changesIn(root));
      expect(treeOf(root)).toEqual(fresh);
      expect(existsSync(join(root, 'a/gone')), 'a folder that became empty').toBe(false);
      expect(existsSync(join(root, '.yunspec-staging'))).toBe(false);
      expect(recover(root)).toBe(false);
    }));

  test.each<[string, Change & { readonly in: string }, RegExp]>([
    [
      'a folder stands where a file must go',
      { in: 'a', path: 'a', content: 'x' },
      /a is a folder where a file must go$/,
    ],
    [
      'a file stands where a folder must be',
      { in: 'b.txt', path: 'b.txt/x/y.txt', content: 'x' },
      /^(EEXIST|ENOTDIR): .*b\.txt/,
    ],
    [
      'a folder cannot be removed as a file',
      { in: 'a', path: 'a', content: undefined },
      /a is a folder where a file must go$/,
    ],
  ])('makes none where one fails: %s', (_, change, message) =>
    inFolder(old, (root) => {
      expect(() =>
        commit(root, [...changesIn(root).slice(0, 3), { ...change, path: join(root, change.path) }]),
      ).toThrow(message);
      expect(treeOf(root)).toEqual(old);
      for (const path of ['c', '.yunspec-staging']) expect(existsSync(join(root, path)), path).toBe(false);
      expect(recover(root)).toBe(false);
    }),
  );
});

/** Runs a call of commit.js in a process that kills itself at the n-th thing it does to the disk. */
const killedAt = (step: number, call: string, root: string) =>
  program(
    `${patchingFs(`
let steps = 0;
for (const name of ['mkdirSync', 'cpSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (++steps === ${step}) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}`)}
const { commit, recover } = await import('${built('write/files/commit.js')}');
const changes = ${JSON.stringify(wanted)}.map(([path, content]) => ({ path: '${root}/' + path, content: content ?? undefined }));
${call};`,
    root,
  );

describe('a process that is killed', () => {
  test('anywhere in the commit leaves all of the old or all of the new', async () => {
    const ends = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        inFolder(old, async (root) => {
          const { signal, code, stderr } = await killedAt(i + 1, 'commit(process.cwd(), changes)', root);
          expect(stderr).toBe('');
          const undone = recover(root);
          expect(existsSync(join(root, '.yunspec-staging'))).toBe(false);
          const tree = treeOf(root);
          expect([old, fresh]).toContainEqual(tree);
          return { killed: signal === 'SIGKILL', code, undone, isNew: 'c/d/added.txt' in tree };
        }),
      ),
    );
    const kinds = ends.map(
      ({ killed, undone, isNew }) => `${killed ? 'killed' : 'done'} ${isNew ? 'new' : 'old'}${undone ? ' undone' : ''}`,
    );
    expect([...new Set(kinds)]).toEqual(['killed old', 'killed old undone', 'killed new', 'done new']);
    expect(kinds.filter((kind) => kind === 'killed old undone').length).toBeGreaterThan(5);
  });

  test('while it undoes another one is undone in turn', async () => {
    await inFolder(old, async (cut) => {
      const { signal } = await killedAt(18, 'commit(process.cwd(), changes)', cut);
      expect([signal, 'c/d/added.txt' in treeOf(cut)]).toEqual(['SIGKILL', true]);
      const signals = await Promise.all(
        Array.from({ length: 18 }, (_, i) =>
          inFolder({}, async (root) => {
            cpSync(cut, root, { recursive: true });
            const ended = await killedAt(i + 1, 'recover(process.cwd())', root);
            recover(root);
            expect(treeOf(root)).toEqual(old);
            for (const path of ['c', '.yunspec-staging']) expect(existsSync(join(root, path)), path).toBe(false);
            return ended.signal;
          }),
        ),
      );
      expect([signals[0], signals.at(-1)]).toEqual(['SIGKILL', null]);
    });
  });

  test('is undone where the repository has moved meanwhile', () =>
    inFolder(old, async (root) => {
      await killedAt(18, 'commit(process.cwd(), changes)', root);
      const elsewhere = mkdtempSync(join(tmpdir(), 'yunspec-write-'));
      try {
        rmSync(elsewhere, { recursive: true });
        renameSync(root, elsewhere);
        mkdirSync(root);
        expect(recover(elsewhere)).toBe(true);
        expect([treeOf(elsewhere), treeOf(root)]).toEqual([old, {}]);
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    }));
});

describe('plan', () => {
  const manifest = (...files: string[]): string => `${JSON.stringify({ files }, null, 2)}\n`;

  test('names what differs and what no longer belongs; hand-written files are nobody’s', () =>
    inFolder(
      {
        '.generated.json': manifest('gone.ts', 'lost.ts', 'same.ts'),
        'gone.ts': '1',
        'same.ts': '1',
        'by-hand.ts': '1',
      },
      (root) => {
        const planned = plan(
          root,
          new Map([
            ['same.ts', '1'],
            ['src/new.ts', '2'],
          ]),
        );
        expect(planned).toEqual([
          { path: join(root, 'src/new.ts'), content: '2' },
          { path: join(root, '.generated.json'), content: manifest('same.ts', 'src/new.ts') },
          { path: join(root, 'gone.ts'), content: undefined },
        ]);
        commit(root, planned);
        expect(
          plan(
            root,
            new Map([
              ['same.ts', '1'],
              ['src/new.ts', '2'],
            ]),
          ),
        ).toEqual([]);
        expect(listed(root)).toEqual(['same.ts', 'src/new.ts']);
      },
    ));

  test('a damaged manifest still names the files that no longer belong', () =>
    inFolder({ '.generated.json': '<<<<<<< ours\n  "src/old.ts"', 'src/old.ts': '' }, (root) => {
      expect(plan(root, new Map())).toContainEqual({ path: join(root, 'src/old.ts'), content: undefined });
    }));
});

describe('what a run remembers', () => {
  const tree = {
    'specs/box/product.yaml': 'product: box\n',
    'packages/box/.generated.json': '{ "files": ["a.ts"] }',
    'packages/box/a.ts': '1',
  };
  const take = (root: string): Inputs => takeInputs(root, 'box', 'code');
  const current = (root: string): boolean => isCurrent(root, 'box', take(root));

  test.each<[string, string, string]>([
    ['a spec', 'specs/box/product.yaml', 'product: box # 1\n'],
    ['a new spec', 'specs/box/errors.yaml', ''],
    ['another product', 'specs/lid/product.yaml', ''],
    ['a generated file', 'packages/box/a.ts', '2'],
    ['the manifest', 'packages/box/.generated.json', '{"files":["a.ts"]}'],
    ['a manifest that is broken', 'packages/box/.generated.json', '<<<<'],
    ['the runtime’s version', 'packages/runtime/package.json', '{}'],
    ['the page of all products', 'docs/discrepancies.md', '# Discrepancies\n'],
    ['the cache itself', 'node_modules/.cache/yunspec/box.json', '{'],
  ])('does not hold once %s has changed', (_, path, text) =>
    inFolder(tree, (root) => {
      expect(current(root)).toBe(false);
      remember(root, 'box', take(root));
      expect(current(root)).toBe(true);
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
      expect(current(root)).toBe(false);
    }),
  );

  test('does not hold once a file was replaced by one of the same size and time', () =>
    inFolder(tree, async (root) => {
      const path = join(root, 'packages/box/a.ts');
      await setTimeout(50);
      remember(root, 'box', take(root));
      const { atime, mtime } = statSync(path);
      writeFileSync(path, '2');
      utimesSync(path, atime, mtime);
      expect(current(root)).toBe(false);
    }));

  test('does not hold once a file was changed at once, whatever its time', () =>
    inFolder(tree, (root) => {
      for (let i = 2; i < 50; i++) {
        remember(root, 'box', take(root));
        writeFileSync(join(root, 'packages/box/a.ts'), String(i % 10));
        expect(current(root), `edit ${i}`).toBe(false);
      }
    }));

  test('does not hold for other code', () =>
    inFolder(tree, (root) => {
      remember(root, 'box', take(root));
      expect(isCurrent(root, 'box', takeInputs(root, 'box', 'other code'))).toBe(false);
    }));

  test('holds where files have only other times', () =>
    inFolder(tree, (root) => {
      remember(root, 'box', take(root));
      const path = join(root, 'packages/box/a.ts');
      utimesSync(path, 1, 1);
      expect(current(root)).toBe(true);
    }));

  test('is not shaken by hand-written files', () =>
    inFolder(tree, (root) => {
      remember(root, 'box', take(root));
      writeFileSync(join(root, 'packages/box/by-hand.ts'), '1');
      expect(current(root)).toBe(true);
    }));

  test('is what the run read, not what was saved while it ran', () =>
    inFolder(tree, (root) => {
      const read = take(root);
      writeFileSync(join(root, 'specs/box/product.yaml'), 'product: box # edited\n');
      remember(root, 'box', read);
      expect(current(root)).toBe(false);
    }));

  test('is no duty: a folder that takes no cache is none the worse', () =>
    inFolder({ ...tree, node_modules: 'a file' }, (root) => {
      expect(() => remember(root, 'box', take(root))).not.toThrow();
      expect(current(root)).toBe(false);
    }));
});
