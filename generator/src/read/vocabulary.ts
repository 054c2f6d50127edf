/**
 * The words of the spec language: which keys each node may have and what they may hold. The reader enforces this table,
 * and `specs/spec.schema.json` is written from it, so editors and `yunspec check` never disagree.
 */

export type Kind =
  | { readonly is: 'text'; readonly pattern?: string; readonly like?: string }
  | { readonly is: 'integer' | 'number' | 'flag' | 'scalar' | 'any' | 'yes' }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: Kind; readonly min?: number; readonly max?: number }
  | { readonly is: 'map'; readonly of: Kind; readonly keys?: string }
  | { readonly is: 'node'; readonly node: NodeName }
  | { readonly is: 'either'; readonly of: readonly Kind[] };

export interface Keyword {
  readonly kind: Kind;
  readonly doc: string;
  readonly required?: true;
}

export type NodeName =
  | 'product'
  | 'protocols'
  | 'rpc'
  | 'http'
  | 'limits'
  | 'retry'
  | 'envelope'
  | 'sources'
  | 'source'
  | 'errors'
  | 'ledger'
  | 'entry'
  | 'claim'
  | 'operation'
  | 'address'
  | 'pagination'
  | 'idempotency'
  | 'input'
  | 'output'
  | 'shape'
  | 'value'
  | 'rule'
  | 'not'
  | 'error'
  | 'permission'
  | 'example'
  | 'resource'
  | 'identity'
  | 'missing'
  | 'state'
  | 'attribute'
  | 'effect'
  | 'need'
  | 'block'
  | 'waiter'
  | 'table';

const text: Kind = { is: 'text' };
const integer: Kind = { is: 'integer' };
const number: Kind = { is: 'number' };
const scalar: Kind = { is: 'scalar' };
const any: Kind = { is: 'any' };
const flag: Kind = { is: 'flag' };
const yes: Kind = { is: 'yes' };
const word = (...of: readonly string[]): Kind => ({ is: 'word', of });
const list = (of: Kind, min?: number, max?: number): Kind => ({
  is: 'list',
  of,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
const map = (of: Kind, keys?: string): Kind => ({ is: 'map', of, ...(keys === undefined ? {} : { keys }) });
const node = (name: NodeName): Kind => ({ is: 'node', node: name });
const either = (...of: readonly Kind[]): Kind => ({ is: 'either', of });
const like = (pattern: string, example: string): Kind => ({ is: 'text', pattern, like: example });

const need = (kind: Kind, doc: string): Keyword => ({ kind, doc, required: true });
const may = (kind: Kind, doc: string): Keyword => ({ kind, doc });

const stabilityWord = word('closed', 'volatile', 'open');
const names = list(text, 1);
const lines = either(like('^\\d+(-\\d+)?(, ?\\d+(-\\d+)?)*$', '706-938'), integer);
const docs = may(text, 'Where it stands: a key of sources.yaml, then the headings, with " > " between them.');
const where = { docs, lines: may(lines, 'Lines of the source document.') };

export const faultKinds = [
  'missing',
  'malformed',
  'unsupported',
  'range',
  'notFound',
  'exists',
  'mismatch',
  'state',
  'dependency',
  'quota',
  'denied',
  'locked',
  'balance',
  'throttled',
  'server',
  'other',
] as const;

export const ledgerKinds = [
  'contradiction',
  'scan-damage',
  'vendor-spelling',
  'type',
  'gap',
  'example',
  'naming',
] as const;

const valueWords = {
  type: may(word('string', 'integer', 'number', 'boolean', 'object', 'array', 'any'), 'What kind of value it is.'),
  shape: may(text, 'A file of shapes/, instead of a type.'),
  description: may(text, 'What it means, in a short sentence of our own.'),
  properties: may(map(node('value')), 'The members of an object.'),
  values: may(node('value'), 'What every key of a map holds, instead of properties.'),
  required: may(list(text), 'The members that must be there.'),
  rules: may(map(node('rule')), 'Rules between the members, by id.'),
  items: may(node('value'), 'What an array holds.'),
  enum: may(list(scalar, 1), 'The values it may take.'),
  const: may(scalar, 'The only value it may take.'),
  default: may(any, 'What the service takes when it is absent.'),
  minimum: may(number, 'The smallest number.'),
  maximum: may(number, 'The largest number.'),
  exclusiveMinimum: may(number, 'The number it must exceed.'),
  exclusiveMaximum: may(number, 'The number it must stay below.'),
  minLength: may(integer, 'The fewest characters (code points).'),
  maxLength: may(integer, 'The most characters (code points).'),
  pattern: may(text, 'A regular expression for the whole text.'),
  hint: may(text, 'What the pattern asks for, as the end of "must …".'),
  format: may(text, 'A named pattern.'),
  minItems: may(integer, 'The fewest items.'),
  maxItems: may(integer, 'The most items.'),
  uniqueItems: may(flag, 'Whether items must differ.'),
  text: may(list(text, 2, 2), 'The words that travel for true and false.'),
  wire: may(word('query', 'path', 'header', 'body', 'indexed', 'repeated', 'json-string', 'csv'), 'How it travels.'),
  name: may(text, 'Its name on the wire, where that differs.'),
  unit: may(text, 'The unit of a number.'),
  secret: may(yes, 'Never shown in a message, a log or an issue.'),
  stability: may(
    either(stabilityWord, map(stabilityWord)),
    'How firm its limits are: one word, or one for each keyword.',
  ),
  refers: may(text, 'The resource this is the identity of.'),
  deprecated: may(text, 'What to use instead.'),
  ...where,
};

/** Value words that a rule may set on a member. */
export const restrictionWords = [
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'hint',
  'minItems',
  'maxItems',
] as const;

const restriction = node('value');
const condition = either(scalar, list(scalar, 1), node('not'));
const protocol = {
  auth: need(
    list(word('access-key', 'bearer', 'token', 'huawei-ak-sk', 'in-request'), 1),
    'The credentials it can be signed with.',
  ),
};

export const nodes: Readonly<Record<NodeName, Readonly<Record<string, Keyword>>>> = {
  product: {
    product: need(like('^[a-z][a-z0-9-]*$', 'ecs'), 'The name of the folder and of the package.'),
    class: need(like('^[A-Z][A-Za-z0-9]*$', 'Ecs'), 'The stem of the client class.'),
    title: need(text, 'The product in the vendor’s words.'),
    vendor: need(text, 'Who runs it.'),
    version: need(text, 'The API version as it travels.'),
    description: need(text, 'What it is for, in a sentence of our own.'),
    protocols: need(node('protocols'), 'How operations travel; the first one the credentials fit is taken.'),
    endpoints: need(map(text), 'Addresses: `default`, and others by region or site.'),
    regions: may(list(text), 'The regions the document names.'),
    answer: may(map(node('value')), 'Members of every answer.'),
    showcase: may(text, 'The operation a newcomer is shown first.'),
    limits: may(node('limits'), 'What the service allows a client.'),
    retry: may(node('retry'), 'What the document advises about trying again.'),
    envelope: may(node('envelope'), 'Where the answer stands inside the body.'),
    ...where,
  },
  protocols: {
    rpc: may(node('rpc'), 'Action= and signed parameters.'),
    http: may(node('http'), 'Methods and paths.'),
  },
  rpc: { method: need(word('GET', 'POST'), 'The HTTP method.'), ...protocol },
  http: {
    path: may(text, 'Path of operations without their own; {operation} stands for the name.'),
    server: may(text, 'Where those go, where it is not the endpoint.'),
    ...protocol,
  },
  limits: { requestsPerSecond: may(number, 'Calls per second and account.') },
  retry: {
    base: may(integer, 'First pause, in milliseconds.'),
    most: may(integer, 'Retries at most.'),
    never: may(list(any), 'Codes or statuses that are never repeated.'),
  },
  envelope: {
    body: need(text, 'Path of the answer.'),
    headers: may(text, 'Path of the answer’s headers.'),
    status: may(text, 'Path of the answer’s status.'),
  },
  sources: { sources: need(map(node('source')), 'Documents by key.') },
  source: {
    title: need(text, 'What the document calls itself.'),
    file: may(text, 'Its file among the documents.'),
    url: may(text, 'Its address.'),
    language: may(text, 'Its language.'),
    published: may(any, 'When it was published.'),
    seen: may(any, 'When it was read.'),
    note: may(text, 'Anything a reader should know.'),
  },
  errors: {
    common: may(list(node('error')), 'Codes any operation may answer.'),
    server: may(list(node('error')), 'Codes for failures of the service.'),
    ...where,
  },
  ledger: { entries: need(list(node('entry')), 'One for each place.') },
  entry: {
    id: need(like('^[a-z0-9]+(-[a-z0-9]+)*$', 'ecs-disk-01'), 'Its id.'),
    kind: need(word(...ledgerKinds), 'What sort of oddity it is.'),
    subject: need(either(text, names), 'What it is about.'),
    claims: need(list(node('claim'), 1), 'What each place says.'),
    decision: need(text, 'What the spec says.'),
    reason: need(text, 'Why.'),
    status: may(word('decided', 'open', 'probed'), 'Whether it is settled.'),
  },
  claim: { lines: may(lines, 'Lines of the source.'), docs, says: need(text, 'What stands there, in short.') },
  operation: {
    operation: need(like('^[A-Z][A-Za-z0-9]*$', 'CreateDisk'), 'The documented name.'),
    docs: need(text, 'Where it stands.'),
    lines: may(lines, 'Lines of the source document.'),
    summary: need(text, 'What it does, in a sentence of our own.'),
    deprecated: may(text, 'What to use instead.'),
    idempotency: need(either(word('safe', 'none'), node('idempotency')), 'Whether it may be sent twice.'),
    http: may(node('address'), 'Method and path, for the http protocol.'),
    pagination: may(node('pagination'), 'How a list is turned over.'),
    input: need(node('input'), 'What is sent.'),
    output: need(node('output'), 'What comes back.'),
    errors: need(list(node('error')), 'The document’s error table.'),
    permissions: may(list(either(text, node('permission'))), 'The resources a caller must be granted.'),
    examples: need(list(node('example'), 1), 'Each one a test.'),
  },
  address: {
    method: need(word('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), 'The HTTP method.'),
    path: need(text, 'The path; {name} is a member with wire: path.'),
    server: may(text, 'The address, where it is not the product’s.'),
    status: may(integer, 'The status of success, where it is not 200.'),
  },
  pagination: {
    style: need(word('page', 'token'), 'Numbered pages, or a token.'),
    page: may(text, 'The member that counts pages.'),
    token: may(text, 'The member that takes the token.'),
    next: may(text, 'The answer’s member with the next token, where its name differs.'),
    size: may(text, 'The member with the size of a page.'),
    total: may(text, 'The answer’s member with the number of items.'),
    items: need(text, 'Where the answer lists the items.'),
  },
  idempotency: { token: need(text, 'The member that makes a repeat count once.') },
  input: {
    required: may(list(text), 'The members that must be there.'),
    properties: may(map(node('value')), 'The members.'),
    rules: may(map(node('rule')), 'Rules between them, by id.'),
  },
  output: {
    properties: may(map(node('value')), 'The members.'),
    required: may(list(text), 'The members that are always there.'),
    ...where,
  },
  shape: { ...valueWords, shape: need(text, 'Its name.') },
  value: valueWords,
  rule: {
    requireAny: may(list(text, 2), 'At least one must be there.'),
    requireOne: may(list(text, 2), 'Exactly one must be there.'),
    atMostOne: may(list(text, 2), 'No two together.'),
    allOrNone: may(list(text, 2), 'All of them or none.'),
    when: may(map(condition), 'The condition under which require, forbid and restrict apply.'),
    require: may(names, 'These must be there.'),
    forbid: may(names, 'These must not be there.'),
    restrict: may(map(restriction), 'What these must keep to.'),
    table: may(text, 'The member whose limits depend on others.'),
    by: may(names, 'The members they depend on.'),
    rows: may(list(list(any, 2), 1), 'One cell for each of `by`, then the limits.'),
    compare: may(list(text, 3, 3), 'Two members and what must hold between them.'),
    uniqueBy: may(text, 'The member in which items must differ.'),
    server: may(text, 'What only the server can know.'),
    error: may(text, 'The documented code.'),
    stability: may(stabilityWord, 'How firm it is.'),
    description: may(text, 'Why it is so.'),
    ...where,
  },
  not: { not: need(either(scalar, list(scalar, 1)), 'The values it must not be.') },
  error: {
    code: need(text, 'The code, to the letter.'),
    http: may(integer, 'The HTTP status.'),
    cause: need(text, 'What it means, in our words.'),
    on: may(either(text, names), 'The parameters it speaks about.'),
    kind: may(word(...faultKinds), 'What sort of fault it is.'),
    retry: may(word('backoff', 'throttle', 'skew'), 'Why trying again may help.'),
    remedy: may(text, 'What to do about it.'),
    ...where,
  },
  permission: {
    resource: need(text, 'The resource.'),
    when: may(text, 'The member that, when given, makes it necessary.'),
  },
  example: {
    ok: may(any, 'An input that passes.'),
    returns: may(any, 'The answer the document shows for it.'),
    fails: may(
      like('^[^#]*#[^#]+$', 'DataDisk.0.Size#minimum'),
      'The place and keyword or rule that refuses the input.',
    ),
    input: may(any, 'The input that is refused.'),
    title: may(text, 'What it shows.'),
    ...where,
  },
  resource: {
    resource: need(text, 'Its name.'),
    ...where,
    description: may(text, 'What it is.'),
    identity: need(node('identity'), 'What names it.'),
    missing: may(node('missing'), 'What is answered for one that does not exist.'),
    state: may(text, 'The member that holds the state.'),
    states: may(map(node('state')), 'Every state, the first one being where it starts unless said otherwise.'),
    attributes: may(map(node('attribute')), 'What a new one holds besides inputs of the same name.'),
    operations: may(map(node('effect')), 'What each operation needs and changes.'),
    waiters: may(map(node('waiter')), 'What can be waited for.'),
    seed: may(list(map(any)), 'What exists from the start in the local cloud.'),
  },
  identity: {
    member: need(text, 'The member that names it.'),
    prefix: may(text, 'How generated names begin.'),
    within: may(text, 'The member in whose value alone the name is unique.'),
  },
  missing: { code: need(text, 'The code.'), http: need(integer, 'The HTTP status.') },
  state: {
    becomes: may(text, 'The state it moves on to by itself.'),
    gone: may(yes, 'It no longer exists.'),
    external: may(yes, 'The service moves it here on its own, by time or billing.'),
    description: may(text, 'What it means.'),
  },
  attribute: {
    value: may(any, 'A fixed value.'),
    copy: may(text, 'The value of another member.'),
    list: may(names, 'A list of inputs.'),
    now: may(word('utc-minute', 'utc-second', 'unix-ms'), 'The time of the call.'),
    generate: may(text, 'A new name with this beginning; each # in it becomes a running number instead.'),
    of: may(
      text,
      'Another resource: the first of its kind that belongs to this one, looked up anew each time; `copy` takes one member of it.',
    ),
    all: may(text, 'Another resource: all of its kind that belong to this one.'),
    by: may(text, 'Its member that shows which belong to this one; its identity when unsaid.'),
    is: may(text, 'This one’s member that agrees with it, where the name differs.'),
  },
  effect: {
    creates: may(text, 'The state a new one is in.'),
    from: may(names, 'The states it is allowed in.'),
    to: may(text, 'The state it moves to.'),
    otherwise: may(text, 'The code answered in any other state.'),
    sets: may(either(names, map(text)), 'The inputs it takes over, or the members and the inputs they come from.'),
    puts: may(map(node('attribute')), 'The members it gives another value.'),
    adds: may(map(either(text, names, map(text))), 'Lists it adds an input to, or an object made of inputs.'),
    most: may(integer, 'How long such a list may get.'),
    full: may(text, 'The code answered beyond that.'),
    already: may(text, 'The code answered when it is in the list.'),
    removes: may(
      map(either(text, names, map(text))),
      'Lists it takes an input from, or the objects that agree with inputs.',
    ),
    least: may(integer, 'How short such a list may get.'),
    last: may(text, 'The code answered below that.'),
    lists: may(text, 'Where the answer lists them.'),
    filters: may(map(text), 'Inputs and the members they select by.'),
    all: may(names, 'Values of filters that select everything.'),
    search: may(map(names), 'Inputs, and the members one of which must hold them as a part.'),
    counts: may(map(map(scalar)), 'Members of the answer that count those with these values.'),
    reads: may(either(yes, text), 'The answer is the resource itself, or holds it here.'),
    deletes: may(yes, 'It removes the resource.'),
    each: may(text, 'The input that lists several of them.'),
    times: may(text, 'The input that says how many are made.'),
    by: may(text, 'The input that all of them share, where the operation does not name one.'),
    where: may(map(scalar), 'Only those with these values.'),
    refuses: may(map(map(scalar)), 'Codes answered where it has these values.'),
    agrees: may(
      map(text),
      'Inputs that must be what the member of the same name is, and the codes answered otherwise.',
    ),
    needs: may(map(node('need')), 'States another resource must be in.'),
    blockedBy: may(map(node('block')), 'Other resources that must not name this one.'),
    ignoresUnknown: may(yes, 'An unknown identity is passed over, not refused.'),
    also: may(list(node('effect'), 1), 'More that the operation does to resources of this kind, after the rest.'),
    description: may(text, 'Anything else it does.'),
  },
  need: {
    from: need(names, 'The states it is allowed in.'),
    otherwise: need(text, 'The code answered in any other state.'),
  },
  block: {
    by: need(either(text, names), 'The members that may name this one.'),
    is: may(text, 'What they name it by, where that is not its identity.'),
    otherwise: need(text, 'The code answered then.'),
  },
  waiter: {
    poll: need(text, 'The operation to look with.'),
    until: need(names, 'The states to wait for; `gone` when it is no longer listed.'),
    fails: may(list(text), 'The states from which there is no way there.'),
  },
  table: {
    table: need(text, 'Its name.'),
    docs: need(text, 'Where it stands.'),
    lines: may(lines, 'Lines of the source document.'),
    description: may(text, 'What it says.'),
    columns: need(names, 'The columns.'),
    rows: need(list(list(any)), 'The rows.'),
  },
};

export interface FileKind {
  readonly node: NodeName;
  /** Which files of a product's folder hold it, and what people call that place. */
  readonly place: RegExp;
  readonly home: string;
  /** One of these stands in every such file and tells what it is about. */
  readonly words: readonly string[];
}

/** Which node a file holds, by its place in a product's folder. */
export const fileNodes: readonly FileKind[] = [
  { node: 'product', place: /^product\.yaml$/, home: 'product.yaml', words: ['product'] },
  { node: 'sources', place: /^sources\.yaml$/, home: 'sources.yaml', words: ['sources'] },
  { node: 'errors', place: /^errors\.yaml$/, home: 'errors.yaml', words: ['common', 'server'] },
  { node: 'ledger', place: /^discrepancies\.yaml$/, home: 'discrepancies.yaml', words: ['entries'] },
  { node: 'operation', place: /^operations\/[^/]+\.yaml$/, home: 'operations/', words: ['operation'] },
  { node: 'shape', place: /^shapes\/[^/]+\.yaml$/, home: 'shapes/', words: ['shape'] },
  { node: 'resource', place: /^resources\/[^/]+\.yaml$/, home: 'resources/', words: ['resource'] },
  { node: 'table', place: /^tables\/[^/]+\.yaml$/, home: 'tables/', words: ['table'] },
];
