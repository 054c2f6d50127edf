import { expect, test } from 'vitest';
import { makePackageJson } from '../src/write/package-json.js';
import { modelOf, parcels } from './support/write-specs.js';

test.each([
  ['none before', undefined, '0.3.1', '^0.3.1'],
  ['the same', '^0.3.1', '0.3.1', '^0.3.1'],
  ['a patch', '^0.3.1', '0.3.2', '^0.3.1'],
  ['a minor release', '^0.3.1', '0.4.0', '^0.4.0'],
  ['a patch of 1.0', '^1.0.0', '1.2.3', '^1.0.0'],
  ['a prerelease', '^0.4.0-next.0', '0.4.0-next.0', '^0.4.0-next.0'],
  ['the next prerelease', '^0.4.0-next.0', '0.4.0-next.1', '^0.4.0-next.0'],
  ['the first prerelease', '^0.3.1', '0.4.0-next.0', '^0.4.0-next.0'],
  ['a release after prereleases', '^0.4.0-next.0', '0.4.0', '^0.4.0-next.0'],
  ['a snapshot', '0.0.0-canary-20261129', '0.0.0-canary-20261129', '0.0.0-canary-20261129'],
  ['a release after a snapshot', '0.0.0-canary-20261129', '0.3.1', '^0.3.1'],
  ['a range that is none', 'newest', '0.3.1', '^0.3.1'],
])('the range of the runtime: %s', async (_, range, version, want) => {
  const previous = range === undefined ? undefined : { version: '2.4.0', dependencies: { '@yunspec/runtime': range } };
  const made = makePackageJson(await modelOf(parcels), previous, version);
  expect(made).toMatchObject({ version: previous?.version ?? '0.1.0', dependencies: { '@yunspec/runtime': want } });
});
