import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const reporter = here('test/support/summary-reporter.ts');

/** The runtime's sources find their platform among the sources, so that its own tests need no build. */
const platformFromSource = {
  name: 'platform-from-source',
  enforce: 'pre' as const,
  resolveId: (id: string, importer?: string): string | undefined =>
    id === '#platform' && importer?.includes('/packages/runtime/src/') ? here('packages/runtime/src/platform/node.ts') : undefined,
};

/** One configuration for every workspace; each runs it on its own folder (`vitest run --config … --root .`). */
export default defineConfig({
  plugins: [platformFromSource],
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: [process.env.CI ? 'dot' : 'default', reporter],
    typecheck: { enabled: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
