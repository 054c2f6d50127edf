import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findObstacle } from '../release/publish/obstacles.mjs';
import { orderPackages, type Package, readPackages } from '../release/publish/packages.mjs';
import { publishAll, type Registry } from '../release/publish/publish-all.mjs';
import { packages, products, root } from './support/repository.js';

const repository = 'https://example.org/owner/name';

const createPackage = (name: string, needs: readonly string[] = [], change: Partial<Package> = {}): Package => ({
  name,
  version: '1.0.0',
  folder: `packages/${name}`,
  needs,
  repository: `git+${repository}.git`,
  ...change,
});

describe('the order of a release', () => {
  test.each<readonly [Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    [{ b: [], a: [] }, ['a', 'b']],
    [{ a: ['z'], z: [] }, ['z', 'a']],
    [{ a: ['b', 'c'], b: ['c'], c: ['elsewhere'] }, ['c', 'b', 'a']],
    [{ a: ['z'], b: [], y: ['b'], z: ['y'] }, ['b', 'y', 'z', 'a']],
  ])('of %j is %j', (needs, want) => {
    const given = Object.entries(needs).map(([name, list]) => createPackage(name, list));
    expect(orderPackages(given).map(({ name }) => name)).toEqual(want);
  });

  test('does not exist when packages need each other', () => {
    const given = [createPackage('a', ['b']), createPackage('b', ['a']), createPackage('c')];
    expect(() => orderPackages(given)).toThrow('these packages need each other: a, b');
  });

  test('of our packages begins with the runtime and holds them all', () => {
    const names = orderPackages(readPackages(root)).map(({ name }) => name.replace('@yunspec/', ''));
    expect(names[0]).toBe('runtime');
    expect([...names].sort()).toEqual(packages);
    expect(names.indexOf('model')).toBeLessThan(names.indexOf('local'));
    expect(names).toEqual(expect.arrayContaining([...products]));
  });
});

describe('a release does not begin', () => {
  const state = { repository, packages: [createPackage('a')], changesets: [], isDirty: false };
  const options = { distTag: 'latest', gitTags: true };
  const early = [createPackage('a', [], { version: '2.0.0-next.0' })];
  const unlinked = [createPackage('a', [], { repository: undefined }), createPackage('b')];

  test.each<readonly [string, object, object, string | undefined]>([
    ['when all is well', {}, {}, undefined],
    ['without a repository', { repository: '' }, {}, 'package.json of the root has an empty "repository". Set it'],
    ['with an address of Git', { repository: `${repository}.git` }, {}, 'must read like https://host/owner/name'],
    ['with a short form', { repository: 'github:owner/name' }, {}, 'must read like https://host/owner/name'],
    ['with packages of another', { packages: unlinked }, {}, 'packages/a: the links are not those of "repository"'],
    ['while changesets wait', { changesets: ['quick-fox'] }, {}, 'changesets are waiting (quick-fox)'],
    ['with changes that no tag would have', { isDirty: true }, {}, 'files differ from the last commit'],
    ['with changes, when nothing is tagged', { isDirty: true }, { gitTags: false }, undefined],
    ['with a prerelease as latest', { packages: early }, {}, 'a@2.0.0-next.0 must not become "latest"'],
    ['with a prerelease as next', { packages: early }, { distTag: 'next' }, undefined],
  ])('%s', (_, change, changedOptions, want) => {
    const obstacle = findObstacle({ ...state, ...change }, { ...options, ...changedOptions });
    if (want === undefined) expect(obstacle).toBeUndefined();
    else expect(obstacle).toContain(want);
  });
});

/** A registry that holds names, and does what it is told for some of them. */
function createRegistry(there: readonly string[], faults: Partial<Record<keyof Registry, string>> = {}) {
  const held = new Set(there);
  const events: string[] = [];
  const act = (verb: keyof Registry, name: string): void => {
    if (faults[verb] === name) throw new Error(`no ${verb} of ${name}`);
    if (verb !== 'has') events.push(`${verb} ${name}`);
  };
  const registry: Registry = {
    has: async ({ name }) => {
      act('has', name);
      return held.has(name);
    },
    pack: async ({ name }) => {
      act('pack', name);
      return `${name}.tgz`;
    },
    publish: async ({ name }, tarball) => {
      expect(tarball).toBe(`${name}.tgz`);
      act('publish', name);
      held.add(name);
    },
    published: async ({ name }) => act('published', name),
  };
  return { registry, events, held };
}

describe('publishing', () => {
  const given = ['a', 'b', 'c'].map((name) => createPackage(name));
  const name = ({ name: one }: Package): string => one;

  test.each<readonly [string, Parameters<typeof createRegistry>, object, readonly string[]]>([
    [
      'packs all before the first is published',
      [[]],
      { published: ['a', 'b', 'c'], missing: [] },
      ['pack a', 'pack b', 'pack c', ...['a', 'b', 'c'].flatMap((one) => [`publish ${one}`, `published ${one}`])],
    ],
    ['skips what is there', [['a', 'c']], { published: ['b'], missing: [] }, ['pack b', 'publish b', 'published b']],
    ['has nothing to do', [['a', 'b', 'c']], { published: [], missing: [] }, []],
    [
      'publishes nothing when a package cannot be packed',
      [[], { pack: 'c' }],
      { published: [], missing: ['a', 'b', 'c'], fault: 'no pack of c' },
      ['pack a', 'pack b'],
    ],
    [
      'stops at the first refusal, as later packages may need what was refused',
      [[], { publish: 'b' }],
      { published: ['a'], missing: ['b', 'c'], fault: 'no publish of b' },
      ['pack a', 'pack b', 'pack c', 'publish a', 'published a'],
    ],
    [
      'publishes nothing when the registry does not say what it has',
      [['a'], { has: 'b' }],
      { published: [], missing: ['a', 'b', 'c'], fault: 'no has of b' },
      [],
    ],
    [
      'counts a package as published when only its tag fails',
      [['b', 'c'], { published: 'a' }],
      { published: ['a'], missing: [], fault: 'no published of a' },
      ['pack a', 'publish a'],
    ],
  ])('%s', async (_, [there, faults], want, events) => {
    const fake = createRegistry(there, faults);
    const { published, missing, ...rest } = await publishAll(given, fake.registry, () => {});
    expect({ published: published.map(name), missing: missing.map(name), ...rest }).toEqual(want);
    expect(fake.events).toEqual(events);
  });

  test('goes on after an upload whose answer was lost', async () => {
    const fake = createRegistry([]);
    const { publish } = fake.registry;
    const losing: Registry = {
      ...fake.registry,
      publish: async (one, tarball) => {
        await publish(one, tarball);
        throw new Error('socket hang up');
      },
    };
    const { published, fault } = await publishAll(given, losing, () => {});
    expect([published.map(name), fault]).toEqual([['a', 'b', 'c'], undefined]);
  });

  test('a second run publishes what the first one did not', async () => {
    const first = createRegistry([], { publish: 'b' });
    await publishAll(given, first.registry, () => {});
    const second = createRegistry([...first.held]);
    const { published } = await publishAll(given, second.registry, () => {});
    expect(published.map(name)).toEqual(['b', 'c']);
  });
});

describe.each(['publish', 'rehearse'])('release/%s.mjs', (command) => {
  const runCommand = (argument: string) =>
    spawnSync(process.execPath, [join(root, `release/${command}.mjs`), argument], { encoding: 'utf8' });

  test('says what it does, and with which exit codes', () => {
    const { status, stdout, stderr } = runCommand('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm run release/m);
    expect(stdout).toMatch(/^Exit codes: 0 /m);
  });

  test('does nothing when it is called wrongly', () => {
    const { status, stdout, stderr } = runCommand('--nope');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\w+: Unknown option '--nope'.*\n$/);
  });
});
