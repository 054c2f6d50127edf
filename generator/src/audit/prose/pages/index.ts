import type { Extractor } from '../claims.js';
export const pageExtractors: readonly Extractor[] = [];
