import { any, either, integer, list, map, may, need, node, scalar, text, word, yes } from '../kinds.js';
import { names, provenance } from './common.js';

export const resource = {
  resource: need(text, 'Its name.'),
  ...provenance,
  description: may(text, 'Its meaning.'),
  identity: need(node('identity'), 'Its identity.'),
  missing: may(node('missing'), 'The error for one that does not exist.'),
  state: may(text, 'The member that holds the state.'),
  states: may(map(node('state')), 'Every state; a new resource is in the first one unless an effect says otherwise.'),
  attributes: may(map(node('attribute')), 'The members of a new resource besides inputs of the same name.'),
  operations: may(map(node('effect')), 'The requirements and effects of each operation.'),
  waiters: may(map(node('waiter')), 'The waiters.'),
  seed: may(list(map(any)), 'The resources that exist in a new local cloud.'),
} as const;

export const identity = {
  member: need(text, 'The member that names it.'),
  prefix: may(text, 'The beginning of generated names.'),
  within: may(text, 'The member within whose value the name is unique.'),
} as const;

export const missing = {
  code: need(text, 'The error code.'),
  http: need(integer, 'The HTTP status.'),
} as const;

export const state = {
  becomes: may(text, 'The state it moves on to by itself.'),
  gone: may(yes, 'The resource no longer exists.'),
  external: may(yes, 'The service moves a resource to this state on its own, by time or billing.'),
  description: may(text, 'Its meaning.'),
} as const;

export const attribute = {
  value: may(any, 'A fixed value.'),
  copy: may(text, 'The value of another member.'),
  list: may(names, 'A list of inputs.'),
  now: may(word('utc-minute', 'utc-second', 'unix-ms'), 'The time of the call.'),
  generate: may(text, 'A new name with this beginning; each `#` in it becomes a running number instead.'),
  of: may(
    text,
    'Another resource: the first of its kind that belongs to this one, looked up on every read; `copy` takes a member of it.',
  ),
  all: may(text, 'Another resource: all of its kind that belong to this one.'),
  by: may(text, 'The member of the other resource that shows which belong to this one; its identity when absent.'),
  is: may(text, 'The member of this resource that agrees with it, where the name differs.'),
} as const;

const inputs = either(text, names, map(text));

export const effect = {
  creates: may(text, 'The state of a new resource.'),
  from: may(names, 'The states in which the operation is allowed.'),
  to: may(text, 'The state that follows.'),
  otherwise: may(text, 'The error code in any other state.'),
  sets: may(either(names, map(text)), 'The inputs that become members, or members with the inputs they come from.'),
  puts: may(map(node('attribute')), 'The members that get another value.'),
  adds: may(map(inputs), 'Lists that an input, or an object made of inputs, is added to.'),
  most: may(integer, 'The greatest length of such a list.'),
  full: may(text, 'The error code beyond that length.'),
  already: may(text, 'The error code when the list holds the input already.'),
  removes: may(map(inputs), 'Lists that an input, or the objects that agree with inputs, are removed from.'),
  least: may(integer, 'The smallest length of such a list.'),
  last: may(text, 'The error code below that length.'),
  lists: may(text, 'The path in the answer under which resources are listed.'),
  filters: may(map(text), 'Inputs, with the members that they select by.'),
  all: may(names, 'The values of filters that select everything.'),
  search: may(map(names), 'Inputs, with the members one of which must contain them.'),
  counts: may(map(map(scalar)), 'Members of the answer that count the resources with these values.'),
  reads: may(either(yes, text), 'The answer is the resource itself, or holds it at this path.'),
  deletes: may(yes, 'The resource is removed.'),
  each: may(text, 'The input that lists several resources.'),
  times: may(text, 'The input with the number of resources to make.'),
  by: may(text, 'The input that all affected resources share, where the operation names none of them.'),
  where: may(map(scalar), 'The members that affected resources must have, with their values.'),
  refuses: may(map(map(scalar)), 'Error codes, with the members and values that lead to them.'),
  agrees: may(map(text), 'Inputs that must equal the member of the same name, with the error codes otherwise.'),
  needs: may(map(node('need')), 'The states that another resource must be in.'),
  blockedBy: may(map(node('block')), 'Other resources that must not refer to this one.'),
  ignoresUnknown: may(yes, 'An unknown identity is passed over.'),
  also: may(list(node('effect'), 1), 'Further effects on resources of this kind, applied after the others.'),
  description: may(text, 'Anything else the operation does.'),
} as const;

export const needed = {
  from: need(names, 'The states in which the operation is allowed.'),
  otherwise: need(text, 'The error code in any other state.'),
} as const;

export const block = {
  by: need(either(text, names), 'The members that may refer to this resource.'),
  is: may(text, 'The member of this resource that they refer to, where that is not its identity.'),
  otherwise: need(text, 'The error code when one does.'),
} as const;

export const waiter = {
  poll: need(text, 'The operation that reads the state.'),
  until: need(names, 'The states to wait for; `gone` when the resource is no longer listed.'),
  fails: may(list(text), 'The states from which the wanted ones cannot be reached.'),
} as const;
