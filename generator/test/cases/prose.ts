import type { Case } from '../support/case.js';

export const proseCases: readonly Case[] = [
  {
    given: 'an endpoint without a scheme',
    change: { 'product.yaml': [['https://depot.example.com', '»depot.example.com']] },
    want: [
      "endpoint-form: 'depot.example.com' is not an address; it must begin with https:// (did you mean 'https://depot.example.com'?)",
    ],
  },
  {
    given: 'an endpoint without encryption',
    change: { 'product.yaml': [['https://depot.example.com', '»http://depot.example.com']] },
    want: ['server-insecure: credentials would be sent to this address unencrypted; it must begin with https://'],
  },
  {
    given: 'an endpoint with a space',
    change: { 'product.yaml': [['default: https://depot.example.com', "default: »'https://depot example.com'"]] },
    want: ["endpoint-form: 'https://depot example.com' is not an address; it must begin with https://"],
  },
  {
    given: 'an endpoint with a scheme misspelt',
    change: { 'product.yaml': [['https://depot.example.com', '»htps://depot.example.com']] },
    want: [
      "endpoint-form: 'htps://depot.example.com' is not an address; it must begin with https:// (did you mean 'https://depot.example.com'?)",
    ],
  },
  {
    given: 'an endpoint on this machine',
    change: { 'product.yaml': [['https://depot.example.com', 'http://127.0.0.1:8000']] },
    want: [],
  },
  {
    given: 'a showcase that does not exist',
    change: { 'product.yaml': [['answer:', 'showcase: »ListBoxs\nanswer:']] },
    want: ["showcase-unknown: there is no operation 'ListBoxs' to show (did you mean 'ListBoxes'?)"],
  },
  {
    given: 'an empty description',
    change: { 'operations/CreateBox.yaml': [['description: The name on the lid.', "»description: ''"]] },
    want: ["text-empty: 'description' is empty; write its text, or leave the keyword out where it may be absent"],
  },
  {
    given: 'a summary of blanks',
    change: { 'operations/CreateBox.yaml': [['summary: Puts a new box on a shelf.', "»summary: '  '"]] },
    want: ["text-empty: 'summary' is empty; write its text, or leave the keyword out where it may be absent"],
  },
  {
    given: 'an empty cause',
    change: { 'errors.yaml': [['cause: Too many calls.', "»cause: ''"]] },
    want: ["text-empty: 'cause' is empty; write its text, or leave the keyword out where it may be absent"],
  },
  {
    given: 'an empty reason in the ledger',
    change: { 'discrepancies.yaml': [['reason: The example says so.', "»reason: ''"]] },
    want: ["text-empty: 'reason' is empty; write its text, or leave the keyword out where it may be absent"],
  },
  {
    given: 'a hint that begins with must',
    change: { 'operations/CreateBox.yaml': [['hint: be lower-case letters', 'hint: »must be lower-case letters']] },
    want: ["hint-tone: a hint is the end of a sentence that begins with 'must': leave out the 'must'"],
  },
  {
    given: 'a hint that is a sentence',
    change: { 'operations/CreateBox.yaml': [['hint: be lower-case letters', 'hint: »Be lower-case letters']] },
    want: ["hint-tone: a hint is the end of a sentence that begins with 'must': begin with a small letter"],
  },
  {
    given: 'a hint with a full stop',
    change: { 'operations/CreateBox.yaml': [['hint: be lower-case letters', 'hint: »be lower-case letters.']] },
    want: ["hint-tone: a hint is the end of a sentence that begins with 'must': leave out the full stop"],
  },
  {
    given: 'a hint about what it should be',
    change: { 'operations/CreateBox.yaml': [['hint: be lower-case letters', 'hint: »should be lower-case letters']] },
    want: [
      "hint-tone: a hint is the end of a sentence that begins with 'must': begin with a verb such as be, have or begin",
    ],
  },
];
