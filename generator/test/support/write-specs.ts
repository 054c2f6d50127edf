import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { checkSpecs } from '../../src/check/check-specs.js';
import { resolveProduct } from '../../src/language/resolve/index.js';
import { extractRawSpecs } from '../../src/read/load.js';
import type { Model } from '../../src/write/model.js';

/** Files by path from a root. */
export type Tree = Readonly<Record<string, string>>;

/** A small product with one of everything, and texts that are hard to write down: quotes, backslashes, ends of comments. */
export const parcels: Tree = {
  'specs/parcels/product.yaml': `
product: parcels
class: Parcels
title: Parcel Service
vendor: Example
version: '2024-01-01'
description: Sends parcels.
protocols:
  rpc: { method: POST, auth: [access-key] }
endpoints:
  default: https://parcels.example.com
regions: [north, south]
answer:
  RequestId: { type: string, description: ID of the request. }
showcase: ListParcels
`,
  'specs/parcels/sources.yaml': `
sources:
  guide: { title: Parcel Guide }
`,
  'specs/parcels/errors.yaml': `
common:
  - { code: Throttling, http: 400, kind: throttled, retry: throttle, cause: Too many calls. }
`,
  'specs/parcels/discrepancies.yaml': `
entries:
  - id: parcels-01
    kind: gap
    subject: SendParcel.input.Weight
    claims:
      - { lines: '12', says: nothing of a limit | only "heavy" <parcels> }
    decision: At most 30 kg.
    reason: The example says so.
    status: open
`,
  'specs/parcels/shapes/Parcel.yaml': `
shape: Parcel
docs: guide > Parcels
description: A parcel on its way, or */ there.
type: object
properties:
  ParcelId: { type: string }
  Status: { type: string, enum: [Waiting, Sent] }
  Stops: { shape: Stops }
`,
  'specs/parcels/shapes/Stops.yaml': `
shape: Stops
docs: guide > Stops
type: array
items:
  type: object
  properties:
    Place: { type: string }
`,
  'specs/parcels/operations/SendParcel.yaml': `
operation: SendParcel
docs: guide > Parcels
lines: 10-20
summary: Sends a parcel; 'to' may be a "place" or a C:\\path, never */.
idempotency: { token: ClientToken }
input:
  required: [To]
  properties:
    To: { type: string, minLength: 2, maxLength: 20, stability: closed, description: 'Where to: "home", or a /* place */.' }
    Speed: { type: string, enum: [slow, "driver's choice", 'say "fast"', 'a\\b'], default: slow }
    Size: { type: string, enum: [S, "M's", L] }
    Weight: { type: number, exclusiveMinimum: 0, maximum: 30, unit: kg }
    Sealed: { type: boolean, text: ['yes', 'no'], default: false }
    Labels: { type: array, wire: json-string, maxItems: 3, items: { type: string, enum: [glass, heavy] } }
    x-Note: { type: string, pattern: "^[a-z'\\\\\\\\]+$", hint: "be letters, ' or \\\\" }
    Code: { type: string, secret: true, deprecated: Use Sealed. }
    Extra: { type: object, values: { type: string } }
    ClientToken: { type: string }
  rules:
    heavy-is-slow:
      table: Weight
      by: [Speed]
      rows:
        - [['say "fast"', "driver's choice"], { maximum: 5 }]
    sealed-has-code: { when: { Sealed: true }, require: [Code], error: MissingCode }
    known-place: { server: The place must exist. }
output:
  properties:
    ParcelId: { type: string, refers: Parcel }
    Parcel: { shape: Parcel, description: The parcel itself. }
errors:
  - { code: MissingCode, http: 400, on: Code, kind: missing, cause: A sealed parcel has no code. }
  - { code: CodeTooLate, http: 400, on: Code, kind: missing, cause: The parcel is sealed already., withdrawn: true }
  - { code: MissingCode, http: 404, kind: other, cause: 'Twice with "quotes".' }
permissions:
  - parcels:$regionid:$accountid:parcel/*
  - { resource: 'parcels:$regionid:$accountid:code/$code', when: Code }
examples:
  - ok: { To: home, Speed: "driver's choice", Weight: 3 }
    returns: { ParcelId: p-1, RequestId: r-1 }
  - fails: '#heavy-is-slow'
    input: { To: home, Speed: 'say "fast"', Weight: 6 }
  - fails: '#sealed-has-code'
    input: { To: home, Sealed: 'yes' }
`,
  'specs/parcels/operations/ListParcels.yaml': `
operation: ListParcels
docs: guide > Parcels
summary: Lists parcels.
idempotency: safe
pagination: { style: page, page: PageNumber, size: PageSize, total: TotalCount, items: Parcels.Parcel }
input:
  properties:
    PageNumber: { type: integer, minimum: 1, default: 1 }
    PageSize: { type: integer, minimum: 1, maximum: 50, default: 10 }
output:
  properties:
    TotalCount: { type: integer }
    Parcels:
      type: object
      properties:
        Parcel: { type: array, items: { shape: Parcel } }
errors: []
examples:
  - ok: { PageNumber: 2 }
`,
  'specs/parcels/operations/DropParcel.yaml': `
operation: DropParcel
docs: guide > Parcels
summary: Takes a parcel back.
idempotency: none
input:
  required: [ParcelId]
  properties:
    ParcelId: { type: string, refers: Parcel }
output: {}
errors:
  - { code: ParcelGone, http: 404, on: ParcelId, kind: notFound, cause: It is on its way. }
  - { code: ParcelGone.OnItsWayToTheNextPlace, http: 403, kind: state, cause: It can be met there. }
  - { code: ParcelGone.BehindTheCounterOfAShop, http: 403, kind: state, cause: It can be asked for there. }
examples:
  - ok: { ParcelId: p-1 }
`,
  'specs/parcels/resources/Parcel.yaml': `
resource: Parcel
identity: { member: ParcelId, prefix: p- }
state: Status
states:
  Waiting: { becomes: Sent }
  Sent: {}
  Gone: { gone: true }
operations:
  SendParcel: { creates: Waiting }
  DropParcel: { from: [Waiting], to: Gone, otherwise: ParcelGone }
  ListParcels: { lists: Parcels.Parcel }
waiters:
  ParcelSent: { poll: ListParcels, until: [Sent] }
`,
};

/** A second product that shares nothing with the first. */
export const lamps: Tree = {
  'specs/lamps/product.yaml': `
product: lamps
class: Lamps
title: Lamp Gateway
vendor: Example
version: '1'
description: Switches lamps.
protocols:
  http: { auth: [in-request] }
endpoints:
  default: http://127.0.0.1:8000
`,
  'specs/lamps/sources.yaml': 'sources:\n  notes: { title: Lamp Notes, url: https://example.com/lamps }\n',
  'specs/lamps/operations/SwitchLamp.yaml': `
operation: SwitchLamp
docs: notes > Lamps
summary: Switches a lamp.
idempotency: none
http: { method: PUT, path: '/lamps/{lamp_id}' }
input:
  required: [lamp_id, state]
  properties:
    lamp_id: { type: string, wire: path }
    state: { type: string, enum: ['on', 'off'] }
    trace: { type: string, wire: header, name: X-Trace }
output: {}
errors: []
examples:
  - ok: { lamp_id: l1, state: 'on' }
`,
};

/** What the generator reads besides specs. */
export const surroundings: Tree = {
  LICENSE: 'Do as you like.\n',
  'packages/runtime/package.json': '{ "name": "@yunspec/runtime", "version": "0.3.1" }\n',
};

export function write(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.replace(/^\n/, ''));
  }
}

/** A folder of its own for one test, gone when the callback ends. */
export async function inFolder<T>(tree: Tree, use: (root: string) => T | Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'yunspec-write-'));
  try {
    write(root, tree);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Every file below a folder, the generator's cache aside. */
export const treeOf = (root: string): Tree =>
  Object.fromEntries(
    filesBelow(root)
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => !path.startsWith('node_modules/')),
  );

/** When each of them was written. */
export const timesOf = (root: string): Readonly<Record<string, number>> =>
  Object.fromEntries(filesBelow(root).map((path) => [relative(root, path), statSync(path).mtimeMs]));

/** The model of a product whose specs are sound; they may look odd. */
export const modelOf = (tree: Tree): Promise<Model> =>
  inFolder(tree, (root) => {
    const { products, findings } = checkSpecs(join(root, 'specs'), 'specs');
    const [specs] = products;
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (specs === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
    return resolveProduct(extractRawSpecs(specs));
  });
