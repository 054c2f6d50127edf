import { CasClient, DeleteInstance, GetInstanceDetail, ListInstances, UpdateInstance } from '@yunspec/cas';
import { byKey, credentials, defineReplay, json, type Replay } from './row.js';

export const cas: readonly Replay[] = [
  defineReplay({
    product: 'cas',
    lines: '99-125',
    client: new CasClient({ credentials }),
    operation: ListInstances,
    input: { Keyword: 'test', Status: 'inactive', ShowSize: 10, CurrentPage: 1 },
    want: 'GET https://cas.aliyuncs.com/api/v1/instances?Keyword=test&Status=inactive&ShowSize=10&CurrentPage=1',
    headers: byKey,
  }),
  defineReplay({
    product: 'cas',
    lines: '131-134',
    client: new CasClient({ credentials }),
    operation: GetInstanceDetail,
    input: { InstanceId: 'cas_dv-cn-123' },
    want: 'GET https://cas.api.alibabacloud.com/2020-04-07/GetInstanceDetail?InstanceId=cas_dv-cn-123',
    headers: byKey,
  }),
  defineReplay({
    product: 'cas',
    lines: '140-152',
    client: new CasClient({ credentials }),
    operation: DeleteInstance,
    input: { InstanceId: 'cas-cn-68n1mm16****' },
    want: 'POST https://cas.aliyuncs.com/api/v1/instances/delete',
    headers: { ...byKey, ...json },
    body: '{"InstanceId":"cas-cn-68n1mm16****"}',
  }),
  defineReplay({
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
  defineReplay({
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
