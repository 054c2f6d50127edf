import type { Change } from '../support/depot.js';

/** Documents of the depot in the dialects that the audit reads; each says what specs/depot says. */

const rows = (...lines: readonly (readonly string[])[]): string => lines.map((cells) => cells.join('\t')).join('\n');

const tabSeparated = `Depot Guide

Boxes

Putting a box on a shelf

Description

A box gets a shelf of its own. A cold box cannot stand beside a plain one. At most 40 boxes fit into a room.

Request Parameters

${rows(
  ['Name', 'Type', 'Required?', 'Description'],
  ['Action', 'String', 'Yes', 'Required parameter, with a value: CreateBox'],
  ['Name', 'String', 'Yes', 'The lid shows it, a string of 2 to 8 characters'],
  ['Kind', 'String', 'No', 'Optional values: - plain - cold Default value: plain'],
  ['Size', 'Integer', 'No', 'Value range:[1, 100]. It must be set before Label.'],
  ['Sealed', 'Boolean', 'No', "Parameter values: 'yes' and 'no'. Default value: false"],
  ['Owner', 'String', 'No', 'Required when Sealed is true. It has a length limit of 0 to 20 characters'],
  ['Label', 'String', 'No', 'Lower-case letters only'],
  ['From', 'Integer', 'No', 'The first shelf'],
  ['Until', 'Integer', 'No', 'The last shelf'],
  ['Tag.n.Key', 'String', 'Yes', 'The key of a tag (3 at maximum)'],
  ['Tag.n.Value', 'String', 'No', 'The value of a tag'],
  ['ClientToken', 'String', 'No', 'Makes a repeated call count once'],
)}

Return Parameters

${rows(['Name', 'Type', 'Description'], ['BoxId', 'String', 'The box'])}

Error Code

${rows(
  ['Error Code', 'Description', 'Http status code', 'Meaning'],
  ['MissingOwner', 'A sealed box needs its Owner.', '400', 'No owner'],
  ['BoxSealed', 'The box is closed.', '403', 'Closed'],
)}

Examples

\`\`\`
https://depot.example.com/?Action=CreateBox
&Name=books
&Size=60
\`\`\`

Listing boxes

Description

Lists what is on the shelves.

Request Parameters

${rows(
  ['Name', 'Type', 'Required?', 'Description'],
  ['Action', 'String', 'Yes', 'Required parameter, with a value: ListBoxes'],
  ['Name', 'String', 'No', 'The lid'],
  ['PageNumber', 'Integer', 'No', 'The start value is 1. The default value is 1'],
  ['PageSize', 'Integer', 'No', 'The default value is 10, and the maximum value is 50'],
)}

Return Parameters

${rows(['Name', 'Type', 'Description'], ['TotalCount', 'Integer', 'All boxes'], ['Boxes', 'Box', 'The boxes'])}

Closing a box

Description

Closes a box.

Request Parameters

${rows(
  ['Name', 'Type', 'Required?', 'Description'],
  ['Action', 'String', 'Yes', 'Required parameter, with a value: SealBox'],
  ['BoxId', 'String', 'Yes', 'The box'],
)}

Error Code

${rows(
  ['Error Code', 'Description', 'Http status code', 'Meaning'],
  ['BoxSealed', 'The box is closed.', '403', 'Closed'],
)}

Data Type

Box

Description

A box on a shelf.

Node Name

Box

Subnode

${rows(
  ['Name', 'Type', 'Description'],
  ['BoxId', 'String', 'The box'],
  ['Name', 'String', 'The lid'],
  ['Status', 'String', 'Open or Sealed'],
)}

Appendix

Sizes

${rows(['Size', 'Shelf'], ['small', '1'], ['large', '2'])}

Common errors

${rows(['Error Code', 'Description', 'Http status code', 'Meaning'], ['Throttling', 'Too fast.', '400', 'Wait'])}
`;

const capabilityTables = `# Depot

## Parameters

### Manage Boxes

| Parameter | Type | Required | Default | Constraints | Description |
|-----------|------|----------|---------|-------------|-------------|
| Name | string | true* | - | max 8 characters | The lid. (*Required for CreateBox) |
| Kind | string | false | plain | one of: plain, cold | What it holds. |
| Size | integer | false | - | range 1-100 | How wide it is. |
| Sealed | boolean | false | - | - | Whether it is closed. |
| Owner | string | false | - | max 20 characters | Whose it is. |
| Label | string | false | - | - | Lower-case letters. |
| From | integer | false | - | - | The first shelf. |
| Until | integer | false | - | - | The last shelf. |
| Tag | array | false | - | - | Up to 3 tags. |
| ClientToken | string | false | - | - | Makes a repeated call count once. |

### Find Boxes

| Parameter | Type | Required | Default | Constraints | Description |
|-----------|------|----------|---------|-------------|-------------|
| Name | string | false | - | - | The lid. |
| PageNumber | integer | false | 1 | - | The page. |
| PageSize | integer | false | 10 | range 1-50 | Boxes on a page. |

## Samples

### Create Box - Curl

\`\`\`bash
curl -X POST https://depot.example.com/CreateBox \\
  -H "Content-Type: application/json" \\
  -d '{"Name": "books", "Size": 60}'
\`\`\`

## Errors

| Error Code | Description | Recommended Action |
|------------|-------------|--------------------|
| Throttling | Too fast. | Stay below 30 QPS. |

- Retry with backoff starting at 200ms, max 4 retries
`;

/** The depot as a gateway: operations with addresses. */
const curlSamples = `# Depot

## CreateBox

### Try it

\`\`\`
curl --location --request POST 'https://depot.example.com/boxes' \\
--header 'Content-Type: application/json' \\
--data-raw '{
    "Name": "books",
    "Size": 60
}'

The response should like
{
    "BoxId": "b-1",
    "RequestId": "r-1"
}
\`\`\`

## ListBoxes

### Try it

\`\`\`
curl --location --request GET 'https://depot.example.com/boxes?Name=books&PageNumber=2'

The response should like
{
    "TotalCount": 1,
    "Boxes": { "Box": [ { "BoxId": "b-1", "Name": "books", "Status": "Open" } ] },
    "RequestId": "r-2"
}
\`\`\`
`;

const lines = (...cells: readonly string[]): string => cells.join('\n\n');

const oneCellPerLine = lines(
  'Put a Box on a Shelf',
  'URI',
  'POST /boxes',
  'Request Parameters',
  'Table 1 Request body parameters',
  ...['Parameter', 'Mandatory', 'Type', 'Description'],
  ...['Name', 'Yes', 'String', 'The lid.', 'Minimum: 2', 'Maximum: 8'],
  ...['Kind', 'No', 'String', 'What it holds. Options:', '  • plain', '  • cold: with ice', 'Default: plain'],
  ...['Size', 'No', 'Integer', 'How wide it is.', 'Minimum: 1', 'Maximum: 100'],
  ...['Sealed', 'No', 'Boolean', 'Closed or not.', 'Default: false'],
  ...['Owner', 'No', 'String', 'Value: Enter up to 20 characters.'],
  ...['Label', 'No', 'String', 'Lower-case letters.'],
  ...['From', 'No', 'Integer', 'The first shelf.'],
  ...['Until', 'No', 'Integer', 'The last shelf.'],
  ...['Tag', 'No', 'Array of Tag objects', 'Tags.', 'Array Length: 0 - 3'],
  ...['ClientToken', 'No', 'String', 'Makes a repeated call count once.'],
  'Table 2 Tag',
  ...['Parameter', 'Mandatory', 'Type', 'Description'],
  ...['Key', 'Yes', 'String', 'The key.'],
  ...['Value', 'No', 'String', 'The value.'],
  'Response Parameters',
  'Table 3 Response body parameters',
  ...['Parameter', 'Type', 'Description'],
  ...['BoxId', 'String', 'The box.'],
  'Example Requests',
  'POST https://depot.example.com/boxes',
  '{\n  "Name" : "books",\n  "Size" : 60\n}',
  'Status Codes',
  ...['Status Code', 'Description', '200', 'OK', '400', 'Bad Request'],
  'Error Codes',
  '',
);

export const documents = { tabSeparated, capabilityTables, curlSamples, oneCellPerLine };

export type Dialect = keyof typeof documents;

const http = (method: string) => [['errors:', `http: { method: ${method}, path: /boxes }\nerrors:`]] as const;

const groups = {
  'sources.yaml': `sources:
  guide:
    title: Depot Guide
    groups: { Manage Boxes: [CreateBox], Find Boxes: [ListBoxes] }
`,
} as const;

const limits: Change = {
  'product.yaml': [['endpoints:', 'limits: { requestsPerSecond: 30 }\nretry: { base: 200, most: 4 }\nendpoints:']],
};

const addresses: Change = { 'operations/CreateBox.yaml': http('POST'), 'operations/ListBoxes.yaml': http('GET') };

const status: Change = {
  'errors.yaml': "common:\n  - { code: '400', http: 400, kind: other, cause: The request is wrong. }\n",
};

/** What the depot has to be for a dialect that says it in another way. */
export const depotChanges: Readonly<Record<Dialect, Change>> = {
  tabSeparated: {},
  capabilityTables: { ...groups, ...limits },
  curlSamples: addresses,
  oneCellPerLine: { ...addresses, ...status },
};

/** Limits of the depot that its guide does not state. */
export const unstatedLimits = `entries:
  - id: depot-01
    kind: gap
    subject: CreateBox.input
    claims:
      - { lines: '12', says: no such limits }
    decision: They are kept.
    reason: The service has them.
    says:
      - { at: [CreateBox.rules.size-by-kind, CreateBox.rules.in-order], lacks: [rule] }
      - { at: CreateBox.input.Label, lacks: [pattern] }
`;
