import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const reporter = fileURLToPath(new URL('test/support/summary-reporter.ts', import.meta.url));

/** One configuration for every workspace; each runs it on its own folder (`vitest run --config … --root .`). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: [process.env.CI ? 'dot' : 'default', reporter],
    typecheck: { enabled: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
