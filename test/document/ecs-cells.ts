import type { Extractor } from './claims.js';
import { choices } from './ecs-cells/choices.js';
import { looks } from './ecs-cells/looks.js';
import { rules } from './ecs-cells/rules.js';
import { sizes } from './ecs-cells/sizes.js';

/** How the cells of the ECS reference's parameter tables state limits. */
export const cellExtractors: readonly Extractor[] = [...sizes, ...looks, ...choices, ...rules];
