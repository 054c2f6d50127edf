import type { RawOperation, RawProduct, RawResource, RawShape, RawSpecs } from '../../language/raw.js';

/** Names that occur nowhere else, so that what they are part of is made from them. */
export const probeNames = {
  class: 'QqClass',
  operation: 'QqOperation',
  shape: 'QqShape',
  waiter: 'QqWaiter',
} as const;

const product: RawProduct = {
  product: 'qq-product',
  class: probeNames.class,
  title: 'Probe',
  vendor: 'Example',
  version: '2024-01-01',
  description: 'Uses everything that makes a module import a name.',
  protocols: {
    rpc: { method: 'POST', auth: ['access-key'] },
    http: { path: '/{operation}', auth: ['bearer', 'token', 'huawei-ak-sk', 'in-request'] },
  },
  endpoints: { default: 'https://probe.example.com' },
  regions: ['qq-region'],
  limits: { requestsPerSecond: 1 },
};

const operation: RawOperation = {
  operation: probeNames.operation,
  docs: 'guide > Probe',
  summary: 'Has one of everything.',
  idempotency: 'safe',
  pagination: { style: 'token', token: 'Token', items: 'Things' },
  input: {
    properties: { Token: { type: 'string' }, Map: { type: 'object', properties: {} } },
    rules: { some: { requireAny: ['Token', 'Map'] } },
  },
  output: {
    properties: {
      Token: { type: 'string' },
      Things: { type: 'array', items: { shape: probeNames.shape } },
      Text: { type: 'object', wire: 'json-string', properties: {} },
    },
  },
  errors: [],
  permissions: ['qq:*'],
  examples: [{ ok: { Token: 'qq' } }],
};

const shape: RawShape = {
  shape: probeNames.shape,
  type: 'object',
  properties: { Id: { type: 'string' }, Status: { type: 'string' }, Empty: { type: 'object', properties: {} } },
};

const resource: RawResource = {
  resource: 'QqResource',
  identity: { member: 'Id' },
  states: { On: {} },
  operations: { [probeNames.operation]: { lists: 'Things' } },
  waiters: { [probeNames.waiter]: { poll: probeNames.operation, until: ['On'] } },
};

/** The specs of a product that uses everything. */
export const probeSpecs: RawSpecs = {
  name: product.product,
  product,
  sources: { sources: { guide: { title: 'Guide' } } },
  errors: { common: [{ code: 'Throttling', cause: 'Too many calls.', retry: 'throttle' }] },
  operations: [operation],
  shapes: [shape],
  resources: [resource],
  tables: [],
};
