import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const reporter = here('test/support/summary-reporter.ts');

/** One configuration for every workspace; each runs it on its own folder (`vitest run --config … --root .`). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: [process.env.CI ? 'dot' : 'default', reporter],
    typecheck: { enabled: false },
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
