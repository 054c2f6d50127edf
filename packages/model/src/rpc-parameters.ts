/** The parameters of the RPC protocol. No operation has a parameter of these names. */
export const protocolParameters: readonly string[] = [
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'SignatureType',
  'Timestamp',
  'SecurityToken',
];

/** The parameters that every RPC operation takes, and only the vendor's own accounts use. */
export const ownerParameters: readonly string[] = [
  'OwnerId',
  'OwnerAccount',
  'ResourceOwnerId',
  'ResourceOwnerAccount',
];
