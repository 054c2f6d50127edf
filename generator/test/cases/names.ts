import type { Case } from '../support/case.js';

const seal = 'operations/SealBox.yaml';

const makeOperation = (name: string): string => `\
operation: ${name}
docs: guide > Boxes
summary: Does it.
idempotency: none
input: {}
output: {}
errors: []
examples: [{ ok: {} }]
`;

const makeShape = (name: string): string => `shape: ${name}\ndocs: guide > Boxes\ntype: object\nproperties: {}\n`;

const operation = (name: string, want: string): Case => ({
  given: `an operation ${name}`,
  change: { [`operations/${name}.yaml`]: makeOperation(`»${name}`) },
  want: [want],
});

const shape = (name: string, want: string): Case => ({
  given: `a shape ${name}`,
  change: { [`shapes/${name}.yaml`]: makeShape(`»${name}`) },
  want: [want],
});

/** A member of an input, its name as YAML has it. */
const member = (name: string, want: string): Case => ({
  given: `a member ${name}`,
  change: { [seal]: [['    BoxId:', `    »${name}: { type: string }\n    BoxId:`]] },
  want: [want],
});

const value = (given: string, text: string, want: string): Case => ({
  given: `a value with ${given}`,
  change: { 'operations/CreateBox.yaml': [['enum: [plain, cold]', `enum: [plain, cold, »${text}]`]] },
  want: [want],
});

const waiter = (name: string, want: string): Case => ({
  given: `a waiter ${name}`,
  change: {
    'resources/Box.yaml': [['  BoxSealed: {', `  »${name}: { poll: ListBoxes, until: [Open] }\n  BoxSealed: {`]],
  },
  want: [want],
});

const javascript = 'which is a word of JavaScript';
const runtime = 'which is a name of the runtime';
const typescript = 'which is a name of TypeScript that the package uses';
const everywhere = 'which is a name that every package has';

export const nameCases: readonly Case[] = [
  operation('Delete', `name-taken: the operation Delete would get the name 'delete' in the package, ${javascript}`),
  operation('Await', `name-taken: the operation Await would get the name 'await' in the package, ${javascript}`),
  operation('Eval', `name-taken: the operation Eval would get the name 'eval' in the package, ${javascript}`),
  operation('Prepare', `name-taken: the operation Prepare would get the name 'prepare' in the package, ${runtime}`),
  operation('Call', `name-taken: the operation Call would get the name 'call' in the package, ${runtime}`),
  operation(
    'Operation',
    `name-taken: the operation Operation would get the name 'Operation' in the package, ${runtime}`,
  ),
  operation('Product', `name-taken: the operation Product would get the name 'Product' in the package, ${runtime}`),
  operation('Then', `name-taken: the operation Then would get the name 'then' in the package, ${everywhere}`),
  operation(
    'Constructor',
    `name-taken: the operation Constructor would get the name 'constructor' in the package, ${everywhere}`,
  ),
  operation('ToJSON', `name-taken: the operation ToJSON would get the name 'toJSON' in the package, ${everywhere}`),
  operation('Promise', `name-taken: the operation Promise would get the name 'Promise' in the package, ${typescript}`),
  operation(
    'CreateDepot',
    "name-taken: the operation CreateDepot would get the name 'createDepot' in the package, which is the name for the class Depot in specs/depot/product.yaml; another 'class' there avoids this",
  ),
  {
    given: 'operations that differ by case',
    change: {
      'operations/SealBOX.yaml': makeOperation('SealBOX'),
      [seal]: [['operation: SealBox', 'operation: »SealBox']],
    },
    want: ["name-similar: 'SealBox' differs only by case from 'SealBOX' in specs/depot/operations/SealBOX.yaml"],
  },
  {
    given: 'an operation with the name of a waiter’s function',
    change: {
      'operations/WaitUntilBoxSealed.yaml': makeOperation('WaitUntilBoxSealed'),
      'resources/Box.yaml': [['  BoxSealed: {', '  »BoxSealed: {']],
    },
    want: [
      "name-taken: the waiter BoxSealed would get the name 'waitUntilBoxSealed' in the package, which is the name for the operation WaitUntilBoxSealed in specs/depot/operations/WaitUntilBoxSealed.yaml",
    ],
  },
  shape('Record', `name-taken: the shape Record would get the name 'Record' in the package, ${typescript}`),
  shape('Promise', `name-taken: the shape Promise would get the name 'Promise' in the package, ${typescript}`),
  shape('Issue', `name-taken: the shape Issue would get the name 'Issue' in the package, ${runtime}`),
  shape(
    'CreateBoxInput',
    "name-taken: the shape CreateBoxInput would get the name 'CreateBoxInput' in the package, which is the name for the operation CreateBox in specs/depot/operations/CreateBox.yaml",
  ),
  shape(
    'DepotClient',
    "name-taken: the shape DepotClient would get the name 'DepotClient' in the package, which is the name for the class Depot in specs/depot/product.yaml; another 'class' there avoids this",
  ),
  {
    given: 'shapes that differ by case',
    change: {
      'shapes/OwnerNAME.yaml': makeShape('OwnerNAME'),
      'shapes/OwnerName.yaml': [['shape: OwnerName', 'shape: »OwnerName']],
    },
    want: ["name-similar: 'OwnerName' differs only by case from 'OwnerNAME' in specs/depot/shapes/OwnerNAME.yaml"],
  },
  shape(
    'box-lid',
    "name-form: the shape 'box-lid' becomes a name in the package; write it as in 'CreateDisk': letters and digits only",
  ),
  waiter(
    'box is there',
    "name-form: the waiter 'box is there' becomes a name in the package; write it as in 'CreateDisk': letters and digits only",
  ),
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'].map((name) =>
    member(
      name,
      `member-inherited: every object of JavaScript has a '${name}', which a member of this name cannot be told from`,
    ),
  ),
  member('Lid.Size', "member-form: a member cannot be called 'Lid.Size'; write a member 'Size' of an object 'Lid'"),
  member('Lid[]', "member-form: a member cannot be called 'Lid[]'; '[' has a meaning in paths"),
  member('Lid#1', "member-form: a member cannot be called 'Lid#1'; '#' has a meaning in paths"),
  member('Box Tag', "name-characters: look at the letters of 'Box Tag': it holds a space"),
  member("'BoxTag '", "name-characters: look at the letters of 'BoxTag ': it begins or ends with a space"),
  member('Box\u200bTag', "name-characters: look at the letters of 'Box\u200bTag': it holds U+200B, which nobody sees"),
  member('B\u043exTag', "name-characters: look at the letters of 'B\u043exTag': '\u043e' is U+043E, no Latin letter"),
  member(
    'Action',
    "member-reserved: the RPC protocol adds 'Action' to every request; an operation cannot have such a parameter",
  ),
  {
    given: 'a member that differs by case',
    change: {
      [seal]: [
        [
          '    BoxId: { type: string, refers: Box }',
          '    BoxId: { type: string, refers: Box }\n    »boxId: { type: string }',
        ],
      ],
    },
    want: ["name-similar: 'boxId' differs only by case from 'BoxId' in the same object"],
  },
  {
    given: 'members of other scripts, with dashes and digits',
    change: { [seal]: [['    BoxId:', '    名称ID: { type: string }\n    x-1st: { type: string }\n    BoxId:']] },
    want: [],
  },
  value(
    'a space at its end',
    "'warm '",
    "name-characters: look at the letters of 'warm ': it begins or ends with a space",
  ),
  value(
    'a zero-width letter',
    'wa\u200brm',
    "name-characters: look at the letters of 'wa\u200brm': it holds U+200B, which nobody sees",
  ),
  value(
    'a Cyrillic letter',
    'w\u0430rm',
    "name-characters: look at the letters of 'w\u0430rm': '\u0430' is U+0430, no Latin letter",
  ),
  {
    given: 'a product of the name of a package that is written by hand',
    change: {
      '/packages/depot/package.json': '{ "name": "@yunspec/depot" }\n',
      'product.yaml': [['product: depot', 'product: »depot']],
    },
    want: ['product-taken: @yunspec/depot is a package written by hand; the product needs another name'],
  },
  {
    given: 'a product whose package is generated, beside packages of other names',
    change: {
      '/packages/depot/package.json': '{ "name": "@yunspec/depot" }\n',
      '/packages/depot/.generated.json': '{ "files": ["package.json"] }\n',
      '/packages/runtime/package.json': '{ "name": "@yunspec/runtime" }\n',
      '/tools/package.json': 'no JSON\n',
    },
    want: [],
  },
  {
    given: 'a class that another product has',
    change: {
      'product.yaml': [['class: Depot', 'class: »Depot']],
      '/specs/annex/product.yaml':
        'product: annex\nclass: DEPOT\ntitle: Annex\nvendor: Example\nversion: v1\ndescription: More.\nprotocols: {}\nendpoints: {}\n',
    },
    wanted: ['depot'],
    want: ['class-taken: the class of the product annex is Depot already'],
  },
];
