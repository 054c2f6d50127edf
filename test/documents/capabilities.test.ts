import * as cas from '@yunspec/cas';
import * as eiam from '@yunspec/eiam';
import { expect, test } from 'vitest';
import { cutMarkdown } from '../../generator/src/audit/readers/markdown-blocks.js';
import { compareWith } from '../support/documents/folder.js';
import { readModel } from '../support/documents/product.js';

type Capabilities = Readonly<Record<string, readonly string[]>>;

/** The operations behind each row of a document's overview. */
const capabilities: Readonly<Record<string, Capabilities>> = {
  eiam: {
    'Manage Instances': [
      'CreateInstance',
      'UpdateInstanceDescription',
      'DeleteInstance',
      'ListInstances',
      'GetInstance',
    ],
    'Manage Instance Licenses': ['CreateInstanceTrialLicense', 'RenewFreeLicenseEndTime', 'GetInstanceLicense'],
    'Check Instance Status': ['CheckInstanceForDelete', 'CheckInstanceModuleStatus'],
    'Manage Instance Configuration': [
      'GetInstanceControlConfiguration',
      'SetInstanceControlConfiguration',
      'GetInstanceGlobalizationConfig',
      'SetInstanceGlobalizationConfig',
      'GetInstanceQuota',
    ],
    'Generate Upload Credentials': ['GenerateUploadAuth'],
    'List Regions': ['ListRegions', 'ListEiamRegions'],
    'Manage Network Resources': ['DeleteNetworkAccessEndpoint', 'DeleteNetworkZone', 'UpdateNetworkZoneDescription'],
    'Manage Network Access Endpoints': [
      'CreateNetworkAccessEndpoint',
      'DeleteNetworkAccessEndpoint',
      'UpdateNetworkAccessEndpointName',
      'GetNetworkAccessEndpoint',
    ],
    'Manage Network Zones': ['CreateNetworkZone', 'DeleteNetworkZone', 'UpdateNetworkZone', 'GetNetworkZone'],
    'List Network Access Paths': ['ListNetworkAccessPaths'],
    'List Network Access Endpoints': ['ListNetworkAccessEndpoints'],
    'Update Network Access Endpoint': ['UpdateNetworkAccessEndpointName'],
  },
  cas: {
    'Manage Instances': [
      'ListInstances',
      'GetInstanceDetail',
      'GetInstanceSummary',
      'UpdateInstance',
      'DeleteInstance',
    ],
    'Manage Cloud Access': ['AddCloudAccess', 'DeleteCloudAccess', 'ListCloudAccess'],
    'Refund Instance': ['RefundInstance'],
  },
};

/** The operations that no document of the overview has, only later sources. */
const later: Readonly<Record<string, readonly string[]>> = {
  eiam: [
    'ExecuteInstanceFailover',
    'GetInstanceModuleInfo',
    'GetInstanceTrialStatus',
    'ListEiamInstances',
    'ListNetworkZones',
  ],
  cas: [],
};

/** Lists that go on, what can be waited for, the documented regions before those of later sources, and calls a second. */
const abilities = {
  eiam: {
    paginated: ['ListInstances', 'ListNetworkAccessEndpoints', 'ListNetworkZones'],
    waiters: ['InstanceDeleted', 'InstanceRunning', 'NetworkAccessEndpointDeleted', 'NetworkAccessEndpointRunning'],
    regions: [
      ...['cn-hangzhou', 'cn-shanghai'],
      ...['cn-beijing', 'cn-hongkong', 'ap-southeast-1', 'ap-southeast-5', 'ap-northeast-2', 'eu-central-1'],
    ],
    requestsPerSecond: 100,
  },
  cas: {
    paginated: ['ListCloudAccess', 'ListInstances'],
    waiters: [],
    regions: [
      ...['cn-hangzhou', 'cn-shanghai', 'ap-southeast-1'],
      ...['ap-southeast-2', 'ap-northeast-1', 'ap-south-1', 'eu-central-1', 'me-east-1'],
    ],
    requestsPerSecond: 100,
  },
};

const packages = { eiam, cas };

for (const product of ['eiam', 'cas'] as const) {
  const model = readModel(product);
  const rows = capabilities[product] ?? {};
  const names = [...new Set(Object.values(rows).flat())].sort();

  test(`${product}: the capabilities are all operations, and every operation is one, or newer`, () => {
    expect(model.operations.map(({ name }) => name).sort()).toEqual([...names, ...(later[product] ?? [])].sort());
    const exported: Readonly<Record<string, unknown>> = packages[product];
    expect(names.filter((name) => (exported[name] as { name?: string } | undefined)?.name !== name)).toEqual([]);
  });

  test(`${product}: paginators, waiters, regions and the rate limit`, () => {
    const exported = Object.keys(packages[product]);
    const after = (start: string): string[] =>
      exported
        .filter((name) => name.startsWith(start))
        .map((name) => name.slice(start.length))
        .sort();
    const { regions, limits } = model;
    expect({
      paginated: after('paginate'),
      waiters: after('waitUntil'),
      regions,
      requestsPerSecond: limits.requestsPerSecond,
    }).toEqual(abilities[product]);
  });

  const [source] = Object.values(model.sources);
  compareWith(source?.file, `the overview of ${product}`, (lines) => {
    test('has the same rows', () => {
      const tables = cutMarkdown(lines).flatMap((block) => (block.is === 'table' ? [block] : []));
      const overview = tables.find(({ head }) => head[0] === 'Sub-capability');
      expect(overview?.rows.map(({ cells: [name] }) => name)).toEqual(Object.keys(rows));
    });
  });
}
