import type { NodeName } from './nodes/index.js';

/** The kind of a spec file. */
export interface FileKind {
  /** The node it holds. */
  readonly node: NodeName;
  /** Its path in a product's folder. */
  readonly place: RegExp;
  /** The name of that place for people. */
  readonly home: string;
  /** The keywords one of which every such file has; the reader recognizes the kind by them. */
  readonly words: readonly string[];
  /** Its content, for docs/spec-language.md. */
  readonly doc: string;
}

/** Every kind of file, in the order in which the documentation lists them. */
export const fileKinds: readonly FileKind[] = [
  {
    node: 'product',
    place: /^product\.yaml$/,
    home: 'product.yaml',
    words: ['product'],
    doc: 'The product: its name, API version, protocols and endpoints.',
  },
  {
    node: 'sources',
    place: /^sources\.yaml$/,
    home: 'sources.yaml',
    words: ['sources'],
    doc: 'The documents that the facts come from.',
  },
  {
    node: 'errors',
    place: /^errors\.yaml$/,
    home: 'errors.yaml',
    words: ['common', 'server'],
    doc: 'The error codes that any operation may answer.',
  },
  {
    node: 'ledger',
    place: /^discrepancies\.yaml$/,
    home: 'discrepancies.yaml',
    words: ['entries'],
    doc: 'The ledger: contradictions, damage and gaps in the documents, with the reading that the spec follows.',
  },
  {
    node: 'operation',
    place: /^operations\/[^/]+\.yaml$/,
    home: 'operations/',
    words: ['operation'],
    doc: 'One operation per file. The file has the name of the operation.',
  },
  {
    node: 'shape',
    place: /^shapes\/[^/]+\.yaml$/,
    home: 'shapes/',
    words: ['shape'],
    doc: 'Values that are used in several places, one per file. The file has the name of the shape.',
  },
  {
    node: 'resource',
    place: /^resources\/[^/]+\.yaml$/,
    home: 'resources/',
    words: ['resource'],
    doc: 'One resource per file: its identity, its states, and the effects of operations on it.',
  },
  {
    node: 'table',
    place: /^tables\/[^/]+\.yaml$/,
    home: 'tables/',
    words: ['table'],
    doc: 'Tables of an appendix, as data.',
  },
];
