/** The tests that may be skipped, by the beginning of `file > suite > test`, and what they need to run. */
export const skips: Readonly<Record<string, string>> = {
  'test/documents/': "the vendors' documents, which are not part of the repository",
  'test/fleet.test.ts > a rate limit in Redis': 'a Redis server',
  'test/git-attributes.test.ts > ': 'a checkout made by Git',
  'test/journeys/openapi-tools.test.ts > ': 'a package registry',
  'test/journeys/tool-chains.test.ts > ': 'a package registry',
  'test/local-clients.test.ts > Apache Libcloud': 'Python, and Apache Libcloud from Debian',
  'test/many-calls.test.ts > ': 'Bash, and Node 24 for its own proxy support',
  'test/runtimes.test.ts > ': 'Chromium, Node 22 and Node 24',
  'test/status-page.test.ts > ': 'Chromium',
};
