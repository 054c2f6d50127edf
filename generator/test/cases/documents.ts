import type { Case } from '../support/case.js';

const guide = `Depot Guide

## 1. Boxes

### CreateBox

| Name | Type | Description |
| Name | String | The name on the lid of the box, which the keeper of the shelf reads aloud |
| Ki nd | String | plain or cold |
| Size | Integer | at most 100 |

| BoxSealed | 403 | A box that was closed |

### SealBox

Closes the box. The answer has the Box
Id of it.

## Owners of
boxes
`;

/** CreateBox at its place in the guide, changed. */
const box = (given: string, edits: readonly (readonly [string, string])[], ...want: readonly string[]): Case => ({
  given,
  documents: { 'guide.txt': guide },
  change: {
    'sources.yaml': [['{ title: Depot Guide }', '{ title: Depot Guide, file: guide.txt }']],
    'shapes/OwnerName.yaml': [['docs: guide > Owners', 'docs: guide > Owners of boxes']],
    'tables/sizes.yaml': [['docs: guide > Appendix', 'docs: guide > Boxes']],
    'discrepancies.yaml': [["lines: '12'", "lines: '10'"]],
    'operations/CreateBox.yaml': edits,
  },
  want,
});

const sdkRequest = `export class CreateBoxRequest extends Model {
  /**
   * A box of this kind, which cannot be changed later by any keeper.
   */
  kind?: string;
  owner_name?: string;
}
`;

/** CreateBox, whose member Kind is documented in a file of its own. */
const sdk = (given: string, place: string, ...want: readonly string[]): Case => ({
  given,
  documents: { 'sdk/models/CreateBoxRequest.ts': sdkRequest, 'sdk/models/SealBoxRequest.ts': '\n' },
  change: {
    'sources.yaml': [['guide:', 'sdk: { title: Models of a client, files: "sdk/models/{}.ts" }\n  guide:']],
    'discrepancies.yaml': [["lines: '12'", "docs: guide, lines: '12'"]],
    'operations/CreateBox.yaml': [
      [kind, `Kind: { ${place}, type: string,`],
      [
        'Owner: { shape: OwnerName }',
        'Owner-Name: { docs: sdk > CreateBoxRequest, lines: 6, type: string }\n    Owner: { shape: OwnerName }',
      ],
    ],
  },
  want,
});

const docs = 'docs: guide > Boxes\n';
const kind = 'Kind: { type: string,';
const sealed = 'code: BoxSealed, http: 403,';

export const documentCases: readonly Case[] = [
  box('lines that contain their facts', [
    [docs, 'docs: guide > Boxes > CreateBox\nlines: 5-12\n'],
    [kind, 'Kind: { type: string, lines: 9,'],
    [sealed, `${sealed} lines: 12,`],
  ]),
  box(
    'the lines of another operation',
    [[docs, 'docs: guide > Boxes\nlines: »14-17\n']],
    "lines-without-fact: lines 14-17 of the document do not contain 'CreateBox'; the nearest that does is 5",
  ),
  box(
    'the line of another member',
    [[kind, 'Kind: { type: string, lines: »10,']],
    "lines-without-fact: lines 10 of the document do not contain 'Kind'; the nearest that does is 9",
  ),
  box(
    'the line of a member that the document does not have',
    [['From: { type: integer }', 'From: { type: integer, lines: »10 }']],
    "lines-without-fact: lines 10 of the document do not contain 'From'; no line of it does",
  ),
  box(
    'the line of another error',
    [[sealed, `${sealed} lines: »10-11,`]],
    "lines-without-fact: lines 10-11 of the document do not contain 'BoxSealed'; the nearest that does is 12",
  ),
  {
    ...box('a claim that quotes something else', []),
    change: {
      ...box('', []).change,
      'discrepancies.yaml': [["{ lines: '12', says: no upper limit }", "{ lines: »'10', says: says 'plain or cold' }"]],
    },
    want: ["lines-without-fact: lines 10 of the document do not contain 'plain or cold'; the nearest that does is 9"],
  },
  {
    ...box('a table at other lines', []),
    change: {
      ...box('', []).change,
      'tables/sizes.yaml': [['docs: guide > Appendix', 'docs: guide > Boxes\nlines: »3-5']],
    },
    want: ["lines-without-fact: lines 3-5 of the document do not contain 'small'; no line of it does"],
  },
  box(
    'lines behind the end',
    [[docs, 'docs: guide > Boxes\nlines: »5-99\n']],
    'lines-beyond: lines 5-99 are not in the document: guide.txt has 20',
  ),
  box('a heading misspelt', [[docs, 'docs: »guide > Boxse\n']], "docs-heading: guide.txt has no heading 'Boxse'"),
  box(
    'a sentence of the document',
    [['The name on the lid.', '»The lid of the box which the keeper of the shelf reads.']],
    "sentence-copied: these words are those of guide.txt, line 8: 'the lid of the box which the keeper of the shelf reads'; say it in your own words",
  ),
  box('words of our own', [['The name on the lid.', 'The name that the keeper of the shelf reads on the lid.']]),
  {
    ...box('a document that is not at hand', [[docs, 'docs: guide > Boxse\nlines: 5-99\n']]),
    documents: {},
  },
  sdk('a line of one of many files, where the name is in another case', 'docs: sdk > CreateBoxRequest, lines: 5'),
  sdk(
    'another line of one of many files',
    'docs: sdk > CreateBoxRequest, lines: »6',
    "lines-without-fact: lines 6 of the document do not contain 'Kind'; the nearest that does is 5",
  ),
  sdk(
    'a line of another file',
    'docs: sdk > SealBoxRequest, lines: »5',
    'lines-beyond: lines 5 are not in the document: sdk/models/SealBoxRequest.ts has 1',
  ),
  sdk(
    'a file that is not there',
    'docs: »sdk > CreateBxRequest, lines: 5',
    'docs-file: there is no sdk/models/CreateBxRequest.ts among the documents',
  ),
  {
    ...sdk('a file of a source that is not at hand', 'docs: sdk > CreateBxRequest, lines: 5'),
    documents: { 'guide.txt': guide },
  },
  {
    given: 'sections of files of their own, which do not overlap',
    change: {
      'sources.yaml': [['guide: { title: Depot Guide }', 'guide: { title: Depot Guide, files: "guide/{}.md" }']],
      'operations/CreateBox.yaml': [[docs, 'docs: guide > CreateBox\nlines: 1-20\n']],
      'operations/SealBox.yaml': [[docs, 'docs: guide > SealBox\nlines: 1-10\n']],
    },
    want: [],
  },
  {
    given: 'sections of one file, which overlap',
    change: {
      'sources.yaml': [['guide: { title: Depot Guide }', 'guide: { title: Depot Guide, files: "guide/{}.md" }']],
      'operations/CreateBox.yaml': [[docs, 'docs: guide > Boxes\nlines: 1-20\n']],
      'operations/SealBox.yaml': [[docs, 'docs: guide > Boxes\nlines: »1-10\n']],
    },
    want: ['lines-overlap: lines 1-10 overlap those of CreateBox, 1-20'],
  },
  {
    given: 'a suppression of a finding that needs the document',
    change: {
      'operations/CreateBox.yaml': [[docs, `# yunspec-ignore docs-heading -- the heading is an image\n${docs}`]],
    },
    want: [],
  },
];
