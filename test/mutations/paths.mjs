import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where runs keep what they know, so that one that was stopped goes on. */
export const cache = join(root, 'node_modules/.cache/yunspec/mutations');

/** Where reports are, which are committed. */
export const reports = join(root, 'test/mutations/reports');
