import type { FaultKind } from '@yunspec/runtime/check';
import type { OperationModel, RawError } from '../model.js';
import { camel } from '../names.js';
import type { ProductFacts } from '../operation-view.js';
import { findValidInput } from '../samples.js';
import { literal } from './literal.js';
import { listServerRules } from './rule-facts.js';
import { asCode, joinWords } from './wording.js';

/** The order of errors: first what a caller can mend in the input. */
const kinds: readonly FaultKind[] = [
  'missing',
  'malformed',
  'unsupported',
  'range',
  'mismatch',
  'exists',
  'notFound',
  'state',
  'dependency',
  'locked',
  'quota',
  'balance',
  'denied',
  'throttled',
  'server',
  'dryRun',
  'other',
];

function describeRepeat({ safe, token }: OperationModel): string {
  if (safe) return 'A read: repeated after any failure that may pass.';
  if (token === undefined) return 'Not repeated when it may have had its effect.';
  return `Repeated safely: ${asCode(token)} is filled in and kept.`;
}

function describeInput({ input: { properties = {}, required = [] } }: OperationModel): string[] {
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const parts = [
    ...(required.length === 0 ? [] : [`requires ${joinWords(required.map(asCode))}`]),
    ...(optional.length === 0 ? [] : [`takes ${joinWords(optional.map(asCode))}`]),
  ];
  return parts.length === 0 ? [] : ['', `Input: ${parts.join('; ')}.`];
}

function describeServerRules({ input }: OperationModel): string[] {
  const rules = listServerRules(input);
  return rules.length === 0 ? [] : ['', 'The service checks that:', ...rules.map((rule) => `- ${rule}`)];
}

/** Returns where something is documented: the title of the document, as a link where the document has an address. */
export function describeSource({ sources }: ProductFacts, docs: string): string {
  const [key = '', ...sections] = docs.split(' > ');
  const { title = key, url } = sources[key] ?? {};
  const place = sections.length === 0 ? '' : `, ${sections.join(' > ')}`;
  return url === undefined ? `Source: ${title}${place}` : `@see [${title}](${url})${place}`;
}

/** Returns whether newer documents no longer list a code. */
const isWithdrawn = (rows: readonly RawError[]): boolean => rows.every(({ withdrawn }) => withdrawn);

function describeCode(code: string, rows: readonly RawError[]): string {
  const statuses = [...new Set(rows.flatMap(({ http }) => http ?? []))];
  const causes = [...new Set(rows.map(({ cause }) => cause))];
  const end = isWithdrawn(rows) ? ' No longer documented.' : '';
  return `- ${asCode(code)}${statuses.length === 0 ? '' : ` (${statuses.join(', ')})`}: ${causes.join(' ')}${end}`;
}

/** The most codes that a docstring lists. Nobody reads two hundred in an editor's hover. */
const mostCodes = 12;

function describeRest(count: number, className: string): string[] {
  if (count <= 0) return [];
  return [`- and ${count} more: \`explain${className}Error\` returns the causes of any error.`];
}

/** Lists each code once with all its causes, withdrawn ones last. In a tag of its own, the list comes last in an editor's hover. */
function describeErrors({ className }: ProductFacts, { errors }: OperationModel): string[] {
  const byCode = new Map<string, RawError[]>();
  for (const row of errors) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
  const rank = ([, rows]: [string, RawError[]]): number =>
    kinds.indexOf((rows.find(({ kind }) => kind !== undefined)?.kind ?? 'other') as FaultKind);
  const sorted = [...byCode].sort((a, b) => Number(isWithdrawn(a[1])) - Number(isWithdrawn(b[1])) || rank(a) - rank(b));
  return sorted.length === 0
    ? []
    : [
        '',
        '@throws `ServiceError` with a documented code:',
        ...sorted.slice(0, mostCodes).map(([code, rows]) => describeCode(code, rows)),
        ...describeRest(sorted.length - mostCodes, className),
      ];
}

/** Returns the call of an example: `await ecs.createDisk({ … });`. */
type Call = (input: string) => string;

function describeExample(operation: OperationModel, call: Call): string[] {
  const input = findValidInput(operation);
  if (input === undefined) return [];
  return ['', '@example', call(Object.keys(input).length === 0 ? '' : literal(input, '', call('').length))];
}

/**
 * Returns an operation's docstring in the order of an editor's hover: what it does, how it may be repeated, what it
 * takes, what the service checks, an example, then the errors.
 */
function describeOperation(facts: ProductFacts, operation: OperationModel, call: Call): string[] {
  const { summary, docs, deprecated } = operation;
  return [
    summary,
    '',
    describeRepeat(operation),
    ...describeInput(operation),
    ...describeServerRules(operation),
    '',
    describeSource(facts, docs),
    ...(deprecated === undefined ? [] : ['', `@deprecated ${deprecated}`]),
    ...describeExample(operation, call),
    ...describeErrors(facts, operation),
  ];
}

/** Returns the docstring of an operation's method. */
export const describeMethod = (facts: ProductFacts, operation: OperationModel): string[] =>
  describeOperation(facts, operation, (input) => `await ${camel(facts.className)}.${camel(operation.name)}(${input});`);

/** Returns the docstring of an operation's function. */
export const describeFunction = (facts: ProductFacts, operation: OperationModel): string[] =>
  describeOperation(facts, operation, (input) => {
    const args = [camel(facts.className), input].filter((text) => text !== '');
    return `await ${camel(operation.name)}(${args.join(', ')});`;
  });
