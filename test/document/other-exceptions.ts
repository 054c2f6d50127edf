import type { Exception } from './differences.js';

/** Differences between the other documents and the specs, by product, each with the ledger entry that explains it. */
export const exceptions: Readonly<Record<string, readonly Exception[]>> = {
  eiam: [
    { ledger: 'eiam-26', what: 'member', at: ['ListNetworkAccessEndpoints.InstanceId'] },
    { ledger: 'eiam-32', what: 'member', at: ['ListNetworkAccessEndpoints.MaxResults'] },
    {
      ledger: 'eiam-16',
      what: 'maxLength',
      at: ['CreateNetworkZone.Description', 'UpdateNetworkZoneDescription.Description'],
    },
    { ledger: 'eiam-23', what: 'maxLength', at: ['UpdateNetworkZoneDescription.ClientToken'] },
  ],
  cas: [{ ledger: 'cas-24', what: 'rule csr-if-uploaded', at: ['UpdateInstance'] }],
  'ecs-gateway': [{ ledger: 'ecs-gateway-03', what: 'parameters', at: ['ListInstances'] }],
  iotda: [{ ledger: 'iotda-05', what: 'pattern:mark blank', at: ['CreateInstance.description'] }],
};
