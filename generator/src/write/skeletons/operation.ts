import type { RawProduct } from '../../language/raw.js';
import { askFor } from './yaml.js';

/** Facts that an operation's name gives by its first word; the first row that fits counts. */
const verbs: readonly { readonly verb: RegExp; readonly method: string; readonly isSafe?: true }[] = [
  { verb: /^(Describe|List|Get|Query|Search|Show|Check|Count)(?![a-z])/, method: 'GET', isSafe: true },
  { verb: /^(Delete|Remove)(?![a-z])/, method: 'DELETE' },
  { verb: /^(Update|Modify|Set)(?![a-z])/, method: 'PUT' },
  { verb: /^/, method: 'POST' },
];

/** The part of a product that decides how its operations are addressed. */
type Protocols = RawProduct['protocols'];

const tasks = {
  docs: 'the headings above it in the document, with " > " between them',
  summary: 'its purpose, in a sentence of your own',
  idempotency: '`none`, or `{ token: … }` with the parameter that makes repeated requests count once',
  path: 'its path, with the members of the path in braces',
  pagination: '`{ style: page, page: PageNumber, items: … }`; if its answer has no pages, remove this line',
  required: 'the parameters that must be given, as `[A, B]`',
  properties: 'its parameters, indented, as `Name: { type: string, maxLength: 64, description: … }`; or `{}`',
  output: 'the members of its answer, indented, as `Name: { type: string, description: … }`; or `{}`',
  errors: 'its error table, indented, as `- { code: …, http: 400, on: Name, kind: missing, cause: … }`; or `[]`',
  examples: 'indented `- ok: { … }` with an input that passes, and `- fails: Name#maxLength` with its `input`',
};

/** Renders how the operation is addressed: not at all where the product says it for all operations. */
function renderAddress(method: string, protocols: Protocols | undefined): string {
  if (protocols === undefined) {
    const task = `\`{ method: ${method}, path: /… }\`; if the product has no methods and paths, remove this line`;
    return `http: ${askFor(task)}\n`;
  }
  const { rpc, http } = protocols;
  if (rpc !== undefined || http === undefined || http.path !== undefined) return '';
  return `http: { method: ${method}, path: ${askFor(tasks.path, '/')} }\n`;
}

/** The facts of the product that a skeleton needs. */
export interface Surroundings {
  /** A key of sources.yaml. */
  readonly source: string;
  /** Undefined while nobody has written them. */
  readonly protocols: Protocols | undefined;
}

/** Renders the file of a new operation. */
export function renderOperationSkeleton(name: string, { source, protocols }: Surroundings): string {
  const { method, isSafe } = verbs.find(({ verb }) => verb.test(name)) ?? { method: 'POST' };
  const pagination = isSafe ? `pagination: ${askFor(tasks.pagination)}\n` : '';
  return `\
# yaml-language-server: $schema=../../spec.schema.json
operation: ${name}
docs: ${askFor(tasks.docs, `${source} > `)}
summary: ${askFor(tasks.summary)}
idempotency: ${isSafe ? 'safe' : askFor(tasks.idempotency)}
${renderAddress(method, protocols)}${pagination}input:
  required: ${askFor(tasks.required)}
  properties: ${askFor(tasks.properties)}
output:
  properties: ${askFor(tasks.output)}
errors: ${askFor(tasks.errors)}
examples: ${askFor(tasks.examples)}
`;
}
