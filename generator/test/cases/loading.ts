import type { Case } from '../support/case.js';

const all = { '/specs/depot': null };

export const loadingCases: readonly Case[] = [
  {
    given: 'no specs folder',
    change: { ...all, '/README.md': 'x\n' },
    want: ['specs:1:1 specs-missing: there is no folder specs'],
  },
  {
    given: 'a file in the place of the folder',
    change: { ...all, '/specs': 'x\n' },
    want: ['specs:1:1 specs-missing: there is no folder specs'],
  },
  {
    given: 'an empty folder',
    change: { ...all, '/specs/README.md': 'x\n' },
    want: ['specs:1:1 specs-empty: specs contains no product; a product is a folder with a product.yaml'],
  },
  {
    given: 'a product that does not exist',
    change: {},
    wanted: ['depto'],
    want: ["specs:1:1 product-unknown: there is no product depto (did you mean 'depot'?); known: depot"],
  },
  {
    given: 'a folder with nothing of a product',
    change: { '/specs/annex/operations/.keep': '' },
    want: [
      'specs/annex:1:1 product-file-missing: specs/annex has no product.yaml; every product needs one',
      'specs/annex:1:1 product-file-missing: specs/annex has no sources.yaml; every product needs one',
      'specs/annex:1:1 operations-empty: specs/annex contains no operation; each is a file in specs/annex/operations',
    ],
  },
  {
    given: 'no sources',
    change: { 'sources.yaml': null },
    want: ['specs/depot:1:1 product-file-missing: specs/depot has no sources.yaml; every product needs one'],
  },
  {
    given: 'no operation',
    change: { operations: null, resources: null, shapes: null, 'discrepancies.yaml': null },
    want: [
      'specs/depot:1:1 operations-empty: specs/depot contains no operation; each is a file in specs/depot/operations',
    ],
  },
  {
    given: 'another name than the folder',
    change: { 'product.yaml': [['product: depot', 'product: »depto']] },
    want: ["product-name: the product is called 'depto', its folder 'depot'; the names must be the same"],
  },
  {
    given: 'a file of no kind',
    change: { 'notes.txt': 'x\n' },
    want: [
      'specs/depot/notes.txt:1:1 file-unexpected: this is not the name of a spec file; docs/spec-language.md shows the layout of a product’s folder',
    ],
  },
  {
    given: 'a file beside the products',
    change: { '/specs/ecs.yaml': 'x: 1\n' },
    want: [
      'specs/ecs.yaml:1:1 file-unexpected: this is not the name of a spec file; docs/spec-language.md shows the layout of a product’s folder',
    ],
  },
  {
    given: 'an operation that ends in .yml, which others still know',
    change: { 'operations/SealBox.yaml': null, 'operations/SealBox.yml': 'operation: SealBox\n' },
    want: [
      'specs/depot/operations/SealBox.yml:1:1 file-unexpected: this is not the name of a spec file (did you mean operations/SealBox.yaml?); docs/spec-language.md shows the layout of a product’s folder',
    ],
  },
  {
    given: 'a folder misspelt',
    change: { 'tables/sizes.yaml': null, 'table/sizes.yaml': 'table: sizes\n' },
    want: [
      'specs/depot/table/sizes.yaml:1:1 file-unexpected: this is not the name of a spec file (did you mean tables/sizes.yaml?); docs/spec-language.md shows the layout of a product’s folder',
    ],
  },
  {
    given: 'a file misspelt, which is not also missing',
    change: { 'sources.yaml': null, 'source.yaml': 'sources: {}\n' },
    want: [
      'specs/depot/source.yaml:1:1 file-unexpected: this is not the name of a spec file (did you mean sources.yaml?); docs/spec-language.md shows the layout of a product’s folder',
    ],
  },
  {
    given: 'another name than the operation',
    change: { 'tables/sizes.yaml': [['table: sizes', 'table: »shelves']] },
    want: ['file-name: this file is about shelves, so its name must be shelves.yaml'],
  },
  {
    given: 'an operation misnamed, which others know by its file',
    change: { 'operations/CreateBox.yaml': [['operation: CreateBox', 'operation: »CreateBoxes']] },
    want: ['file-name: this file is about CreateBoxes, so its name must be CreateBoxes.yaml'],
  },
  {
    given: 'a shape misnamed',
    change: { 'shapes/Box.yaml': [['shape: Box', 'shape: »Crate']] },
    want: ['file-name: this file is about Crate, so its name must be Crate.yaml'],
  },
  {
    given: 'one operation in two files',
    change: {
      'operations/SealCrate.yaml':
        'operation: »SealBox\ndocs: guide > Boxes\nsummary: x\nidempotency: safe\ninput: {}\noutput: {}\nerrors: []\nexamples: [{ ok: {} }]\n',
    },
    want: [
      'file-name: this file is about SealBox, so its name must be SealBox.yaml',
      'specs/depot/operations/SealCrate.yaml:1:12 operation-duplicate: the operation SealBox is also in specs/depot/operations/SealBox.yaml',
    ],
  },
  {
    given: 'a file that is not UTF-8',
    change: { 'tables/sizes.yaml': new Uint8Array([0x74, 0x3a, 0x20, 0xc4, 0xe3, 0x0a]) },
    want: [
      'specs/depot/tables/sizes.yaml:1:1 file-unreadable: this file cannot be read: it is not UTF-8; save it in that encoding',
    ],
  },
  {
    given: 'an empty file',
    change: { 'tables/sizes.yaml': '' },
    want: ["specs/depot/tables/sizes.yaml:1:1 file-empty: this file is empty; a table begins with 'table:'"],
  },
  {
    given: 'a file of comments',
    change: { 'operations/SealBox.yaml': '# later\n' },
    want: [
      "specs/depot/operations/SealBox.yaml:1:1 file-empty: this file is empty; an operation begins with 'operation:'",
    ],
  },
  {
    given: 'an operation among the tables',
    change: { 'tables/sizes.yaml': '# see below\n»operation: Sizes\n' },
    want: ['file-misplaced: this is an operation, which belongs in operations/'],
  },
  {
    given: 'a byte order mark, which is no fault, and columns that do not count it',
    change: { 'tables/sizes.yaml': '\uFEFFtabel: sizes\ndocs: guide > Appendix\ncolumns: [size]\nrows: []\n' },
    want: ["specs/depot/tables/sizes.yaml:1:1 keyword-unknown: a table has no keyword 'tabel' (did you mean 'table'?)"],
  },
];
