import { any, either, integer, list, map, may, need, node, scalar, text, word, yes } from '../kinds.js';
import { names, provenance } from './common.js';

export const resource = {
  resource: need(text, 'Its name.'),
  ...provenance,
  description: may(text, 'Its meaning.'),
  identity: need(node('identity'), 'Its identity.'),
  missing: may(
    node('missing'),
    'The error for a resource that does not exist, where the operation documents no code of its own.',
  ),
  state: may(text, 'The member that holds the state. Without it, the states are only known to the spec.'),
  states: may(map(node('state')), 'Every state; a new resource is in the first one unless an effect says otherwise.'),
  attributes: may(map(node('attribute')), 'The members of a new resource that has no input of the same name.'),
  operations: may(map(node('effect')), 'The requirements and the effects of each operation.'),
  waiters: may(map(node('waiter')), 'The waiters.'),
  seed: may(list(map(any)), 'The resources that exist in a new local cloud.'),
} as const;

export const identity = {
  member: need(text, 'The member that identifies it.'),
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
  value: may(any, 'A constant.'),
  copy: may(text, 'The value of another member.'),
  list: may(names, 'A list of inputs; absent ones are left out.'),
  now: may(word('utc-minute', 'utc-second', 'unix-ms'), 'The time of the call.'),
  generate: may(
    text,
    'A generated name with this prefix. With `#` in it, each `#` becomes a running number: `198.18.#.#`.',
  ),
  of: may(
    text,
    'Another kind of resource: the first one that belongs to this resource. `copy` takes one member of it. In `attributes` it is looked up on every read.',
  ),
  all: may(text, 'Another kind of resource: a list of all that belong to this resource.'),
  by: may(text, 'Beside `of` and `all`: the member of the other resource that is compared; its identity by default.'),
  is: may(text, 'Beside `by`: the member of this resource that it must equal, where the name differs.'),
} as const;

const inputs = either(text, names, map(text));

export const effect = {
  creates: may(
    text,
    'Creates a resource in this state, from all inputs, or from those in `sets`. With `each`, one for each item of that input; with `times`, as many as that input says.',
  ),
  from: may(names, 'The states in which the operation is allowed.'),
  to: may(text, 'The state that the resource moves to.'),
  otherwise: may(text, 'The error code in any other state.'),
  sets: may(
    either(names, map(text)),
    'The inputs that become members: `[Description]`, or `{ Size: NewSize }` where the names differ.',
  ),
  puts: may(map(node('attribute')), 'The members that get a new value, as in `attributes`.'),
  adds: may(
    map(inputs),
    'Lists, with the input that is added to each. `[A, B]` and `{ Member: Input }` add an object made of several inputs.',
  ),
  most: may(integer, 'The greatest length of such a list after an addition.'),
  full: may(text, 'The error code beyond that length.'),
  already: may(text, 'The error code if the list already contains the input.'),
  removes: may(map(inputs), 'Lists, with the input that is removed from each; the forms are those of `adds`.'),
  least: may(integer, 'The smallest length of such a list after a removal.'),
  last: may(text, 'The error code below that length.'),
  lists: may(
    text,
    'The path in the answer that lists the resources which meet the criteria; with `each`, the resources it names.',
  ),
  filters: may(map(text), 'Criteria: inputs, with the members that must equal them.'),
  all: may(names, 'Values of filters that select everything.'),
  search: may(map(names), 'Criteria: inputs, with the members of which one must contain the text of the input.'),
  counts: may(
    map(map(scalar)),
    'Members of the answer that count the resources which meet the criteria and have these values.',
  ),
  reads: may(either(yes, text), 'The answer is the resource itself (`true`), or has it at this path.'),
  deletes: may(yes, 'Removes the resource.'),
  each: may(text, 'The input that names several resources.'),
  times: may(text, 'The input with the number of resources to create.'),
  by: may(text, 'The input whose value all affected resources share, where the operation names none of them.'),
  where: may(map(scalar), 'Members with values: only resources that have them are affected.'),
  refuses: may(
    map(map(scalar)),
    'Error codes, each with the members and values of the resources that are refused with it.',
  ),
  agrees: may(
    map(text),
    'Inputs that must equal the member of the same name, each with the error code for any other value.',
  ),
  needs: may(
    map(node('need')),
    'Other kinds of resource, with the states they must be in: the resource that the call names, else the one this resource belongs to.',
  ),
  blockedBy: may(map(node('block')), 'Other kinds of resource that must not refer to this resource.'),
  ignoresUnknown: may(yes, 'An identity that no resource has is ignored.'),
  also: may(list(node('effect'), 1), 'Further effects on resources of this kind, applied afterwards.'),
  description: may(text, 'Other effects, in words.'),
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
  with: may(
    map(scalar),
    'Inputs of that operation, given unless the caller gives others: for a list that shows only some states by default.',
  ),
  until: need(names, 'The states to wait for; `gone` when the resource is no longer listed.'),
  fails: may(list(text), 'The states from which the wanted ones cannot be reached.'),
} as const;
