export {
  indexShapes,
  outputMembers,
  type ProductModel,
  resolveInput,
  resolveOperation,
  resolveProduct,
} from './product.js';
export { asObject, inlineValue, isCompound, mergeShape, referenceValue, type Shapes } from './value.js';
