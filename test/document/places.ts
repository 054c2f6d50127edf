import type { DataType, Section } from './ecs-reference.js';
import type { Operation, Value } from './product.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Line ranges as the specs write them: `1117-1185`, or several with commas. */
const rangesOf = (lines: string | number | undefined): Range[] =>
  String(lines ?? '')
    .split(',')
    .map((part) => part.trim().split('-').map(Number))
    .map(([from = 0, to = from]) => ({ from, to }));

const isIn = (lines: string | number | undefined, line: number): boolean =>
  rangesOf(lines).some(({ from, to }) => from <= line && line <= to);

/** A heading may be broken over two lines. */
const headingHeight = 2;

/** What is wrong with the place an operation says it comes from. */
export function misplaced(section: Section, { name, docs, lines }: Operation): string[] {
  const [{ from, to } = { from: 0, to: 0 }] = rangesOf(lines);
  return [
    ...(from <= section.line && section.line - from <= headingHeight && to < section.end
      ? []
      : [`${name}: lines ${lines}, not ${section.line}-${section.end - 1}`]),
    ...(docs.endsWith(section.heading) ? [] : [`${name}: '${docs}' does not end in '${section.heading}'`]),
  ];
}

export function misplacedType({ name, line, members }: DataType, { lines }: Value): string[] {
  return [line, ...members.map((member) => member.line)].every((one) => isIn(lines, one))
    ? []
    : [`${name}: lines ${lines}, not from ${line} on`];
}

const speaksOf = (word: string, lines: string | number, text: readonly string[]): boolean =>
  rangesOf(lines).some(({ from, to }) => text.slice(from, to + 1).some((line) => line.includes(word)));

/** Finds members that claim lines of the document which do not name them. */
export function misplacedMembers(path: string, { properties = {}, items }: Value, text: readonly string[]): string[] {
  const members = Object.entries(properties).flatMap(([name, member]) => [
    ...(member.lines === undefined || speaksOf(name, member.lines, text)
      ? []
      : [`${path}.${name}: lines ${member.lines} do not name it`]),
    ...misplacedMembers(`${path}.${name}`, member, text),
  ]);
  return [...members, ...(items === undefined ? [] : misplacedMembers(`${path}[]`, items, text))];
}
