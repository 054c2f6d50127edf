import { digest } from '../read/fragments.js';
import type { Model, OperationModel } from './model.js';
import { type InlineNames, listInlineNames, nameInlineTypes } from './typescript/inline-types.js';

/** The parts of a model that the texts of one operation depend on besides the operation itself. */
export type ProductFacts = Omit<Model, 'operations' | 'resources' | 'tables' | 'discrepancies'>;

/** One operation with all that its texts are made from. */
export interface OperationView {
  readonly facts: ProductFacts;
  readonly operation: OperationModel;
  /** The names of the types of the objects inside it, which depend on names elsewhere in the product. */
  readonly names: InlineNames;
  /** The hash of these three: the fragments of the operation are kept under it. */
  readonly key: string;
}

/** Returns a view of each operation of a model. */
export function viewOperations(model: Model): OperationView[] {
  const { operations, resources: _, tables: __, discrepancies: ___, ...facts } = model;
  const names = nameInlineTypes(model);
  const sharedKey = digest(facts);
  return operations.map((operation) => {
    const ownNames = [operation.input, operation.output].flatMap((value) => listInlineNames(model, value));
    return { facts, operation, names, key: digest([sharedKey, operation, ownNames]) };
  });
}
