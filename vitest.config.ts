import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const reporter = here('test/support/quiet-reporter.ts');

/** One configuration for every workspace; each runs it on its own folder (`vitest run --config … --root .`). */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', '*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    reporters: [reporter],
    typecheck: { enabled: false },
    // what is built is loaded as its users load it, not transformed once more
    server: { deps: { external: [/\/dist\//] } },
    maxWorkers: availableParallelism(),
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
