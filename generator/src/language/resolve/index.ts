export {
  indexShapes,
  outputMembers,
  type ProductModel,
  resolveInput,
  resolveProduct,
} from './product.js';
export { trimRuleStability, trimStability } from './stability.js';
export { asObject, inlineValue, mergeShape, omitUndefined, type Shapes } from './value.js';
