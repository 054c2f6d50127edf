import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createScratch, type Scratch } from '../support/scratch.js';

// each version is a run of changesets, npm and the generator
const timeout = 300_000;

let copy: Scratch;

beforeAll(() => {
  copy = createScratch();
  for (const command of ['rm -f .changeset/*.md', 'rm -f .changeset/pre.json']) copy.run(command);
}, timeout);

afterAll(() => copy.remove());

interface PackageJson {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readPackage = (name: string): PackageJson =>
  JSON.parse(copy.read(`packages/${name}/package.json`)) as PackageJson;

/** The version of the runtime, and the range that products have of it. */
const readRuntime = (): readonly [version: string, range: string | undefined] => [
  readPackage('runtime').version,
  readPackage('ecs').dependencies?.['@yunspec/runtime'],
];

/** Returns the versions in the lock that are not those of the packages. */
function findStale(): string[] {
  const { packages } = JSON.parse(copy.read('package-lock.json')) as { packages: Record<string, PackageJson> };
  return ['runtime', 'ecs', 'cas', 'local'].filter((name) => {
    const [locked, own] = [packages[`packages/${name}`], readPackage(name)];
    return (
      locked?.version !== own.version ||
      locked.dependencies?.['@yunspec/runtime'] !== own.dependencies?.['@yunspec/runtime']
    );
  });
}

const run = (command: string): string => {
  const { status, output } = copy.run(command);
  return status === 0 ? '' : output;
};

interface Row {
  readonly given: string;
  /** What comes before the version. */
  readonly before?: string;
  readonly args: string;
  readonly want: readonly [version: RegExp, range: RegExp];
}

// in this order: each release begins where the one before it ended
const rows: readonly Row[] = [
  { given: 'a patch', args: '', want: [/^0\.1\.1$/, /^\^0\.1\.0$/] },
  {
    given: 'a prerelease',
    before: 'npx changeset pre enter next',
    args: '',
    want: [/^0\.1\.2-next\.0$/, /^\^0\.1\.2-next\.0$/],
  },
  {
    given: 'a snapshot',
    before: 'npx changeset pre exit',
    args: ' -- --snapshot canary',
    want: [/^0\.0\.0-canary-\d+$/, /^0\.0\.0-canary-\d+$/],
  },
];

describe('after a new version of the runtime, everything agrees', () => {
  test.each(rows)(
    '$given',
    ({ before = 'true', args, want: [version, range] }) => {
      copy.write('.changeset/runtime.md', '---\n"@yunspec/runtime": patch\n---\n\nA fix.\n');
      expect(run(before)).toBe('');
      expect(run(`npm run version${args}`)).toBe('');
      const [isVersion, isRange] = readRuntime();
      expect(isVersion).toMatch(version);
      expect(isRange).toMatch(range);
      expect(findStale()).toEqual([]);
      expect(run('npx yunspec generate --check')).toBe('');
      expect(run('npx biome ci --colors=off --error-on-warnings packages')).toBe('');
    },
    timeout,
  );
});
