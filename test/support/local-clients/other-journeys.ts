import { is, type Step } from './journey.js';

const getInstance: Pick<Step, 'operation' | 'input'> = {
  operation: 'GetInstance',
  input: ({ InstanceId }) => ({ InstanceId }),
};

/** The life of an instance of EIAM. */
export const eiamJourney: readonly Step[] = [
  {
    title: 'an instance is created',
    operation: 'CreateInstance',
    input: () => ({ Description: 'office' }),
    finds: ({ InstanceId }) => ({ InstanceId }),
  },
  { title: 'the instance runs', ...getInstance, check: ({ Instance }) => is(Instance?.Status, 'running') },
  {
    title: 'the instance is listed',
    operation: 'ListInstances',
    input: ({ InstanceId }) => ({ InstanceIds: [InstanceId] }),
    check: ({ Instances }, { InstanceId }) => is(Instances?.[0]?.InstanceId, InstanceId),
  },
  {
    title: 'its description is changed',
    operation: 'UpdateInstanceDescription',
    input: ({ InstanceId }) => ({ InstanceId, Description: 'home' }),
  },
  { title: 'the change is kept', ...getInstance, check: ({ Instance }) => is(Instance?.Description, 'home') },
  {
    title: 'an access point is created',
    operation: 'CreateNetworkAccessEndpoint',
    input: ({ InstanceId }) => ({
      InstanceId,
      NetworkAccessEndpointName: 'point',
      VpcRegionId: 'cn-hangzhou',
      VpcId: 'vpc-1',
      VSwitchIds: ['vsw-1'],
    }),
    finds: ({ NetworkAccessEndpointId }) => ({ NetworkAccessEndpointId }),
  },
  {
    title: 'the access point is listed',
    operation: 'ListNetworkAccessEndpoints',
    input: ({ InstanceId }) => ({ InstanceId }),
    check: ({ NetworkAccessEndpoints }, { NetworkAccessEndpointId }) =>
      is(NetworkAccessEndpoints?.[0]?.NetworkAccessEndpointId, NetworkAccessEndpointId),
  },
  {
    title: 'the access point is deleted',
    operation: 'DeleteNetworkAccessEndpoint',
    input: ({ InstanceId, NetworkAccessEndpointId }) => ({ InstanceId, NetworkAccessEndpointId }),
  },
  {
    title: 'the instance is deleted',
    operation: 'DeleteInstance',
    input: ({ InstanceId }) => ({ InstanceId }),
  },
  {
    title: 'the instance is gone',
    operation: 'ListInstances',
    input: ({ InstanceId }) => ({ InstanceIds: [InstanceId] }),
    check: ({ TotalCount }) => is(TotalCount, 0),
  },
];

/** The life of a certificate of CAS. */
export const casJourney: readonly Step[] = [
  {
    title: 'the instances are listed',
    operation: 'ListInstances',
    check: ({ TotalCount }) => is(TotalCount, 6),
    finds: ({ InstanceList }) => ({ InstanceId: InstanceList?.[0]?.InstanceId }),
  },
  {
    title: 'an instance is changed',
    operation: 'UpdateInstance',
    input: ({ InstanceId }) => ({ InstanceId, CertificateName: 'bookshop-2', Domain: 'example.com' }),
  },
  {
    title: 'the change is kept',
    operation: 'GetInstanceDetail',
    input: ({ InstanceId }) => ({ InstanceId }),
    check: ({ CertificateName }) => is(CertificateName, 'bookshop-2'),
  },
  {
    title: 'the instance is found by its name',
    operation: 'ListInstances',
    input: () => ({ Keyword: 'bookshop-2' }),
    check: ({ TotalCount }) => is(TotalCount, 1),
  },
  {
    title: 'the instances are counted',
    operation: 'GetInstanceSummary',
    check: ({ TotalCount }) => is(TotalCount, 6),
  },
];
