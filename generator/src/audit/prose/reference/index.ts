import type { Extractor } from '../claims.js';
import { choices } from './choices.js';
import { looks } from './looks.js';
import { rules } from './rules.js';
import { sizes } from './sizes.js';

/** How the cells of the tab-separated reference state limits. */
export const referenceExtractors: readonly Extractor[] = [...sizes, ...looks, ...choices, ...rules];
