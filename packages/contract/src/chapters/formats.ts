import type { OperationModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { formatMember, isRecord, type Path } from '../cases/paths.js';
import { applyChanges } from '../cases/repair.js';
import { showValue } from '../check/answer-shape.js';
import { type Check, Skip } from '../run/run.js';
import type { Answer } from '../wire/answer.js';
import type { Exchange } from '../wire/session.js';
import type { Element } from '../wire/xml.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';
import { findPoison } from './poison.js';

/** One way in which an answer in XML differs from the one in JSON. */
interface Deviation {
  readonly path: Path;
  readonly json: string;
  readonly xml: string;
}

/** Members that differ from request to request. */
const ownMembers = new Set(['RequestId', 'NextToken', 'HostId']);

const show = (element: Element | undefined): string => {
  if (element === undefined) return 'absent';
  return element.children.length > 0
    ? `elements ${element.children
        .slice(0, 4)
        .map(({ name }) => name)
        .join(', ')}`
    : showValue(element.text);
};

/** Compares a list with the elements that stand for it: repeated ones, or those in one element. */
function compareList(items: readonly unknown[], elements: readonly Element[], path: Path): Deviation[] {
  const [first] = elements;
  const isWrapped = elements.length === 1 && first !== undefined && !isItem(items[0], first);
  const found = isWrapped ? first.children : elements;
  const filled = found.filter(({ children, text }) => items.length > 0 || children.length > 0 || text.trim() !== '');
  if (filled.length !== items.length)
    return [{ path, json: `${items.length} items`, xml: `${filled.length} elements` }];
  return items.flatMap((item, i) => compareValue(item, filled[i], [...path, i]));
}

/** Returns whether an element stands for an item itself, rather than for a list around it. */
function isItem(item: unknown, { children, text }: Element): boolean {
  if (isRecord(item)) return children.some(({ name }) => Object.hasOwn(item, name));
  return item !== undefined && children.length === 0 && text.trim() !== '';
}

function compareMembers(value: Record<string, unknown>, element: Element, path: Path): Deviation[] {
  const names = Object.keys(value);
  const stranger = element.children.find(({ name }) => !names.includes(name) && !ownMembers.has(name));
  const inner = names
    .filter((name) => !ownMembers.has(name))
    .flatMap((name): Deviation[] => {
      const elements = element.children.filter((child) => child.name === name);
      const member = value[name];
      if (Array.isArray(member)) return compareList(member, elements, [...path, name]);
      if (elements.length > 1)
        return [{ path: [...path, name], json: 'one value', xml: `${elements.length} elements` }];
      return compareValue(member, elements[0], [...path, name]);
    });
  return [
    ...(stranger === undefined ? [] : [{ path: [...path, stranger.name], json: 'absent', xml: show(stranger) }]),
    ...inner,
  ];
}

/** Returns whether a value leaves no trace in XML. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(isEmpty));

function compareValue(value: unknown, element: Element | undefined, path: Path): Deviation[] {
  if (element === undefined) return isEmpty(value) ? [] : [{ path, json: showValue(value), xml: 'absent' }];
  if (Array.isArray(value)) return compareList(value, [element], path);
  if (isRecord(value)) return compareMembers(value, element, path);
  const text = value === null ? '' : String(value);
  const isSame = element.children.length === 0 && element.text === text;
  return isSame ? [] : [{ path, json: showValue(value), xml: show(element) }];
}

/** Compares two answers to the same request. */
export function compareFormats(json: unknown, xml: Element): Deviation[] {
  return isRecord(json) ? compareMembers(json, xml, []) : [];
}

function requireAnswer({ answer, unanswered }: Exchange): Answer {
  if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
  if (answer.kind === 'unreadable') throw new Skip(`unreadable: ${answer.reason}`);
  return answer;
}

/** Expects the same verdict in both formats. */
function compareVerdicts(check: Check, json: Answer, xml: Answer): void {
  const write = ({ kind, code, status }: Answer): string =>
    `${kind === 'success' ? 'a success' : code} (HTTP ${status})`;
  if (write(json) !== write(xml))
    check.differ({ code: 'verdict', expected: `in XML the same as in JSON: ${write(json)}`, seen: write(xml) });
  else if (json.kind === 'error' && json.message !== xml.message)
    check.differ({
      member: 'Message',
      code: 'value',
      expected: `the message of JSON, ${showValue(json.message)}`,
      seen: showValue(xml.message),
    });
}

/** The most differing members of one answer that are reported. */
const mostDeviations = 5;

async function compareRequest(check: Check, input: object): Promise<void> {
  const { operation } = check;
  const json = requireAnswer(await check.call(input, { format: 'JSON' }));
  const exchange = await check.call(input, { format: 'XML' });
  const xml = requireAnswer(exchange);
  compareVerdicts(check, json, xml);
  if (json.kind !== 'success' || xml.kind !== 'success' || xml.root === undefined) return;
  const name = `${operation.name}Response`;
  if (xml.root.name !== name)
    check.differ({ code: 'root', expected: `the root element ${name}`, seen: xml.root.name }, exchange);
  for (const { path, json: inJson, xml: inXml } of compareFormats(json.data, xml.root).slice(0, mostDeviations))
    check.differ(
      { member: formatMember(path), code: 'value', expected: `in XML the value of JSON, ${inJson}`, seen: inXml },
      exchange,
    );
}

/** Lists inputs to compare: valid ones, and one that is refused. */
function listInputs(context: Context, operation: OperationModel): { readonly name: string; readonly input: object }[] {
  const { world } = context;
  const { base, cases } = casesOf(context, operation);
  const examples = [base, ...operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]))];
  const prepared = examples.map((example) => world.prepare(operation, {}, example).input);
  const [first = {}] = prepared;
  const poison = operation.safe ? undefined : findPoison(context, operation, first);
  const refused = cases.find(({ side }) => side === 'outside');
  const invalid = refused === undefined ? undefined : (applyChanges(first, refused.changes) as object);
  const spoiled = poison === undefined ? undefined : poison.spoil(first);
  const refusedInput = operation.safe || invalid === undefined ? invalid : poison?.spoil(invalid);
  const isRefused = refusedInput !== undefined && judge(operation.input, refusedInput).length > 0;
  const spoiledOnly = spoiled === undefined ? [] : [spoiled];
  const valid = operation.safe ? prepared : spoiledOnly;
  const unique = [...new Map(valid.map((input) => [JSON.stringify(input), input])).values()];
  return [
    ...unique.map((input, i) => ({ name: `valid input ${i + 1}`, input })),
    ...(isRefused ? [{ name: `refused input: ${refused?.id}`, input: refusedInput }] : []),
  ];
}

/** Sends the same requests for JSON and for XML, and compares the answers. */
export async function runFormats(context: Context): Promise<void> {
  const { run, concurrency } = context;
  // only the RPC protocol lets the caller choose
  const isRpc = run.session.main.speech === 'rpc';
  const tasks = isRpc
    ? context.operations.flatMap((operation) => listInputs(context, operation).map((one) => ({ operation, ...one })))
    : [];
  await forEachAtOnce(tasks, concurrency, async ({ operation, name, input }) => {
    await run.check('formats', operation, name, (check) => compareRequest(check, input));
  });
}
