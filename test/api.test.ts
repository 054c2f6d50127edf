import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApiProgram, printApi, readPackageJson } from './support/api.js';
import { type Bump, judgeChange, parseChangeset, readBumps } from './support/api-changes.js';
import { packages, readRootFile, root } from './support/repository.js';

const published = packages.filter((name) => readPackageJson(name).private !== true);
const program = createApiProgram(published);
const locateSnapshot = (name: string): string => join(root, 'test/api', `${name}.txt`);

describe('the exports of a package are those of its file in test/api, or a changeset explains them', () => {
  test.each(published)('%s', async (name) => {
    const api = printApi(program, name);
    const before = existsSync(locateSnapshot(name)) ? readRootFile('test/api', `${name}.txt`) : '';
    // first, so that `npm run api -- --update` writes nothing that is not explained
    expect(judgeChange(before, api, readPackageJson(name).version, readBumps(name))).toEqual([]);
    await expect(api, 'npm run api -- --update writes this file').toMatchFileSnapshot(locateSnapshot(name));
  });

  test('no file is about a package that is gone', () => {
    const files = published.map((name) => `${name}.txt`);
    expect(readdirSync(join(root, 'test/api')).filter((file) => !files.includes(file))).toEqual([]);
  });
});

const before = '# .\nfunction call(): void\ninterface Options\n  retry?: number\n\n# ./xml\nconst xml: Format\n';
const withAddition = before.replace('interface', 'function close(): void\ninterface');
const withMember = before.replace('  retry', '  fetch?: Fetch\n  retry');
const withRemoval = before.replace('function call(): void\n', '');
const withSignature = before.replace('(): void', '(input: object): void');
const withMemberChange = before.replace('retry?: number', 'retry?: Retry');
const withMove = '# .\nconst xml: Format\nfunction call(): void\ninterface Options\n  retry?: number\n';
const withOrder = '# ./xml\nconst xml: Format\n\n# .\ninterface Options\n  retry?: number\nfunction call(): void\n';

describe('a changeset has to go far enough', () => {
  const every: readonly Bump[] = ['patch', 'minor', 'major'];
  const rows: readonly [change: string, version: string, after: string, enough: readonly Bump[]][] = [
    ['a new name', '0.1.0', withAddition, every],
    ['a new member', '0.1.0', withMember, every],
    ['a new name', '1.0.0', withAddition, every],
    ['a name that is gone', '0.1.0', withRemoval, ['minor', 'major']],
    ['a name that is gone', '1.0.0', withRemoval, ['major']],
    ['another signature', '0.1.0', withSignature, ['minor', 'major']],
    ['another type of a member', '0.2.0-next.0', withMemberChange, ['minor', 'major']],
    ['a name that moves to another entry', '0.1.0', withMove, ['minor', 'major']],
  ];

  test.each(rows)('%s in %s', (_, version, after, enough) => {
    const [text = ''] = judgeChange(before, after, version, []);
    expect(text).toContain(`with ${enough.join(' or ')}:`);
    for (const bump of every)
      expect([bump, judgeChange(before, after, version, [bump])]).toEqual([bump, enough.includes(bump) ? [] : [text]]);
  });

  test.each([
    ['nothing', before],
    ['another order', withOrder],
  ])('%s needs none', (_, after) => {
    expect(judgeChange(before, after, '0.1.0', [])).toEqual([]);
  });

  test('the changed lines are shown, members behind what they are members of', () => {
    expect(judgeChange(before, withMemberChange, '0.1.0', ['patch'])).toEqual([
      'The exports changed; a changeset has to say so, with minor or major:\n' +
        '- # .: interface Options: retry?: number\n+ # .: interface Options: retry?: Retry',
    ]);
  });
});

test.each<[text: string, want: Readonly<Record<string, Bump>>]>([
  [
    '---\n"@yunspec/ecs": minor\n\'@yunspec/local\': patch\n---\n\nText.\n',
    { '@yunspec/ecs': 'minor', '@yunspec/local': 'patch' },
  ],
  ['---\r\n@yunspec/ecs: major\r\n---\r\n\r\nText.\r\n', { '@yunspec/ecs': 'major' }],
  ['---\n---\n\n"@yunspec/ecs": minor\n', {}],
  ['"@yunspec/ecs": minor\n', {}],
])('a changeset %j', (text, want) => {
  expect(Object.fromEntries(parseChangeset(text))).toEqual(want);
});
