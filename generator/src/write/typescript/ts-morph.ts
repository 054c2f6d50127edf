import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Loads ts-morph and the compiler, which takes as long as all the rest of a run in which one word has changed: such a run
 * does without. It is required, as Node would read its twelve megabytes a second time to find out what they export.
 */
export const loadTsMorph = (): typeof import('ts-morph') => require('ts-morph') as typeof import('ts-morph');
