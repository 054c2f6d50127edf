import type { NodeName } from './nodes/index.js';

/** The kind of a spec file. */
export interface FileKind {
  /** The node it holds. */
  readonly node: NodeName;
  /** Its path in a product's folder. */
  readonly place: RegExp;
  /** The name of that place for people. */
  readonly home: string;
  /** The keywords one of which every such file has; they tell what it is about. */
  readonly words: readonly string[];
}

/** The node that a file holds, by its path in a product's folder. */
export const fileKinds: readonly FileKind[] = [
  { node: 'product', place: /^product\.yaml$/, home: 'product.yaml', words: ['product'] },
  { node: 'sources', place: /^sources\.yaml$/, home: 'sources.yaml', words: ['sources'] },
  { node: 'errors', place: /^errors\.yaml$/, home: 'errors.yaml', words: ['common', 'server'] },
  { node: 'ledger', place: /^discrepancies\.yaml$/, home: 'discrepancies.yaml', words: ['entries'] },
  { node: 'operation', place: /^operations\/[^/]+\.yaml$/, home: 'operations/', words: ['operation'] },
  { node: 'shape', place: /^shapes\/[^/]+\.yaml$/, home: 'shapes/', words: ['shape'] },
  { node: 'resource', place: /^resources\/[^/]+\.yaml$/, home: 'resources/', words: ['resource'] },
  { node: 'table', place: /^tables\/[^/]+\.yaml$/, home: 'tables/', words: ['table'] },
];
