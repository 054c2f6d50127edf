import type { Case } from '../support/case.js';

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/CreateBox.yaml': [[was, is]] },
  want,
});
const seal = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'operations/SealBox.yaml': [[was, is]] },
  want,
});

const form = "example-form: an example has either 'ok', or 'fails' and 'input'";

export const exampleCases: readonly Case[] = [
  seal('neither form', '- ok: { BoxId: b-1 }', '- ok: { BoxId: b-1 }\n  - »returns: { RequestId: r-1 }', form),
  seal(
    'both forms',
    '- ok: { BoxId: b-1 }',
    '- ok: { BoxId: b-1 }\n  - »{ ok: { BoxId: b-1 }, fails: BoxId#required, input: {} }',
    form,
  ),
  seal(
    'a failing one without its input',
    '- ok: { BoxId: b-1 }',
    '- ok: { BoxId: b-1 }\n  - »fails: BoxId#required',
    form,
  ),
  seal(
    'no example that passes',
    'examples:\n  - ok: { BoxId: b-1 }',
    '»examples:\n  - { fails: BoxId#required, input: {} }',
    'example-missing: SealBox has no example that passes',
  ),
  box(
    'a value outside',
    'Size: 60 }\n    returns',
    '»Size: 101 }\n    returns',
    'example-refused: this example should pass but is refused: Size must be at most 100 cm, not 101',
  ),
  box(
    'a member misspelt',
    'Size: 60 }\n    returns',
    '»Sise: 60 }\n    returns',
    'example-refused: this example should pass but is refused: Sise is not a documented parameter (did you mean Size?)',
  ),
  box(
    'a needed member missing',
    '- ok: { Name: books, Size: 60 }',
    '- ok: »{ Size: 60 }',
    'example-refused: this example should pass but is refused: Name is required',
  ),
  box(
    'two faults',
    '- ok: { Name: books, Size: 60 }',
    '- ok: { »Name: b, »Size: 0 }',
    'example-refused: this example should pass but is refused: Name must have at least 2 characters, not "b"',
    'example-refused: this example should pass but is refused: Size must be at least 1 cm, not 0',
  ),
  seal(
    'an input that is none',
    '- ok: { BoxId: b-1 }',
    '- »ok:',
    'example-refused: this example should pass but is refused: The input must be an object, not null',
  ),
  box(
    'an input that is right after all',
    '- fails: Size#maximum\n    input: { Name: books, Size: 101 }',
    '- fails: »Size#maximum\n    input: { Name: books, Size: 100 }',
    'example-passes: this example should be refused at Size#maximum but passes',
  ),
  box(
    'refused by another word',
    '- fails: Size#maximum',
    '- fails: »Size#minimum',
    'example-refused-elsewhere: this example should be refused at Size#minimum alone; it is refused at Size#maximum',
  ),
  box(
    'refused twice',
    'fails: Size#maximum\n    input: { Name: books, Size: 101 }',
    'fails: »Size#maximum\n    input: { Name: b, Size: 101 }',
    'example-refused-elsewhere: this example should be refused at Size#maximum alone; it is refused at Name#minLength and Size#maximum',
  ),
  {
    given: 'a rule nothing breaks',
    change: {
      'operations/CreateBox.yaml': [
        ['    in-order:', '    »in-order:'],
        ["  - fails: '#in-order'\n    input: { Name: books, From: 2, Until: 1 }\n", ''],
      ],
    },
    want: ["rule-without-example: no example is refused by rule 'in-order'"],
  },
  box(
    'an answer of another type',
    'returns: { BoxId: b-1, RequestId: r-1 }',
    'returns: { »BoxId: 1, RequestId: r-1 }',
    'example-returns: this answer does not fit the output: BoxId must be a string, not 1',
  ),
  box(
    'an answer with more',
    'returns: { BoxId: b-1, RequestId: r-1 }',
    'returns: { BoxId: b-1, »RequstId: r-1 }',
    'example-returns: this answer does not fit the output: RequstId is not a documented parameter (did you mean RequestId?)',
  ),
  {
    given: 'an answer without a required member',
    change: {
      'operations/CreateBox.yaml': [
        ['output:\n', 'output:\n  required: [BoxId]\n'],
        ['returns: { BoxId: b-1, RequestId: r-1 }', 'returns: »{}'],
      ],
    },
    want: ['example-returns: this answer does not fit the output: BoxId is required'],
  },
];
