import { expect, it } from 'vitest';
import { call, decodeTexts } from '../src/index.js';
import { xml } from '../src/xml.js';
import { json, product, safe, service, text } from './support/service.js';

const places = { Total: 1, Cloud: { Disk: { Size: 1, Portable: 1, Ports: 1 } }, Ids: 2, Days: 3 } as const;

const answers: readonly [what: string, given: object, want: object][] = [
  ['a number', { Total: '20' }, { Total: 20 }],
  ['a number with a sign, a fraction and an exponent', { Total: ' -1.5e3\n' }, { Total: -1500 }],
  ['a number with leading zeros', { Total: '007' }, { Total: 7 }],
  ['a number that is one already', { Total: 20 }, { Total: 20 }],
  ['an integer that a number would round', { Total: '9007199254740993' }, { Total: '9007199254740993' }],
  ['what is no number', { Total: 'many' }, { Total: 'many' }],
  ['an infinite number', { Total: 'Infinity' }, { Total: 'Infinity' }],
  ['nothing', { Total: '' }, {}],
  ['null', { Total: null }, { Total: null }],
  [
    'booleans in a list',
    { Cloud: { Disk: [{ Portable: 'true' }, { Portable: 'false' }, { Portable: true }, { Portable: 'yes' }] } },
    { Cloud: { Disk: [{ Portable: true }, { Portable: false }, { Portable: true }, { Portable: 'yes' }] } },
  ],
  ['a list of numbers', { Cloud: { Disk: [{ Ports: ['22', '', 80] }] } }, { Cloud: { Disk: [{ Ports: [22, 80] }] } }],
  ['a list that is one text', { Cloud: { Disk: [{ Ports: '[22, 80]' }] } }, { Cloud: { Disk: [{ Ports: [22, 80] }] } }],
  ['a list in JSON', { Ids: '["a", "1"]' }, { Ids: ['a', '1'] }],
  ['lists in JSON', { Ids: ['["a", "1"]', 'not JSON', '["b'] }, { Ids: [['a', '1'], 'not JSON', '["b'] }],
  ['a list that is one already', { Ids: [['a', '1'], '20'] }, { Ids: [['a', '1'], '20'] }],
  ['a whole list in JSON', { Days: '["1", "7"]' }, { Days: ['1', '7'] }],
  ['a whole list in JSON, as XML has it', { Days: ['["1", "7"]'] }, { Days: ['1', '7'] }],
  ['an empty list in JSON, as XML has it', { Days: ['[]'] }, { Days: [] }],
  ['a whole list that is none in JSON', { Days: ['1', '7'] }, { Days: ['1', '7'] }],
  ['a list of one item that is no JSON', { Days: ['[1'] }, { Days: ['[1'] }],
  ['what stands elsewhere', { Size: '20', Cloud: { Size: '20' } }, { Size: '20', Cloud: { Size: '20' } }],
  ['a place that is no object', { Cloud: 'none' }, { Cloud: 'none' }],
  ['JSON in place of an object', { Cloud: '{"Disk":[]}' }, { Cloud: '{"Disk":[]}' }],
];

it.each(answers)('texts in a JSON answer are read as what they contain: %s', async (_, given, want) => {
  const { client } = service(json(given));
  expect(await call(client, { ...safe, decode: (output: object) => decodeTexts(output, places) }, {})).toEqual(want);
});

const forms = {
  operations: { [safe.name]: { Total: 'number', Cloud: { Disk: ['#Disk'] } } },
  shapes: { Disk: { Size: 'number', Portable: 'boolean' } },
} as const;
const values = ['20', ' 20 ', '-1.5e3', '007', '9007199254740993', 'many', 'Infinity', 'true', 'false', 'True', ''];

it.each(values)('a text reads the same in JSON and in XML: %j', async (value) => {
  const inJson = service(json({ Total: value, Cloud: { Disk: [{ Size: value, Portable: value }] } }));
  const inXml = service(
    text(
      `<R><Total>${value}</Total><Cloud><Disk><Size>${value}</Size><Portable>${value}</Portable></Disk></Cloud></R>`,
      200,
    ),
    { of: product, format: xml(forms) },
  );
  const operation = { ...safe, decode: (output: object) => decodeTexts(output, places) };
  expect(await call(inJson.client, operation, {})).toEqual(await call(inXml.client, operation, {}));
});
