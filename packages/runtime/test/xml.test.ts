import { describe, expect, it } from 'vitest';
import { call, outputForms, ServiceError } from '../src/index.js';
import { xml } from '../src/xml.js';
import { failure, json, safe, service, text } from './support/service.js';

const outputs = outputForms({
  operations: {
    DescribeDisks: {
      RequestId: 'string',
      TotalCount: 'number',
      Disks: { Disk: ['#Disk'] },
      Vpcs: ['#Disk'],
      Policies: [{ Name: 'string', Policy: 'string' }],
      DiskIds: ['string'],
      Ports: ['number'],
      States: [{ $enum: ['In_use', 'Available'] }],
      Anything: ['any'],
      DiskIdSets: [['string']],
      Owner: { Name: 'string', Roles: ['string'] },
      Level: { $enum: [1, 2] },
    },
  },
  shapes: {
    Disk: {
      DiskId: 'string',
      Size: 'number',
      Portable: 'boolean',
      Tags: ['string'],
      Status: { $enum: ['In_use', 'Available'] },
    },
  },
});

const root = (inner: string): string =>
  `<DescribeDisksResponse><RequestId>r-1</RequestId>${inner}</DescribeDisksResponse>`;
const answer = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>${root(inner)}`;

async function read(body: string): Promise<object> {
  const { client } = service(text(body), { format: xml(outputs) });
  return call(client, safe, {});
}

const d1 = '<Disk><DiskId>007</DiskId><Size>40</Size><Portable>true</Portable><Status>In_use</Status></Disk>';
const disk = { DiskId: '007', Size: 40, Portable: true, Status: 'In_use' };

type Row = readonly [what: string, inner: string, want: object];

const lists: readonly Row[] = [
  ['of one', `<Disks>${d1}</Disks>`, { Disks: { Disk: [disk] } }],
  ['of two', `<Disks>${d1}<Disk><DiskId>d-2</DiskId></Disk></Disks>`, { Disks: { Disk: [disk, { DiskId: 'd-2' }] } }],
  ['of none', '<Disks></Disks>', { Disks: { Disk: [] } }],
  ['of none, on lines of its own', '<Disks>\n</Disks><Vpcs>\n  </Vpcs>', { Disks: { Disk: [] }, Vpcs: [] }],
  ['under an element of its own', `<Vpcs>${d1}</Vpcs>`, { Vpcs: [disk] }],
  ['under an element of its own, on lines of its own', `<Vpcs>\n  ${d1}\n  ${d1}\n</Vpcs>`, { Vpcs: [disk, disk] }],
  ['under an element of another name', `<Vpcs><item><DiskId>d-1</DiskId></item></Vpcs>`, { Vpcs: [{ DiskId: 'd-1' }] }],
  ['of texts, one', '<DiskIds><DiskId>d-1</DiskId></DiskIds>', { DiskIds: ['d-1'] }],
  ['of texts, two', '<DiskIds><DiskId>d-1</DiskId><DiskId>d-2</DiskId></DiskIds>', { DiskIds: ['d-1', 'd-2'] }],
  ['of texts, an empty one', '<DiskIds><DiskId/></DiskIds>', { DiskIds: [''] }],
  ['of texts, none', '<DiskIds/>', { DiskIds: [] }],
  ['of texts, one without an element around it', '<DiskIds>d-1</DiskIds>', { DiskIds: ['d-1'] }],
  ['of texts, one with an element in it', '<DiskIds>d-<b>1</b></DiskIds>', { DiskIds: ['d-1'] }],
  ['of texts, one that is an object', '<DiskIds><A>1</A><B>2</B></DiskIds>', { DiskIds: [{ A: '1', B: '2' }] }],
  ['of texts, one that looks like a list', '<DiskIds>["d-1"]</DiskIds>', { DiskIds: ['["d-1"]'] }],
  ['of numbers, one', '<Ports><Port>22</Port></Ports>', { Ports: [22] }],
  ['of numbers, one of them empty', '<Ports><Port>22</Port><Port/></Ports>', { Ports: [22] }],
  ['of numbers, as JSON', '<Ports>[22, 80]</Ports>', { Ports: [22, 80] }],
  ['of known words, one', '<States><State>In_use</State></States>', { States: ['In_use'] }],
  ['of anything, one', '<Anything><Thing>1</Thing></Anything>', { Anything: ['1'] }],
  [
    'of lists, one as JSON',
    '<DiskIdSets><DiskIdSet>["d-1","d-2"]</DiskIdSet></DiskIdSets>',
    { DiskIdSets: [['d-1', 'd-2']] },
  ],
  [
    'of lists, two as JSON',
    '<DiskIdSets><DiskIdSet>["d-1"]</DiskIdSet><DiskIdSet>[]</DiskIdSet></DiskIdSets>',
    { DiskIdSets: [['d-1'], []] },
  ],
  ['of lists, one as JSON without an element around it', '<DiskIdSets>["d-1"]</DiskIdSets>', { DiskIdSets: [['d-1']] }],
  ['of lists, all as JSON', '<DiskIdSets>[["d-1"],["d-2"]]</DiskIdSets>', { DiskIdSets: [['d-1'], ['d-2']] }],
  [
    'of lists, in elements',
    '<DiskIdSets><DiskIdSet><Id>d-1</Id><Id>d-2</Id></DiskIdSet></DiskIdSets>',
    { DiskIdSets: [['d-1', 'd-2']] },
  ],
  [
    'of lists, a text that only begins like one',
    '<DiskIdSets><DiskIdSet>[d-1</DiskIdSet></DiskIdSets>',
    { DiskIdSets: [['[d-1']] },
  ],
  [
    'inside an item',
    '<Disks><Disk><Tags>a</Tags><Tags>b</Tags></Disk></Disks>',
    { Disks: { Disk: [{ Tags: ['a', 'b'] }] } },
  ],
  ['whose item is empty', '<Vpcs><Vpc/></Vpcs>', { Vpcs: [{ Tags: [] }] }],
  ['whose item has one member', '<Vpcs><DiskId>d-1</DiskId></Vpcs>', { Vpcs: [{ DiskId: 'd-1' }] }],
  ['whose item has new members only', '<Vpcs><Vpc><New>1</New></Vpc></Vpcs>', { Vpcs: [{ New: '1' }] }],
  ['whose item has a member of its name', '<Policies><Policy>1</Policy></Policies>', { Policies: [{ Policy: '1' }] }],
  [
    'whose items have a member of their name',
    '<Policies><Policy><Policy>1</Policy></Policy></Policies>',
    { Policies: [{ Policy: '1' }] },
  ],
  ['whose name ends otherwise', '<Policies><Policy><New>1</New></Policy></Policies>', { Policies: [{ New: '1' }] }],
  [
    'whose item has a new object only',
    '<Disks><Disk><NewThing><Id>1</Id></NewThing></Disk></Disks>',
    { Disks: { Disk: [{ NewThing: { Id: '1' } }] } },
  ],
];

const values: readonly Row[] = [
  ['a number', '<TotalCount>0</TotalCount>', { TotalCount: 0 }],
  ['a number on a line of its own', '<TotalCount>\n -1.5e3\n</TotalCount>', { TotalCount: -1500 }],
  ['a number that is none', '<TotalCount>many</TotalCount>', { TotalCount: 'many' }],
  ['a number that JSON has not', '<TotalCount>Infinity</TotalCount>', { TotalCount: 'Infinity' }],
  ['a known number', '<Level>2</Level>', { Level: 2 }],
  ['no number', '<TotalCount/><Level></Level>', {}],
  [
    'no boolean in an item',
    '<Vpcs><Vpc><DiskId>d-1</DiskId><Portable> </Portable></Vpc></Vpcs>',
    { Vpcs: [{ DiskId: 'd-1' }] },
  ],
  ['a boolean that is none', '<Vpcs><Portable>yes</Portable></Vpcs>', { Vpcs: [{ Portable: 'yes' }] }],
  ['an empty text', '<Owner><Name/></Owner>', { Owner: { Name: '' } }],
  ['an empty word', '<Vpcs><Status></Status></Vpcs>', { Vpcs: [{ Status: '' }] }],
  ['an empty object', '<Owner/>', { Owner: { Roles: [] } }],
  ['an object that is a text', '<Owner>nobody</Owner>', { Owner: 'nobody' }],
  ['a text that is an object', '<Owner><Name><First>a</First></Name></Owner>', { Owner: { Name: { First: 'a' } } }],
  ['text around elements', '<Owner><Name>a <b>big</b> name</Name></Owner>', { Owner: { Name: 'a big name' } }],
  ['elements amid text', '<Owner>see<Name>a</Name>there</Owner>', { Owner: { Name: 'a' } }],
  ['what is not documented', '<New><Thing>1</Thing></New>', { New: { Thing: '1' } }],
  ['a list that is not documented', '<New>1</New><New>2</New>', { New: ['1', '2'] }],
  ['nothing that is not documented', '<New>\n</New>', { New: '' }],
  ['an attribute', '<TotalCount unit="a > b">1</TotalCount>', { TotalCount: 1 }],
];

describe.each([
  ['a list', lists],
  ['a value', values],
])('XML gives the object JSON would give, %s', (_, rows) => {
  it.each(rows)('%s', async (_, inner, want) => {
    expect(await read(answer(inner))).toStrictEqual({ RequestId: 'r-1', ...want });
  });
});

it.each([
  ['the five named references', 'a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;', `a & b <c> "d" 'e'`],
  ['references in numbers', '&#65;&#x4e2d;&#x4E2D;&#10;&#xD;', 'A中中\n\r'],
  ['references beyond the first plane', '&#128512;&#x1f600;&#xD83D;&#xDE00;', '😀😀😀'],
  ['a reference in a reference', '&amp;#65;&amp;lt;', '&#65;&lt;'],
  ['references to nothing', '&copy;&#x110000;', '&copy;&#x110000;'],
  ['blanks at the ends', ' \t\ntwo  words\n ', ' \t\ntwo  words\n '],
  ['blanks only', '  ', '  '],
  ['bare carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
  ['a quoted text', '<![CDATA[ <a> &amp; ]] ]]>&amp;b', ' <a> &amp; ]] &b'],
  ['a comment', 'a<!-- <b> & -->b', 'ab'],
  ['an instruction', "a<?b don't?>b", 'ab'],
])('a text keeps its characters: %s', async (_, inner, want) => {
  expect(await read(`<R><RequestId>${inner}</RequestId></R>`)).toStrictEqual({ RequestId: want });
});

it.each([
  ['a declaration and a style sheet', `<?xml version="1.0"?>\n<?xml-stylesheet href="a"?>\n${root('')}`],
  ['comments', `<!-- a -->${root('')}\n<!-- b -->\n`],
  ['a byte order mark', `\ufeff${answer('')}`],
  ['a namespace', '<a:R xmlns:a="urn:a" xmlns="urn:b"><a:RequestId a:b="c">r-1</a:RequestId></a:R>'],
])('%s around the members changes nothing', async (_, body) => {
  expect(await read(body)).toStrictEqual({ RequestId: 'r-1' });
});

it.each(['<R></R>', '<R/>', '<R>\n</R>'])('%j is an answer without members', async (body) => {
  expect(await read(body)).toStrictEqual({});
});

it('names that objects inherit are members like others', async () => {
  const inner = '<__proto__><a>1</a></__proto__><constructor><prototype>2</prototype></constructor><toString/>';
  const found = await read(answer(inner));
  const { client } = service(
    json(JSON.parse('{"RequestId":"r-1","__proto__":{"a":"1"},"constructor":{"prototype":"2"},"toString":""}')),
  );
  expect(JSON.stringify(found)).toBe(JSON.stringify(await call(client, safe, {})));
  expect([Object.getPrototypeOf(found), Object.hasOwn(Object.prototype, 'a')]).toEqual([Object.prototype, false]);
});

it('a client that reads XML asks for it', async () => {
  const { client, sent } = service(text(answer('')), { format: xml(outputs) });
  await call(client, safe, {});
  expect(sent[0]?.parameters.Format).toBe('XML');
});

const error =
  '<Error><RequestId>r-9</RequestId><HostId>h</HostId><Code>InvalidDiskId.NotFound</Code><Message>gone</Message></Error>';

it.each([
  ['XML', error],
  ['JSON', '{"RequestId":"r-9","HostId":"h","Code":"InvalidDiskId.NotFound","Message":"gone"}'],
])('an error envelope in %s is read', async (_, body) => {
  const { client } = service(text(body, 404), { format: xml(outputs) });
  const found = await failure(call(client, safe, {}));
  expect(found).toBeInstanceOf(ServiceError);
  expect(found).toMatchObject({ code: 'InvalidDiskId.NotFound', status: 404, requestId: 'r-9', hostId: 'h' });
});

const page = '<head><title>Log in</title></head><body>502 Bad gateway</body>';
const entity = '<!DOCTYPE r [<!ENTITY a "boo">]>';

describe.each([
  ['cut off', '<DescribeDisksResponse><RequestId>r'],
  ['nothing', ''],
  ['no XML', 'plain text'],
  ['an open comment', `${root('')}<!-- `],
  ['two roots', `${root('')}${root('')}`],
  ['two empty roots', '<a/><b/>'],
  ['text beside the root', '<hr/>Log in'],
  ['elements that leave the document', '</document><a/><document>'],
  ['too deep', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
  ['a web page that is not well-formed', '<html><body>Bad gateway</body>'],
  ['a web page', `<html>${page}</html>`],
  ['a web page in capitals', '<HTML><BODY>Bad gateway</BODY></HTML>'],
  [
    'a web page with a namespace',
    `<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml">${page}</h:html>`,
  ],
  ['a web page with a document type', `<!DOCTYPE html>\n<page>${page}</page>`],
  ['a document type in small letters', '<!doctype html><a><b>1</b></a>'],
  ['a document type after a comment', `<?xml version="1.0"?><!-- a -->\n${entity}${root('&a;')}`],
  ['a document type in the root', root(entity)],
  ['a document type behind the root', `<a></a>${entity}`],
  ['a document type put together', `${entity.replaceAll('<', '<<!-- -->')}${root('&a;')}`],
])('no answer: %s', (_, body) => {
  it.each([200, 502])('with status %i', async (status) => {
    const headers = { 'x-acs-request-id': 'r-7' };
    const { client } = service(text(body, status, headers), { format: xml(outputs), retry: { retries: 0 } });
    const found = await failure(call(client, safe, {}));
    expect(found).toMatchObject({ name: 'ResponseError', status, requestId: 'r-7' });
    expect(found.message).toContain(JSON.stringify(body.slice(0, 40)).slice(1, -1));
  });
});

it('entities are not expanded, however many', () => {
  const body = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(50_000)}">]><R><RequestId>${'&a;'.repeat(5000)}</RequestId></R>`;
  expect(xml(outputs).read(body, 'DescribeDisks')).toBeUndefined();
});
