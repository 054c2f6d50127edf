import type { OperationReading, TypeReading } from '../../../generator/src/audit/reading.js';
import type { Operation, Value } from './product.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Line ranges as the specs write them: `1117-1185`, or several with commas. */
const parseRanges = (lines: string | number | undefined): Range[] =>
  String(lines ?? '')
    .split(',')
    .map((part) => part.trim().split('-').map(Number))
    .map(([from = 0, to = from]) => ({ from, to }));

const isIn = (lines: string | number | undefined, line: number): boolean =>
  parseRanges(lines).some(({ from, to }) => from <= line && line <= to);

/** A heading may be broken over two lines. */
const headingHeight = 2;

/** Returns what is wrong with the place that an operation names as its source. */
export function findMisplaced(reading: OperationReading, end: number, { name, docs, lines }: Operation): string[] {
  const [{ from, to } = { from: 0, to: 0 }] = parseRanges(lines);
  return [
    ...(from <= reading.line && reading.line - from <= headingHeight && to < end
      ? []
      : [`${name}: lines ${lines}, not ${reading.line}-${end - 1}`]),
    ...(docs.endsWith(reading.text) ? [] : [`${name}: '${docs}' does not end in '${reading.text}'`]),
  ];
}

export function findMisplacedType({ name, line, members }: TypeReading, { lines }: Value): string[] {
  return [line, ...members.map((member) => member.line)].every((one) => isIn(lines, one))
    ? []
    : [`${name}: lines ${lines}, not from ${line} on`];
}

const mentionsWord = (word: string, lines: string | number, text: readonly string[]): boolean =>
  parseRanges(lines).some(({ from, to }) => text.slice(from, to + 1).some((line) => line.includes(word)));

/** Finds members that claim lines of the document which do not name them. Those of other documents are not looked at. */
export function findMisplacedMembers(
  path: string,
  { properties = {}, items }: Value,
  text: readonly string[],
  source: string,
  outer = source,
): string[] {
  const members = Object.entries(properties).flatMap(([name, member]) => {
    const docs = member.docs ?? outer;
    const isRight = member.lines === undefined || mentionsWord(name, member.lines, text);
    return [
      ...(docs.split(' > ')[0] !== source || isRight ? [] : [`${path}.${name}: lines ${member.lines} do not name it`]),
      ...findMisplacedMembers(`${path}.${name}`, member, text, source, docs),
    ];
  });
  if (items === undefined) return members;
  return [...members, ...findMisplacedMembers(`${path}[]`, items, text, source, items.docs ?? outer)];
}
