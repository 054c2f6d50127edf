import { expect, it } from 'vitest';
import { writeXml } from '../src/answer/xml.js';

const cases: readonly [value: Record<string, unknown>, want: string][] = [
  [{}, '<R></R>'],
  [
    { RequestId: 'x', TotalCount: 2, Portable: true },
    '<R><RequestId>x</RequestId><TotalCount>2</TotalCount><Portable>true</Portable></R>',
  ],
  [{ Name: `a<b> & "c" 'd'` }, '<R><Name>a&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;</Name></R>'],
  [{ Name: 'a\u0000b\ud800c\u{1f600}' }, '<R><Name>abc\u{1f600}</Name></R>'],
  [{ Name: ' a\r\n\tb ' }, '<R><Name> a&#xD;\n\tb </Name></R>'],
  [{ Absent: undefined, Nothing: null }, '<R></R>'],
  [{ Nothing: null, Ids: ['a', 'b'] }, '<R><Ids>a</Ids><Ids>b</Ids></R>'],
  [
    { Instances: { Instance: [{ Id: 1 }, { Id: 2 }] } },
    '<R><Instances><Instance><Id>1</Id></Instance><Instance><Id>2</Id></Instance></Instances></R>',
  ],
  [{ Instances: { Instance: [] } }, '<R><Instances></Instances></R>'],
  [{ TotalCount: 1, Vpcs: [{ Id: 1 }] }, '<R><TotalCount>1</TotalCount><Vpcs><Vpc><Id>1</Id></Vpc></Vpcs></R>'],
  [
    { TotalCount: 1, EipAddresses: [{ Id: 1 }] },
    '<R><TotalCount>1</TotalCount><EipAddresses><EipAddress><Id>1</Id></EipAddress></EipAddresses></R>',
  ],
  [
    { Zone: { DiskCategories: ['cloud', 'ssd'] } },
    '<R><Zone><DiskCategories>cloud</DiskCategories><DiskCategories>ssd</DiskCategories></Zone></R>',
  ],
  [
    { OrderId: '1', InstanceIdSets: [['i-1', 'i-2']] },
    '<R><OrderId>1</OrderId><InstanceIdSets><InstanceIdSet>[&quot;i-1&quot;,&quot;i-2&quot;]</InstanceIdSet>' +
      '</InstanceIdSets></R>',
  ],
];

it.each(cases)('%j', (value, want) => {
  expect(writeXml('R', value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${want}`);
});
