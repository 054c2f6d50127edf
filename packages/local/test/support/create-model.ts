import { type Model, modelFormat } from '@yunspec/model';

/** Creates a model for tests that are about a few of its members. */
export const createModel = (members: Partial<Model> & Pick<Model, 'product'>): Model => ({
  format: modelFormat,
  className: 'Shop',
  title: 'Shop',
  vendor: 'A vendor',
  version: '1',
  description: 'A product of a test.',
  protocols: {},
  endpoints: {},
  regions: [],
  limits: {},
  retry: {},
  sources: {},
  commonErrors: [],
  serverErrors: [],
  operations: [],
  shapes: {},
  resources: [],
  ...members,
});
