import type { ProductSpecs } from '../read/load.js';
import type { Audit } from './audit.js';

/** Writes drafts of what a document has and the specs do not. Returns the paths of the files. */
export function writeDrafts(_root: string, _specs: ProductSpecs, _audit: Audit): string[] {
  return [];
}
