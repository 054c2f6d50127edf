import { expect, it } from 'vitest';
import { call, outputForms, ServiceError } from '../src/index.js';
import { xml } from '../src/xml.js';
import { failure, safe, service, text } from './support/service.js';

const outputs = outputForms({
  operations: {
    DescribeDisks: {
      RequestId: 'string',
      TotalCount: 'number',
      Disks: { Disk: ['#Disk'] },
      Vpcs: ['#Disk'],
    },
  },
  shapes: { Disk: { DiskId: 'string', Size: 'number', Portable: 'boolean', Tags: ['string'], Status: { $enum: ['In_use', 'Available'] } } },
});

const answer = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><DescribeDisksResponse><RequestId>r-1</RequestId>${inner}</DescribeDisksResponse>`;

const d1 = '<Disk><DiskId>007</DiskId><Size>40</Size><Portable>true</Portable><Status>In_use</Status></Disk>';

it.each([
  ['a list of one', `<Disks>${d1}</Disks>`, { Disks: { Disk: [{ DiskId: '007', Size: 40, Portable: true, Status: 'In_use' }] } }],
  ['a list of two', `<Disks>${d1}<Disk><DiskId>d-2</DiskId></Disk></Disks>`, { Disks: { Disk: [expect.anything(), { DiskId: 'd-2' }] } }],
  ['an empty list', '<Disks></Disks>', { Disks: { Disk: [] } }],
  ['a list under an element of its own', `<Vpcs>${d1}</Vpcs>`, { Vpcs: [{ DiskId: '007', Size: 40, Portable: true, Status: 'In_use' }] }],
  ['a list inside an item', '<Disks><Disk><Tags>a</Tags><Tags>b</Tags></Disk></Disks>', { Disks: { Disk: [{ Tags: ['a', 'b'] }] } }],
  ['a number', '<TotalCount>0</TotalCount>', { TotalCount: 0 }],
  ['a number that is none', '<TotalCount>many</TotalCount>', { TotalCount: 'many' }],
  ['entities', '<Disks><Disk><DiskId>a &amp; b &lt;c&gt;</DiskId></Disk></Disks>', { Disks: { Disk: [{ DiskId: 'a & b <c>' }] } }],
  ['what is not documented', '<New><Thing>1</Thing></New>', { New: { Thing: '1' } }],
])('XML gives the object JSON would give: %s', async (_, inner, want) => {
  const { client, sent } = service(text(answer(inner)), { format: xml(outputs) });
  expect(await call(client, safe, {})).toMatchObject({ RequestId: 'r-1', ...want });
  expect(sent[0]?.parameters.Format).toBe('XML');
});

const error = '<Error><RequestId>r-9</RequestId><HostId>h</HostId><Code>InvalidDiskId.NotFound</Code><Message>gone</Message></Error>';

it.each([
  ['XML', error],
  ['JSON', '{"RequestId":"r-9","HostId":"h","Code":"InvalidDiskId.NotFound","Message":"gone"}'],
])('an error envelope in %s is read', async (_, body) => {
  const { client } = service(text(body, 404), { format: xml(outputs) });
  const found = await failure(call(client, safe, {}));
  expect(found).toBeInstanceOf(ServiceError);
  expect(found).toMatchObject({ code: 'InvalidDiskId.NotFound', status: 404, requestId: 'r-9', hostId: 'h' });
});

it.each(['<DescribeDisksResponse><RequestId>r', '', 'plain text', '<html><body>Bad gateway</body>', '<a></a><!DOCTYPE x'])(
  '%j is an answer that cannot be read',
  async (body) => {
    const { client } = service(text(body, 200), { format: xml(outputs), retry: { retries: 0 } });
    expect(await failure(call(client, safe, {}))).toMatchObject({ name: 'ResponseError', status: 200 });
  },
);
