import { expect, test } from 'vitest';
import type { Setting } from './document/claims.js';
import { clean, type Difference, judgeDifferences, type Verdict } from './document/differences.js';
import { compareWith } from './document/folder.js';
import { readCalls } from './document/gateway.js';
import { compareCall } from './document/gateway-compare.js';
import * as iotda from './document/iotda-compare.js';
import { readTables as iotdaTables, readAddress, readStatuses } from './document/iotda-reference.js';
import { readTables } from './document/markdown.js';
import { compareTables, type Shares, tryRows } from './document/markdown-compare.js';
import { exceptions } from './document/other-exceptions.js';
import { type Model, readModel, readOpenApi } from './document/product.js';
import { listWireMembers } from './document/wire-names.js';

const judge = ({ product, discrepancies }: Model, differences: readonly Difference[]): Verdict =>
  judgeDifferences(differences, exceptions[product] ?? [], discrepancies);

interface MarkdownDocument {
  readonly product: string;
  readonly source: string;
  readonly title: string;
  readonly count: { readonly tables: number; readonly rows: number; readonly claims: number; readonly errors: number };
  /** The operations that the rows of a table are for. */
  readonly shares: Shares;
  readonly surroundings: Readonly<Record<string, readonly Setting[]>>;
}

const csr = '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n';

const markdownDocuments: readonly MarkdownDocument[] = [
  {
    product: 'eiam',
    source: 'idaas-instance',
    title: 'IDaaS instance and network management',
    count: { tables: 8, rows: 37, claims: 16, errors: 9 },
    shares: {
      'Manage Instances': [
        'CreateInstance',
        'DeleteInstance',
        'GetInstance',
        'ListInstances',
        'UpdateInstanceDescription',
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
      'Manage Network Resources': [
        'DeleteNetworkAccessEndpoint',
        'DeleteNetworkZone',
        'GetNetworkAccessEndpoint',
        'GetNetworkZone',
        'ListNetworkAccessPaths',
        'UpdateNetworkAccessEndpointName',
        'UpdateNetworkZone',
        'UpdateNetworkZoneDescription',
      ],
      'Manage Network Access Endpoints': ['CreateNetworkAccessEndpoint', 'UpdateNetworkAccessEndpointName'],
      'Manage Network Zones': ['CreateNetworkZone', 'UpdateNetworkZone'],
    },
    surroundings: {},
  },
  {
    product: 'cas',
    source: 'cas-instance',
    title: 'Certificate Management Service',
    count: { tables: 4, rows: 31, claims: 33, errors: 7 },
    shares: {
      'Manage Instances': ['ListInstances', 'GetInstanceDetail', 'DeleteInstance', 'GetInstanceSummary'],
      UpdateInstance: ['UpdateInstance'],
      'Manage Cloud Access': ['AddCloudAccess', 'DeleteCloudAccess', 'ListCloudAccess'],
      'Refund Instance': ['RefundInstance'],
    },
    surroundings: { 'UpdateInstance.GenerateCsrMethod': [{ Csr: csr }] },
  },
];

for (const { product, source, title, count, shares, surroundings } of markdownDocuments) {
  const model = readModel(product);
  compareWith(model.sources[source]?.file, title, (lines) => {
    const tables = readTables(lines);
    const parameters = tables.filter(({ heading }) => shares[heading] !== undefined);
    const errors = tables.find(({ heading }) => heading === 'Error Handling')?.rows ?? [];
    const tried = tryRows(parameters, shares, model, readOpenApi(product), surroundings);

    test('holds as many facts as it did', () => {
      const rows = parameters.flatMap((table) => table.rows);
      expect({ tables: parameters.length, rows: rows.length, claims: tried.claims, errors: errors.length }).toEqual(
        count,
      );
    });

    test('rows, operations and the limits of both agree', () => {
      expect(judge(model, [...compareTables(parameters, shares, model), ...tried.differences])).toEqual(clean);
    });

    test('the error codes are the same, and a number is its HTTP status', () => {
      expect(model.commonErrors.map(({ code }) => code)).toEqual(errors.map((row) => row['Error Code']));
      const numbers = model.commonErrors.filter(({ code }) => /^\d+$/.test(code));
      expect(numbers.map(({ http }) => String(http))).toEqual(numbers.map(({ code }) => code));
    });

    test('the rate limit and the advice on retries are the same', () => {
      const text = lines.join('\n');
      const [, rate] = /(\d+) QPS per account/.exec(text) ?? [];
      const [, base, most] = /starting at (\d+)ms, max (\d+) retries/.exec(text) ?? [];
      expect(model.limits.requestsPerSecond).toBe(Number(rate));
      expect(model.retry).toMatchObject(base === undefined ? {} : { base: Number(base), most: Number(most) });
    });
  });
}

const gateway = readModel('ecs-gateway');
const ecs = readModel('ecs');

/** The gateway's names of what the batch operations of ECS take, and theirs. */
const renamed: Readonly<Record<string, string>> = {
  systemDiskSize: 'SystemDisk.Size',
  dry_run: 'DryRun',
  instanceIds: 'InstanceId.n',
};

const batchOf: Readonly<Record<string, string>> = {
  CreateInstances: 'RunInstances',
  StartInstances: 'StartInstances',
  StopInstances: 'StopInstances',
  RebootInstances: 'RebootInstances',
  TerminateInstances: 'DeleteInstances',
};

compareWith(gateway.sources.gateway?.file, 'ECS gateway', (lines) => {
  const calls = readCalls(lines);

  test('every call is an operation that takes what is sent and answers what is shown', () => {
    expect(calls.length).toBe(9);
    const operationOf = (method: string, path: string) =>
      gateway.operations.find(({ http }) => http?.method === method && http.path === path);
    const differences = calls.flatMap((call) => compareCall(call, operationOf(call.method, call.path), gateway));
    expect(judge(gateway, differences)).toEqual(clean);
    const places = calls.map(({ method, path, line }) => [
      line,
      Number.parseInt(String(operationOf(method, path)?.lines), 10),
    ]);
    expect(places.filter(([line, stated]) => line !== stated)).toEqual([]);
  });

  test.each(Object.entries(batchOf))('%s is %s in ECS', (heading, name) => {
    const credentials = ['accessKeyId', 'accessKeySecret', 'endpoint'];
    const sent = Object.keys(calls.find((call) => call.heading === heading)?.sent ?? {}).filter(
      (member) => !credentials.includes(member),
    );
    const batch = ecs.operations.find((operation) => operation.name === name);
    const expected = sent.map((member) => renamed[member] ?? `${member.slice(0, 1).toUpperCase()}${member.slice(1)}`);
    expect(listWireMembers(batch?.input ?? { type: 'object' }).map((member) => member.name)).toEqual(expected);
  });
});

const iotdaModel = readModel('iotda');

const enterprise: Setting = {
  instance_type: 'enterprise',
  'additional_params.vpc_id': 'vpc',
  'additional_params.subnet_id': 'subnet',
  'additional_params.security_group_id': 'group',
  'additional_params.port_info.app_https_port': 443,
};

/** Other members that an input needs while members are tried, by the beginning of their names. */
const iotdaSurroundings: Readonly<Record<string, readonly Setting[]>> = {
  instance_type: [{}, enterprise],
  additional_params: [enterprise],
  'charge_info.charge_mode': [{}, { 'charge_info.period_type': undefined, 'charge_info.period_num': undefined }],
  'charge_info.period_num': [{ 'charge_info.period_type': 'month' }],
};

compareWith(iotdaModel.sources['create-instance']?.file, 'IoTDA instances', (lines) => {
  const [operation] = iotdaModel.operations;
  if (operation === undefined) throw new Error('specs/iotda has no operation');
  const tables = iotdaTables(lines);
  const said = iotda.extractClaims(tables, operation);

  test('tables, limits and address are the same', () => {
    expect({ tables: tables.length, rows: tables.flatMap(({ rows }) => rows).length, claims: said.length }).toEqual({
      tables: 14,
      rows: 65,
      claims: 105,
    });
    const differences = [
      ...iotda.compareTables(tables, operation, iotdaModel.shapes),
      ...iotda.compareLimits(said, operation, readOpenApi('iotda'), iotdaSurroundings),
    ];
    expect(judge(iotdaModel, differences)).toEqual(clean);
    expect(operation.http).toMatchObject(readAddress(lines));
  });

  test('every status but the good one is a common error', () => {
    expect(iotdaModel.commonErrors.map(({ http }) => http)).toEqual(
      readStatuses(lines).filter((status) => status >= 400),
    );
  });
});
