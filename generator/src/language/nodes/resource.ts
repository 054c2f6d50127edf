import type { Comparison } from '@yunspec/runtime/check';
import { any, either, integer, list, map, may, need, node, scalar, text, typed, word, yes } from '../kinds.js';
import { names, provenance } from './common.js';

export const resource = {
  resource: need(text, 'Its name.'),
  ...provenance,
  description: may(text, 'Its meaning.'),
  identity: need(node('identity'), 'Its identity.'),
  single: may(yes, 'There is exactly one, which every call may be about: the account.'),
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

const values = either(scalar, list(scalar, 1));

export const attribute = {
  value: may(any, 'A constant.'),
  copy: may(text, 'The value of another member.'),
  times: may(integer, 'Beside `copy`: the number that the value is multiplied by.'),
  list: may(names, 'A list of inputs; absent ones are left out.'),
  now: may(word('utc-minute', 'utc-second', 'unix-ms', 'unix-s'), 'The time of the call.'),
  after: may(text, 'Beside `now`: the time span that is added, such as `30d`.'),
  generate: may(
    text,
    'A generated name with this prefix. With `#` in it, each `#` becomes a running number: `198.18.#.#`.',
  ),
  of: may(
    text,
    'Another kind of resource: the first one that belongs to this resource. `copy` takes one member of it. In `attributes` it is looked up on every read.',
  ),
  all: may(text, 'Another kind of resource: a list of all that belong to this resource.'),
  count: may(text, 'Another kind of resource: the number of those that belong to this resource.'),
  none: may(yes, 'Beside `count`: whether there are none.'),
  by: may(
    text,
    'Beside `of`, `all` and `count`: the member of the other resource that is compared; its identity by default.',
  ),
  is: may(text, 'Beside `by`: the member of this resource that it must equal, where the name differs.'),
  choices: may(names, 'Beside `free`: the values it may have; `[b-z]` stands for each letter.'),
  free: may(
    text,
    'The first of `choices`, or of the addresses in the range that `of` and `copy` lead to, which no other resource of this kind has that has the same value of this member.',
  ),
  room: may(text, 'Beside `count`: the number of addresses in the range at this member, less those that count.'),
  when: may(map(values), 'Only if each of these members has one of its values.'),
  unless: may(map(values), 'Not if each of these members has one of its values.'),
  live: may(yes, 'The value is evaluated on every read.'),
  raises: may(yes, 'Only if the number that the member has is smaller.'),
  else: may(node('attribute'), 'The source of the value if no other keyword yields one.'),
} as const;

const inputs = either(text, names, map(text));

type Pair = readonly [string, string];

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
  with: may(
    map(node('attribute')),
    'Members that the objects in `adds` and `removes` have beside those from inputs, as in `attributes`.',
  ),
  removes: may(map(inputs), 'Lists, with the input that is removed from each; the forms are those of `adds`.'),
  least: may(integer, 'The smallest length of such a list after a removal.'),
  last: may(text, 'The error code below that length.'),
  lists: may(
    text,
    'The path in the answer that lists the resources which meet the criteria; with `each`, the resources it names.',
  ),
  page: may(node('page'), 'Only the first page is listed: no input asks for another.'),
  filters: may(map(text), 'Criteria: inputs, with the members that must equal them.'),
  all: may(names, 'Values of filters that select everything.'),
  search: may(map(names), 'Criteria: inputs, with the members of which one must contain the text of the input.'),
  selects: may(
    map(map(text)),
    'Lists in the answer, with criteria: inputs, with the members of the items that must equal them. For an absent input, the member of the resource with its name counts.',
  ),
  series: may(node('series'), 'A list in the answer with an item for each period of a range of time.'),
  counts: may(
    map(map(scalar)),
    'Members of the answer that count the resources which meet the criteria and have these values.',
  ),
  reads: may(either(yes, text), 'The answer is the resource itself (`true`), or has it at this path.'),
  deletes: may(yes, 'Removes the resource.'),
  renews: may(yes, 'The resource gets a new identity, and keeps all other members.'),
  each: may(text, 'The input that names several resources.'),
  times: may(text, 'The input with the number of resources to create.'),
  per: may(text, 'With `creates`: one for each resource of this kind that the call creates.'),
  numbers: may(
    map(text),
    'Members that end with a running number such as `001` if this input is true and the call creates several resources.',
  ),
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
  enforces: may(
    map(either(text, node('check'), list(node('check'), 2))),
    'The `server` rules of the operation that the local cloud enforces, by ID: the keyword of this effect that does it, or checks of its own.',
  ),
  elsewhere: may(
    map(text),
    'Inputs, with the error code for a resource of another region, where that is not the code for an unknown one.',
  ),
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
  where: may(map(values), 'Members with values: only resources that have them count.'),
  otherwise: need(text, 'The error code when one does.'),
} as const;

const pair = list(text, 2, 2);

/** A check of a `server` rule. Its references are texts that lead to values; docs/spec-language.md lists their forms. */
export const check = {
  given: may(names, 'The check applies only if one of these inputs is given.'),
  absent: may(names, 'The check applies only if none of these inputs is given.'),
  when: may(map(values), 'The check applies only if each of these references has one of its values.'),
  unless: may(map(values), 'The check does not apply if each of these references has one of its values.'),
  require: may(names, 'Inputs that must be given.'),
  has: may(map(values), 'References, with the values that they must have.'),
  lacks: may(map(values), 'References, with the values that none of them may have.'),
  same: may(
    typed<Pair>()(pair),
    'Two references whose values must be equal; a resource without the member has an empty one.',
  ),
  among: may(
    typed<Pair>()(pair),
    'Two references: the values of the first must be among those of the second, unless a resource has none.',
  ),
  differ: may(typed<Pair>()(pair), 'Two references that must have no value in common.'),
  compare: may(
    typed<readonly [string, Comparison, string]>()(list(text, 3, 3)),
    'Two references, and the comparison that must hold between their values.',
  ),
  matches: may(map(text), 'References, with the pattern that their values must match.'),
  within: may(typed<Pair>()(pair), 'Two references: the first address or range must lie within the second range.'),
  around: may(typed<Pair>()(pair), 'Two references: the first range must not contain the second one.'),
  fits: may(map(text), 'Inputs, with the references whose values the limits of the inputs must also allow.'),
  exists: may(
    map(text),
    'References, with the kind of resource that must exist under their values, unless they are empty.',
  ),
  time: may(map(node('window')), 'References to times, with the span around the present that they must lie in.'),
  span: may(node('span'), 'A range of time, of which a request may ask for so many periods.'),
  others: may(map(node('others')), 'Other kinds of resource that must not exist, or only in a certain number.'),
  token: may(yes, 'A repeated token must come with the same request.'),
  on: may(text, 'The input that the error is about, where several rows have the code.'),
  otherwise: may(text, 'The error code, where the rule has none.'),
  unplayable: may(text, 'The reason why the local cloud cannot enforce the rule; no other keyword then.'),
} as const;

export const window = {
  least: may(text, 'The earliest time: `30m` from now, or `-30d` ago.'),
  most: may(text, 'The latest time, in the same form.'),
} as const;

export const span = {
  from: need(text, 'The input with the begin.'),
  to: need(text, 'The input with the end.'),
  step: need(text, 'The input with the length of a period in seconds.'),
  most: need(integer, 'The greatest number of periods.'),
} as const;

export const others = {
  by: may(map(text), 'Members, with the references that they must equal: only such resources count.'),
  where: may(map(values), 'Members with values: only resources that have them count.'),
  overlaps: may(map(text), 'Members, with the references to ranges that they overlap with: only such resources count.'),
  within: may(map(text), 'Members, with the references to ranges that they lie within: only such resources count.'),
  most: may(
    either(integer, text),
    'The greatest number of them after the call, which adds what it creates, else one: a number or a reference. Without it, there must be none.',
  ),
} as const;

export const page = {
  most: need(integer, 'The greatest number of items.'),
  number: need(text, 'The member of the answer with the number of the page.'),
  size: need(text, 'The member of the answer with the size of a page.'),
  total: need(text, 'The member of the answer with the number of all items.'),
} as const;

export const series = {
  path: need(text, 'The path of the list.'),
  at: need(text, 'The member of an item with its time; numbers follow from that time and the resource.'),
  from: need(text, 'The input with the begin.'),
  to: need(text, 'The input with the end.'),
  step: need(text, 'The input with the length of a period in seconds.'),
  total: may(text, 'The member of the answer with the number of items.'),
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
