export {
  indexShapes,
  outputMembers,
  type ProductModel,
  resolveInput,
  resolveProduct,
} from './product.js';
export { asObject, inlineValue, mergeShape, type Shapes } from './value.js';
