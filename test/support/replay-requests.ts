import { CasClient, DeleteInstance, GetInstanceDetail, ListInstances as ListCertificateInstances, UpdateInstance } from '@yunspec/cas';
import {
  CreateInstances,
  EcsGatewayClient,
  ListInstances as ListGatewayInstances,
  ListImages,
  ListInstanceTypes,
  ListRegions,
  RebootInstances,
  StartInstances,
  StopInstances,
  TerminateInstances,
} from '@yunspec/ecs-gateway';
import {
  CreateInstance,
  CreateNetworkZone,
  EiamClient,
  GenerateUploadAuth,
  GetNetworkZone,
  ListEiamRegions,
  ListInstances,
  ListNetworkAccessEndpoints,
  UpdateInstanceDescription,
} from '@yunspec/eiam';
import { type CreateInstanceInput, CreateInstance as CreateIotdaInstance, IotdaClient } from '@yunspec/iotda';
import type { HttpRequest, Operation, ServiceClient } from '@yunspec/runtime';
import { prepare } from '@yunspec/runtime';

/** What the document says, what is meant, and the ledger's entry about it. */
export type Repair = readonly [said: string | RegExp, meant: string, ledger: string];

/** A request a document shows, and how the typed client makes it. */
export interface Replay {
  readonly product: string;
  readonly operation: string;
  /** Where it stands in the document. */
  readonly lines: string;
  readonly prepared: () => Promise<HttpRequest>;
  /** Method and whole address, the query as it is shown. */
  readonly want: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON without blanks, or the parameters of a form. */
  readonly body?: string;
  readonly repairs?: readonly Repair[];
}

interface Row<Input> extends Omit<Replay, 'operation' | 'prepared' | 'headers'> {
  readonly operation: Operation<Input>;
  readonly input: NoInfer<Input>;
  readonly client: ServiceClient;
  readonly headers?: Replay['headers'];
}

/** Input types are checked here; the table itself holds them all. */
function row<Input extends object>({ operation, input, client, headers = {}, ...rest }: Row<Input>): Replay {
  return { ...rest, operation: operation.name, headers, prepared: () => prepare(client, operation, input) };
}

const json = { 'content-type': 'application/json' };
const byKey = { authorization: 'Bearer YOUR_API_KEY' };
const credentials = { apiKey: 'YOUR_API_KEY' };
const idaas = 'idaas_ue2jvisn35ea5lmthk267xxxxx';

const eiam: readonly Replay[] = [
  row({
    product: 'eiam',
    lines: '137-153',
    client: new EiamClient({
      credentials: { accessKeyId: 'your-access-key-id', accessKeySecret: 'your-access-key-secret' },
      endpoint: 'https://eiam.aliyuncs.com',
    }),
    operation: CreateInstance,
    input: { Description: 'instance_for_test' },
    want: 'POST https://eiam.aliyuncs.com/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=CreateInstance&Version=2021-12-01&Description=instance_for_test',
  }),
  row({
    product: 'eiam',
    lines: '159-173',
    client: new EiamClient({ credentials }),
    operation: ListInstances,
    input: { PageNumber: 1, PageSize: 20, Status: 'running' },
    want: 'GET https://api.aliyun.com/api/Eiam/2021-12-01/ListInstances?PageNumber=1&PageSize=20&Status=running',
    headers: byKey,
  }),
  row({
    product: 'eiam',
    lines: '179-200',
    client: new EiamClient({ credentials }),
    operation: CreateNetworkZone,
    input: {
      InstanceId: idaas,
      NetworkZoneName: 'IPV4Test',
      Description: 'Test description',
      NetworkZoneType: 'arn:alibaba:idaas:network:zone:classic',
      Ipv4Cidrs: ['0.0.0.0/0'],
      ClientToken: 'client-token-example',
    },
    want: 'POST https://api.aliyun.com/api/Eiam/2021-12-01/CreateNetworkZone',
    headers: { ...byKey, ...json },
    body:
      `{"InstanceId":"${idaas}","NetworkZoneName":"IPV4Test","Description":"Test description",` +
      '"NetworkZoneType":"arn:alibaba:idaas:network:zone:classic","Ipv4Cidrs":["0.0.0.0/0"],"ClientToken":"client-token-example"}',
  }),
  row({
    product: 'eiam',
    lines: '206-213',
    client: new EiamClient({ credentials }),
    operation: GenerateUploadAuth,
    input: { InstanceId: 'idaas_111ccc11xxxx', Type: 'image', Purpose: 'user_import' },
    want: 'POST https://api.alibabacloud.com/api/Eiam/2021-12-01/GenerateUploadAuth',
    headers: { ...byKey, ...json },
    body: '{"InstanceId":"idaas_111ccc11xxxx","Type":"image","Purpose":"user_import"}',
  }),
  row({
    product: 'eiam',
    lines: '219-236',
    client: new EiamClient({ credentials }),
    operation: ListEiamRegions,
    input: {},
    want: 'POST https://eiam.aliyuncs.com/ListEiamRegions',
    headers: byKey,
  }),
  row({
    product: 'eiam',
    lines: '242-245',
    client: new EiamClient({ credentials, region: 'cn-shanghai' }),
    operation: UpdateInstanceDescription,
    input: { InstanceId: idaas, Description: 'Used in the production environment.' },
    want: 'POST https://eiam.cn-shanghai.aliyuncs.com/api/v1/instances/updateDescription',
    headers: { ...byKey, ...json },
    body: `{"InstanceId":"${idaas}","Description":"Used in the production environment."}`,
  }),
  row({
    product: 'eiam',
    lines: '251-264',
    client: new EiamClient({ credentials }),
    operation: GetNetworkZone,
    input: { InstanceId: idaas, NetworkZoneId: 'network_11111' },
    want: `GET https://api.alibabacloud.com/api/Eiam/2021-12-01/GetNetworkZone?InstanceId=${idaas}&NetworkZoneId=network_11111`,
    headers: byKey,
  }),
  row({
    product: 'eiam',
    lines: '270-292',
    client: new EiamClient({ credentials: { apiKey: 'your-api-key' }, region: 'cn-hangzhou' }),
    operation: ListNetworkAccessEndpoints,
    input: { InstanceId: idaas, MaxResults: 20 },
    want: `GET https://eiam.cn-hangzhou.aliyuncs.com/api/v1/ListNetworkAccessEndpoints?InstanceId=${idaas}&MaxResults=20`,
    headers: { authorization: 'Bearer your-api-key' },
  }),
];

const cas: readonly Replay[] = [
  row({
    product: 'cas',
    lines: '99-125',
    client: new CasClient({ credentials }),
    operation: ListCertificateInstances,
    input: { Keyword: 'test', Status: 'inactive', ShowSize: 10, CurrentPage: 1 },
    want: 'GET https://cas.aliyuncs.com/api/v1/instances?Keyword=test&Status=inactive&ShowSize=10&CurrentPage=1',
    headers: byKey,
  }),
  row({
    product: 'cas',
    lines: '131-134',
    client: new CasClient({ credentials }),
    operation: GetInstanceDetail,
    input: { InstanceId: 'cas_dv-cn-123' },
    want: 'GET https://cas.api.alibabacloud.com/2020-04-07/GetInstanceDetail?InstanceId=cas_dv-cn-123',
    headers: byKey,
  }),
  row({
    product: 'cas',
    lines: '140-152',
    client: new CasClient({ credentials }),
    operation: DeleteInstance,
    input: { InstanceId: 'cas-cn-68n1mm16****' },
    want: 'POST https://cas.aliyuncs.com/api/v1/instances/delete',
    headers: { ...byKey, ...json },
    body: '{"InstanceId":"cas-cn-68n1mm16****"}',
  }),
  row({
    product: 'cas',
    lines: '158-197',
    client: new CasClient({ credentials }),
    operation: UpdateInstance,
    input: {
      InstanceId: 'cas-cn-68n1mm16****',
      CertificateName: 'example-cert',
      Domain: 'test.com',
      KeyAlgorithm: 'RSA_2048',
      AutoReissue: 'enable',
      CompanyId: 44211,
      ContactIdList: [123],
      GenerateCsrMethod: 'online',
      ValidationMethod: 'DNS',
      City: 'Beijing',
      Province: 'Beijing',
      CountryCode: 'CN',
      ResourceGroupId: 'rg-ae****4wia',
      Tags: [{ TagKey: 'Environment', TagValue: 'Production' }],
    },
    want: 'POST https://cas.aliyuncs.com/api/v1/instances/update',
    headers: { ...byKey, ...json },
    body:
      '{"InstanceId":"cas-cn-68n1mm16****","CertificateName":"example-cert","Domain":"test.com","KeyAlgorithm":"RSA_2048",' +
      '"AutoReissue":"enable","CompanyId":44211,"ContactIdList":[123],"GenerateCsrMethod":"online","ValidationMethod":"DNS",' +
      '"City":"Beijing","Province":"Beijing","CountryCode":"CN","ResourceGroupId":"rg-ae****4wia",' +
      '"Tags":[{"TagKey":"Environment","TagValue":"Production"}]}',
  }),
  row({
    product: 'cas',
    lines: '203-206',
    client: new CasClient({ credentials }),
    operation: DeleteInstance,
    input: { InstanceId: 'cas-cn-68n1mm16****' },
    want: 'POST https://cas.aliyuncs.com/api/v1/instances/delete',
    headers: { ...byKey, ...json },
    body: '{"InstanceId":"cas-cn-68n1mm16****"}',
  }),
];

/** What stands in for the document's placeholders. */
const key = { accessKeyId: 'my-key-id', accessKeySecret: 'my-key-secret' };
const keyQuery = 'accessKeyId=my-key-id&accessKeySecret=my-key-secret';
const keyBody = '"accessKeyId":"my-key-id","accessKeySecret":"my-key-secret"';
const beijing = { endpoint: 'ecs.cn-beijing.aliyuncs.com', regionId: 'cn-beijing' };
const batch = { ...key, ...beijing, instanceIds: ['i-bp67acfmxazb4p****'] };
const batchBody = `{${keyBody},"endpoint":"ecs.cn-beijing.aliyuncs.com","regionId":"cn-beijing","instanceIds":["i-bp67acfmxazb4p****"]}`;
const gateway = { product: 'ecs-gateway', client: new EcsGatewayClient() };

const ecsGateway: readonly Replay[] = [
  row({
    ...gateway,
    lines: '16',
    operation: ListRegions,
    input: key,
    want: `GET http://127.0.0.1:8000/api/regions?${keyQuery}`,
  }),
  row({
    ...gateway,
    lines: '67',
    operation: ListImages,
    input: { ...key, ...beijing },
    want: `GET http://127.0.0.1:8000/api/images?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com&regionId=cn-beijing`,
  }),
  row({
    ...gateway,
    lines: '170',
    operation: ListInstanceTypes,
    input: { ...key, endpoint: 'ecs.cn-beijing.aliyuncs.com' },
    want: `GET http://127.0.0.1:8000/api/instance-types?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com`,
  }),
  row({
    ...gateway,
    lines: '258-273',
    operation: CreateInstances,
    input: {
      ...key,
      ...beijing,
      imageId: 'debian_10_12_x64_20G_alibase_20220328.vhd',
      instanceType: 'ecs.t1.xsmall',
      systemDiskSize: '50',
      instanceName: 'test',
      uniqueSuffix: true,
      amount: 10,
      password: 'test',
      dry_run: true,
    },
    want: 'POST http://127.0.0.1:8000/api/instances',
    headers: json,
    body:
      `{${keyBody},"endpoint":"ecs.cn-beijing.aliyuncs.com","regionId":"cn-beijing",` +
      '"imageId":"debian_10_12_x64_20G_alibase_20220328.vhd","instanceType":"ecs.t1.xsmall","systemDiskSize":"50",' +
      '"instanceName":"test","uniqueSuffix":true,"amount":10,"password":"test","dry_run":true}',
  }),
  row({
    ...gateway,
    lines: '314',
    operation: ListGatewayInstances,
    input: { ...key, endpoint: 'ecs.cn-beijing.aliyuncs.com', region_id: 'cn-beijing' },
    want: `GET http://127.0.0.1:8000/api/instances?${keyQuery}&endpoint=ecs.cn-beijing.aliyuncs.com&region_id=cn-beijing`,
    repairs: [['?{{yourAccessKeyId}}', '?accessKeyId={{yourAccessKeyId}}', 'ecs-gateway-03']],
  }),
  ...(
    [
      ['492-500', StartInstances, 'start'],
      ['545-553', StopInstances, 'stop'],
      ['598-606', RebootInstances, 'reboot'],
      ['651-659', TerminateInstances, 'terminate'],
    ] as const
  ).map(([lines, operation, verb]) =>
    row({
      ...gateway,
      lines,
      operation,
      input: batch,
      want: `PUT http://127.0.0.1:8000/api/instances/${verb}`,
      headers: json,
      body: batchBody,
    }),
  ),
];

/** A UUID from its five groups. */
const uuid = (...groups: readonly number[]): string =>
  groups.map((group, i) => group.toString(16).padStart([8, 4, 4, 4, 12][i] as number, '0')).join('-');

const enterpriseProject = uuid(0xd22e47e9, 0xcfad, 0x4254, 0x8a29, 0xd2a56a07681d);
const [vpc, subnet, group] = [
  uuid(0x40926909, 0xd411, 0x45dd, 0xa8b4, 0x1ebc36512345),
  uuid(0x088c7d8a, 0xf49e, 0x4f5f, 0xbd33, 0xce9b6b712345),
  uuid(0x55980b43, 0xf006, 0x4dbf, 0xab58, 0x9b0d9e712345),
];
const topic = 'urn:smn:cn-north-7:08aaee8ae000d5182f26c00199812345:iotda_instance_create';
const project = { project_id: 'my-project' };
const text = 'IoTDA instance for production.';
const [renewed, paid] = [true, false];
const yearly: CreateInstanceInput['charge_info'] = {
  charge_mode: 'prePaid',
  period_type: 'year',
  period_num: 1,
  is_auto_renew: renewed,
  is_auto_pay: paid,
};
const yearlyText = `{"charge_mode":"prePaid","period_type":"year","period_num":1,"is_auto_renew":${renewed},"is_auto_pay":${paid}}`;

const iotdaAddress = {
  want: 'POST https://iotda.example/v5/iot/my-project/iotda-instances',
  headers: { 'x-auth-token': 'my-token', ...json },
};
const iotdaClient = {
  product: 'iotda',
  client: new IotdaClient({ credentials: { token: 'my-token' }, endpoint: 'https://iotda.example' }),
  operation: CreateIotdaInstance,
};
const quotedBooleans: Repair = [/"(true|false)"/g, '$1', 'iotda-06'];
const quotedPorts: Repair = [/(_port":)"(\d+)"/g, '$1$2', 'iotda-07'];

const iotda: readonly Replay[] = [
  row({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '807-829',
    input: {
      ...project,
      instance_type: 'standard',
      flavor: { type: 'iotda.standard.s1', size: 2 },
      name: 'iotda_instance',
      charge_info: yearly,
      description: text,
      enterprise_project_id: enterpriseProject,
      tags: [{ key: 'testTagName', value: 'testTagValue' }],
    },
    body:
      '{"instance_type":"standard","flavor":{"type":"iotda.standard.s1","size":2},"name":"iotda_instance",' +
      `"charge_info":${yearlyText},"description":"${text}","enterprise_project_id":"${enterpriseProject}",` +
      '"tags":[{"key":"testTagName","value":"testTagValue"}]}',
    repairs: [quotedBooleans],
  }),
  row({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '832-846',
    input: {
      ...project,
      instance_type: 'standard',
      flavor: { type: 'iotda.standard.s2', size: 2 },
      name: 'iotda_instance',
      charge_info: { charge_mode: 'postPaid' },
      description: text,
      enterprise_project_id: enterpriseProject,
    },
    body:
      '{"instance_type":"standard","flavor":{"type":"iotda.standard.s2","size":2},"name":"iotda_instance",' +
      `"charge_info":{"charge_mode":"postPaid"},"description":"${text}","enterprise_project_id":"${enterpriseProject}"}`,
  }),
  row({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '849-882',
    input: {
      ...project,
      instance_type: 'enterprise',
      flavor: { type: 'iotda.enterprise.1000tps.10wonlinedevice' },
      name: 'iotda_enterprise_instance',
      charge_info: yearly,
      description: text,
      enterprise_project_id: enterpriseProject,
      additional_params: {
        vpc_id: vpc,
        subnet_id: subnet,
        security_group_id: group,
        smn_topic_urn: topic,
        ciphering_algorithm: 'COMMON_ALGORITHM',
        port_info: {
          app_https_port: 443,
          app_amqps_port: 5671,
          device_coap_port: 5683,
          device_coaps_port: 5684,
          device_mqtt_port: 1883,
          device_mqtts_port: 8883,
          device_https_port: 443,
        },
      },
    },
    body:
      '{"instance_type":"enterprise","flavor":{"type":"iotda.enterprise.1000tps.10wonlinedevice"},"name":"iotda_enterprise_instance",' +
      `"charge_info":${yearlyText},"description":"${text}","enterprise_project_id":"${enterpriseProject}",` +
      `"additional_params":{"vpc_id":"${vpc}","subnet_id":"${subnet}","security_group_id":"${group}","smn_topic_urn":"${topic}",` +
      '"ciphering_algorithm":"COMMON_ALGORITHM","port_info":{"app_https_port":443,"app_amqps_port":5671,"device_coap_port":5683,' +
      '"device_coaps_port":5684,"device_mqtt_port":1883,"device_mqtts_port":8883,"device_https_port":443}}}',
    repairs: [quotedBooleans, quotedPorts],
  }),
];

/** Every request the documents show. */
export const replays: readonly Replay[] = [...eiam, ...cas, ...ecsGateway, ...iotda];

/** Placeholders of the documents and what this table has in their place. */
export const placeholders: Readonly<Record<string, string>> = {
  '{{yourAccessKeyId}}': key.accessKeyId,
  '{{yourAccessKeySecret}}': key.accessKeySecret,
  '{endpoint}': 'iotda.example',
  '{project_id}': project.project_id,
};
