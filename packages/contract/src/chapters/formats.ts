import type { OperationModel } from '@yunspec/model';
import { applyChanges } from '@yunspec/runtime/cases';
import { judge } from '../cases/judge.js';
import { formatMember, isRecord, type Path } from '../cases/paths.js';
import { showValue } from '../check/answer-shape.js';
import { type Check, Skip } from '../run/run.js';
import type { Answer } from '../wire/answer.js';
import type { Exchange } from '../wire/session.js';
import type { Element } from '../wire/xml.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';
import { poison, shieldOf } from './shield.js';

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

/** An input to compare. */
interface Compared {
  readonly name: string;
  readonly input: object;
}

/** Lists inputs to compare: valid ones, and one that is refused. */
async function listInputs(context: Context, operation: OperationModel): Promise<Compared[]> {
  const { world } = context;
  const { base, cases } = casesOf(context, operation);
  const { harmless } = await shieldOf(context, operation);
  const examples = operation.safe ? operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok])) : [];
  const prepared = [base, ...examples].map((example) => world.prepare(operation, {}, example).input);
  const valid = operation.safe ? prepared : [harmless].filter((input) => input !== undefined);
  const unique = [...new Map(valid.map((input) => [JSON.stringify(input), input])).values()];
  const invalid = cases
    .filter(({ side }) => side === 'outside')
    .map(({ id, changes }) => ({ id, input: poison(context, operation, applyChanges(prepared[0], changes) as object) }))
    .find(({ input }) => input !== undefined && judge(operation.input, input).length > 0);
  return [
    ...unique.map((input, i) => ({ name: `valid input ${i + 1}`, input })),
    ...(invalid?.input === undefined ? [] : [{ name: `refused input: ${invalid.id}`, input: invalid.input }]),
  ];
}

/** Sends the same requests for JSON and for XML, and compares the answers. */
export async function runFormats(context: Context): Promise<void> {
  const { run, concurrency } = context;
  // only the RPC protocol lets the caller choose
  const isRpc = run.session.main.speech === 'rpc';
  await forEachAtOnce(isRpc ? context.operations : [], concurrency, async (operation) => {
    for (const { name, input } of await listInputs(context, operation))
      await run.check('formats', operation, name, (check) => compareRequest(check, input));
  });
}
