import type { FaultKind } from '@yunspec/runtime/check';
import { either, formed, integer, list, map, may, need, node, number, text, word, yes } from '../kinds.js';
import { draft, listKeys, names, provenance } from './common.js';

export const product = {
  product: need(formed('^[a-z][a-z0-9-]*$', 'ecs'), 'The name of its folder and of its package.'),
  class: need(formed('^[A-Z][A-Za-z0-9]*$', 'Ecs'), 'The stem of the names of its classes.'),
  title: need(text, 'The name that the vendor gives it.'),
  vendor: need(text, 'The name of the vendor.'),
  version: need(text, 'The API version that requests name.'),
  description: need(text, 'Its purpose, in a sentence of our own.'),
  protocols: need(node('protocols'), 'The protocols of its operations; the first that fits the credentials is used.'),
  endpoints: need(map(text), 'Its addresses: `default`, and others by region or site.'),
  regions: may(list(text), 'The regions that the document names.'),
  regionEndpoint: may(
    formed('^https://[a-z0-9.-]*\\{region\\}[a-z0-9.-]*$', 'https://ecs.{region}.aliyuncs.com'),
    'The address of every other region; `{region}` stands for its ID.',
  ),
  answer: may(map(node('value')), 'The members of every answer.'),
  showcase: may(text, 'The operation that a newcomer sees first.'),
  limits: may(node('limits'), 'The limits that the service sets for a client.'),
  retry: may(node('retry'), 'The advice of the document on retries.'),
  envelope: may(node('envelope'), 'The place of the answer inside the body.'),
  docs: provenance.docs,
} as const;

export const protocols = {
  rpc: may(node('rpc'), '`Action=` and signed parameters.'),
  http: may(node('http'), 'Methods and paths.'),
} as const;

const auth = need(
  list(word('access-key', 'bearer', 'token', 'huawei-ak-sk', 'in-request'), 1),
  'The kinds of credentials that it takes.',
);

export const rpc = { method: need(word('GET', 'POST'), 'The HTTP method.'), auth } as const;

export const http = {
  path: may(text, 'The path of operations without their own; `{operation}` stands for the name.'),
  server: may(text, 'The address of those operations, where it is not the endpoint.'),
  auth,
} as const;

export const limits = { requestsPerSecond: may(number, 'Calls per second and account.') } as const;

export const retry = {
  base: may(integer, 'The first pause, in milliseconds.'),
  most: may(integer, 'The largest number of retries.'),
} as const;

export const envelope = {
  body: need(text, 'The path of the answer.'),
  headers: may(text, 'The path of the headers of the answer.'),
  constants: may(map(text), 'Further members, by path, with the text that each always has.'),
} as const;

/** The kinds of fault that an error row may be about. */
export const faultKinds = {
  missing: 'A parameter is absent.',
  malformed: 'A value does not have the form it must have.',
  unsupported: 'A value is none of those that are allowed.',
  range: 'A number or a size is outside its limits.',
  notFound: 'The resource that a parameter names does not exist.',
  exists: 'A resource of this name exists already.',
  mismatch: 'Two values do not agree.',
  state: 'A resource is in a state that does not allow the operation.',
  dependency: 'Another resource still refers to this one.',
  quota: 'A quota is used up.',
  denied: 'The caller has no permission.',
  locked: 'A resource is locked for security reasons.',
  balance: 'The account has too little balance, or a payment is due.',
  throttled: 'There were too many calls.',
  server: 'The service failed.',
  dryRun: 'None: the request was only checked, and would have succeeded.',
  other: 'Anything else.',
} as const satisfies Readonly<Record<FaultKind, string>>;

export const errors = {
  common: may(list(node('error')), 'The codes that any operation may answer.'),
  server: may(list(node('error')), 'The codes for failures of the service.'),
  ...provenance,
} as const;

export const error = {
  ...draft,
  code: need(text, 'The code, to the letter.'),
  http: may(integer, 'The HTTP status.'),
  cause: need(text, 'Its meaning, in our own words.'),
  on: may(either(text, names), 'The parameters it is about.'),
  kind: may(word(...listKeys(faultKinds)), 'The kind of fault.'),
  retry: may(word('backoff', 'throttle', 'skew'), 'The reason why a retry may help.'),
  remedy: may(text, 'The advice of the document.'),
  withdrawn: may(yes, 'Newer documents no longer list the code; a server may still answer it.'),
  ...provenance,
} as const;
